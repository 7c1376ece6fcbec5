using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Synthesis.Extract;

/// <summary>Reads the cells of a table, and tells tables that hold figures or words from tables that only lay a page out.</summary>
internal static class HtmlTable
{
    private const int LongCell = 500, MostSpan = 100;

    /// <summary>Whether a table is read as rows. One that lays a page out is not: its cells are read as the page.</summary>
    internal static bool IsRead(IHtmlTableElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none" || table.QuerySelector("form") is not null)
        {
            return false;
        }

        var rows = table.Rows;
        if (rows.Length < 2 && rows.All(r => r.Cells.Length < 2))
        {
            return false;
        }

        return table.Caption is not null || table.Head is not null || rows.Any(r => r.Cells.Any(c => c.LocalName == "th"))
            || !rows.SelectMany(r => r.Cells).Any(IsPartOfPage);
    }

    /// <summary>Whether a cell holds so much, so built, that its table must be a page's layout.</summary>
    private static bool IsPartOfPage(IElement cell) =>
        cell.QuerySelector("h1, h2, h3, h4, p + p, ul ul, table") is not null && PageWeights.Letters(cell.TextContent) > LongCell;

    /// <summary>
    /// A table's cells, places under a span filled with empty cells. A table inside a cell is part of the cell's text, so that each row reads whole, and is added to <paramref name="inner"/>.
    /// </summary>
    internal static List<IReadOnlyList<string>> Rows(IHtmlTableElement table, IReadOnlySet<IElement> leftOut, int mostCells, List<IHtmlTableElement> inner)
    {
        var rows = new List<IReadOnlyList<string>>();
        var held = new Dictionary<int, int>();
        var count = 0;
        foreach (var row in table.Rows.Where(r => !leftOut.Contains(r)))
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells.Where(c => !leftOut.Contains(c)))
            {
                SkipHeld(cells, held);
                var (wide, high) = (Math.Clamp(cell.ColumnSpan, 1, MostSpan), Math.Clamp(cell.RowSpan, 1, 1000));
                for (var i = 0; i < wide; i++)
                {
                    if (high > 1)
                    {
                        held[cells.Count] = high - 1;
                    }

                    cells.Add(i == 0 ? CellText(cell, leftOut, inner) : "");
                }
            }

            SkipHeld(cells, held);
            count += cells.Count;
            if (count > mostCells)
            {
                break;
            }

            rows.Add(cells);
        }

        return rows;
    }

    private static void SkipHeld(List<string> cells, Dictionary<int, int> held)
    {
        while (held.TryGetValue(cells.Count, out var rows) && rows > 0)
        {
            held[cells.Count] = rows - 1;
            cells.Add("");
        }
    }

    /// <summary>A cell's text, with a space where its own blocks, line breaks and marks of notes part words and numbers.</summary>
    private static string CellText(IElement cell, IReadOnlySet<IElement> leftOut, List<IHtmlTableElement> inner)
    {
        var text = new StringBuilder();
        void Gather(INode node, bool within)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText t)
                {
                    text.Append(t.Data);
                }
                else if (child is IElement e && !leftOut.Contains(e))
                {
                    if (child is IHtmlTableElement table && !within && IsRead(table))
                    {
                        inner.Add(table);
                    }

                    // The number of a note would else be digits more of the number that it stands at.
                    var isMark = e.LocalName == "sup" && text.Length > 0 && char.IsAsciiDigit(text[^1]) && e.TextContent.TrimStart().FirstOrDefault() is var mark && char.IsAsciiDigit(mark);
                    var apart = isMark || HtmlBlocks.IsBlock(e) || e.LocalName == "br" ? " " : "";
                    text.Append(apart);
                    Gather(e, within || e.LocalName == "table");
                    text.Append(apart);
                }
            }
        }

        Gather(cell, within: false);
        return CleanText.Line(text.ToString());
    }
}
