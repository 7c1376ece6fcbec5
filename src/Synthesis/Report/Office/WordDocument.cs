using System.Reflection;
using System.Text;
using System.Xml;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>
/// Writes a report as a Word document: headings, captions, contents and cross-references are Word's own, so that whoever edits it keeps them right.
/// Numbers lead to an appendix with what they count, as much as paper bears; the rest is in the other files.
/// </summary>
public static class WordDocument
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Part = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Writes the document.</summary>
    public static void Write(ReviewReport report, Stream stream)
    {
        using var file = new OfficeFile(stream);
        file.Relate("", ("rId1", "officeDocument", "word/document.xml"), ("rId2", "core-properties", "docProps/core.xml"));
        file.AddTitle(report.Title);
        file.Relate("word/document.xml",
        [
            ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "settings", "settings.xml"), ("rId4", "header", "header1.xml"), ("rId5", "footer", "footer1.xml"),
            .. report.Figures.SelectMany(f => ((string, string, string)[])[(WordFigure.Emf(f), "image", $"media/{f.Id}.emf"), (WordFigure.Svg(f), "image", $"media/{f.Id}.svg")]),
        ]);
        file.Add("word/document.xml", Part + "document.main+xml", xml => new WordBody(report, xml).Write());
        file.Add("word/styles.xml", Part + "styles+xml", Resource("document-styles.xml"));
        file.Add("word/numbering.xml", Part + "numbering+xml", Resource("document-numbering.xml"));
        file.Add("word/settings.xml", Part + "settings+xml", WriteSettings);
        file.Add("word/header1.xml", Part + "header+xml", xml => WriteEdge(xml, "hdr", "Header", text => text.Run(report.Title)));
        file.Add("word/footer1.xml", Part + "footer+xml", xml => WriteEdge(xml, "ftr", "Footer", text =>
        {
            text.Run("Page ");
            text.Field("PAGE", "1");
            text.Run(" of ");
            text.Field("NUMPAGES", "1");
        }));
        foreach (var figure in report.Figures)
        {
            WordFigure.AddTo(file, figure);
        }
    }

    private static void WriteSettings(XmlWriter xml)
    {
        var text = new WordText(xml);
        text.Start("settings");
        text.Value("zoom", "100", "percent");
        text.Value("defaultTabStop", "567");
        text.Start("compat");
        text.Start("compatSetting");
        text.Attribute("name", "compatibilityMode");
        text.Attribute("uri", "http://schemas.microsoft.com/office/word");
        text.Attribute("val", "15");
        text.End();
        text.End();
        text.Start("themeFontLang");
        text.Attribute("val", "en-GB");
        text.End();
        text.End();
    }

    private static void WriteEdge(XmlWriter xml, string element, string style, Action<WordText> content)
    {
        var text = new WordText(xml);
        text.Start(element);
        text.Paragraph(style, () => content(text));
        text.End();
    }

    private static byte[] Resource(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return Encoding.UTF8.GetBytes(text.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
