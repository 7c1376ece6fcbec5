using AngleSharp.Dom;

namespace Synthesis.Extract;

/// <summary>Finds what is furniture inside a page's main content though no name says so: boxes made of links, in-page contents, headings of link boxes, captions of photographs.</summary>
internal static class InnerFurniture
{
    private const double BoxOfLinks = 0.6, LineOfLinks = 0.8, MostlyLinks = 0.5;
    private const int EnoughProse = 600, ShortLine = 60;

    private static readonly HashSet<string> Boxes = ["ul", "ol", "dl", "table", "div", "section", "article", "figure"];
    private static readonly HashSet<string> Lines = ["p", "h2", "h3", "h4", "h5", "h6"];
    private static readonly HashSet<string> HeadingLike = [.. Lines, "div", "span", "strong"];

    /// <summary>The elements to leave out, besides those that are left out already.</summary>
    internal static HashSet<IElement> Of(IElement main, Dictionary<IElement, PageWeight> weights, IReadOnlySet<IElement> leftOut)
    {
        var read = main.Descendants<IElement>().Where(e => !leftOut.Contains(e)).ToList();
        return
        [
            .. weights[main].Prose < EnoughProse ? [] : read.Where(e => IsLinks(e, weights[e])),
            .. read.Where(e => IsContents(e) || IsPhotoCaption(e)),
            .. read.Where(e => IsFurnitureHeading(e, weights[e])).SelectMany(e => WithFollowing(e, weights)),
        ];
    }

    /// <summary>Whether an element is made of links that lead to other pages. Links to files stay: on a council's page they are what the page is for.</summary>
    private static bool IsLinks(IElement e, PageWeight weight) =>
        weight is { Text: > 0, Prose: 0 } && (Boxes.Contains(e.LocalName) && weight.LinkShare >= BoxOfLinks || Lines.Contains(e.LocalName) && weight.LinkShare >= LineOfLinks)
        && e.QuerySelector("h1") is null && !e.QuerySelectorAll("a[href]").Any(a => IsFile(a.GetAttribute("href")!));

    private static bool IsFile(string href) => PageWords.FileLinks.Any(f => href.Contains(f, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a list only leads to places in the page itself.</summary>
    private static bool IsContents(IElement list) => list.LocalName is "ul" or "ol" && list.Children.Length > 2
        && list.Children.All(part => part.QuerySelector("a[href^='#']") is { } a && a.TextContent.Trim().Length >= LineOfLinks * part.TextContent.Trim().Length);

    /// <summary>Whether an element is the caption of a photograph. Captions of charts (other images, or numbered captions) are read.</summary>
    private static bool IsPhotoCaption(IElement e) => e is { LocalName: "figcaption", ParentElement: { } figure } && figure.QuerySelector("img") is { } image
        && PageWords.Photographs.Any(d => $"{image.GetAttribute("src")} {image.GetAttribute("data-src")} {image.GetAttribute("srcset")}".Contains(d, StringComparison.OrdinalIgnoreCase))
        && !PageWords.NumberedCaptions.Any(w => e.TextContent.AsSpan().TrimStart().StartsWith(w, StringComparison.OrdinalIgnoreCase));

    private static bool IsFurnitureHeading(IElement e, PageWeight weight) => weight is { Text: > 0 and < ShortLine, Prose: 0 } && HeadingLike.Contains(e.LocalName)
        && CleanText.Line(e.TextContent) is var text && (PageWords.FurnitureHeadings.Contains(text.TrimEnd(':', '.', '…', ' '))
            || PageWords.FurnitureOpenings.Any(h => text.StartsWith(h, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A heading and the links that follow it.</summary>
    private static IEnumerable<IElement> WithFollowing(IElement heading, Dictionary<IElement, PageWeight> weights)
    {
        yield return heading;
        for (var e = heading.NextElementSibling; e is not null && weights[e] is { Prose: < ShortLine, LinkShare: >= MostlyLinks }; e = e.NextElementSibling)
        {
            yield return e;
        }
    }
}
