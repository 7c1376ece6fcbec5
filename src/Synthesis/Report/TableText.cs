using System.Globalization;
using System.Text;
using Synthesis.Report.Parts;

namespace Synthesis.Report;

/// <summary>A report's tables as lines of text, for a terminal.</summary>
public static class TableText
{
    private const int Widest = 60;

    /// <summary>The tables of those ids, in the report's order; all that go on paper where none is named.</summary>
    public static string Of(ReviewReport report, params IReadOnlyList<string> ids)
    {
        var text = new StringBuilder();
        foreach (var table in report.Tables.Where(t => ids.Count == 0 ? !t.OffPaper : ids.Contains(t.Id)))
        {
            var rows = table.Rows.Select(r => r.Cells.Select((c, i) => i == 0 ? new string(' ', 2 * r.Level) + Cut(Of(c)) : Cut(Of(c))).ToList()).Prepend([.. table.Columns.Select(c => Cut(c.Title))]).ToList();
            var widths = Enumerable.Range(0, table.Columns.Count).Select(i => rows.Max(r => i < r.Count ? r[i].Length : 0)).ToList();
            text.Append(CultureInfo.InvariantCulture, $"\n{table.Name}. {table.Caption}\n");
            foreach (var row in rows)
            {
                text.AppendLine(string.Join("  ", row.Select((c, i) => table.Columns[i].Holds == Holds.Text || i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i]))).TrimEnd());
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Cut(string text) => text.Length <= Widest ? text : text[..(Widest - 1)] + "…";

    private static string Of(Cell cell) => cell switch
    {
        TextCell text => text.Text,
        CountCell count => Html.Number(count.Count),
        ShareCell share => share.Share.Of == 0 ? Html.Number(share.Share.Count) : $"{share.Share.Count} of {share.Share.Of} ({Html.Percent(share.Share)})",
        IntervalCell interval => Decimal(interval.Estimate, interval.Decimals) + $" [{Decimal(interval.Low, interval.Decimals)}, {Decimal(interval.High, interval.Decimals)}]{interval.Unit}",
        NumberCell number => Decimal(number.Value, number.Decimals) + number.Unit,
        MarkCell mark => mark.Letter,
        _ => "",
    };

    private static string Decimal(double? value, int decimals) => value?.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) ?? "";
}
