using System.IO.Compression;
using System.Xml.Linq;

namespace Synthesis.Audit;

/// <summary>Reads what an OpenDocument text says beside its text: pictures, header rows, links, language and title.</summary>
public static class OpenMarkup
{
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private static readonly XNamespace Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    /// <summary>What the file says; nothing where it is no such file or is damaged.</summary>
    public static DraftMarkup Read(byte[] bytes) => PackedMarkup.Read(bytes, "content.xml", Of);

    private static DraftMarkup Of(ZipArchive zip, XElement body)
    {
        var marks = body.Descendants().Where(e => e.Name == Text + "bookmark" || e.Name == Text + "bookmark-start").Select(b => (string?)b.Attribute(Text + "name") ?? "").ToHashSet(StringComparer.Ordinal);
        var pictures = body.Descendants(Draw + "frame").Where(f => f.Element(Draw + "image") is not null).Select((f, i) => new DraftPicture((string?)f.Attribute(Draw + "name") ?? $"picture {i + 1}",
            !string.IsNullOrWhiteSpace(f.Element(Svg + "title")?.Value) || !string.IsNullOrWhiteSpace(f.Element(Svg + "desc")?.Value)));
        var tables = body.Descendants(Table + "table").Where(t => t.Descendants(Table + "table-row").Count() > 1).Select(t => new DraftTable(
            string.Join('\t', t.Descendants(Table + "table-row").First().Elements(Table + "table-cell").Select(Words)), t.Element(Table + "table-header-rows") is not null));
        var links = body.Descendants(Text + "a").Select(a => (Words: Words(a), Target: ((string?)a.Attribute(Link + "href") ?? "").Trim())).Where(a => a.Words.Length > 0)
            .Select(a => new DraftLink(a.Words, a.Target, a.Target.StartsWith('#') ? marks.Contains(Uri.UnescapeDataString(a.Target[1..])) || a.Target.Contains('|', StringComparison.Ordinal) : null));
        var language = PackedMarkup.Part(zip, "styles.xml")?.Descendants().Attributes().FirstOrDefault(a => a.Name.LocalName == "language" && a.Value is not ("none" or "zxx"))?.Value ?? "";
        var title = PackedMarkup.Part(zip, "meta.xml")?.Descendants().FirstOrDefault(e => e.Name.LocalName == "title")?.Value.Trim() ?? "";
        return new DraftMarkup([.. pictures], [.. tables], [.. links], language, title, true);
    }

    private static string Words(XElement element) => string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
