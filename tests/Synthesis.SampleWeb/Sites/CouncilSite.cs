using Synthesis.SampleWeb.Content;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>A kind of content management: its name and how a site of it is made.</summary>
/// <param name="Name">A word for tables.</param>
/// <param name="Make">Makes the site; <see cref="CouncilSite.Lay"/> is called afterwards.</param>
public sealed record Kind(string Name, Func<Plan, World, CouncilSite> Make);

/// <summary>A hit of a site's own search.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where it is: a path, or an absolute address on the committee portal.</param>
/// <param name="Updated">The day of its last change.</param>
public sealed record Hit(string Title, string Address, DateOnly Updated);

/// <summary>
/// The site of an authority. The frame grows the tree of ordinary pages and hands over publications; a kind says at which paths pages and files are, how a publication of several
/// pages is cut, and what a page looks like around its main part.
/// </summary>
public abstract class CouncilSite(Plan plan, World world) : Site
{
    private readonly Dictionary<string, Node> _shelves = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, List<(Func<string> Address, string Text)>> _links = [];
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly List<(Publication Publication, IReadOnlyList<Func<string>> Steps)> _chains = [];

    /// <summary>What is meant to stand here.</summary>
    protected Plan Plan => plan;

    /// <summary>The web it is part of.</summary>
    protected World World => world;

    /// <summary>Dice of this site.</summary>
    protected Dice Dice { get; } = plan.Dice.For("site");

    /// <summary>The home page, the tree beneath it grown.</summary>
    protected Node Home { get; } = Tree.Grow(plan, world.Options);

    /// <inheritdoc/>
    public override string Host => plan.Host;

    /// <inheritdoc/>
    public override string? Code => plan.Authority.Code;

    /// <summary>For each strategy the addresses by which a person gets from the home page to it.</summary>
    public IEnumerable<(Publication Publication, IReadOnlyList<string> Addresses)> Chains => _chains.Select(c => (c.Publication, (IReadOnlyList<string>)[.. c.Steps.Select(s => s())]));

    /// <summary>Puts publications on shelves and gives every page its path and route. Called once, before anything is asked.</summary>
    public void Lay()
    {
        foreach (var node in Home.All.Where(n => n.Shelf is not null))
        {
            _shelves[node.Shelf!] = node;
        }

        var contact = Home.Add(new Node("contact", "Contact us", "contact-us", world.Options.AsAt.AddDays(-300), Contact));
        _shelves["contact"] = contact;
        if (_shelves.TryGetValue("democracy", out var democracy))
        {
            Link(democracy, () => $"https://{plan.Portal}/", "Agendas, reports and minutes");
        }

        foreach (var publication in plan.Publications)
        {
            var shelf = _shelves.GetValueOrDefault(publication.Shelf, Home);
            if (publication.Place == Place.Own)
            {
                Shelve(publication, shelf);
            }
            else if (publication.Role is not (Role.Minutes or Role.Draft))
            {
                Point(publication, shelf);
            }
        }

        foreach (var node in Home.All)
        {
            node.Path = node == Home ? "/" : PathOf(node);
            Add(node.Path, node.Title, node.Updated, asked => Page(node, asked));
        }

        Laid();
    }

    /// <summary>The path of a page; the pages above it have theirs.</summary>
    protected abstract string PathOf(Node node);

    /// <summary>The path of a publication's file.</summary>
    protected abstract string FilePath(Publication publication);

    /// <summary>The whole page around <paramref name="main"/>, which begins with its heading.</summary>
    protected abstract string Layout(string title, IEnumerable<Node> chain, string main, Asked asked);

    /// <summary>Puts a publication that is kept here on its shelf. As given: a file behind a landing page, or linked from the shelf itself; one page; or <see cref="Book"/>.</summary>
    protected virtual void Shelve(Publication publication, Node shelf)
    {
        switch (publication.Format)
        {
            case Format.Page:
                var page = shelf.Add(Node(publication, () => publication.Whole(), new Delivery(publication.Key)));
                Known(publication, page, "page", [.. page.Chain]);
                break;
            case Format.Pages:
                Book(publication, shelf);
                break;
            default:
                var direct = Dice.For("direct " + publication.Key).Chance(0.3);
                var landing = direct ? shelf : shelf.Add(Node(publication, () => Introduced(publication), null));
                var path = FilePath(publication);
                Link(landing, () => Escaped(path), FileText(publication));
                Attach(publication, path, [.. landing.Chain]);
                break;
        }
    }

