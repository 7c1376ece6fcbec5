using CsvHelper;
using Synthesis.Codebooks;
using Synthesis.Review;

namespace Synthesis.Report;

/// <summary>Writes who codes what: a list for whoever leads the review, and for each coder a sheet to fill in.</summary>
public static class AssignmentCsv
{
    /// <summary>Every strategy with its stratum and coders. Not for coders: it says what is double-coded and by whom.</summary>
    public static void WriteAll(IReadOnlyList<Assigned> assigned, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "strategy", "stratum", "double", "coders");
        foreach (var a in assigned)
        {
            CoverageCsv.Record(csv, a.Strategy, a.Stratum, a.Coders.Count > 1 ? "yes" : "no", string.Join('|', a.Coders));
        }
    }

    /// <summary>One coder's list: a line for each strategy and code, with the columns that 'synthesis import' reads; it tells nothing of other coders.</summary>
    public static void WriteSheet(IReadOnlyList<Assigned> assigned, string coder, string round, Codebook codebook, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "strategy", "code", "coder", "round", "status", "values", "quote", "note");
        foreach (var a in assigned.Where(a => a.Coders.Contains(coder)))
        {
            foreach (var code in codebook.Codes)
            {
                CoverageCsv.Record(csv, a.Strategy, code.Id, coder, round, "", "", "", "");
            }
        }
    }
}
