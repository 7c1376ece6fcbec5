using System.Text.Json;
using Synthesis.Extract;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes the coverage table with the quotes behind each number as one JSON document.</summary>
public static class CoverageJson
{
    /// <summary>Writes a run's table, its sources and their fates.</summary>
    public static void Write(RunResult run, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        var table = run.Table;
        json.WriteStartObject();
        json.WriteString("title", table.Title);
        json.WriteString("codebook", table.Codebook);
        json.WriteString("codebookSha256", run.CodebookHash);
        json.WriteString("asAt", JsonLines.Day(run.AsAt));
        json.WriteString("basis", CoverageCsv.Name(table.Basis));
        json.WriteNumber("strategies", table.Strategies);
        JsonLines.Write(json, "engines", run.Engines);
        json.WriteString("coder", run.Coder);
        WriteSections(json, table);
        json.WriteStartArray("further");
        foreach (var further in run.Further)
        {
            json.WriteStartObject();
            json.WriteString("title", further.Title);
            json.WriteString("codebook", further.Codebook);
            json.WriteString("basis", CoverageCsv.Name(further.Basis));
            json.WriteNumber("strategies", further.Strategies);
            WriteSections(json, further);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in run.Publications)
        {
            Write(json, source);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSections(Utf8JsonWriter json, CoverageTable table)
    {
        json.WriteStartArray("sections");
        foreach (var section in table.Sections)
        {
            json.WriteStartObject();
            json.WriteString("title", section.Title);
            json.WriteStartArray("rows");
            foreach (var row in section.Rows)
            {
                Write(json, row);
                json.Flush();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CoverageRow row)
    {
        json.WriteStartObject();
        json.WriteString("code", row.Code);
        json.WriteString("title", row.Title);
        json.WriteStartArray("shares");
        foreach (var share in row.Shares)
        {
            json.WriteStartObject();
            JsonLines.Write(json, share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("unclear", row.Unclear.Count);
        json.WriteNumber("unanswered", row.Unanswered.Count);
        json.WriteStartArray("values");
        foreach (var value in row.Values)
        {
            json.WriteStartObject();
            json.WriteString("value", value.Id);
            json.WriteString("title", value.Title);
            JsonLines.Write(json, value.Share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "strategies", row.Strategies);
        json.WriteEndObject();
    }

    /// <summary>Strategies with their quotes.</summary>
    internal static void Write(Utf8JsonWriter json, string name, IReadOnlyList<CountedStrategy> strategies)
    {
        json.WriteStartArray(name);
        foreach (var strategy in strategies)
        {
            json.WriteStartObject();
            json.WriteString("strategy", strategy.Strategy);
            json.WriteString("title", strategy.Title);
            JsonLines.Write(json, "authorities", strategy.Authorities);
            JsonLines.Write(json, "values", strategy.Values);
            json.WriteStartArray("evidence");
            foreach (var evidence in strategy.Evidence)
            {
                json.WriteStartObject();
                json.WriteString("quote", evidence.Quote);
                json.WriteString("path", evidence.Path);
                JsonLines.WriteNumber(json, "page", evidence.Page);
                json.WriteNumber("start", evidence.Start);
                json.WriteNumber("end", evidence.End);
                json.WriteString("rule", evidence.Rule);
                json.WriteNumber("score", Math.Round(evidence.Score, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<Document> documents)
    {
        json.WriteStartArray(name);
        foreach (var document in documents)
        {
            json.WriteStartObject();
            json.WriteString("path", document.Path);
            json.WriteString("sha256", document.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ScreenedPublication source)
    {
        json.WriteStartObject();
        json.WriteString("name", source.Publication.Name);
        json.WriteString("title", source.Screening.Title);
        json.WriteString("kind", source.Screening.Kind);
        JsonLines.Write(json, "authorities", source.AuthorityNames);
        json.WriteString("start", JsonLines.Day(source.Screening.Period.Start));
        json.WriteString("end", JsonLines.Day(source.Screening.Period.End));
        json.WriteString("status", JsonLines.Name(source.Screening.Status));
        json.WriteBoolean("included", source.Fate.Included);
        json.WriteString("fate", source.Fate.Code);
        json.WriteString("reason", source.Fate.Reason);
        json.WriteString("decidedBy", source.Fate.By);
        json.WriteString("screeningFound", source.Fate.Instead?.Reason);
        Write(json, "pages", source.Publication.Pages);
        Write(json, "folded", source.Publication.Folded);
        JsonLines.Write(json, source.Issues);
        json.WriteEndObject();
    }
}