    /// <summary>Puts a publication of several pages on its shelf: a first page with the list of the others, which have their own.</summary>
    protected abstract void Book(Publication publication, Node shelf);

    /// <summary>What is left to add once every page has its path: sitemaps, views for printing.</summary>
    protected virtual void Laid()
    {
    }

    /// <summary>A page for <paramref name="publication"/>, not yet on a shelf.</summary>
    protected static Node Node(Publication publication, Func<string> body, Delivery? delivers) =>
        new($"pub:{publication.Key}", publication.Title, publication.Slug, publication.Published, body) { LinkText = publication.LinkText, Delivers = delivers };

    /// <summary>Adds a link below a page's own text.</summary>
    protected void Link(Node node, Func<string> address, string text)
    {
        if (!_links.TryGetValue(node, out var links))
        {
            _links[node] = links = [];
        }

        links.Add((address, text));
    }

    /// <summary>Adds the route of a publication's file and notes where it is; <paramref name="chain"/> are the pages that lead to it.</summary>
    protected void Attach(Publication publication, string path, IReadOnlyList<Node> chain, bool named = false)
    {
        Add(path, publication.Title, publication.Published, _ => File(publication, named));
        Placed(publication, path, publication.Format == Format.Word ? "word" : "pdf");
        _words[Folded(path)] = Words(publication);
        _chains.Add((publication, [.. chain.Select(n => (Func<string>)(() => Absolute(n.Path))), () => Absolute(path)]));
    }

    /// <summary>Notes that a page is a publication or a part of it, once paths are known.</summary>
    protected void Known(Publication publication, Node node, string form, IReadOnlyList<Node>? chain = null)
    {
        _late.Add(() =>
        {
            Placed(publication, node.Path, form, node.Delivers?.Part ?? 1, node.Delivers?.Parts ?? 1);
            _words[Folded(node.Path)] = Words(publication);
        });
        if (chain is not null)
        {
            _chains.Add((publication, [.. chain.Select(n => (Func<string>)(() => Absolute(n.Path)))]));
        }
    }

    private readonly List<Action> _late = [];

    /// <summary>Calls what <see cref="Known"/> put off; kinds call it first in <see cref="Laid"/>.</summary>
    protected void Settle()
    {
        _late.ForEach(a => a());
        _late.Clear();
    }

    /// <summary>What a landing page says above the link.</summary>
    protected string Introduced(Publication publication) => $"<p>{Html.Text(Phrases.Say("[This page leads to|Read|You can download] {title}. [It was put here on {day}.|Ask us for other formats.|]", Dice.For("intro " + publication.Key), new Dictionary<string, string> { ["title"] = publication.Title, ["day"] = publication.Published.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) }))}</p>\n";

    /// <summary>How the link to a file is written, mostly with its type and a size.</summary>
    protected string FileText(Publication publication) => Dice.For("size " + publication.Key) is var dice && dice.Chance(0.7)
        ? $"{publication.LinkText} ({(publication.Format == Format.Word ? "Word" : "PDF")}, {dice.Between(180, 980)} KB)"
        : publication.LinkText;

    /// <summary>The main part of a page: heading, its text, links to the pages beneath it and to files.</summary>
    protected string Main(Node node)
    {
        var children = node.Children.Where(c => c.Linked).ToList();
        var links = _links.GetValueOrDefault(node) ?? [];
        return $"<h1>{Html.Text(node.Title)}</h1>\n{node.Body()}{(children.Count > 0 ? Html.Links(children.Select(c => (Escaped(c.Path), c.LinkText)), "pages") : "")}{(links.Count > 0 ? Html.Links(links.Select(l => (l.Address(), l.Text)), "documents") : "")}";
    }

    /// <summary>A page of the tree.</summary>
    protected Answer Page(Node node, Asked asked) => Rendered(Layout(node.Title, node.Chain, Main(node), asked)) with { Delivers = node.Delivers };

    /// <summary>A page's bytes in the site's charset.</summary>
    protected virtual Answer Rendered(string html, int status = 200) => Answer.Page(html, status);

    /// <summary>A page outside the tree.</summary>
    protected Answer Loose(string title, string main, Asked asked, int status = 200) => Rendered(Layout(title, [Home], $"<h1>{Html.Text(title)}</h1>\n{main}", asked), status);

