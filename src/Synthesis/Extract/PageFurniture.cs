using AngleSharp.Dom;

namespace Synthesis.Extract;

/// <summary>Tells a web page's main content from its furniture: navigation, banners, forms, related links.</summary>
internal static class PageFurniture
{
    private const int EnoughText = 250;

    private static readonly string[] Candidates =
        ["main", "[role=main]", "#main-content", "#maincontent", "#main", "#content", "article", ".main-content", ".page-content", ".entry-content", ".article-body", ".content"];

    private static readonly HashSet<string> FurnitureTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "aside", "form", "button", "input", "select", "textarea", "iframe", "svg", "canvas",
        "object", "embed", "video", "audio", "dialog", "head", "link", "meta",
    };

    private static readonly string[] FurnitureWords =
    [
        "cookie", "consent", "breadcrumb", "skip-link", "skiplink", "navigation", "navbar", "nav-", "menu", "sidebar", "side-bar", "related",
        "share", "social", "feedback", "was-this-helpful", "page-helpful", "newsletter", "subscribe", "advert", "promo", "banner", "pagination",
        "pager", "site-footer", "page-footer", "site-header", "search", "comments", "comment-list", "disqus", "popup", "modal", "alert-banner",
        "service-alert", "last-updated", "print-page", "toolbar", "tag-list", "author-bio", "recommend",
    ];

    private static readonly HashSet<string> FurnitureRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "alertdialog", "menu", "menubar",
    };

    /// <summary>The element that holds the main content: the first likely container with enough text, else the body.</summary>
    internal static IElement MainContent(IElement body)
    {
        foreach (var selector in Candidates)
        {
            var best = body.QuerySelectorAll(selector).Where(e => !InFurniture(e, body))
                .Select(e => (Element: e, Length: TextLength(e))).Where(e => e.Length >= EnoughText)
                .OrderByDescending(e => e.Length).FirstOrDefault().Element;
            if (best is not null)
            {
                return best;
            }
        }

        return body;
    }

    /// <summary>Whether an element inside the main content is furniture all the same.</summary>
    internal static bool Is(IElement element)
    {
        if (FurnitureTags.Contains(element.LocalName) || element.HasAttribute("hidden")
            || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
            || FurnitureRoles.Contains(element.GetAttribute("role") ?? "")
            || (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (element.LocalName is "footer" or "header" && element.ParentElement is { LocalName: "body" or "div" } && element.QuerySelector("h1") is null)
        {
            return true;
        }

        if (element.LocalName is "body" or "main" or "article" or "html" or "h1" or "h2" or "h3" or "h4" or "p" or "table" or "tr" or "td" or "li" or "details")
        {
            return false;
        }

        var names = $"{element.Id} {element.ClassName}".ToLowerInvariant();
        return names.Length > 1 && FurnitureWords.Any(w => names.Contains(w, StringComparison.Ordinal)) && LinkShare(element) > 0.3
            || names.Length > 1 && names.Contains("cookie", StringComparison.Ordinal);
    }

    private static bool InFurniture(IElement element, IElement body)
    {
        for (var e = element; e is not null && e != body; e = e.ParentElement)
        {
            if (FurnitureTags.Contains(e.LocalName) || FurnitureRoles.Contains(e.GetAttribute("role") ?? ""))
            {
                return true;
            }
        }

        return false;
    }

    private static int TextLength(IElement element) =>
        element.QuerySelectorAll("p, li, td, h1, h2, h3, dd, blockquote").Sum(e => e.TextContent.Trim().Length);

    /// <summary>Share of an element's text that stands in links or controls.</summary>
    private static double LinkShare(IElement element)
    {
        var all = element.TextContent.Trim().Length;
        var links = element.QuerySelectorAll("a, button, label, option").Sum(e => e.TextContent.Trim().Length);
        return all == 0 ? 1 : Math.Min(1, links / (double)all);
    }
}
