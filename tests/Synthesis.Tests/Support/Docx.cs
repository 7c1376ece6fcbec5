using System.IO.Compression;
using System.Text;

namespace Synthesis.Tests.Support;

/// <summary>Builds Word packages part by part.</summary>
internal static class Docx
{
    internal const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private const string Styles = "<w:styles " + Namespaces + ">"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Ours\"><w:name w:val=\"Our heading\"/><w:basedOn w:val=\"Heading2\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Caption\"><w:name w:val=\"caption\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"ListNumber\"><w:name w:val=\"List Number\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "</w:styles>";

    /// <summary>A document with this XML as its body. Other parts are named without <c>word/</c> and <c>.xml</c>: footnotes, comments, header1.</summary>
    internal static byte[] Of(string body, params (string Part, string Inside)[] others) =>
        OfDocument($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {Namespaces}><w:body>{body}</w:body></w:document>", others);

    /// <summary>A document with this XML as its whole main part.</summary>
    internal static byte[] OfDocument(string document, params (string Part, string Inside)[] others)
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Main}document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{Main}styles+xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                + string.Concat(others.Select(o => $"<Override PartName=\"/word/{o.Part}.xml\" ContentType=\"{Main}{Kind(o.Part)}+xml\"/>")) + "</Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"rId1\" Type=\"{Office}officeDocument\" Target=\"word/document.xml\"/>"
                + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"),
            ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<dc:title>A plan for homes</dc:title><dc:creator>A. Writer</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">2021-03-04T10:00:00Z</dcterms:created></cp:coreProperties>"),
            ("word/document.xml", document),
            ("word/styles.xml", Styles),
            ("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"rId1\" Type=\"{Office}styles\" Target=\"styles.xml\"/>"
                + string.Concat(others.Select((o, i) => $"<Relationship Id=\"rId{i + 2}\" Type=\"{Office}{Kind(o.Part)}\" Target=\"{o.Part}.xml\"/>")) + "</Relationships>"),
        };
        parts.AddRange(others.Select(o => ($"word/{o.Part}.xml", $"<w:{Root(o.Part)} {Namespaces}>{o.Inside}</w:{Root(o.Part)}>")));
        return Zip([.. parts.Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))]);
    }

    internal static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    internal static string Paragraph(string text, string? style = null, string properties = "") =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{properties}</w:pPr>{Run(text)}</w:p>";

    internal static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    internal static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{Paragraph(text)}</w:tc>";

    internal static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => c.StartsWith("<w:tc>", StringComparison.Ordinal) ? c : Cell(c)))}</w:tr>"))}</w:tbl>";

    private static string Kind(string part) => part.TrimEnd('0', '1', '2');

    private static string Root(string part) => Kind(part) switch { "header" => "hdr", "footer" => "ftr", var kind => kind };
}
