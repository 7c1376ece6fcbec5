using System.Globalization;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>Writes a figure of the report into a Word document: a metafile that every reader draws, and beside it the SVG that newer ones prefer.</summary>
internal static class WordFigure
{
    private const string Drawn = "http://schemas.openxmlformats.org/drawingml/2006/", Picture = Drawn + "picture";
    private const double Wide = 642, High = 860;

    /// <summary>The picture, in a paragraph of its own, no wider than the text and no higher than a page.</summary>
    internal static void Write(WordText text, FigurePart figure)
    {
        var scale = Math.Min(1, Math.Min((figure.Narrow ? Wide / 2 : Wide) / figure.Drawing.Width, High / figure.Drawing.Height));
        var (cx, cy) = (Emu(figure.Drawing.Width * scale), Emu(figure.Drawing.Height * scale));
        var (number, xml) = (figure.Number.ToString(CultureInfo.InvariantCulture), text.Xml);
        text.Paragraph("Figure", () =>
        {
            text.Start("r");
            text.Start("drawing");
            xml.WriteStartElement("wp", "inline", Drawn + "wordprocessingDrawing");
            Attributes("distT", "0", "distB", "0", "distL", "0", "distR", "0");
            Empty("wp", "extent", Drawn + "wordprocessingDrawing", "cx", cx, "cy", cy);
            xml.WriteStartElement("wp", "docPr", Drawn + "wordprocessingDrawing");
            Attributes("id", number, "name", figure.Name, "descr", Legible.Of($"{figure.Caption}. {figure.Alternative}"));
            xml.WriteEndElement();
            xml.WriteStartElement("a", "graphic", Drawn + "main");
            xml.WriteStartElement("a", "graphicData", Drawn + "main");
            Attributes("uri", Picture);
            xml.WriteStartElement("pic", "pic", Picture);
            xml.WriteStartElement("pic", "nvPicPr", Picture);
            Empty("pic", "cNvPr", Picture, "id", number, "name", figure.Id + ".emf");
            Empty("pic", "cNvPicPr", Picture);
            xml.WriteEndElement();
            xml.WriteStartElement("pic", "blipFill", Picture);
            xml.WriteStartElement("a", "blip", Drawn + "main");
            xml.WriteAttributeString("r", "embed", OfficeFile.Relations, Emf(figure));
            xml.WriteStartElement("a", "extLst", Drawn + "main");
            xml.WriteStartElement("a", "ext", Drawn + "main");
            Attributes("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
            xml.WriteStartElement("asvg", "svgBlip", "http://schemas.microsoft.com/office/drawing/2016/SVG/main");
            xml.WriteAttributeString("r", "embed", OfficeFile.Relations, Svg(figure));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("a", "stretch", Drawn + "main");
            Empty("a", "fillRect", Drawn + "main");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("pic", "spPr", Picture);
            xml.WriteStartElement("a", "xfrm", Drawn + "main");
            Empty("a", "off", Drawn + "main", "x", "0", "y", "0");
            Empty("a", "ext", Drawn + "main", "cx", cx, "cy", cy);
            xml.WriteEndElement();
            xml.WriteStartElement("a", "prstGeom", Drawn + "main");
            Attributes("prst", "rect");
            Empty("a", "avLst", Drawn + "main");
            for (var open = 0; open < 6; open++)
            {
                xml.WriteEndElement();
            }

            text.End();
            text.End();
        });

        void Attributes(params ReadOnlySpan<string> pairs)
        {
            for (var i = 0; i < pairs.Length; i += 2)
            {
                xml.WriteAttributeString(pairs[i], pairs[i + 1]);
            }
        }

        void Empty(string prefix, string name, string space, params ReadOnlySpan<string> pairs)
        {
            xml.WriteStartElement(prefix, name, space);
            Attributes(pairs);
            xml.WriteEndElement();
        }
    }

    /// <summary>The id by which the document refers to a figure's metafile.</summary>
    internal static string Emf(FigurePart figure) => "rIdEmf" + figure.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id by which the document refers to a figure's SVG.</summary>
    internal static string Svg(FigurePart figure) => "rIdSvg" + figure.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds both files of a figure.</summary>
    internal static void AddTo(OfficeFile file, FigurePart figure)
    {
        using var svg = new MemoryStream();
        Figures.Svg.WriteFile(new FigureText($"{figure.Name}. {figure.Caption}", Legible.Of(figure.Alternative)), figure.Drawing, svg);
        file.Add($"word/media/{figure.Id}.emf", "image/x-emf", Figures.Emf.Of(figure.Drawing));
        file.Add($"word/media/{figure.Id}.svg", "image/svg+xml", svg.ToArray());
    }

    private static string Emu(double pixels) => ((long)Math.Round(pixels * 9525)).ToString(CultureInfo.InvariantCulture);
}
