using System.Globalization;
using CsvHelper;
using Synthesis.Review.Model;

namespace Synthesis.Report;

/// <summary>Writes what is known of language models that code as CSV.</summary>
public static class ModelCsv
{
    /// <summary>A line a model and code: where it may fill in a sheet.</summary>
    public static void WriteThresholds(IEnumerable<Prefill> prefills, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "coder", "code", "may", "from share of repeats", "right", "of", "right at least");
        foreach (var p in prefills)
        {
            CoverageCsv.Record(csv, p.Coder, p.Code, p.From is null ? "suggest" : "pre-fill", p.From?.ToString("0.##", CultureInfo.InvariantCulture) ?? "", Whole(p.Right), Whole(p.Among), p.Least.ToString("0.000", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A line a record of what was sent: two for each run, one made before anything was sent.</summary>
    public static void WriteSendings(IEnumerable<(string At, Sending Sending)> sendings, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "at", "endpoint", "model", "parameters", "served", "requests sent", "answers", "still open", "tokens sent", "tokens received", "cost", "texts");
        foreach (var (at, s) in sendings)
        {
            CoverageCsv.Record(csv, at, s.Endpoint, s.Model, s.Parameters, string.Join('|', s.Served), Whole(s.Sent), Whole(s.Answered), Whole(s.Left),
                s.TokensIn.ToString(CultureInfo.InvariantCulture), s.TokensOut.ToString(CultureInfo.InvariantCulture), s.Cost.ToString("0.######", CultureInfo.InvariantCulture), string.Join('|', s.Texts));
        }
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
