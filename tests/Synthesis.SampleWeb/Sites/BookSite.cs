using Synthesis.SampleWeb.Content;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>
/// A site in the manner of Drupal: short paths of slugs, every page also at <c>/node/NUMBER</c>, publications of several pages as books whose chapters stand under the book's slug, with
/// export views by number of the whole and of each chapter, files in dated folders, search by GET.
/// </summary>
public sealed class BookSite(Plan plan, World world) : CouncilSite(plan, world)
{
    private const int PerPage = 10;

    /// <inheritdoc/>
    public override Robots? Robots { get; } = new(
        [
            "/core/", "/profiles/", "/admin/", "/comment/reply/", "/filter/tips", "/node/add/", .. plan.Dice.For("closed").Chance(0.35) ? new[] { "/search/", "/search?" } : [], "/user/login", "/user/password", "/*?sort=", "/*.php$",
        ],
        ["/core/*.css$", "/core/*.js$"], plan.Dice.For("crawl delay").Chance(0.3) ? plan.Dice.For("crawl delay seconds").Pick([2.0, 3, 5]) : null,
        plan.Dice.For("sitemap named").Chance(0.7) ? [$"https://{plan.Host}/sitemap.xml"] : [], plan.Dice.For("others").Chance(0.4) ? "User-agent: GreedyBot\nDisallow: /\n\n" : "");

    /// <inheritdoc/>
    protected override string PathOf(Node node) => node.Parent is null || node.Parent == Home ? $"/{node.Slug}"
        : node.Delivers is { Parts: > 1, Part: > 1 } ? $"{node.Parent.Path}/{node.Slug}"
        : node.Key.StartsWith("pub:", StringComparison.Ordinal) && Dice.For("top " + node.Key).Chance(0.3) ? $"/{node.Slug}"
        : $"/{node.Chain.ElementAt(1).Slug}/{(node.Chain.Count() > 3 ? node.Parent.Slug + "/" : "")}{node.Slug}";

    /// <inheritdoc/>
    protected override string FilePath(Publication publication) => $"/sites/default/files/{publication.Published:yyyy-MM}/{(Dice.For("spaces " + publication.Key).Chance(0.3) ? publication.FileName.Replace('-', ' ') : publication.FileName)}{publication.Ending}";

    /// <inheritdoc/>
    protected override void Book(Publication publication, Node shelf)
    {
        var chapters = publication.Chapters();
        var first = new[] { (Node?)null };
        var pages = new List<Node>();
        for (var i = 0; i < chapters.Count; i++)
        {
            var (number, chapter) = (i + 1, chapters[i]);
            var delivery = new Delivery(publication.Key, number, chapters.Count);
            string Turn() => $"<nav class=\"book-navigation\">{(number > 1 ? Html.Link(Escaped(pages[number - 2].Path), "‹ " + pages[number - 2].Title) : "")} {(number < pages.Count ? Html.Link(Escaped(pages[number].Path), pages[number].Title + " ›") : "")} " +
                $"{Html.Link($"/book/export/html/{pages[number - 1].Number}", "Printer-friendly version")}</nav>\n";
            var node = i == 0
                ? Node(publication, () => chapter.Html() + Html.Links(pages.Skip(1).Select(p => (Escaped(p.Path), p.Title)), "book-pages") + Turn(), delivery)
                : new Node($"pub:{publication.Key}:{number}", chapter.Heading, chapter.Slug, publication.Published, () => chapter.Html() + Turn()) { Linked = false, Delivers = delivery };
            first[0] = i == 0 ? shelf.Add(node) : first[0];
            if (i > 0)
            {
                first[0]!.Add(node);
            }

            pages.Add(node);
            Known(publication, node, "part", i == 0 ? [.. node.Chain] : null);
        }

        // The export of the first page is that of the whole book; a chapter's is that chapter alone. Each prints the web editor's name at its foot.
        var whole = $"/book/export/html/{pages[0].Number}";
        Add(whole, publication.Title, publication.Published, _ => Export(publication, publication.Whole()) with { Delivers = new Delivery(publication.Key) }, listed: false);
        Placed(publication, whole, "whole");
        for (var i = 1; i < pages.Count; i++)
        {
            var (chapter, part) = (chapters[i], new Delivery(publication.Key, i + 1, pages.Count));
            var path = $"/book/export/html/{pages[i].Number}";
            Add(path, chapter.Heading, publication.Published, _ => Export(publication, chapter.Html()) with { Delivers = part }, listed: false);
            Placed(publication, path, "part", part.Part, part.Parts);
        }
    }

    /// <inheritdoc/>
    protected override void Laid()
    {
        Settle();
        foreach (var node in Home.All.Skip(1).ToList())
        {
            Add($"/node/{node.Number}", node.Title, node.Updated, asked => Page(node, asked), listed: false);
        }

        var listed = Routes.Where(r => r.Listed && !r.Path.StartsWith("/sites/", StringComparison.Ordinal)).ToList();
        const int size = 500;
        if (listed.Count <= size)
        {
            Add("/sitemap.xml", "", World.Options.AsAt, _ => Answer.Xml(Sitemap.Of(Lines(listed).Concat(Claimed))), listed: false);
            return;
        }

        var parts = listed.Chunk(size).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            Add($"/sitemap.xml?page={i + 1}", "", World.Options.AsAt, _ => Answer.Xml(Sitemap.Of(Lines(part).Concat(part == parts[0] ? Claimed : []))), listed: false);
        }

