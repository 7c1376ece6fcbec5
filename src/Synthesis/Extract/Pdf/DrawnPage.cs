using System.Globalization;
using System.Xml;

namespace Synthesis.Extract.Pdf;

/// <summary>A character as it stands on a page, in points from the page's top left.</summary>
/// <param name="Text">The character; a ligature is spelled out.</param>
/// <param name="Page">1-based.</param>
/// <param name="Line">Which of the lines that were read it belongs to.</param>
/// <param name="X0">Left.</param>
/// <param name="Y0">Top.</param>
/// <param name="X1">Right.</param>
/// <param name="Y1">Bottom.</param>
internal readonly record struct Glyph(string Text, int Page, int Line, double X0, double Y0, double X1, double Y1)
{
    internal bool Within(Box box, double slack) =>
        (X0 + X1) / 2 >= box.X0 - slack && (X0 + X1) / 2 <= box.X1 + slack && (Y0 + Y1) / 2 >= box.Y0 - slack && (Y0 + Y1) / 2 <= box.Y1 + slack;
}

/// <summary>A page's size, and its characters in the order of its content.</summary>
internal sealed record DrawnPage(int Number, double Width, double Height, List<Glyph> Glyphs);

/// <summary>Reads MuPDF's <c>stext</c> (XML with a box for each character), which is too large for whole documents and right for a page.</summary>
internal sealed class DrawnPages
{
    private const int MostGlyphs = 40_000;

    private readonly List<DrawnPage> pages = [];
    private int line;

    /// <summary>The pages of the output; what is cut off gives what came before the cut.</summary>
    internal static IReadOnlyList<DrawnPage> Read(Stream stream)
    {
        var read = new DrawnPages();
        try
        {
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    read.Take(xml);
                }
            }
        }
        catch (XmlException)
        {
            // mutool was stopped in the middle.
        }

        return read.pages;
    }

    private void Take(XmlReader xml)
    {
        switch (xml.Name)
        {
            case "page" when xml.GetAttribute("id") is { } id && int.TryParse(id.AsSpan("page".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                pages.Add(new DrawnPage(number, Numbers(xml.GetAttribute("width"))[0], Numbers(xml.GetAttribute("height"))[0], []));
                break;
            case "line":
                line++;
                break;
            case "char" when pages.Count > 0 && pages[^1].Glyphs.Count < MostGlyphs && Numbers(xml.GetAttribute("quad")) is { Length: 8 } q:
                pages[^1].Glyphs.Add(new Glyph(CleanText.Line(xml.GetAttribute("c")), pages[^1].Number, line,
                    Math.Min(q[0], Math.Min(q[2], Math.Min(q[4], q[6]))), Math.Min(q[1], Math.Min(q[3], Math.Min(q[5], q[7]))),
                    Math.Max(q[0], Math.Max(q[2], Math.Max(q[4], q[6]))), Math.Max(q[1], Math.Max(q[3], Math.Max(q[5], q[7])))));
                break;
        }
    }

    private static double[] Numbers(string? text) =>
        [.. (text ?? "0").Split(' ').Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0)];
}
