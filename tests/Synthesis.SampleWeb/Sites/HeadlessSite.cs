using System.Globalization;
using System.Text;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>
/// A new site on a headless system: every page at one slug without folders, no breadcrumbs, a policy hub, a document library that is paged and filtered by query and whose links say no more than "Download", files at
/// addresses that are hashes, with or without an ending, some sent as plain octets. Publications of several pages tell these apart by query. The sitemap knows no files, and says of every page that it changed on the day of the last release.
/// </summary>
public sealed class HeadlessSite : CouncilSite
{
    private const int PerPage = 12;
    private static readonly (string Slug, string Title, string[] Shelves)[] _topics =
    [
        ("children-and-families", "Plans for children and families", ["children-in-care", "childrens-plans", "fostering", "early-years"]), ("homes", "Plans for homes", ["housing"]),
        ("how-we-work", "How we work and what we buy", ["strategies", "commissioning", "transparency", "democracy"]),
    ];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "/search-results", "/document-library", "/policy-hub" };
    private readonly Dictionary<Node, List<Func<string>>> _blocks = [];
    private readonly List<(Publication Publication, Node First)> _books = [];
    private readonly List<Node> _pages;
    private readonly IReadOnlyDictionary<string, Node> _topicPages;
    private readonly IReadOnlyList<(string Key, string Title, Func<string> Address)> _entries;
    private readonly Dictionary<string, Func<string>> _addresses = new(StringComparer.Ordinal);
    private readonly Node _library;
    private readonly int _files;
    private readonly bool _details;

    /// <summary>The site of <paramref name="plan"/>.</summary>
    public HeadlessSite(Plan plan, World world)
        : base(plan, world)
    {
        (_files, _details) = (Dice.For("files").Below(3), Dice.For("details").Chance(0.4));
        _library = Home.Children.Single(c => c.Key == "library");
        _entries = [.. _library.All.Where(n => n.Key.StartsWith("paper:", StringComparison.Ordinal)).Select(n => ("", n.Title, (Func<string>)(() => Escaped(n.Path))))
            .Concat(plan.Publications.Where(InLibrary).Select(p => (p.Key, p.Title, (Func<string>)(() => _addresses[p.Key]()))))
            .OrderBy(e => e.Title, StringComparer.OrdinalIgnoreCase)];
        _pages = [_library];
        for (var number = 2; number <= (_entries.Count + PerPage - 1) / PerPage; number++)
        {
            _pages.Add(_library.Add(new Node($"library-page:{number}", $"Document library: page {number}", $"page={number}", world.Options.AsAt.AddDays(-30), () => "") { Linked = false }));
        }

        for (var i = 0; i < _pages.Count; i++)
        {
            var number = i + 1;
            Block(_pages[i], () => Listing(number));
        }

        var hub = Home.Add(new Node("hub", "Policy hub", "policy-hub", world.Options.AsAt.AddDays(-200), () => "<p>Everything we have promised, in one place. Choose a theme, or go through the whole library.</p>\n"));
        Block(hub, () => Html.Links([(Escaped(_library.Path), "All documents")]));
        _topicPages = Dice.For("topics").Chance(0.65)
            ? _topics.ToDictionary(t => t.Slug, t => hub.Add(new Node($"topic:{t.Slug}", t.Title, $"topic={t.Slug}", world.Options.AsAt.AddDays(-30), () => $"<p>Filtered by theme.</p>\n")))
            : new Dictionary<string, Node>();
        Robots = new(
            ["/api/", "/preview", "/*?*sort=", .. Dice.For("closed").Chance(0.5) ? new[] { "/search-results" } : [], .. Dice.For("views").Chance(0.3) ? new[] { "/*?view=all$" } : []], ["/api/assets/"], Dice.For("crawl delay").Chance(0.15) ? 3 : null,
            [$"https://{plan.Host}/sitemap.xml"], "User-agent: ImpoliteBot\nUser-agent: AnotherBot\nDisallow: /\n\n");
    }

    /// <inheritdoc/>
    public override Robots? Robots { get; }

    /// <inheritdoc/>
    protected override string PathOf(Node node) =>
        node.Delivers is { Part: > 1 } ? Free($"{node.Parent!.Path}?section={node.Slug}")
        : node == _library ? "/document-library"
        : node.Key == "hub" ? "/policy-hub"
        : node.Key.StartsWith("library-page:", StringComparison.Ordinal) || node.Key.StartsWith("topic:", StringComparison.Ordinal) ? $"/document-library?{node.Slug}"
        : node.Slug.StartsWith("document:", StringComparison.Ordinal) ? Free($"/document-library/{node.Slug[9..]}")
        : Free($"/{node.Slug}");

    /// <inheritdoc/>
    protected override string FilePath(Publication publication)
    {
        var hash = Hash(publication, 32);
        return _files switch { 0 => $"/media/{hash[..4]}/{hash[4..16]}", 1 => $"/asset-library/{hash[..8]}-{hash[8..12]}-{hash[12..16]}-{hash[16..20]}-{hash[20..]}", _ => $"/media/{hash[..8]}/{publication.FileName}{publication.Ending}" };
    }

    /// <inheritdoc/>
    protected override void Shelve(Publication publication, Node shelf)
    {
        if (!publication.IsFile)
        {
            base.Shelve(publication, shelf);
            return;
        }

        var (path, dice, chain) = (FilePath(publication), Dice.For("shelve " + publication.Key), new List<Node>());
        var (octets, name) = (Dice.For("octets").Chance(0.4), Uri.EscapeDataString(publication.FileName + publication.Ending));
        Add(path, publication.Title, publication.Published, _ => File(publication) is var file
            ? file with { MediaType = octets ? "application/octet-stream" : file.MediaType, Headers = [("Content-Disposition", $"inline; filename*=UTF-8''{name}"), ("X-Content-Type-Options", "nosniff")] } : null!);
        if (InLibrary(publication))
        {
            chain.AddRange(Listed(publication));
            if (_details)
            {
                var detail = _library.Add(new Node($"pub:{publication.Key}", publication.Title, $"document:{Hash(publication, 10)}", publication.Published, () => Introduced(publication)) { Linked = false });
                Block(detail, () => $"<p class=\"action\">{Html.Link(Escaped(path), Call(publication))}</p>\n");
                _addresses[publication.Key] = () => Escaped(detail.Path);
                chain.Add(detail);
            }
            else
            {
                _addresses[publication.Key] = () => Escaped(path);
            }

            if (dice.Chance(0.5))
            {
                Link(shelf, () => Escaped(_library.Path), "Find our plans in the document library");
            }
        }
        else
        {
            var page = dice.Chance(0.3) ? shelf : shelf.Add(Node(publication, () => Introduced(publication), null));
            Block(page, () => $"<section class=\"card\"><h2>{Html.Text(page == shelf ? publication.Title : "Documents")}</h2><a class=\"button\" href=\"{Html.Text(Escaped(path))}\"><span>{Html.Text(Call(publication))}</span></a></section>\n");
            chain.AddRange(page.Chain);
        }

        Attach(publication, path, chain);
    }

    /// <inheritdoc/>
    protected override void Book(Publication publication, Node shelf)
    {
        // One page that shows what its query asks for; the list of contents stands on the first alone, and "next" on each.
        var (chapters, pages) = (publication.Chapters(), new List<Node>());
        for (var i = 0; i < chapters.Count; i++)
        {
            var (number, chapter, delivery) = (i, chapters[i], new Delivery(publication.Key, i + 1, chapters.Count));
            string Body() => $"{(number == 0 ? $"<ol class=\"contents\">{string.Concat(pages.Skip(1).Select(p => $"<li>{Html.Link(Query(p), p.Title)}</li>"))}</ol>\n" : $"<p class=\"caption\">{Html.Text(publication.Title)}</p>\n")}{chapter.Html()}<nav class=\"pager\">{(number + 1 < pages.Count ? Html.Link(Query(pages[number + 1]), "Next") : "")} {Html.Link("?view=all", "View on one page")}</nav>\n";
            pages.Add(i == 0 ? shelf.Add(Node(publication, Body, delivery)) : pages[0].Add(new Node($"pub:{publication.Key}:{i + 1}", chapter.Heading, chapter.Slug, publication.Published, Body) { Linked = false, Delivers = delivery }));
            Known(publication, pages[i], "part", i == 0 ? [.. pages[0].Chain] : null);
        }

        _books.Add((publication, pages[0]));
    }

    /// <inheritdoc/>
    protected override void Laid()
    {
        Settle();
        foreach (var (publication, first) in _books)
        {
            Add(first.Path + "?view=all", publication.Title, publication.Published, asked => Loose(publication.Title, publication.Whole(), asked) with { Delivers = new Delivery(publication.Key) }, listed: false);
            Placed(publication, first.Path + "?view=all", "whole");
        }

        var released = World.Options.AsAt.AddDays(-Dice.For("released").Between(1, 20));
        Add("/sitemap.xml", "", released, _ => Answer.Xml(Sitemap.Of(Home.All.Where(n => !n.Path.Contains('?', StringComparison.Ordinal) && !n.Slug.StartsWith("document:", StringComparison.Ordinal)).Select(n => (Absolute(n.Path), (DateOnly?)released)).Concat(Claimed))), listed: false);
    }

    /// <inheritdoc/>
    protected override Answer? Special(Asked asked) => asked.Path == "/search-results" ? Search(asked) : null;

    /// <inheritdoc/>
    protected override string Layout(string title, IEnumerable<Node> chain, string main, Asked asked)
    {
        var (name, node) = (Html.Text(Plan.Authority.OfficialName), chain.Last());
        var back = node.Parent is { } parent ? $"<p class=\"back\">{Html.Link(Escaped(parent.Path), "Back")}</p>\n" : "";
        var blocks = title == node.Title && _blocks.TryGetValue(node, out var more) ? string.Concat(more.Select(b => b())) : "";
        var banner = World.IsMirror(asked.Host) ? "<aside class=\"beta\">This is a new service. Your feedback will help us to improve it.</aside>\n" : Dice.For("banner").Chance(0.5) ? "<aside class=\"alert\"><h2>Phone lines</h2><p>Our phone lines close at 3pm today.</p></aside>\n" : "";
        return $$"""
            <!doctype html><html lang="en-GB"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>{{Html.Text(title)}} | {{name}}</title><link rel="preload" as="style" href="/_app/static/7c1d.css"/></head>
            <body><div id="__app"><div role="dialog" aria-label="Cookies"><h2>Your choices about cookies</h2><button>Accept all</button><button>Only what is needed</button></div>
            {{banner}}<header><a href="/" aria-label="Home"><svg viewBox="0 0 10 10"><title>{{name}}</title></svg></a><form role="search" action="/search-results"><input name="query" type="search" aria-label="What are you looking for?" placeholder="What are you looking for?"/><button>Search</button></form></header>
            {{back}}<main>
            {{main}}{{blocks}}</main>
            <footer><nav>{{Html.Links([("/policy-hub", "Policies and plans"), ("/document-library", "Document library"), ("/contact-us", "Contact us"), .. Foot])}}</nav></footer></div>
            <script id="__STATE__" type="application/json">{"page":{"kind":"{{(node.Delivers is null ? "service" : "guide")}}","depth":{{chain.Count()}}},"build":"7c1d"}</script></body></html>
            """;
    }

    private static string Hash(Publication publication, int length)
    {
        var (dice, hash) = (new Dice(29).For(publication.Key + publication.Slug), new StringBuilder());
        while (hash.Length < length)
        {
            hash.Append(dice.Next().ToString("x16", CultureInfo.InvariantCulture));
        }

        return hash.ToString()[..length];
    }

    private static string Query(Node part) => part.Path[part.Path.IndexOf('?', StringComparison.Ordinal)..];

    private bool InLibrary(Publication publication) => publication is { Place: Place.Own, IsFile: true } && Dice.For("library " + publication.Key).Chance(0.55);

    // The pages by which a person gets to the list that a document stands in: over the hub where it has themes, or page after page.
    private IEnumerable<Node> Listed(Publication publication)
    {
        if (_topics.FirstOrDefault(t => t.Shelves.Contains(publication.Shelf)).Slug is { } slug && _topicPages.TryGetValue(slug, out var topic))
        {
            Block(topic, () => Entry(publication.Key, publication.Title, () => _addresses[publication.Key]()));
            return topic.Chain;
        }

        var at = _entries.Select((e, i) => (e.Key, Index: i)).First(e => e.Key == publication.Key).Index / PerPage;
        return [Home, .. _pages.Take(at + 1)];
    }

    private string Call(Publication publication) => Dice.For("call " + publication.Key) is var dice && dice.Below(5) is var which && $"{(publication.Format == Format.Word ? "Word" : "PDF")}, {dice.Between(1, 4)}MB" is var size
        ? which switch { 0 => "Download", 1 => "Download document", 2 => $"Download ({size})", 3 => $"Read the plan ({size})", _ => $"View ({size})" } : "";

    private string Listing(int number)
    {
        var next = number < _pages.Count ? $"<a rel=\"next\" href=\"?page={number + 1}\">Show more</a>" : "";
        return $"<p>{_entries.Count} documents, page {number} of {Math.Max(1, _pages.Count)}</p>\n{string.Concat(_entries.Skip((number - 1) * PerPage).Take(PerPage).Select(e => Entry(e.Key, e.Title, e.Address)))}<nav class=\"pages\">{next}</nav>\n";
    }

    private string Entry(string key, string title, Func<string> address) =>
        $"<article class=\"result\"><h3>{Html.Text(title)}</h3><a href=\"{Html.Text(address())}\">{(Plan.Publications.FirstOrDefault(p => p.Key == key) is { } publication && !_details ? Html.Text(Call(publication)) : "Details")}</a></article>\n";

    private void Block(Node node, Func<string> html)
    {
        if (!_blocks.TryGetValue(node, out var blocks))
        {
            _blocks[node] = blocks = [];
        }

        blocks.Add(html);
    }

    private string Free(string path)
    {
        var free = path;
        for (var n = 2; !_taken.Add(free); n++)
        {
            free = $"{path}-{n}";
        }

        return free;
    }

    private Answer Search(Asked asked)
    {
        var (query, page) = (asked.Parameter("query").Replace('+', ' '), int.TryParse(asked.Parameter("page"), out var p) ? Math.Clamp(p, 1, 999) : 1);
        var hits = Find(query);
        var shown = hits.Skip((page - 1) * PerPage).Take(PerPage).Select(h => $"<li><a href=\"{Html.Text(h.Address)}\"><h3>{Html.Text(h.Title)}</h3></a></li>\n");
        var next = page * PerPage < hits.Count ? $"<a href=\"?query={Html.Text(Uri.EscapeDataString(query))}&amp;page={page + 1}\" aria-label=\"Next page\">›</a>" : "";
        return Loose("Search results", hits.Count == 0 ? "<p>Nothing matches.</p>" : $"<p role=\"status\">{hits.Count} found</p><ol>\n{string.Concat(shown)}</ol>{next}\n", asked) with { Lasting = false };
    }
}
