using CsvHelper;
using Synthesis.Review;

namespace Synthesis.Report;

/// <summary>Writes decisions as CSV, one line a decision, oldest first.</summary>
public static class DecisionCsv
{
    /// <summary>Writes the columns that <see cref="DecisionFile"/> reads.</summary>
    public static void Write(IReadOnlyList<Decision> decisions, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        Record(csv, "strategy", "code", "coder", "round", "status", "values", "quote", "note");
        foreach (var d in decisions)
        {
            Record(csv, d.Strategy, d.Code, d.Coder, d.Round, d.Status.ToString().ToLowerInvariant(), string.Join('|', d.Values), d.Evidence?.Quote ?? "", d.Note ?? "");
        }
    }

    private static void Record(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }
}
