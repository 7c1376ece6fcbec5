using CsvHelper;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes tables of counts as CSV, one line a count, and what they are made of, one line a name. UTF-8, LF, spreadsheet formulas in text made harmless.</summary>
public static class CountCsv
{
    /// <summary>The counts.</summary>
    public static void WriteCounts(IReadOnlyList<CountTable> tables, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "table", "section", "code", "title", "level", "count", "of", "against", "percent", "as_at", "basis");
        foreach (var (table, section, row) in Rows(tables))
        {
            CoverageCsv.Record(csv, table.Id, section.Title, row.Code, row.Title, CoverageCsv.Number(row.Level), CoverageCsv.Number(row.Count), CoverageCsv.Number(row.Share?.Of),
                row.Share?.Against ?? "", CoverageCsv.Number(row.Share?.Percent), JsonLines.Day(table.AsAt) ?? "", CoverageCsv.Name(table.Basis));
        }
    }

    /// <summary>The names behind the counts; <c>counted</c> is no for those that only the denominator holds.</summary>
    public static void WriteNames(IReadOnlyList<CountTable> tables, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "table", "code", "counted", "key", "name", "detail");
        foreach (var (table, _, row) in Rows(tables))
        {
            foreach (var (name, counted) in row.Names.Select(n => (n, "yes")).Concat(row.Others.Select(n => (n, "no"))))
            {
                CoverageCsv.Record(csv, table.Id, row.Code, counted, name.Key, name.Name, name.Detail);
            }
        }
    }

    private static IEnumerable<(CountTable Table, CountSection Section, CountRow Row)> Rows(IReadOnlyList<CountTable> tables) =>
        from table in tables from section in table.Sections from row in section.Rows select (table, section, row);
}
