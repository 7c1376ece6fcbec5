using System.Globalization;
using System.IO.Compression;
using System.Text;
using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb.Formats;

/// <summary>Writes a document as a PDF 1.4 file of A4 pages with the standard fonts: cover, running head, page numbers, headings, bullets and ruled tables.</summary>
public static class PdfFile
{
    private const double Width = 595, Height = 842, Margin = 62;
    private const string Widths =
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 " +
        "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";

    private static readonly int[] _widths = [.. Widths.Split(' ').Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
    private static readonly Encoding _latin = Encoding.Latin1;

    /// <summary>The file, the same bytes for the same writing.</summary>
    public static byte[] Write(Writing writing)
    {
        var pages = new Pages(writing.Running);
        pages.Down(170);
        pages.Text(writing.Title, "B", 26, 32);
        pages.Down(16);
        foreach (var line in writing.Cover)
        {
            pages.Text(line, "R", 15, 22);
        }

        pages.Break();
        foreach (var piece in writing.Front)
        {
            pages.Add(piece);
        }

        if (writing.Chapters.Count > 3)
        {
            pages.Text("Contents", "B", 18, 26);
            for (var i = 0; i < writing.Chapters.Count; i++)
            {
                pages.Text($"{i + 1}. {writing.Chapters[i].Heading} {new string('.', 40)} {i + 3}", "R", 11, 16);
            }

            pages.Break();
        }

        foreach (var chapter in writing.Chapters)
        {
            pages.Room(120);
            pages.Down(14);
            pages.Text(chapter.Heading, "B", 18, 24);
            pages.Down(4);
            foreach (var piece in chapter.Pieces)
            {
                pages.Add(piece);
            }
        }

        return File(pages.Done(), writing.Title);
    }

    private static byte[] File(IReadOnlyList<string> pages, string title)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Raw(string text) => file.Write(_latin.GetBytes(text));
        void Object(string text)
        {
            offsets.Add(file.Position);
            Raw($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }

        Raw("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{6 + (2 * i)} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        Object($"<< /Title ({Escaped(title)}) /Producer (Committee Office Print Room) >>");
        foreach (var page in pages)
        {
            var number = offsets.Count + 1;
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents {number + 1} 0 R >>");
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                zlib.Write(_latin.GetBytes(page));
            }

            offsets.Add(file.Position);
            Raw($"{offsets.Count} 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
            packed.WriteTo(file);
            Raw("\nendstream\nendobj\n");
        }

        var start = file.Position;
        Raw($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Raw($"{offset:D10} 00000 n \n");
        }

        Raw($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    private static string Escaped(string text) => WinAnsi(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    // Code page 1252 in the places that matter, each character one byte of Latin-1 on its way out.
    private static string WinAnsi(string text) => text.Replace('–', '\u0096').Replace('—', '\u0097').Replace('’', '\u0092').Replace('‘', '\u0091').Replace('“', '\u0093').Replace('”', '\u0094').Replace('•', '\u0095');

    private static double Measure(string text, double size) => text.Sum(c => c is >= ' ' and <= '~' ? _widths[c - ' '] : 556) * size / 1000;

    private sealed class Pages(string running)
    {
        private readonly List<string> _done = [];
        private StringBuilder _page = new();
        private double _y = Height - Margin;

        public void Down(double points) => _y -= points;

        public void Room(double points)
        {
            if (_y - points < Margin)
            {
                Break();
            }
        }

        public void Break()
        {
            if (_done.Count > 0)
            {
                Put(running, "R", 9, Margin, Height - 36);
            }

            Put((_done.Count + 1).ToString(CultureInfo.InvariantCulture), "R", 9, Width / 2, 34);
            _done.Add(_page.ToString());
            _page = new StringBuilder();
            _y = Height - Margin;
        }

        public IReadOnlyList<string> Done()
        {
            Break();
            return _done;
        }

        public void Text(string text, string font, double size, double leading, double indent = 0)
        {
            foreach (var line in Lines(text, font == "B" ? size * 1.08 : size, Width - (2 * Margin) - indent))
            {
                Room(leading);
                Put(line, font, size, Margin + indent, _y -= leading);
            }
        }

        public void Add(Piece piece)
        {
            switch (piece)
            {
                case Paragraph p:
                    Text(p.Text, "R", 11, 15);
                    Down(7);
                    break;
                case Subheading s:
                    Room(60);
                    Down(5);
                    Text(s.Text, "B", 13, 18);
                    break;
                case Bullets b:
                    foreach (var point in b.Points)
                    {
                        Text("• " + point, "R", 11, 15, 14);
                    }

                    Down(7);
                    break;
                case Grid g:
                    Room(80);
                    Text(g.Caption, "B", 11, 18);
                    foreach (var (row, i) in g.Rows.Select((row, i) => (row, i)))
                    {
                        Row(row, i == 0);
                    }

                    Down(10);
                    break;
            }
        }

        private void Row(IReadOnlyList<string> cells, bool head)
        {
            var column = (Width - (2 * Margin)) / cells.Count;
            var lines = cells.Select(c => Lines(c, 9.6, column - 8).ToList()).ToList();
            var height = (lines.Max(l => l.Count) * 12) + 6;
            Room(height);
            for (var i = 0; i < cells.Count; i++)
            {
                var x = Margin + (i * column);
                _page.Append(CultureInfo.InvariantCulture, $"0.6 w {x:0.##} {_y - height:0.##} {column:0.##} {height:0.##} re S\n");
                for (var j = 0; j < lines[i].Count; j++)
                {
                    Put(lines[i][j], head ? "B" : "R", 9, x + 4, _y - 11 - (12 * j));
                }
            }

            _y -= height;
        }

        private void Put(string text, string font, double size, double x, double y) =>
            _page.Append(CultureInfo.InvariantCulture, $"BT /{font} {size:0.##} Tf {x:0.##} {y:0.##} Td ({Escaped(text)}) Tj ET\n");

        private static IEnumerable<string> Lines(string text, double size, double room)
        {
            var line = new StringBuilder();
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && Measure($"{line} {word}", size) > room)
                {
                    yield return line.ToString();
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            if (line.Length > 0)
            {
                yield return line.ToString();
            }
        }
    }
}