        Add("/sitemap.xml", "", World.Options.AsAt, _ => Answer.Xml(Sitemap.Index(parts.Select((p, i) => (Absolute($"/sitemap.xml?page={i + 1}"), (DateOnly?)p.Max(r => r.Updated))))), listed: false);
    }

    /// <inheritdoc/>
    protected override Answer? Special(Asked asked)
    {
        if (asked.Path != "/search")
        {
            return null;
        }

        var (keys, page) = (asked.Parameter("keys"), int.TryParse(asked.Parameter("page"), out var p) ? p : 0);
        var hits = Find(keys);
        var shown = hits.Skip(page * PerPage).Take(PerPage).Select(h => $"<li class=\"search-result\"><h3>{Html.Link(h.Address, h.Title)}</h3><p>Updated {h.Updated:dd/MM/yyyy}</p></li>\n");
        var pager = Enumerable.Range(0, (hits.Count + PerPage - 1) / PerPage).Select(i => ($"/search?keys={Uri.EscapeDataString(keys)}&page={i}", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Loose("Search", hits.Count == 0 ? "<p>Your search yielded no results.</p>" : $"<p>{hits.Count} results</p>\n<ol class=\"search-results\">\n{string.Concat(shown)}</ol>\n<nav class=\"pager\">{Html.Links(pager)}</nav>\n", asked) with { Lasting = false };
    }

    /// <inheritdoc/>
    protected override string Layout(string title, IEnumerable<Node> chain, string main, Asked asked)
    {
        var crumbs = string.Concat(chain.Select(n => $"<li>{Html.Link(Escaped(n.Path), n == Home ? "Home" : n.Title)}</li>"));
        var name = Html.Text(Plan.Authority.OfficialName);
        var beta = World.IsMirror(asked.Host) ? "<div class=\"beta-banner\"><p>This is a new site. Tell us what you think.</p></div>\n" : "";
        var canonical = chain.Last() is { Parent: not null } last ? $"<link rel=\"canonical\" href=\"{Html.Text(Absolute(last.Path))}\">" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head><meta charset="utf-8"><title>{Html.Text(title)} | {name}</title><meta name="Generator" content="Drupal 10">{canonical}<link rel="stylesheet" href="/core/style.css"></head>
            <body>
            <div id="cookie-banner" role="dialog"><h2>Cookies</h2><p>We use some essential cookies to make this website work. <a href="/cookies">Read about cookies</a></p><button>Accept</button></div>
            {beta}<header role="banner"><a href="/" rel="home">{name}</a>
            <form action="/search" method="get" role="search"><label for="edit-keys">Search</label><input type="search" id="edit-keys" name="keys" size="15" maxlength="128"><input type="submit" value="Search"></form>
            <nav class="main-menu">{Html.Links(Home.Children.Where(c => c.Key.StartsWith("s:", StringComparison.Ordinal)).Select(c => (Escaped(c.Path), c.Title)))}</nav></header>
            <nav class="breadcrumb"><ol>{crumbs}</ol></nav>
            <main id="main-content">
            {main}
            </main>
            <footer><nav>{Html.Links([("/contact-us", "Contact us"), ("/a-z", "A to Z"), ("/news", "News"), .. Foot])}</nav><p>© {name}</p></footer>
            </body></html>
            """;
    }

    /// <inheritdoc/>
    protected override Answer NotFound(Asked asked) => asked.Path == "/a-z" ? Letters(asked) : base.NotFound(asked);

    private Answer Letters(Asked asked) => Loose("A to Z of services", string.Concat(Home.All.Where(n => n.Shelf is not null || n.Key.StartsWith("p:", StringComparison.Ordinal) || n.Key.StartsWith("s:", StringComparison.Ordinal))
        .OrderBy(n => n.Title, StringComparer.OrdinalIgnoreCase).GroupBy(n => char.ToUpperInvariant(n.Title[0])).Select(g => $"<h2>{g.Key}</h2>\n{Html.Links(g.Select(n => (Escaped(n.Path), n.Title)))}")), asked);

    private IEnumerable<(string, DateOnly?)> Lines(IEnumerable<Route> routes) => routes.Select(r => (Absolute(r.Path), (DateOnly?)r.Updated));

    private Answer Export(Publication publication, string main) => Answer.Page($"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{Html.Text(publication.Title)}</title><meta name="robots" content="noindex"></head>
        <body><h1 class="book-heading">{Html.Text(publication.Title)}</h1>
        {main}<p>{Html.Text(Phrases.Say("[web.editor|sam.delaney|content.team]", Dice.For("editor"), new Dictionary<string, string>()).ToLowerInvariant())}@{Plan.BareHost}</p>
        </body></html>
        """);
}
