using System.Globalization;
using CsvHelper;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes coverage tables as CSV, one line a count, and its quotes, one line a quote. UTF-8, LF, spreadsheet formulas in text made harmless.</summary>
public static class CoverageCsv
{
    /// <summary>How every table is written.</summary>
    internal static readonly CsvWriterOptions Options = new() { NewLine = "\n", Injection = CsvInjection.Escape };

    /// <summary>The counts.</summary>
    public static void WriteCounts(IReadOnlyList<CoverageTable> tables, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        Record(csv, "section", "code", "value", "title", "count", "of", "against", "percent", "unclear", "basis", "codebook");
        foreach (var (table, section) in tables.SelectMany(t => t.Sections.Select(s => (t, s))))
        {
            foreach (var row in section.Rows)
            {
                foreach (var share in row.Shares)
                {
                    Record(csv, section.Title, row.Code, "", row.Title, Number(share.Count), Number(share.Of), share.Against, Number(share.Percent), Number(row.Unclear.Count), Name(table.Basis), table.Codebook);
                }

                foreach (var value in row.Values)
                {
                    Record(csv, section.Title, row.Code, value.Id, value.Title, Number(value.Share.Count), Number(value.Share.Of), value.Share.Against, Number(value.Share.Percent), "", Name(table.Basis), table.Codebook);
                }
            }
        }
    }

    /// <summary>The quotes behind the counts.</summary>
    public static void WriteQuotes(IReadOnlyList<CoverageTable> tables, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        Record(csv, "code", "strategy", "authorities", "values", "quote", "path", "page", "start", "end", "rule", "score");
        foreach (var row in tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows))
        {
            foreach (var strategy in row.Strategies)
            {
                foreach (var e in strategy.Evidence)
                {
                    Record(csv, row.Code, strategy.Strategy, string.Join('|', strategy.Authorities), string.Join('|', strategy.Values), e.Quote, e.Path,
                        Number(e.Page), Number(e.Start), Number(e.End), e.Rule, e.Score.ToString("0.####", CultureInfo.InvariantCulture));
                }
            }
        }
    }

    /// <summary>The basis in the words of a table.</summary>
    internal static string Name(Basis basis) => basis.ToString().ToLowerInvariant();

    internal static string Number(int? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal static void Record(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }
}
