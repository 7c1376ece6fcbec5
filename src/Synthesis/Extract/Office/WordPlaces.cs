using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Synthesis.Extract.Office;

/// <summary>Where in a Word file the letters of its text stand, for whoever has to point at them there.</summary>
/// <param name="Text">The text, as the reader gives it.</param>
/// <param name="Letters">The place of each UTF-16 unit of the text, in the main part.</param>
/// <param name="Root">The main part's outermost element.</param>
/// <param name="MainPath">The main part's path in the package.</param>
/// <param name="CommentsPath">The path of the part that holds its comments; null where it has none.</param>
internal sealed record WordPlaces(string Text, IReadOnlyList<WordOrigin> Letters, OpenXmlElement Root, string MainPath, string? CommentsPath)
{
    /// <summary>Reads a Word file; else says why it cannot be read.</summary>
    internal static (WordPlaces? Places, Issue? Refusal) Read(ReadOnlyMemory<byte> bytes, ReadingLimits limits, CancellationToken cancellation)
    {
        WordPlaces? places = null;
        var reading = OfficePackage.Read(new SourceBytes("", bytes, MediaTypes.Word), limits, "damaged-docx", (file, settings) => WordprocessingDocument.Open(file, true, settings), word =>
        {
            places = Of(word.MainDocumentPart, limits, cancellation);
            return places is null ? Reading.Unreadable("damaged-docx", "The package holds no Word document: open it in a word processor and save a copy.")
                : new Reading([], null, null, null, DocumentMetadata.Unknown, []);
        }, cancellation);
        return (places, reading.Issues is [var refusal, ..] ? refusal : null);
    }

    private static WordPlaces? Of(MainDocumentPart? main, ReadingLimits limits, CancellationToken cancellation)
    {
        if (main?.Document?.Body is not { } body)
        {
            return null;
        }

        var origins = new List<IReadOnlyList<WordOrigin>>();
        var blocks = new WordBlocks(main, limits.TableCells, cancellation, origins).Of(body);
        var letters = new List<WordOrigin>();
        foreach (var (block, own) in blocks.Zip(origins))
        {
            // A block without words is left out of the text.
            if (DocumentText.Assemble([block]).Blocks.Count > 0)
            {
                letters.AddRange(Enumerable.Repeat(default(WordOrigin), letters.Count > 0 ? 2 : 0).Concat(own));
            }
        }

        return new WordPlaces(DocumentText.Assemble(blocks).Text, letters, main.Document, PathOf(main), main.WordprocessingCommentsPart is { } comments ? PathOf(comments) : null);
    }

    private static string PathOf(OpenXmlPart part) => Uri.UnescapeDataString(part.Uri.OriginalString).TrimStart('/');
}
