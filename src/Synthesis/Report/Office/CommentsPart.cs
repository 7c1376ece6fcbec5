using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Synthesis.Extract.Office;

namespace Synthesis.Report.Office;

/// <summary>The part of a Word package that holds comments: the package's own with more added, or a new one with what leads to it.</summary>
internal sealed class CommentsPart
{
    private const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private const string Main = "/officeDocument";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly XNamespace w;
    private readonly XDocument part;
    private readonly List<KeyValuePair<string, XDocument>> changed = [];

    /// <param name="package">The package.</param>
    /// <param name="places">What was read of it.</param>
    /// <param name="w">The namespace of the document's own elements, which strict files have another of.</param>
    internal CommentsPart(ZipArchive package, WordPlaces places, XNamespace w)
    {
        this.w = w;
        if (places.CommentsPath is { } path)
        {
            part = AnnotatedCopy.Xml(package, path);
            changed.Add(new(path, part));
            return;
        }

        var folder = places.MainPath[..(places.MainPath.LastIndexOf('/') + 1)];
        var name = Numbered("comments", ".xml").Prepend("comments.xml").First(n => !package.Entries.Any(e => AnnotatedCopy.Same(e.FullName, folder + n)));
        part = new XDocument(new XDeclaration("1.0", "utf-8", "yes"), new XElement(w + "comments", new XAttribute(XNamespace.Xmlns + "w", w.NamespaceName)));
        changed.Add(new(folder + name, part));
        changed.Add(Related(package, folder, places.MainPath[folder.Length..], name));
        changed.Add(Typed(package, $"/{folder}{name}"));
    }

    /// <summary>The parts that are to be written: path and content.</summary>
    internal IReadOnlyList<KeyValuePair<string, XDocument>> Changed => changed;

    /// <summary>A number after those of all comments that the package has or speaks of.</summary>
    internal int FirstFree(XDocument main) => 1 + part.Root!.Elements(w + "comment").Concat(main.Descendants().Where(e => e.Name.LocalName.StartsWith("comment", StringComparison.Ordinal)))
        .Select(e => int.TryParse((string?)e.Attribute(w + "id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : -1).Append(-1).Max();

    /// <summary>Adds comments, numbered from <paramref name="first"/> on.</summary>
    internal void Add(int first, IReadOnlyList<(string Title, string Text)> comments, string author, DateTimeOffset dated)
    {
        foreach (var (comment, n) in comments.Select((c, n) => (c, n)))
        {
            part.Root!.Add(new XElement(w + "comment",
                new XAttribute(w + "id", (first + n).ToString(CultureInfo.InvariantCulture)), new XAttribute(w + "author", author),
                new XAttribute(w + "date", dated.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
                new XAttribute(w + "initials", string.Concat(author.Split(' ').Select(word => char.ToUpperInvariant(word[0])))),
                Paragraph(comment.Title, new XElement(w + "rPr", new XElement(w + "b")), new XElement(w + "r", new XElement(w + "annotationRef"))),
                comment.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Paragraph(line))));
        }
    }

    private XElement Paragraph(string line, XElement? look = null, XElement? before = null) =>
        new(w + "p", before, new XElement(w + "r", look, new XElement(w + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Legible.Of(line))));

    /// <summary>The main part's relationships, with one to the comments; its kind is written as that of the main part is, which strict files write otherwise.</summary>
    private static KeyValuePair<string, XDocument> Related(ZipArchive package, string folder, string main, string target)
    {
        var kind = AnnotatedCopy.Xml(package, "_rels/.rels").Root!.Elements().Select(r => (string?)r.Attribute("Type") ?? "").First(t => t.EndsWith(Main, StringComparison.Ordinal));
        var path = $"{folder}_rels/{main}.rels";
        var relations = package.Entries.Any(e => AnnotatedCopy.Same(e.FullName, path)) ? AnnotatedCopy.Xml(package, path)
            : new XDocument(new XDeclaration("1.0", "utf-8", "yes"), new XElement(Relationships + "Relationships"));
        var ids = relations.Root!.Elements().Select(r => (string?)r.Attribute("Id")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        relations.Root.Add(new XElement(Relationships + "Relationship",
            new XAttribute("Id", Numbered("rId", "").First(id => !ids.Contains(id))), new XAttribute("Type", kind[..^Main.Length] + "/comments"), new XAttribute("Target", target)));
        return new(path, relations);
    }

    private static IEnumerable<string> Numbered(string before, string after) =>
        Enumerable.Range(1, int.MaxValue).Select(n => before + n.ToString(CultureInfo.InvariantCulture) + after);

    private static KeyValuePair<string, XDocument> Typed(ZipArchive package, string path)
    {
        var types = AnnotatedCopy.Xml(package, "[Content_Types].xml");
        types.Root!.Add(new XElement(types.Root.Name.Namespace + "Override", new XAttribute("PartName", path), new XAttribute("ContentType", Type)));
        return new("[Content_Types].xml", types);
    }
}
