using System.IO.Compression;
using System.Net;
using System.Text;
using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb.Formats;

/// <summary>Writes a document as a Word file (Office Open XML), its parts written straight into the package so that the same writing gives the same bytes.</summary>
public static class WordFile
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>The file.</summary>
    public static byte[] Write(Writing writing)
    {
        var body = new StringBuilder();
        Say(body, "Title", writing.Title);
        foreach (var line in writing.Cover)
        {
            Say(body, "Subtitle", line);
        }

        Add(body, writing.Front);
        foreach (var chapter in writing.Chapters)
        {
            Say(body, "Heading1", chapter.Heading);
            Add(body, chapter.Pieces);
        }

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"""
                {Head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>
                """);
            Part(zip, "_rels/.rels", $"""
                {Head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="word/document.xml"/></Relationships>
                """);
            Part(zip, "word/_rels/document.xml.rels", $"""
                {Head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
                """);
            Part(zip, "word/styles.xml", $"""{Head}<w:styles xmlns:w="{Main}">{Style("Normal", "Normal", 22)}{Style("Title", "Title", 52)}{Style("Subtitle", "Subtitle", 30)}{Style("Heading1", "heading 1", 34)}{Style("Heading2", "heading 2", 28)}{Style("ListParagraph", "List Paragraph", 22)}</w:styles>""");
            Part(zip, "word/document.xml", $"""{Head}<w:document xmlns:w="{Main}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>""");
        }

        return file.ToArray();
    }

    private static string Style(string id, string name, int halfPoints) =>
        $"""<w:style w:type="paragraph" w:styleId="{id}"{(id == "Normal" ? " w:default=\"1\"" : "")}><w:name w:val="{name}"/><w:rPr><w:sz w:val="{halfPoints}"/></w:rPr></w:style>""";

    private static void Add(StringBuilder body, IReadOnlyList<Piece> pieces)
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Paragraph p:
                    Say(body, null, p.Text);
                    break;
                case Subheading s:
                    Say(body, "Heading2", s.Text);
                    break;
                case Bullets b:
                    b.Points.ToList().ForEach(point => Say(body, "ListParagraph", "• " + point));
                    break;
                case Grid g:
                    Say(body, null, g.Caption);
                    body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>").Insert(body.Length, "<w:gridCol w:w=\"2200\"/>", g.Rows[0].Count).Append("</w:tblGrid>");
                    foreach (var row in g.Rows)
                    {
                        body.Append("<w:tr>");
                        foreach (var cell in row)
                        {
                            body.Append("<w:tc><w:tcPr><w:tcW w:w=\"2200\" w:type=\"dxa\"/></w:tcPr>");
                            Say(body, null, cell);
                            body.Append("</w:tc>");
                        }

                        body.Append("</w:tr>");
                    }

                    body.Append("</w:tbl>");
                    break;
            }
        }
    }

    private static void Say(StringBuilder body, string? style, string text) =>
        body.Append("<w:p>").Append(style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>").Append("<w:r><w:t xml:space=\"preserve\">").Append(WebUtility.HtmlEncode(text)).Append("</w:t></w:r></w:p>");

    private static void Part(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(xml.Trim()));
    }
}
