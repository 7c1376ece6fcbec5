using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using Synthesis.Extract;
using Synthesis.Extract.Office;

namespace Synthesis.Report.Office;

/// <summary>Something to be said in the margin of a document.</summary>
/// <param name="Start">The first code point of the document's text that it is about.</param>
/// <param name="End">One past the last.</param>
/// <param name="Title">What it is, in a few words; shown in bold.</param>
/// <param name="Text">What is said; a line feed begins a new paragraph.</param>
public sealed record MarginNote(int Start, int End, string Title, string Text);

/// <summary>A document with notes in its margin.</summary>
/// <param name="Copy">The file; null where there is none.</param>
/// <param name="Refusal">Why there is none; else null.</param>
public sealed record Annotated(byte[]? Copy, Issue? Refusal);

/// <summary>
/// Writes a copy of a Word document with comments on its very words (ECMA-376 part 1, 17.13.4). Of its main part only the comments' marks and the runs that these
/// divide change; parts for the comments are added, the list of content types and the main part's relations name them, and every further part is the draft's to the byte. What stands in a text box, a note or a formula, or is not text, is commented on as a whole,
/// where it is anchored. The same draft and notes give the same bytes.
/// </summary>
public static class AnnotatedCopy
{
    /// <summary>Who comments.</summary>
    public const string Author = "Synthesis audit";

