using System.Globalization;
using CsvHelper;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Open;

/// <summary>Writes the tables of a report as CSV, and what their numbers open onto. UTF-8, LF, spreadsheet formulas in text made harmless.</summary>
public static class ReportCsv
{
    /// <summary>One table: its rows with their keys, the heading that they stand under and their level; a share and an interval take three columns.</summary>
    public static void Write(TablePart table, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, [.. ((string[])["key", "under", "level"]).Concat(table.Columns.SelectMany(Names))]);
        var under = "";
        foreach (var row in table.Rows)
        {
            if (row.IsHeading)
            {
                under = CellText.Of(row.Cells[0]);
            }
            else
            {
                CoverageCsv.Record(csv, [.. ((string[])[row.Key, under, Html.Number(row.Level)]).Concat(table.Columns.Zip(row.Cells).SelectMany(c => Fields(c.First, c.Second)))]);
            }
        }
    }

    /// <summary>What every number opens onto, a row a quote, or a thing without one; quotes stand where their thing is first met.</summary>
    public static void WriteOpened(ReviewReport report, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, "opens", "counted", "key", "name", "detail", "strategy", "quote", "document", "page", "start", "end", "by", "values", "link");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var openings in report.Opened)
        {
            foreach (var (thing, counted) in openings.Things.Select(t => (t, "yes")).Concat(openings.Others.Select(t => (t, "no"))))
            {
                string[] first = [openings.Id, counted, thing.Key, thing.Name, thing.Detail, thing.Strategy ?? ""];
                if (!written.Add(thing.Key) || thing.Quotes.Count == 0)
                {
                    CoverageCsv.Record(csv, [.. first, "", "", "", "", "", "", "", ""]);
                    continue;
                }

                foreach (var q in thing.Quotes)
                {
                    CoverageCsv.Record(csv, [.. first, q.Text, q.Document, CoverageCsv.Number(q.Page), Html.Number(q.Start), Html.Number(q.End), q.By, string.Join('|', q.Values), q.Link ?? ""]);
                }
            }
        }
    }

    private static IReadOnlyList<string> Names(Column column) => column.Holds switch
    {
        Holds.Share => [column.Key, column.Key + "_of", column.Key + "_percent"],
        Holds.Interval => [column.Key, column.Key + "_from", column.Key + "_to"],
        _ => [column.Key],
    };

    private static IReadOnlyList<string> Fields(Column column, Cell cell)
    {
        IReadOnlyList<string> fields = cell switch
        {
            ShareCell share => [Html.Number(share.Share.Count), Html.Number(share.Share.Of), CoverageCsv.Number(share.Share.Percent)],
            IntervalCell interval => [Number(interval.Estimate), Number(interval.Low), Number(interval.High)],
            NumberCell number => [Number(number.Value)],
            _ => [CellText.Of(cell)],
        };
        return [.. fields, .. Enumerable.Repeat("", Math.Max(0, Names(column).Count - fields.Count))];
    }

    private static string Number(double? value) => value is not { } known ? "" : Math.Round((decimal)known, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
}
