using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Synthesis.Extract;

/// <summary>Finds what a web page says of the other pages of its publication: in a contents list in which it stands itself, else by links to the previous and the next page.</summary>
internal static class HtmlNeighbours
{
    private const int FewestPages = 2, MostPages = 200;

    private static readonly string[] NamesOfContents = ["content", "toc", "book", "publication", "document", "guide", "section", "chapter", "pages", "multipage"];

    /// <summary>The names of the pages in order, the page's own among them; empty where nothing tells. A page's name is the last part of its address, without an ending.</summary>
    /// <param name="html">The page.</param>
    /// <param name="own">The page's own name.</param>
    internal static IReadOnlyList<string> Of(IHtmlDocument html, string own)
    {
        foreach (var list in html.QuerySelectorAll("ol, ul").Where(l => l.Children.Length is >= FewestPages and <= MostPages))
        {
            var entries = list.Children.Select(c => Entry(c, own)).ToList();
            if (entries.Count(e => e.Folder is null) == 1 && entries.TrueForAll(e => e.Name.Length > 0)
                && entries.Where(e => e.Folder is not null).Select(e => e.Folder).Distinct().Count() == 1 && IsContents(list))
            {
                return [.. entries.Select(e => e.Name)];
            }
        }

        var (before, after) = (Linked(html, "prev"), Linked(html, "next"));
        return before is null && after is null ? [] : [.. new[] { before, own, after }.OfType<string>()];
    }

    /// <summary>The name of a page as an address or a path gives it, in lower case.</summary>
    internal static string NameOf(string address)
    {
        var path = address.Split('?', '#')[0].TrimEnd('/');
        return Path.GetFileNameWithoutExtension(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]).ToLowerInvariant();
    }

    /// <summary>What a part of a list leads to: a page's name and the folder it is in, or the page itself, which has no folder.</summary>
    private static (string Name, string? Folder) Entry(IElement part, string own)
    {
        var links = part.QuerySelectorAll("a[href]").ToList();
        var current = links.Count == 0 || part.HasAttribute("aria-current") || part.QuerySelector("[aria-current]") is not null;
        if (current)
        {
            return (part.TextContent.Trim().Length > 0 ? own : "", null);
        }

        var href = links[0].GetAttribute("href")!.Split('?', '#')[0].TrimEnd('/');
        return links.Count == 1 ? (NameOf(href), href[..(href.LastIndexOf('/') + 1)]) : ("", null);
    }

    /// <summary>Whether a list, or what it stands in, is called a contents list by its name or the heading before it.</summary>
    private static bool IsContents(IElement list)
    {
        for (var (e, n) = ((IElement?)list, 0); e is not null && n < 3; e = e.ParentElement, n++)
        {
            var said = $"{e.Id} {e.ClassName} {e.GetAttribute("aria-label")} {(n < 2 ? e.PreviousElementSibling?.TextContent : "")}";
            if (said.Length < 300 && !said.Contains("breadcrumb", StringComparison.OrdinalIgnoreCase) && NamesOfContents.Any(w => said.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Linked(IHtmlDocument html, string relation) =>
        html.QuerySelector($"link[rel~='{relation}' i][href], a[rel~='{relation}' i][href]")?.GetAttribute("href") is { } href && NameOf(href) is { Length: > 0 } name ? name : null;
}
