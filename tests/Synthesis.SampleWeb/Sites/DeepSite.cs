using System.Globalization;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>
/// A site in the manner of Jadu and LocalGov systems: landing pages many levels deep, publications as numbered pages with a print view, a directory of strategies with records, a documents library
/// whose files have no ending, an A to Z by letter, an index of packed sitemaps, search by GET.
/// </summary>
public sealed class DeepSite(Plan plan, World world) : CouncilSite(plan, world)
{
    private const int PerPage = 10;
    private static readonly string[] _levels = ["service-specific-policies", "children-and-families", "childrens-social-care-policies", "placements"];

    /// <inheritdoc/>
    public override Robots? Robots { get; } = new(
        ["/admin", "/xforms/", "/site_search/advanced", .. plan.Dice.For("closed").Chance(0.4) ? new[] { "/site_search" } : [], .. plan.Dice.For("prints").Chance(0.2) ? new[] { "/*/print$" } : []], [], plan.Dice.For("crawl delay").Chance(0.3) ? plan.Dice.For("crawl delay seconds").Pick([1.0, 2, 10]) : null,
        [$"https://{plan.Host}/sitemap.xml"]);

    /// <inheritdoc/>
    protected override string PathOf(Node node) =>
        node.Delivers is { Part: > 1 } part ? $"{node.Parent!.Path}/{part.Part}"
        : node.Slug.StartsWith("record:", StringComparison.Ordinal) ? $"/directory-record/{node.Number}/{node.Slug[7..]}"
        : node.Key.StartsWith("news:", StringComparison.Ordinal) || node.Parent?.Shelf == "news" ? $"/news/article/{node.Number}/{node.Slug}"
        : node.Parent is null || node.Parent == Home ? $"/{node.Slug}" : $"{node.Parent.Path}/{node.Slug}";

    /// <inheritdoc/>
    protected override string FilePath(Publication publication) => $"/downloads/file/{new Dice(13).For(publication.Key + publication.Slug).Between(1000, 99_999)}/{publication.FileName}";

    /// <inheritdoc/>
    protected override void Shelve(Publication publication, Node shelf)
    {
        var dice = Dice.For("shelve " + publication.Key);
        if (publication.Role == Role.Strategy && dice.Chance(0.4))
        {
            // Some strategies are eight levels down, in folders that hold little else.
            foreach (var level in _levels.Take(dice.Between(2, 4)))
            {
                shelf = shelf.Children.FirstOrDefault(c => c.Slug == level)
                    ?? shelf.Add(new Node($"deep:{shelf.Key}:{level}", CultureInfo.InvariantCulture.TextInfo.ToTitleCase(level[..1]) + level[1..].Replace('-', ' '), level, publication.Published, () => "<p>Policies in this section:</p>\n"));
            }
        }

        if (!publication.IsFile || !dice.Chance(0.4))
        {
            base.Shelve(publication, shelf);
            return;
        }

        var path = FilePath(publication);
        var record = shelf.Add(new Node($"pub:{publication.Key}", publication.Title, $"record:{publication.Slug}", publication.Published, () => $"""
            {Introduced(publication)}<table class="record"><tr><th>Service area</th><td>Children and families</td></tr><tr><th>Type</th><td>Strategy</td></tr><tr><th>Document</th><td>{Html.Link(Escaped(path), FileText(publication))}</td></tr></table>

            """) { LinkText = publication.LinkText });
        Attach(publication, path, [.. record.Chain], named: dice.Chance(0.5));
    }

    /// <inheritdoc/>
    protected override void Book(Publication publication, Node shelf)
    {
        // Numbered pages; none has a link to the next, so the last numbers are found from the contents list of the first alone.
        var chapters = publication.Chapters();
        var pages = new List<Node>();
        for (var i = 0; i < chapters.Count; i++)
        {
            var (number, chapter) = (i, chapters[i]);
            var delivery = new Delivery(publication.Key, i + 1, chapters.Count);
            pages.Add(i == 0
                ? shelf.Add(Node(publication, () => $"<nav class=\"contents\"><h2>Contents</h2><ol>{string.Concat(pages.Select((p, n) => $"<li>{(n == 0 ? Html.Text(chapters[0].Heading) : Html.Link(Escaped(p.Path), p.Title))}</li>"))}</ol></nav>\n{chapter.Html()}<p>{Html.Link(Escaped(pages[0].Path + "/print"), "Print entire guide")}</p>\n", delivery))
                : pages[0].Add(new Node($"pub:{publication.Key}:{number + 1}", chapter.Heading, chapter.Slug, publication.Published, chapter.Html) { Linked = false, Delivers = delivery }));
            Known(publication, pages[i], "part", i == 0 ? [.. pages[0].Chain] : null);
        }

        _prints.Add((publication, pages[0]));
    }

    private readonly List<(Publication Publication, Node First)> _prints = [];

