using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;

namespace Synthesis.Extract.Office;

/// <summary>Reads PowerPoint presentations (.pptx) through DocumentFormat.OpenXml; a page is a slide.</summary>
/// <param name="limits">How far a package may unpack and how large a table may be.</param>
public sealed class SlidesReader(ReadingLimits limits) : IDocumentReader
{
    private const int MostSlides = 2000;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.Slides];

    /// <inheritdoc/>
    public string Engine => OfficePackage.Engine;

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation) => Task.FromResult(OfficePackage.Read(
        file, limits, "damaged-pptx", (bytes, settings) => PresentationDocument.Open(bytes, true, settings), slides => Read(slides, cancellation), cancellation));

    private Reading Read(PresentationDocument presentation, CancellationToken cancellation)
    {
        if (presentation.PresentationPart is not { Presentation.SlideIdList: { } list } main)
        {
            return Reading.Unreadable("damaged-pptx", "The package holds no presentation: open it in an office program and save a copy.");
        }

        var blocks = new List<FoundBlock>();
        var hidden = new List<int>();
        var comments = 0;
        var number = 0;
        foreach (var id in list.Elements<SlideId>().Take(MostSlides))
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (id.RelationshipId?.Value is not { } relationship || !main.TryGetPartById(relationship, out var part) || part is not SlidePart { Slide: { } slide } slidePart)
            {
                continue;
            }

            comments += slidePart.SlideCommentsPart?.CommentList?.Elements<Comment>().Count() ?? 0;
            if (slide.Show?.Value == false)
            {
                hidden.Add(number);
            }
            else
            {
                blocks.AddRange(new SlideBlocks(slidePart, number, limits.TableCells).All());
            }
        }

        var issues = new List<Issue>();
        if (hidden.Count > 0)
        {
            issues.Add(new Issue("hidden-slides", Severity.Info, $"The presentation has {hidden.Count} hidden slides, which are not read.", $"pages {string.Join(", ", hidden)}"));
        }

        if (comments > 0)
        {
            issues.Add(new Issue("comments", Severity.Info, $"The presentation has comments ({comments}), so it may be a draft; they are not part of its text."));
        }

        if (blocks.All(b => b.Kind == BlockKind.Running))
        {
            issues.Add(new Issue("no-text", Severity.Error, "The slides have no text: they may hold only pictures; save a copy as PDF and read that."));
        }

        return new Reading(blocks, CleanText.OrNull(presentation.PackageProperties.Title) is { } stored && stored != "PowerPoint Presentation" ? stored
            : blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text, number, null, OfficePackage.Metadata(presentation), issues);
    }
}
