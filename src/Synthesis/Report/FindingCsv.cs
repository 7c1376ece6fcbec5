using System.Globalization;
using CsvHelper;
using Synthesis.Gather;
using Synthesis.Gather.Find;

namespace Synthesis.Report;

/// <summary>Writes what gathering found, and what became of it since, as CSV.</summary>
public static class FindingCsv
{
    /// <summary>A line for each publication found, and one for each authority without any.</summary>
    public static void WriteFindings(IReadOnlyList<Finding> findings, Population population, Stream stream)
    {
        var names = population.Authorities.ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "authority", "name", "outcome", "reason", "standing", "title", "start", "end", "of", "address", "pages", "also", "found_by", "mailbox", "questions", "requests", "after");
        foreach (var finding in findings)
        {
            string[] own = [finding.Authority, names.GetValueOrDefault(finding.Authority, finding.Authority), Name(finding.Outcome), finding.Reason];
            string[] end = [finding.Mailboxes.Count > 0 ? finding.Mailboxes[0].Address : "", Number(finding.Asks), Number(finding.Requests), Number(finding.After)];
            foreach (var found in finding.Publications)
            {
                CoverageCsv.Record(csv, [.. own, Name(found.Standing), found.Title, Day(found.Start), Day(found.End), string.Join('|', found.Authorities), found.Pages[0].AbsoluteUri, Number(found.Pages.Count),
                    string.Join('|', found.Also.Select(a => a.AbsoluteUri)), string.Join("; ", found.Way.Select(s => s.How)), .. end]);
            }

            if (finding.Publications.Count == 0)
            {
                CoverageCsv.Record(csv, [.. own, "", "", "", "", "", "", "", "", "", .. end]);
            }
        }
    }

    /// <summary>A line for each publication: what became of it since the gathering before.</summary>
    public static void WriteChanges(IReadOnlyList<FoundChange> changes, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "authority", "change", "title", "address", "before", "difference");
        foreach (var change in changes)
        {
            CoverageCsv.Record(csv, change.Authority, change.What, change.Title, change.Address.AbsoluteUri, change.From?.AbsoluteUri ?? "", change.Difference);
        }
    }

    /// <summary>An outcome in a word or two.</summary>
    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.InDate => "in date", Outcome.Ended => "out of date", Outcome.NoSite => "no site", _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Name(Standing standing) => standing switch { Standing.InDate => "in date", Standing.Ended => "out of date", _ => standing.ToString().ToLowerInvariant() };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
