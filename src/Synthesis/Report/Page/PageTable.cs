using System.Globalization;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Page;

/// <summary>Writes a table as HTML: rows under a heading are a group, and every number carries the value that it is sorted by.</summary>
internal sealed class PageTable(TablePart table, TextWriter page)
{
    /// <summary>The table, in a region that scrolls by itself where it is wide.</summary>
    internal void Write()
    {
        var marks = table.Columns.Any(c => c.Holds == Holds.Mark);
        page.Write($"<section class=\"scroll\" aria-labelledby=\"{table.Id}-caption\" tabindex=\"0\">\n<table id=\"{table.Id}\"{(marks ? " class=\"matrix\"" : "")}>\n");
        page.Write($"<caption id=\"{table.Id}-caption\"><strong>{table.Name}.</strong> {Text(table.Caption)}</caption>\n<thead>\n<tr>");
        foreach (var column in table.Columns)
        {
            page.Write($"<th scope=\"col\"{(column.Holds == Holds.Text ? "" : column.Holds == Holds.Mark ? " class=\"m\"" : " class=\"n\"")}{(column.Chooses ? " data-choose" : "")}>{(column.Holds == Holds.Mark ? $"<span>{Text(column.Title)}</span>" : Text(column.Title))}</th>");
        }

        page.Write("</tr>\n</thead>\n");
        var open = false;
        foreach (var row in table.Rows)
        {
            if (row.IsHeading || !open)
            {
                page.Write(open ? "</tbody>\n<tbody>\n" : "<tbody>\n");
                open = true;
            }

            Write(row);
        }

        page.Write(open ? "</tbody>\n</table>\n</section>\n" : "</table>\n</section>\n");
    }

    private void Write(Row row)
    {
        if (row.IsHeading)
        {
            page.Write($"<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"{Html.Number(table.Columns.Count)}\">{Inner(row.Cells[0])}</th></tr>\n");
            return;
        }

        page.Write($"<tr{(row.Anchor is null ? "" : $" id=\"{row.Anchor}\"")}{(row.Level == 0 ? "" : $" class=\"part-{Html.Number(Math.Min(row.Level, 4))}\"")}>");
        for (var i = 0; i < row.Cells.Count; i++)
        {
            page.Write(i == 0 && row.Cells[0] is not TextCell { Text.Length: 0 } ? $"<th scope=\"row\">{Inner(row.Cells[i])}</th>" : Cell(row.Cells[i]));
        }

        page.Write("</tr>\n");
    }

    private static string Cell(Cell cell) => cell switch
    {
        TextCell { Text.Length: 0 } => "<td></td>",
        TextCell => $"<td>{Inner(cell)}</td>",
        MarkCell mark => $"<td class=\"m on-{Palette.Name(mark.Shade)}\" data-v=\"{Text(mark.Text)}\">{Inner(cell)}</td>",
        _ => $"<td class=\"n\" data-v=\"{Value(cell)}\">{Inner(cell)}</td>",
    };

    private static string Inner(Cell cell) => cell switch
    {
        TextCell { Opens: null, Address: { } address } text when Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => $"<a href=\"{Text(uri.AbsoluteUri)}\" rel=\"noreferrer\">{Text(text.Text)}</a>",
        TextCell text => Linked(cell, Text(text.Text)),
        CountCell count => Linked(cell, Html.Number(count.Count)),
        ShareCell share => $"{Linked(cell, Html.Number(share.Share.Count))} <span class=\"of\">of {Html.Number(share.Share.Of)} ({Html.Percent(share.Share)})</span>",
        MarkCell mark => Linked(cell, $"<span aria-hidden=\"true\">{Text(mark.Letter)}</span><span class=\"unseen\">{Text(mark.Text)}</span>"),
        _ => Linked(cell, Text(CellText.Of(cell))),
    };

    private static string Linked(Cell cell, string inner) => cell.Opens is { } opens ? $"<a href=\"#{PageOpenings.Anchor(opens)}\">{inner}</a>" : inner;

    private static string Value(Cell cell) => cell switch
    {
        CountCell count => Html.Number(count.Count),
        ShareCell share => (share.Share.Of == 0 ? -1 : (double)share.Share.Count / share.Share.Of).ToString("0.######", CultureInfo.InvariantCulture),
        IntervalCell interval => (interval.Estimate ?? interval.Low).ToString("0.######", CultureInfo.InvariantCulture),
        NumberCell number => number.Value.ToString("0.######", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Text(string text) => ReportPage.Text(text);
}
