using System.Globalization;
using System.Text;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Tests.Support;

/// <summary>A small PDF made by a test: text at places, and rules. Places are in points from the top left of an A4 page.</summary>
internal sealed class PdfDraft
{
    private const double Height = 842;

    private readonly List<StringBuilder> pages = [];

    internal PdfDraft Page()
    {
        pages.Add(new StringBuilder());
        return this;
    }

    /// <summary>Sets text with its baseline at a place; <paramref name="spacing"/> is added after each character.</summary>
    internal PdfDraft Text(double x, double y, string text, double size = 10, bool bold = false, double spacing = 0)
    {
        var safe = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        pages[^1].Append(CultureInfo.InvariantCulture, $"BT /{(bold ? "B" : "R")} {size} Tf {spacing} Tc {x} {Height - y} Td ({safe}) Tj ET\n");
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
        pages[^1].Append(CultureInfo.InvariantCulture, $"0.5 w {x0} {Height - y0} m {x1} {Height - y1} l S\n");
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

    /// <summary>Saves the draft and reads it as the program does.</summary>
    internal async Task<Document> ReadAsync()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("draft.pdf");
        await File.WriteAllBytesAsync(path, Bytes());
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        return await extractor.ReadAsync(new Source("draft.pdf", path), CancellationToken.None);
    }

    internal byte[] Bytes()
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{5 + (2 * i)} 0 R"));
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} /MediaBox [0 0 595 842] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /Contents {6 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {pages[i].Length} >>\nstream\n{pages[i]}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => file.Append(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
