using System.IO.Compression;
using System.Xml.Linq;

namespace Synthesis.Audit;

/// <summary>Reads what a Word file says beside its text: pictures, header rows, links, language and title.</summary>
public static class WordMarkup
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";

    /// <summary>What the file says; nothing where it is no such file or is damaged.</summary>
    public static DraftMarkup Read(byte[] bytes) => PackedMarkup.Read(bytes, "word/document.xml", Of);

    // The strict form of the format (ISO/IEC 29500) says the same under other names.
    private const string Strict = "http://purl.oclc.org/ooxml/", Loose = "http://schemas.openxmlformats.org/";

    private static XElement? Part(ZipArchive zip, string name) => PackedMarkup.Part(zip, name) is { } part ? Loosened(part) : null;

    private static XElement Loosened(XElement root)
    {
        static XName Loosen(XName name) => !name.NamespaceName.StartsWith(Strict, StringComparison.Ordinal) ? name
            : XName.Get(name.LocalName, name.NamespaceName[Strict.Length..].Split('/', 2) is [var first, var rest] ? $"{Loose}{first}/2006/{rest}" : Loose + name.NamespaceName[Strict.Length..] + "/2006");
        if (root.DescendantsAndSelf().Any(e => e.Name.NamespaceName.StartsWith(Strict, StringComparison.Ordinal)))
        {
            foreach (var element in root.DescendantsAndSelf())
            {
                element.Name = Loosen(element.Name);
                element.ReplaceAttributes(element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => new XAttribute(Loosen(a.Name), a.Value)).ToList());
            }
        }

        return root;
    }

    private static DraftMarkup Of(ZipArchive zip, XElement body)
    {
        Loosened(body);
        var targets = Part(zip, "word/_rels/document.xml.rels")?.Elements().DistinctBy(r => (string?)r.Attribute("Id") ?? "").ToDictionary(r => (string?)r.Attribute("Id") ?? "", r => (string?)r.Attribute("Target") ?? "", StringComparer.Ordinal) ?? [];
        var marks = body.Descendants(W + "bookmarkStart").Select(b => (string?)b.Attribute(W + "name") ?? "").ToHashSet(StringComparer.Ordinal);
        var pictures = body.Descendants().Where(e => (e.Name == Drawing + "inline" || e.Name == Drawing + "anchor") && e.Descendants().Any(d => d.Name.LocalName is "blip" or "chart" or "relIds"))
            .Select(e => e.Element(Drawing + "docPr")).Select((p, i) => new DraftPicture((string?)p?.Attribute("name") is { Length: > 0 } name ? name : $"picture {i + 1}",
                !string.IsNullOrWhiteSpace((string?)p?.Attribute("descr")) || !string.IsNullOrWhiteSpace((string?)p?.Attribute("title")) || p?.Descendants().Any(d => d.Name.LocalName == "decorative" && (string?)d.Attribute("val") is "1" or "true") == true))
            .Concat(body.Descendants(Vml + "imagedata").Select((p, i) => new DraftPicture($"old picture {i + 1}", !string.IsNullOrWhiteSpace((string?)p.Parent?.Attribute("alt")))));
        var tables = body.Descendants(W + "tbl").Where(t => t.Ancestors(W + "tbl").FirstOrDefault() is null && t.Elements(W + "tr").Count() > 1 && t.Elements(W + "tr").First().Elements(W + "tc").Count() > 1)
            .Select(t => new DraftTable(string.Join('\t', t.Elements(W + "tr").First().Elements(W + "tc").Select(Words)), Marked(t)));
        var links = body.Descendants(W + "hyperlink").Select(h => (Text: Words(h), Anchor: (string?)h.Attribute(W + "anchor"), Id: (string?)h.Attribute(R + "id")))
            .Where(h => h.Text.Length > 0).Select(h => h.Id is { } id && targets.TryGetValue(id, out var target)
                ? new DraftLink(h.Text, target, null) : new DraftLink(h.Text, "#" + h.Anchor, h.Anchor is { } a && (marks.Contains(a) || a == "_top")));
        var styles = Part(zip, "word/styles.xml");
        var language = styles?.Descendants(W + "docDefaults").Descendants(W + "lang").Select(l => (string?)l.Attribute(W + "val")).FirstOrDefault(l => l is not null)
            ?? body.Descendants(W + "lang").Select(l => (string?)l.Attribute(W + "val")).FirstOrDefault(l => l is not null)
            ?? Part(zip, "docProps/core.xml")?.Elements().FirstOrDefault(e => e.Name.LocalName == "language")?.Value;
        var title = Part(zip, "docProps/core.xml")?.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value.Trim() ?? "";
        return new DraftMarkup([.. pictures], [.. tables], [.. links], language ?? "", title, true);
    }

    private static bool Marked(XElement table)
    {
        bool On(XElement? e) => e is not null && (string?)e.Attribute(W + "val") is not ("0" or "false" or "off");
        return On(table.Elements(W + "tr").First().Element(W + "trPr")?.Element(W + "tblHeader"));
    }

    private static string Words(XElement element) => string.Join(' ', string.Concat(element.Descendants().Select(d => d.Name == W + "t" ? d.Value : d.Name == W + "tab" || d.Name == W + "br" || d.Name == W + "p" ? " " : ""))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
