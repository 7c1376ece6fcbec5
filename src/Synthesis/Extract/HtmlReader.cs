using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Synthesis.Extract;

/// <summary>Reads a web page: its main text without navigation, banners and other furniture, by AngleSharp. No script is run, nothing is fetched.</summary>
/// <param name="limits">How long a page may take.</param>
public sealed partial class HtmlReader(ReadingLimits limits) : IDocumentReader
{
    private const int DeepestNesting = 400;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.Html];

    /// <inheritdoc/>
    public string Engine { get; } = $"anglesharp {typeof(HtmlParser).Assembly.GetName().Version?.ToString(3)}";

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(limits.ChildSeconds));
        try
        {
            return await ParseAsync(file, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Reading.Unreadable("time-limit", $"Reading was stopped after {limits.ChildSeconds} seconds: save the page from a browser as PDF and read that.");
        }
    }

    private async Task<Reading> ParseAsync(SourceBytes file, CancellationToken cancellation)
    {
        using var html = await TreeOfAsync(HtmlCharset.Decode(file.Bytes.Span), cancellation).ConfigureAwait(false);
        var issues = new List<Issue>();
        if (html.Body is null)
        {
            return Reading.Unreadable("not-html", "The page has no body that could be read: fetch it again.");
        }

        if (HtmlDepth.Bound(html.Body, DeepestNesting))
        {
            issues.Add(new Issue("deep-nesting", Severity.Info, $"Elements nested deeper than {DeepestNesting} were read as plain text."));
        }

        var (main, leftOut) = MainContent.Of(html.Body);
        var blocks = new HtmlBlocks(leftOut, limits.TableCells, cancellation).Of(main);
        if (blocks.Count == 0)
        {
            issues.Add(new Issue("no-text", Severity.Error, "The page has no main text: it may be built by script; save it from a browser and read that copy."));
        }

        return new Reading(blocks, Title(html, blocks), null, Language(html), Metadata(html), issues) { Neighbours = HtmlNeighbours.Of(html, HtmlNeighbours.NameOf(file.FullPath)) };
    }

    /// <summary>The page's tree; where the parser refuses the name of an attribute in a drawing or formula, these are read as plain elements.</summary>
    private static async Task<IHtmlDocument> TreeOfAsync(string text, CancellationToken cancellation)
    {
        try
        {
            return await new HtmlParser().ParseDocumentAsync(text, cancellation).ConfigureAwait(false);
        }
        catch (DomException)
        {
            return await new HtmlParser().ParseDocumentAsync(DrawingTag().Replace(text, "$1plain-"), cancellation).ConfigureAwait(false);
        }
    }

    [GeneratedRegex(@"(</?)(?=(?:svg|math)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DrawingTag();

    private static string? Title(IHtmlDocument html, List<FoundBlock> blocks) =>
        blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading && b.Level == 1)?.Text is { Length: > 0 } heading
            ? CleanText.OrNull(heading) : CleanText.OrNull(html.Title) ?? blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text;

    private static string? Language(IHtmlDocument html) =>
        html.DocumentElement.GetAttribute("lang") is { Length: >= 2 } lang && char.IsAsciiLetter(lang[0]) ? lang.Split('-', '_')[0].ToLowerInvariant() : null;

    private static DocumentMetadata Metadata(IHtmlDocument html)
    {
        string? Meta(params string[] names) => names
            .Select(n => html.Head?.QuerySelector($"meta[name='{n}' i], meta[property='{n}' i]")?.GetAttribute("content"))
            .FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        DateTimeOffset? Date(params string[] names) => DateTimeOffset.TryParse(Meta(names), System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        return new DocumentMetadata(CleanText.OrNull(Meta("author", "dc.creator", "dcterms.creator")),
            Date("article:published_time", "dcterms.created", "dc.date.created", "dcterms.issued"),
            Date("article:modified_time", "dcterms.modified", "dc.date.modified", "last-modified"));
    }
}
