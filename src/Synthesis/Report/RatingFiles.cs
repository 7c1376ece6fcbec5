using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Synthesis.Rate;

namespace Synthesis.Report;

/// <summary>Writes the table of ratings as CSV, one line a rating, and as JSON with what each suggestion rests on.</summary>
public static class RatingFiles
{
    /// <summary>The suggestions and people's ratings; <c>by</c> is empty for a suggestion.</summary>
    public static void WriteCsv(RatingTable table, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "criterion", "title", "rating", "basis", "by", "round", "at", "stands", "elaboration", "for", "against", "strategies");
        foreach (var row in table.Rows)
        {
            var (speakFor, against, all) = (CoverageCsv.Number(row.Suggestion.For.Share.Count), CoverageCsv.Number(row.Suggestion.Against.Share.Count), CoverageCsv.Number(row.Suggestion.Strategies));
            CoverageCsv.Record(csv, row.Criterion.Id, row.Criterion.Title, row.Suggestion.Rating, "suggestion", "", "", "", "", row.Suggestion.Why, speakFor, against, all);
            foreach (var person in row.People)
            {
                CoverageCsv.Record(csv, row.Criterion.Id, row.Criterion.Title, person.Rating, "decision", person.Coder, person.Round, At(person), row.Standing.Contains(person) ? "yes" : "no", person.Elaboration, speakFor, against, all);
            }
        }
    }

    /// <summary>A file for a person to fill in: a line for each criterion, with the columns that ratings are read from.</summary>
    public static void WriteTemplate(RatingTable table, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "criterion", "rating", "coder", "elaboration", "at", "round");
        foreach (var row in table.Rows)
        {
            CoverageCsv.Record(csv, row.Criterion.Id, "", "", "", "", "");
        }
    }

    /// <summary>The same as one JSON document, with every indicator and the strategies and quotes that carry it.</summary>
    public static void WriteJson(RatingTable table, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteString("title", table.Title);
        json.WriteString("source", table.Source);
        JsonLines.Write(json, "scale", [.. table.Scale.Order.Select(s => s.Id)]);
        json.WriteString("outsideScale", table.Scale.NoEvidence.Id);
        json.WriteStartArray("criteria");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("criterion", row.Criterion.Id);
            json.WriteString("title", row.Criterion.Title);
            json.WriteStartObject("suggestion");
            json.WriteString("rating", row.Suggestion.Rating);
            JsonLines.Write(json, "possible", row.Suggestion.Possible);
            json.WriteNumber("strategies", row.Suggestion.Strategies);
            json.WriteString("why", row.Suggestion.Why);
            Write(json, "for", row.Suggestion.For);
            Write(json, "against", row.Suggestion.Against);
            json.WriteEndObject();
            json.WriteStartArray("people");
            foreach (var person in row.People)
            {
                json.WriteStartObject();
                json.WriteString("rating", person.Rating);
                json.WriteString("coder", person.Coder);
                json.WriteString("round", person.Round);
                json.WriteString("at", At(person));
                json.WriteBoolean("stands", row.Standing.Contains(person));
                json.WriteString("elaboration", person.Elaboration);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, RatingSide side)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", side.Share.Count);
        json.WriteStartArray("indicators");
        foreach (var evidence in side.Indicators)
        {
            json.WriteStartObject();
            json.WriteString("codebook", evidence.Indicator.Codebook);
            json.WriteString("code", evidence.Indicator.Code);
            json.WriteString("value", evidence.Indicator.Value);
            JsonLines.WriteNumber(json, "count", evidence.Share?.Count);
            CoverageJson.Write(json, "strategies", evidence.Strategies);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string At(PersonRating person) => person.When.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
