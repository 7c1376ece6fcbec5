using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Synthesis.Extract;

/// <summary>Reads Word documents (.docx) through DocumentFormat.OpenXml, in the view a reader sees: tracked changes accepted, hidden text left out.</summary>
/// <param name="limits">How far a package may unpack and how large a table may be.</param>
public sealed class WordReader(ReadingLimits limits) : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.Word];

    /// <inheritdoc/>
    public string Engine { get; } = $"openxml {typeof(WordprocessingDocument).Assembly.GetName().Version?.ToString(3)}";

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation)
    {
        if (PackageSafety.Refusal(file.Bytes, limits, cancellation) is { } refusal)
        {
            return Task.FromResult(new Reading([], null, null, null, DocumentMetadata.Unknown, [refusal]));
        }

        try
        {
            if (XmlNesting.TooDeep(file.Bytes, cancellation))
            {
                return Task.FromResult(Reading.Unreadable("deep-nesting", "A part of the Word file nests deeper than any word processor writes; it was refused as unsafe: ask its publisher for a plain copy."));
            }

            // Mistyped addresses can only be replaced in a package that may be written, if only in memory.
            using var bytes = new MemoryStream();
            bytes.Write(file.Bytes.Span);
            using var word = WordprocessingDocument.Open(bytes, isEditable: true, new OpenSettings { AutoSave = false, RelationshipErrorHandlerFactory = _ => new AnyAddress() });
            return Task.FromResult(Read(word, cancellation));
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or NullReferenceException or KeyNotFoundException)
        {
            return Task.FromResult(Reading.Unreadable("damaged-docx", e is XmlException && e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "A part of the Word file declares XML entities, which no word processor writes; it was refused as unsafe: ask its publisher for a plain copy."
                : $"The Word file could not be read ({CleanText.Line(e.Message)}): open it in a word processor and save a copy."));
        }
    }

    /// <summary>Stands in for a hyperlink's address that is none, so that one mistyped link does not make a document unreadable.</summary>
    private sealed class AnyAddress : RelationshipErrorHandler
    {
        public override string Rewrite(Uri partUri, string? id, string? uri) => "about:blank";
    }

    private Reading Read(WordprocessingDocument word, CancellationToken cancellation)
    {
        if (word.MainDocumentPart?.Document?.Body is not { } body)
        {
            return Reading.Unreadable("damaged-docx", "The package holds no Word document: open it in a word processor and save a copy.");
        }

        var issues = new List<Issue>();
        var main = word.MainDocumentPart;
        var blocks = new WordBlocks(main, limits.TableCells, cancellation).Of(body);
        if (body.Descendants().Any(e => e is InsertedRun or DeletedRun or MoveFromRun or MoveToRun))
        {
            issues.Add(new Issue("tracked-changes", Severity.Info, "The document has tracked changes; they were read as accepted."));
        }

        if (main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Any() == true)
        {
            issues.Add(new Issue("comments", Severity.Info, "The document has comments; they are not part of its text."));
        }

        if (blocks.All(b => b.Kind == BlockKind.Running))
        {
            issues.Add(new Issue("no-text", Severity.Error, "The document has no text: it may hold only pictures; have them recognised with OCR software."));
        }

        var properties = word.PackageProperties;
        return new Reading(blocks, CleanText.OrNull(properties.Title) ?? blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text, null,
            Language(main), new DocumentMetadata(CleanText.OrNull(properties.Creator), Utc(properties.Created), Utc(properties.Modified)), issues);
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } t ? new DateTimeOffset(DateTime.SpecifyKind(t.ToUniversalTime(), DateTimeKind.Utc)) : null;

    private static string? Language(MainDocumentPart main) =>
        main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.Languages?.Val?.Value is { Length: >= 2 } lang
            ? lang.Split('-')[0].ToLowerInvariant() : null;
}