    /// <inheritdoc/>
    protected override void Laid()
    {
        Settle();
        foreach (var (publication, first) in _prints)
        {
            Add(first.Path + "/print", publication.Title, publication.Published, asked => Rendered($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Html.Text(publication.Title)} - print view</title></head><body><main><h1>{Html.Text(publication.Title)}</h1>\n{publication.Whole()}</main></body></html>") with { Delivers = new Delivery(publication.Key) }, listed: false);
            Placed(publication, first.Path + "/print", "whole");
        }

        var pages = Routes.Where(r => r.Listed && !r.Path.StartsWith("/downloads/", StringComparison.Ordinal)).ToList();
        var files = Routes.Where(r => r.Listed && r.Path.StartsWith("/downloads/", StringComparison.Ordinal)).ToList();
        var maps = pages.Chunk(1000).Select((chunk, i) => ($"/sitemap-pages-{i + 1}.xml.gz", chunk.ToList())).Append(("/sitemap-documents.xml.gz", files)).Where(m => m.Item2.Count > 0).ToList();
        var (days, documents) = (Dice.For("lastmod").Chance(0.7), Dice.For("documents listed").Chance(0.5));
        foreach (var (path, routes) in maps.Where(m => documents || m.Item1 != "/sitemap-documents.xml.gz"))
        {
            Add(path, "", World.Options.AsAt, _ => Sitemap.Packed(Sitemap.Of(routes.Select(r => (Absolute(r.Path), days ? (DateOnly?)r.Updated : null)).Concat(path == "/sitemap-pages-1.xml.gz" ? Claimed : []))), listed: false);
        }

        Add("/sitemap.xml", "", World.Options.AsAt, _ => Answer.Xml(Sitemap.Index(maps.Where(m => At(m.Item1) is not null).Select(m => (Absolute(m.Item1), days ? (DateOnly?)m.Item2.Max(r => r.Updated) : null)))), listed: false);
    }

    /// <inheritdoc/>
    protected override Answer? Special(Asked asked) => asked.Path switch
    {
        "/site_search/results" => Search(asked),
        "/a-to-z" => Letter(asked, "A"),
        _ => asked.Path.StartsWith("/a-to-z/", StringComparison.Ordinal) ? Letter(asked, asked.Path[8..].ToUpperInvariant()) : null,
    };

    /// <inheritdoc/>
    protected override string Layout(string title, IEnumerable<Node> chain, string main, Asked asked)
    {
        var name = Html.Text(Plan.Authority.OfficialName);
        var crumbs = string.Concat(chain.Select(n => $"<li>{Html.Link(Escaped(n.Path), n == Home ? "Home" : n.Title)}</li>"));
        var text = World.IsMirror(asked.Host) ? "<p class=\"text-only\">You are reading the beta version of our site.</p>\n" : "";
        var pages = chain.Last() == Home ? $"<section class=\"popular\"><h2>Popular</h2>{Html.Links(Home.All.Where(n => n.Key.StartsWith("t:", StringComparison.Ordinal)).Take(8).Select(n => (Escaped(n.Path), n.Title)))}</section>\n" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en" class="no-js"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Html.Text(title)} – {name}</title><link rel="stylesheet" href="/site/styles/standard.css"></head>
            <body class="one-col"><a href="#content" class="skip">Skip to main content</a>
            <div class="cookie-consent"><p>Our website uses cookies to make it better.</p></div>
            {text}<header><a class="logo" href="/">{name}</a>
            <form class="search" action="/site_search/results" method="get"><label for="q">Search our site</label><input type="search" id="q" name="q"><button type="submit">Search</button></form></header>
            <nav aria-label="You are here"><ol>{crumbs}</ol></nav>
            <main id="content">
            {main}{pages}</main>
            <footer>{Html.Links([.. Home.Children.Where(c => c.Key.StartsWith("s:", StringComparison.Ordinal)).Take(chain.Last() == Home ? 0 : 12).Select(c => (Escaped(c.Path), c.Title)), ("/contact-us", "Contact us"), ("/a-to-z", "A to Z"), .. Foot])}<p>© {name}. Designed and powered by our in-house team.</p></footer></body></html>
            """;
    }

    private Answer Letter(Asked asked, string letter)
    {
        var pages = Home.All.Where(n => n.Linked && n.Parent is not null && n.Key.Split(':')[0] is "s" or "p" or "t" or "pub").Where(n => n.Title.StartsWith(letter, StringComparison.OrdinalIgnoreCase)).OrderBy(n => n.Title, StringComparer.OrdinalIgnoreCase);
        return Loose($"A to Z of services: {letter}", Html.Links("abcdefghijklmnopqrstuvwyz".Select(c => ($"/a-to-z/{c}", char.ToUpperInvariant(c).ToString())), "letters") + Html.Links(pages.Select(n => (Escaped(n.Path), n.Title))), asked);
    }

    private Answer Search(Asked asked)
    {
        var (query, from) = (asked.Parameter("q"), int.TryParse(asked.Parameter("offset"), out var o) ? o : 0);
        var hits = Find(query);
        var shown = hits.Skip(from).Take(PerPage).Select(h => $"<article><h2>{Html.Link(h.Address, h.Title)}</h2><p>Last updated: {h.Updated.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}</p></article>\n");
        var next = from + PerPage < hits.Count ? $"<p>{Html.Link($"/site_search/results?q={Uri.EscapeDataString(query)}&offset={from + PerPage}", "Next")}</p>\n" : "";
        return Loose("Search results", hits.Count == 0 ? "<p>Sorry, there were no results.</p>" : $"<p>{hits.Count} results for “{Html.Text(query)}”</p>\n{string.Concat(shown)}{next}", asked) with { Lasting = false };
    }
}
