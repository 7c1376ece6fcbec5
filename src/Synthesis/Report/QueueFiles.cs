using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Synthesis.Review;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>Writes what to ask next as CSV that <c>import</c> reads once it is filled in, and as JSON.</summary>
public static class QueueFiles
{
    /// <summary>A line a cell, in order: the columns of decisions, empty but for strategy and code, then what is suggested and why it is asked.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="stream">The file.</param>
    /// <param name="prefill">The answer that a language model fills in for a cell, with its name; the coder stays empty, so that nothing holds until a person signs. Null fills in nothing.</param>
    public static void WriteCsv(IEnumerable<(SuggestedCell Cell, string Why)> cells, Stream stream, Func<SuggestedCell, MachineAnswer?>? prefill = null)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "strategy", "code", "coder", "round", "status", "values", "quote", "note", "suggested", "score", "suggested values", "suggested quote", "page", "why");
        foreach (var (cell, why) in cells)
        {
            var (s, best) = (cell.Suggestion, cell.Suggestion.Evidence.Count > 0 ? cell.Suggestion.Evidence[0] : null);
            var filled = prefill?.Invoke(cell);
            var quote = filled?.Suggestion.Evidence is [var first, ..] ? first.Quote : "";
            CoverageCsv.Record(csv, cell.Strategy, s.Code, "", "", filled is null ? "" : Name(filled.Suggestion.Status), string.Join('|', filled?.Suggestion.Values ?? []), quote, filled is null ? "" : $"filled in by {filled.Coder}", Name(s.Status), s.Score?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
                string.Join('|', s.Values), best?.Quote ?? "", best?.Page?.ToString(CultureInfo.InvariantCulture) ?? "", why);
        }
    }

    /// <summary>The queue and the estimate as one JSON document; unknown is null.</summary>
    public static void WriteJson(OpenCells cells, UnfoundEstimate? estimate, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteNumber("settled", cells.Settled);
        json.WriteStartArray("open");
        foreach (var open in cells.Open)
        {
            json.WriteStartObject();
            json.WriteString("strategy", open.Cell.Strategy);
            json.WriteString("code", open.Cell.Suggestion.Code);
            json.WriteString("suggested", Name(open.Cell.Suggestion.Status));
            if (open.Cell.Suggestion.Score is { } score)
            {
                json.WriteNumber("score", score);
            }
            else
            {
                json.WriteNull("score");
            }

            json.WriteBoolean("disputed", open.Disputed);
            json.WriteBoolean("contradicted", open.Contradicted);
            json.WriteStartArray("models");
            foreach (var model in open.Models)
            {
                json.WriteStartObject();
                json.WriteString("coder", model.Coder);
                json.WriteString("status", Name(model.Suggestion.Status));
                json.WriteBoolean("mayPrefill", model.MayPrefill);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("gain", open.Gain);
            json.WriteString("why", open.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("unfound");
        if (estimate is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStartObject();
            json.WriteNumber("cells", estimate.Cells);
            json.WriteNumber("read", estimate.Read);
            json.WriteNumber("found", estimate.Found);
            json.WriteNumber("known", estimate.Known);
            json.WriteNumber("likely", Math.Round(estimate.Likely, 4));
            json.WriteNumber("least", estimate.Least);
            json.WriteNumber("most", estimate.Most);
            json.WriteNumber("recall", Math.Round(estimate.Recall, 4));
            json.WriteNumber("recallLeast", Math.Round(estimate.RecallLeast, 4));
            json.WriteNumber("target", estimate.Target);
            json.WriteNumber("confidence", estimate.Confidence);
            json.WriteNumber("needed", estimate.Needed);
            json.WriteBoolean("enough", estimate.Enough);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Name(Answer answer) => answer.ToString().ToLowerInvariant();
}
