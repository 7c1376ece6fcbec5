using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>Writes a table of the report as a Word table, whose head is repeated on each page and whose rows stay whole.</summary>
internal sealed class WordTable(WordText text, Func<Openings, string?> place)
{
    /// <summary>The table.</summary>
    /// <param name="table">What it shows.</param>
    /// <param name="width">The width of the text, in twentieths of a point.</param>
    internal void Write(TablePart table, int width)
    {
        var widths = Widths(table, width);
        text.Start("tbl");
        text.Start("tblPr");
        text.Value("tblStyle", "ReportTable");
        text.Start("tblW");
        text.Attribute("w", N(widths.Sum()));
        text.Attribute("type", "dxa");
        text.End();
        text.Value("tblLayout", "fixed", "type");
        text.Start("tblLook");
        text.Attribute("val", "0020");
        text.Attribute("firstRow", "1");
        text.Attribute("lastRow", "0");
        text.Attribute("firstColumn", "0");
        text.Attribute("lastColumn", "0");
        text.Attribute("noHBand", "1");
        text.Attribute("noVBand", "1");
        text.End();
        text.Value("tblCaption", Legible.Of($"{table.Name}. {table.Caption}"));
        text.End();
        text.Start("tblGrid");
        foreach (var w in widths)
        {
            text.Value("gridCol", N(w), "w");
        }

        text.End();
        Row(true, () =>
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var column = table.Columns[i];
                Cell(widths[i], 1, null, column.Holds is Holds.Text ? "TableHead" : "TableHeadNumber", () => text.Run(column.Title));
            }
        });
        foreach (var row in table.Rows)
        {
            if (row.IsHeading)
            {
                Row(false, () => Cell(widths.Sum(), table.Columns.Count, "F3F6F8", "TableHead", () => text.Run(CellText.Of(row.Cells[0]))));
            }
            else
            {
                Row(false, () =>
                {
                    for (var i = 0; i < row.Cells.Count; i++)
                    {
                        var cell = row.Cells[i];
                        Cell(widths[i], 1, null, i == 0 && row.Level > 0 ? $"TablePart{N(Math.Min(row.Level, 3))}" : cell is TextCell ? "TableText" : "TableNumber", () => Content(cell));
                    }
                });
            }
        }

        text.End();
    }

    private void Content(Cell cell)
    {
        if (cell is ShareCell share)
        {
            Linked(cell, Html.Number(share.Share.Count));
            text.Run($" of {Html.Number(share.Share.Of)} ({Html.Percent(share.Share)})", "Soft");
        }
        else
        {
            Linked(cell, cell is MarkCell mark ? mark.Letter : CellText.Of(cell));
        }
    }

    private void Linked(Cell cell, string words)
    {
        if (cell.Opens is { } opens && place(opens) is { } bookmark)
        {
            text.Link(bookmark, () => text.Run(words, "Hyperlink"));
        }
        else
        {
            text.Run(words);
        }
    }

    private void Row(bool head, Action cells)
    {
        text.Start("tr");
        text.Start("trPr");
        text.Start("cantSplit");
        text.End();
        if (head)
        {
            text.Start("tblHeader");
            text.End();
        }

        text.End();
        cells();
        text.End();
    }

    private void Cell(int width, int span, string? fill, string style, Action content)
    {
        text.Start("tc");
        text.Start("tcPr");
        text.Start("tcW");
        text.Attribute("w", N(width));
        text.Attribute("type", "dxa");
        text.End();
        if (span > 1)
        {
            text.Value("gridSpan", N(span));
        }

        if (fill is not null)
        {
            text.Start("shd");
            text.Attribute("val", "clear");
            text.Attribute("color", "auto");
            text.Attribute("fill", fill);
            text.End();
        }

        text.End();
        text.Paragraph(style, content);
        text.End();
    }

    /// <summary>Numbers take what they need; words share the rest by how much they say.</summary>
    private static IReadOnlyList<int> Widths(TablePart table, int width)
    {
        int Longest(int column) => table.Rows.Where(r => !r.IsHeading).Select(r => CellText.Of(r.Cells[column]).Length).DefaultIfEmpty(0).Max();
        var needed = table.Columns.Select((c, i) => c.Holds switch
        {
            Holds.Text => 0,
            Holds.Mark => 300,
            _ => Math.Clamp(Math.Max(Longest(i) * 96, c.Title.Split(' ', '-').Max(w => w.Length) * 106) + 170, 700, 2500),
        }).ToList();
        var says = table.Columns.Select((c, i) => c.Holds != Holds.Text ? 0 : Math.Sqrt(Math.Clamp(Math.Max(Longest(i), c.Title.Length), 6, 400))).ToList();
        var rest = Math.Max(table.Columns.Count * 200, width - needed.Sum());
        var total = says.Sum();
        return [.. table.Columns.Select((c, i) => c.Holds == Holds.Text ? (int)(rest * says[i] / total) : needed[i])];
    }

    private static string N(int n) => n.ToString(CultureInfo.InvariantCulture);
}
