using System.IO.Compression;
using System.Text;
using Synthesis.Extract;

namespace Synthesis.Tests.Extract;

/// <summary>Makes office packages of a few parts, and reads them.</summary>
internal static class OfficeFiles
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Parts of a package: path, content type ("" for none of its own) and content.</summary>
    internal static byte[] Zip(params (string Path, string Type, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var types = string.Concat(parts.Where(p => p.Type.Length > 0).Select(p => $"<Override PartName=\"/{p.Path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{p.Type}+xml\"/>"));
            Write(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>");
            foreach (var (path, _, content) in parts)
            {
                Write(zip, path, content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A part that relates others by <c>kind target</c>, ids rId1 and up.</summary>
    internal static (string Path, string Type, string Content) Relations(string path, params string[] related) =>
        (path, "", $"<Relationships xmlns=\"{Package}relationships\">{string.Concat(related.Select((r, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{r.Split(' ')[0]}\" Target=\"{r.Split(' ')[1]}\"/>"))}</Relationships>");

    internal static Task<Document> ReadAsync(byte[] bytes, string name) => Support.TestFolder.ReadAsync(name, bytes);

    /// <summary>A Word document of a body, and of the other parts by their name.</summary>
    internal static byte[] Word(string body, params (string Kind, string Content)[] others)
    {
        var declared = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + Office + "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
        return Zip([
            Relations("_rels/.rels", "officeDocument word/document.xml"),
            ("word/document.xml", "wordprocessingml.document.main", $"<w:document {declared}><w:body>{body}</w:body></w:document>"),
            Relations("word/_rels/document.xml.rels", [.. others.Select(o => $"{o.Kind} {o.Kind}.xml")]),
            .. others.Select(o => ($"word/{o.Kind}.xml", $"wordprocessingml.{o.Kind}", o.Content.Replace("DECLARED", declared, StringComparison.Ordinal))),
        ]);
    }

    /// <summary>A Word paragraph of a text, in a style, in a list.</summary>
    internal static string P(string text, string? style = null, int? list = null, int level = 0) =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{(list is null ? "" : $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")}</w:pPr>{R(text)}</w:p>";

    internal static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    internal static string Blocks(Document document) => string.Join("\n", document.Blocks.Select(b => $"{b.Kind}{b.Level}{(b.Page is { } p ? "@" + p : "")} {b.Text.Replace('\t', '|').Replace('\n', '/')}"));

    private static void Write(ZipArchive zip, string path, string content)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
