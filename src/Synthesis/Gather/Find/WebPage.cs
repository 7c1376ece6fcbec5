using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Synthesis.Gather.Find;

/// <summary>A link on a page.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Text">Its own words.</param>
/// <param name="Around">The heading above it and what else stands in its entry of a list; empty in menus.</param>
/// <param name="InMenu">Whether it stands in the page's furniture.</param>
/// <param name="IsNext">Whether it says of itself that the list or publication goes on there.</param>
internal sealed record WebLink(Uri Address, string Text, string Around, bool InMenu, bool IsNext = false);

/// <summary>A page as the walk sees it: its title, links, forms and what it says of the publication it is part of. No script is run.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Title">Its main heading, else its title.</param>
/// <param name="Links">Its links, in order, each address once.</param>
/// <param name="Forms">Its forms.</param>
/// <param name="Mailboxes">E-mail addresses on it, with the words around them.</param>
internal sealed record WebPage(Uri Address, string Title, IReadOnlyList<WebLink> Links, IReadOnlyList<WebForm> Forms, IReadOnlyList<Mailbox> Mailboxes)
{
    private const int MostLinks = 3000, LongestText = 300;
    private static readonly string[] MenuWords = ["nav", "menu", "footer", "header", "breadcrumb", "cookie", "banner", "social", "skip"];

    /// <summary>Lists of links on the page, in order, in which a contents list may be found.</summary>
    internal IReadOnlyList<IReadOnlyList<(Uri? Address, string Text)>> Lists { get; private init; } = [];

    /// <summary>Reads a page.</summary>
    internal static WebPage Read(Uri address, ReadOnlyMemory<byte> body)
    {
        IHtmlDocument html;
        try
        {
            using var stream = new MemoryStream(body.ToArray());
            html = new HtmlParser().ParseDocument(stream);
        }
        catch (DomException)
        {
            html = new HtmlParser().ParseDocument("");
        }

        var from = WebAddress.Link(address, html.QuerySelector("base[href]")?.GetAttribute("href")) ?? address;
        var heading = "";
        var links = new Dictionary<string, WebLink>(StringComparer.Ordinal);
        var mail = new List<Mailbox>();
        foreach (var e in html.All)
        {
            if (e.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "summary" or "dt")
            {
                heading = Plain(e.TextContent);
            }
            else if (e.LocalName is "a" or "area" && e.GetAttribute("href") is { } href)
            {
                if (href.TrimStart().StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
                {
                    mail.AddRange(Mailbox.In(href[(href.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('?')[0], heading + " " + Plain(e.TextContent), address));
                    continue;
                }

                if (WebAddress.Link(from, href) is { } to && links.Count < MostLinks)
                {
                    var menu = InMenu(e);
                    var text = Plain($"{e.TextContent} {e.GetAttribute("title")} {e.GetAttribute("aria-label")} {e.QuerySelector("img")?.GetAttribute("alt")}");
                    var link = new WebLink(to, text, menu ? "" : $"{heading} . {Entry(e, text)}", menu, e.GetAttribute("rel")?.Contains("next", StringComparison.OrdinalIgnoreCase) == true);
                    if (!links.TryGetValue(to.AbsoluteUri, out var known) || known.InMenu && !menu)
                    {
                        links[to.AbsoluteUri] = link;
                    }
                }
            }
            else if (e.LocalName is "iframe" or "embed" && WebAddress.Link(from, e.GetAttribute("src")) is { } framed)
            {
                links.TryAdd(framed.AbsoluteUri, new WebLink(framed, Plain(e.GetAttribute("title") ?? ""), heading, false));
            }
            else if (e.LocalName is "object" && WebAddress.Link(from, e.GetAttribute("data")) is { } shown)
            {
                links.TryAdd(shown.AbsoluteUri, new WebLink(shown, Plain(e.GetAttribute("title") ?? ""), heading, false));
            }
            else if (e.LocalName is "meta" && string.Equals(e.GetAttribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase)
                && e.GetAttribute("content")?.Split("url=", 2, StringSplitOptions.None) is [_, var where] && WebAddress.Link(from, where.Trim('\'', '"', ' ')) is { } moved)
            {
                links.TryAdd(moved.AbsoluteUri, new WebLink(moved, Plain(html.Title ?? ""), "", false));
            }
        }

        mail.AddRange(Mailbox.In(html.Body?.TextContent ?? "", "", address));
        var title = html.QuerySelectorAll("h1").Select(h => Plain(h.TextContent)).FirstOrDefault(t => t.Length > 0) ?? Plain(html.Title ?? "");
        return new WebPage(address, title, [.. links.Values], [.. WebForm.Of(html, from)], [.. mail.DistinctBy(m => m.Address)])
        {
            Lists = [.. html.QuerySelectorAll("ol, ul, nav, dl, table").Select(l => (IReadOnlyList<(Uri?, string)>)[.. Entries(l, from)]).Where(l => l.Count > 1)],
        };
    }

    /// <summary>The first link of an entry of a list, or the entry's words where it is no link: the page itself.</summary>
    private static IEnumerable<(Uri? Address, string Text)> Entries(IElement list, Uri from) =>
        (list.LocalName is "ol" or "ul" ? list.Children : list.QuerySelectorAll("a")).Take(200)
        .Select(c => ((c.LocalName == "a" ? c : c.QuerySelector("a[href]")) is { } a ? WebAddress.Link(from, a.GetAttribute("href")) : null, Plain(c.TextContent)));

    /// <summary>The words of the entry of a list, the row or the paragraph in which a link stands, its own left out.</summary>
    private static string Entry(IElement link, string own)
    {
        for (var (e, n) = (link.ParentElement, 0); e is not null && n < 4; e = e.ParentElement, n++)
        {
            if (e.LocalName is "li" or "p" or "tr" or "dd" or "article" or "section")
            {
                var text = Plain(e.TextContent);
                return text.Length > LongestText * 2 ? "" : text.Replace(own, "", StringComparison.Ordinal);
            }
        }

        return "";
    }

    private static bool InMenu(IElement link)
    {
        for (var e = link.ParentElement; e is not null && e.LocalName is not "body"; e = e.ParentElement)
        {
            if (e.LocalName is "main" or "article" || e.GetAttribute("role") == "main")
            {
                return false;
            }

            if (e.LocalName is "nav" or "header" or "footer" || MenuWords.Any(w => $"{e.Id} {e.ClassName}".Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                plain.Append(c);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }

            if (plain.Length >= LongestText)
            {
                break;
            }
        }

        return plain.ToString().Trim();
    }
}
