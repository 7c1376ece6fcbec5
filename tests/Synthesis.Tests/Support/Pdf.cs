using System.Globalization;
using System.Text;

namespace Synthesis.Tests.Support;

/// <summary>Builds small PDF files by hand. Places are in points from the page's top left; the page is A4.</summary>
internal static class Pdf
{
    internal const double Width = 595, Height = 842;

    /// <summary>A PDF with one page for each content; <paramref name="info"/> is the inside of its information dictionary, <paramref name="outline"/> its bookmarks with their pages from 1.</summary>
    internal static byte[] Of(IReadOnlyList<string> contents, string info = "", IReadOnlyList<(string Title, int Page)>? outline = null)
    {
        // 1 catalogue, 2 pages, 3 to 5 fonts, 6 ToUnicode, 7 information, then a page and its content for each.
        const string Cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfchar <7E> <D83CDFE0> endbfchar\nendcmap end end";
        var kids = string.Join(' ', contents.Select((_, i) => $"{8 + (2 * i)} 0 R"));
        var objects = new List<string>
        {
            $"<< /Type /Catalog /Pages 2 0 R {(outline is null ? "" : $"/Outlines {8 + (2 * contents.Count)} 0 R")} >>",
            $"<< /Type /Pages /Count {contents.Count} /Kids [{kids}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
            Stream(Cmap),
            $"<< {info} >>",
        };
        for (var i = 0; i < contents.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> /Contents {9 + (2 * i)} 0 R >>");
            objects.Add(Stream(contents[i]));
        }

        if (outline is not null)
        {
            var first = objects.Count + 2;
            objects.Add($"<< /Type /Outlines /First {first} 0 R /Last {first + outline.Count - 1} 0 R /Count {outline.Count} >>");
            objects.AddRange(outline.Select((e, i) =>
                $"<< /Title ({e.Title}) /Parent {first - 1} 0 R {(i + 1 < outline.Count ? $"/Next {first + i + 1} 0 R" : "")} /Dest [{6 + (2 * e.Page)} 0 R /Fit] >>"));
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    internal static byte[] Of(params string[] contents) => Of(contents, "");

    /// <summary>One line of text. A tilde in font 3 is the character U+1F3E0.</summary>
    internal static string Line(double x, double top, string text, double size = 11, int font = 1)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"BT /F{font} {size} Tf {x} {Height - top - size} Td ({escaped}) Tj ET\n");
    }

    /// <summary>Lines of text under one another.</summary>
    internal static string Lines(double x, double top, IEnumerable<string> lines, double size = 11, double leading = 14) =>
        string.Concat(lines.Select((l, i) => Line(x, top + (i * leading), l, size)));

    /// <summary>A table with rules around its cells.</summary>
    internal static string Table(double x, double top, double cellWidth, double cellHeight, string[][] rows)
    {
        var text = new StringBuilder();
        var (wide, high) = (rows[0].Length * cellWidth, rows.Length * cellHeight);
        for (var r = 0; r <= rows.Length; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{x} {Height - top - (r * cellHeight)} m {x + wide} {Height - top - (r * cellHeight)} l S\n");
        }

        for (var c = 0; c <= rows[0].Length; c++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{x + (c * cellWidth)} {Height - top} m {x + (c * cellWidth)} {Height - top - high} l S\n");
        }

        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
            {
                text.Append(Line(x + (c * cellWidth) + 4, top + (r * cellHeight) + 4, rows[r][c]));
            }
        }

        return text.ToString();
    }

    private static string Stream(string content) => $"<< /Length {Encoding.Latin1.GetByteCount(content)} >>\nstream\n{content}\nendstream";
}