    /// <inheritdoc/>
    protected override Answer NotFound(Asked asked) => Loose("Page not found", "<p>We cannot find the page you asked for. It may have moved. Try our search or the A to Z.</p>", asked, 404) with { Lasting = false };

    /// <summary>
    /// What the site's search finds for a query: at least half of its words (of more than two letters) stand in the title, or among the words of the document. Committee papers and news come before the rest of the same score, as they tend to.
    /// </summary>
    protected IReadOnlyList<Hit> Find(string query)
    {
        var words = query.ToLowerInvariant().Split([' ', '"', '+', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && w is not ("and" or "for" or "the")).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        double Score(string title, string more) => words.Sum(w => title.Contains(w, StringComparison.OrdinalIgnoreCase) ? 1 : more.Contains(w, StringComparison.OrdinalIgnoreCase) ? 0.6 : 0);
        var own = Routes.Where(r => r.Listed).Select((r, i) => (Hit: new Hit(r.Title, Escaped(r.Path), r.Updated), Score: Score(r.Title, _words.GetValueOrDefault(r.Path, "")) + (r.Title.Contains("news", StringComparison.OrdinalIgnoreCase) ? 0.2 : 0), Order: i));
        var papers = world.Find(plan.Portal) is { } portal ? portal.Routes.Where(r => r.Listed).Select((r, i) => (Hit: new Hit(r.Title, portal.Absolute(r.Path), r.Updated), Score: Score(r.Title, "") + 0.3, Order: i)) : [];
        return [.. papers.Concat(own).Where(h => h.Score >= words.Count / 2.0).OrderByDescending(h => h.Score).ThenBy(h => h.Order).Select(h => h.Hit).Take(60)];
    }

    /// <summary>Links at the foot of every page besides the kind's own: the second host, and the ways into planted faults.</summary>
    protected IEnumerable<(string Address, string Text)> Foot =>
        [.. plan.Mirror is { } mirror ? new[] { ($"https://{mirror}/", "Try our new website") } : [], .. world.Faults.SelectMany(f => f.Entrances(this))];

    /// <summary>Addresses that planted faults put into the sitemap besides the site's own pages; kinds add them to theirs.</summary>
    protected IEnumerable<(string Address, DateOnly? Updated)> Claimed => world.Faults.SelectMany(f => f.Listed(this)).Select(a => (a, (DateOnly?)null));

    /// <summary>The page of the shelf, for kinds that link some of them from every page.</summary>
    protected Node? Shelf(string name) => _shelves.GetValueOrDefault(name);

    private void Point(Publication publication, Node shelf)
    {
        if (Dice.For("point " + publication.Key).Chance(0.5) || publication.Role is Role.Neighbour or Role.Guidance)
        {
            Link(shelf, () => world.AddressOf(publication, plan), publication.LinkText);
        }
        else
        {
            var landing = shelf.Add(Node(publication, () => Introduced(publication), null));
            Link(landing, () => world.AddressOf(publication, plan), FileText(publication));
            shelf = landing;
        }

        if (publication.Role == Role.Strategy)
        {
            var chain = shelf.Chain.ToList();
            _chains.Add((publication, [.. chain.Select(n => (Func<string>)(() => Absolute(n.Path))), () => world.AddressOf(publication, plan)]));
        }
    }

    private string Contact() => $"<p>Call us on 01632 960{100 + Dice.For("telephone").Below(899)} or write to {Html.Text(plan.Authority.OfficialName)}, Civic Centre.</p>\n<p>General enquiries: <a href=\"mailto:customer.services@{plan.BareHost}\">customer.services@{plan.BareHost}</a></p>\n" +
        (plan.Contact is { } contact ? $"<h2>Children's services</h2>\n<p>Commissioning of placements: <a href=\"mailto:{contact}\">{contact}</a></p>\n" : "");

    // What a search engine would have read in the document itself.
    private static string Words(Publication publication) => publication.Role switch
    {
        Role.Strategy or Role.Draft or Role.AnnualUpdate or Role.ExecutiveSummary => "sufficiency strategy placement placements looked after children in care commissioning residential fostering homes market",
        Role.Childcare => "sufficiency assessment childcare children early years market",
        Role.CorporateParenting => "corporate parenting strategy looked after children in care sufficiency",
        _ => "",
    };
}
