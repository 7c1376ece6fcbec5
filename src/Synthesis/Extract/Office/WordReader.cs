using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Synthesis.Extract.Office;

/// <summary>Reads Word documents (.docx) through DocumentFormat.OpenXml, in the view a reader sees: tracked changes accepted, hidden text left out.</summary>
/// <param name="limits">How far a package may unpack and how large a table may be.</param>
public sealed class WordReader(ReadingLimits limits) : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.Word];

    /// <inheritdoc/>
    public string Engine => OfficePackage.Engine;

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation) => Task.FromResult(OfficePackage.Read(
        file, limits, "damaged-docx", (bytes, settings) => WordprocessingDocument.Open(bytes, true, settings), word => Read(word, cancellation), cancellation));

    private Reading Read(WordprocessingDocument word, CancellationToken cancellation)
    {
        if (word.MainDocumentPart?.Document?.Body is not { } body)
        {
            return Reading.Unreadable("damaged-docx", "The package holds no Word document: open it in a word processor and save a copy.");
        }

        var issues = new List<Issue>();
        var main = word.MainDocumentPart;
        var blocks = new WordBlocks(main, limits.TableCells, cancellation).Of(body);
        if (body.Descendants().Count(e => e is InsertedRun or DeletedRun or MoveFromRun or MoveToRun or Inserted or Deleted or MoveFrom or MoveTo) is > 0 and var changes)
        {
            issues.Add(new Issue("tracked-changes", Severity.Info, $"The document has tracked changes ({changes}), so it may be a draft; they were read as accepted."));
        }

        if (main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Count() is > 0 and var comments)
        {
            issues.Add(new Issue("comments", Severity.Info, $"The document has comments ({comments}), so it may be a draft; they are not part of its text."));
        }

        if (main.AlternativeFormatImportParts.Any())
        {
            issues.Add(new Issue("embedded-documents", Severity.Warning, "The document takes in other documents, whose text is not read: open it in a word processor and save a copy."));
        }

        if (blocks.All(b => b.Kind == BlockKind.Running))
        {
            issues.Add(new Issue("no-text", Severity.Error, "The document has no text: it may hold only pictures; have them recognised with OCR software."));
        }

        return new Reading(blocks, CleanText.OrNull(word.PackageProperties.Title) ?? blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text, null,
            Language(main), OfficePackage.Metadata(word), issues);
    }

    private static string? Language(MainDocumentPart main) =>
        main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.Languages?.Val?.Value is { Length: >= 2 } lang
            ? lang.Split('-')[0].ToLowerInvariant() : null;
}