    /// <summary>Makes the copy.</summary>
    /// <param name="draft">The document's bytes.</param>
    /// <param name="text">Its text as <see cref="Extractor"/> reads it, which the notes point into.</param>
    /// <param name="notes">The notes. One whose words stand nowhere in the main part (a list's number) is anchored on the nearest that do.</param>
    /// <param name="summary">The first comment, on the document's first words; a line feed begins a new paragraph.</param>
    /// <param name="dated">The date of the comments.</param>
    /// <param name="limits">As for the reading of the draft.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Annotated Of(
        ReadOnlyMemory<byte> draft, string text, IReadOnlyList<MarginNote> notes, string summary, DateTimeOffset dated, ReadingLimits limits, CancellationToken cancellation)
    {
        if (MediaTypes.Of(draft.Span, "") is var type && type != MediaTypes.Word)
        {
            return Refused("not-word", $"A copy with comments is made of Word documents (.docx) only, and the draft is {type}: save it as .docx and audit that.");
        }

        var (places, refusal) = WordPlaces.Read(draft, limits, cancellation);
        if (places is null)
        {
            return new Annotated(null, refusal);
        }

        if (places.Text != text)
        {
            return Refused("other-text", "The draft is not the document that was read, so that comments would stand on other words: audit it again.");
        }

        using var package = new ZipArchive(new MemoryStream(draft.ToArray(), writable: false), ZipArchiveMode.Read);
        var main = Xml(package, places.MainPath);
        var elements = Twins(places.Root, main.Root!);
        if (Anchors(places, elements, notes) is not { } anchors)
        {
            return Refused("no-anchor", "The draft has no words of its own that a comment could stand on: its text may be in another document that it takes in.");
        }

        var comments = new CommentsPart(package, places, main.Root!.Name.Namespace);
        var first = comments.FirstFree(main);
        new CommentMarks(main).Add([.. anchors.Select((a, i) => (first + i, a.From, a.To))]);
        comments.Add(first, [("Summary", summary), .. Ordered(notes).Select(n => (n.Title, n.Text))], Author, dated);
        return new Annotated(Written(package, [new(places.MainPath, main), .. comments.Changed]), null);
    }

    /// <summary>The notes in the order of their comments: as they stand in the text, the longer first.</summary>
    private static IOrderedEnumerable<MarginNote> Ordered(IReadOnlyList<MarginNote> notes) => notes.OrderBy(n => n.Start).ThenByDescending(n => n.End);

    /// <summary>Where each comment begins and ends, the summary's first; null where the document has no words.</summary>
    private static IReadOnlyList<(Place From, Place To)>? Anchors(WordPlaces places, Dictionary<OpenXmlElement, XElement> elements, IReadOnlyList<MarginNote> notes)
    {
        var letters = places.Letters.Select(l => l.From is { } from && elements.TryGetValue(from, out var twin) ? new Place(twin, l.At) : null).ToList();
        var known = Enumerable.Range(0, letters.Count).Where(i => letters[i] is not null).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        (Place, Place) Between(int start, int end)
        {
            var (low, high) = (Index(known, start), Index(known, end) - 1);
            return low <= high ? (letters[known[low]]!, letters[known[high]]!) : letters[known[Math.Min(low, known.Count - 1)]]! is var near ? (near, near) : default;
        }

        var units = Units(places.Text);
        int At(int point) => units[Math.Clamp(point, 0, units.Count - 1)];
        var ends = places.Text.AsSpan(known[0]).IndexOfAny('\n', '\t');
        return [Between(known[0], ends < 0 ? places.Text.Length : known[0] + ends), .. Ordered(notes).Select(n => Between(At(n.Start), At(n.End)))];
    }

    /// <summary>How many of ascending numbers are less than one.</summary>
    private static int Index(List<int> ascending, int number) => ascending.BinarySearch(number) is var at && at < 0 ? ~at : at;

    /// <summary>The UTF-16 place of each code point, and of the end.</summary>
    private static List<int> Units(string text) => [.. Enumerable.Range(0, text.Length).Where(i => !char.IsLowSurrogate(text[i])), text.Length];

    /// <summary>The element of the file for each one of the model that was read: they stand in the same tree.</summary>
    private static Dictionary<OpenXmlElement, XElement> Twins(OpenXmlElement model, XElement file)
    {
        var twins = new Dictionary<OpenXmlElement, XElement>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(OpenXmlElement, XElement)>([(model, file)]);
        while (open.TryPop(out var pair))
        {
            var (left, right) = pair;
            twins.Add(left, right);
            var (own, others) = (left.ChildElements.Where(c => c is not OpenXmlMiscNode).ToList(), right.Elements().ToList());
            if (own.Count == others.Count && own.Zip(others).All(p => p.First.LocalName == p.Second.Name.LocalName))
            {
                own.Zip(others).ToList().ForEach(open.Push);
            }
        }

        return twins;
    }

    /// <summary>A part as it stands, white space included.</summary>
    internal static XDocument Xml(ZipArchive package, string path)
    {
        using var part = package.Entries.First(e => Same(e.FullName, path)).Open();
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Whether two paths name one part (Open Packaging Conventions, 6.2.2.3: without regard to case).</summary>
    internal static bool Same(string entry, string path) => Uri.UnescapeDataString(entry.TrimStart('/')).Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>The package with some parts changed or added: in its own order, dated 1980 as <see cref="OfficeFile"/> does.</summary>
    private static byte[] Written(ZipArchive package, IReadOnlyList<KeyValuePair<string, XDocument>> changed)
    {
        using var bytes = new MemoryStream();
        using (var copy = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var fresh = changed.Where(c => !package.Entries.Any(e => Same(e.FullName, c.Key))).Select(c => (c.Key, (XDocument?)c.Value, (ZipArchiveEntry?)null));
            foreach (var (path, xml, entry) in package.Entries.Select(e => (e.FullName, changed.FirstOrDefault(c => Same(e.FullName, c.Key)).Value, (ZipArchiveEntry?)e)).Concat(fresh!))
            {
                var part = copy.CreateEntry(path, CompressionLevel.Fastest);
                part.LastWriteTime = OfficeFile.Dated;
                using var to = part.Open();
                if (xml is null)
                {
                    using var from = entry!.Open();
                    from.CopyTo(to);
                    continue;
                }

                // A carriage return that a writer spelled out stays spelled out, or it would be read as a line feed.
                using var writer = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
                xml.Save(writer);
            }
        }

        return bytes.ToArray();
    }

    private static Annotated Refused(string code, string message) => new(null, new Issue(code, Severity.Error, message));
}
