using CsvHelper;
using Synthesis.Review;

namespace Synthesis.Report;

/// <summary>Writes conflicting decisions side by side, one line a conflict.</summary>
public static class ConflictCsv
{
    /// <summary>What stands in the review, then what the file says.</summary>
    public static void Write(IReadOnlyList<Conflict> conflicts, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "strategy", "code", "coder", "round", "status", "values", "quote", "note", "file", "file_status", "file_values", "file_quote", "file_note");
        foreach (var (here, there, from) in conflicts)
        {
            CoverageCsv.Record(csv, [here.Strategy, here.Code, here.Coder, here.Round, .. Answer(here), from, .. Answer(there)]);
        }
    }

    private static string[] Answer(Decision d) => [d.Status.ToString().ToLowerInvariant(), string.Join('|', d.Values), d.Evidence?.Quote ?? "", d.Note ?? ""];
}
