using System.Globalization;
using System.Text;
using Synthesis.Extract;

namespace Synthesis.Tests.Support;

/// <summary>A <see cref="Pdf"/> in the making: page by page, text with its baseline at places, rows of cells, and rules.</summary>
internal sealed class PdfDraft
{
    private readonly List<StringBuilder> pages = [];
    private readonly List<(string Title, int Page)> outline = [];

    internal PdfDraft Page()
    {
        pages.Add(new StringBuilder());
        return this;
    }

    /// <summary>Sets text with its baseline at a place; <paramref name="spacing"/> is added after each character.</summary>
    internal PdfDraft Text(double x, double y, string text, double size = 10, bool bold = false, double spacing = 0)
    {
        var safe = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        pages[^1].Append(CultureInfo.InvariantCulture, $"BT /{(bold ? "F2" : "F1")} {size} Tf {spacing} Tc {x} {Pdf.Height - y} Td ({safe}) Tj ET\n");
        return this;
    }

    /// <summary>Adds operators as they stand.</summary>
    internal PdfDraft Raw(string operators)
    {
        pages[^1].Append(operators);
        return this;
    }

    /// <summary>Sets one line a text, a line's height apart.</summary>
    internal PdfDraft Lines(double x, double y, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            Text(x, y + (12 * i), lines[i]);
        }

        return this;
    }

    /// <summary>Sets rows of cells at the columns' places.</summary>
    internal PdfDraft Rows(double[] xs, double y, double step, params string[][] rows)
    {
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c].Length > 0)
                {
                    Text(xs[c], y + (step * r), rows[r][c]);
                }
            }
        }

        return this;
    }

    /// <summary>Draws a straight line.</summary>
    internal PdfDraft Rule(double x0, double y0, double x1, double y1)
    {
        pages[^1].Append(CultureInfo.InvariantCulture, $"0.5 w {x0} {Pdf.Height - y0} m {x1} {Pdf.Height - y1} l S\n");
        return this;
    }

    /// <summary>Draws every line of a grid.</summary>
    internal PdfDraft Grid(double[] xs, double[] ys)
    {
        foreach (var x in xs)
        {
            Rule(x, ys[0], x, ys[^1]);
        }

        foreach (var y in ys)
        {
            Rule(xs[0], y, xs[^1], y);
        }

        return this;
    }

    /// <summary>Adds a bookmark to a page, counted from 1.</summary>
    internal PdfDraft Bookmark(string title, int page)
    {
        outline.Add((title, page));
        return this;
    }

    /// <summary>Saves the draft and reads it as the program does.</summary>
    internal Task<Document> ReadAsync() => TestFolder.ReadAsync("draft.pdf", Pdf.Of(pages.ConvertAll(p => p.ToString()), "", outline.Count == 0 ? null : outline));
}
