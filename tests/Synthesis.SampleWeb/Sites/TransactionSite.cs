using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Synthesis.SampleWeb.Content;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>
/// A transactional portal of some age: addresses in capitals and small letters alike, every link relative (to a base or by <c>../</c>), documents in tables whose links say "View", accordions, year archives and tags, search by POST
/// with a token, a sign-in whose session id sticks to every link. Strategies stand under procurement, in a local offer with a look of its own, or only as the appendix to a report in the committee pages of the same host. Sitemaps are stale,
/// oddly named or missing; pages begin with a byte order mark and no charset is declared in the header.
/// </summary>
public sealed partial class TransactionSite : CouncilSite
{
    private const int PerPage = 20;
    private static readonly string[] _tags = ["Children", "Strategy", "Plan", "Report", "Care", "Housing", "Parks", "Transport"];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Node, List<Func<string>>> _rows = [];
    private readonly List<(Publication Publication, Node First)> _books = [];
    private readonly bool _based, _handled, _closedPanels;
    private readonly string _token, _session;
    private readonly int _map;
    private Node? _offer;

    /// <summary>The site of <paramref name="plan"/>.</summary>
    public TransactionSite(Plan plan, World world)
        : base(plan, world)
    {
        (_based, _handled, _closedPanels, _map) = (Dice.For("base").Chance(0.5), Dice.For("handler").Chance(0.4), Dice.For("panels").Chance(0.35), Dice.For("map").Pick([0, 0, 1, 2]));
        (_token, _session) = (Dice.For("token").Next().ToString("X16", CultureInfo.InvariantCulture) + "==", Dice.For("session").Next().ToString("x16", CultureInfo.InvariantCulture));
        Robots = new(
            ["/_layouts/", "/MyAccount/Pay", "/search/", .. Dice.For("sessions").Chance(0.6) ? new[] { "/*SID=" } : [], .. Dice.For("closed").Chance(0.25) ? new[] { "/Search/Results.aspx" } : [], .. Dice.For("prints").Chance(0.3) ? new[] { "/PrintPage.aspx" } : []],
            [], Dice.For("crawl delay").Chance(0.25) ? Dice.For("seconds").Pick([2.0, 5]) : null, _map == 1 ? [$"https://{plan.Host}/SiteMapXml.ashx"] : []);
    }

    /// <inheritdoc/>
    public override Robots? Robots { get; }

    /// <inheritdoc/>
    protected override string Folded(string path) => base.Folded(path).ToLowerInvariant();

    /// <inheritdoc/>
    protected override string PathOf(Node node) => Free(
        node.Delivers is { Part: > 1 } part ? $"{Folder(node.Parent!)}/{part.Part}-{Cased(node.Slug)}.aspx"
        : node.Slug.StartsWith("item:", StringComparison.Ordinal) ? $"/ModernGov/mgAi.aspx?ID={node.Number}"
        : node.Slug.StartsWith("supporting:", StringComparison.Ordinal) ? $"/ModernGov/ecSDDisplay.aspx?NAME=SD{node.Number % 1000}&ID={node.Number}&RPID=0&sch=doc"
        : node.Children.Count == 0 && (node.Key.StartsWith("news:", StringComparison.Ordinal) || node.Parent?.Shelf == "news") ? $"/News/{node.Updated.Year}/{Cased(node.Slug)}.aspx"
        : node.Children.Count > 0 ? $"{Folder(node)}/Default.aspx" : $"{Folder(node.Parent!)}/{Cased(node.Slug)}.aspx");

    /// <inheritdoc/>
    protected override string FilePath(Publication publication) => Free(_handled
        ? $"/DocumentHandler.ashx?DocID={new Dice(31).For(publication.Key + publication.Slug).Between(100_000, 999_999)}"
        : $"/Documents/{Cased(publication.Shelf).Replace('-', ' ')}/{publication.FileName.Replace('-', ' ')}{publication.Ending}");

    /// <inheritdoc/>
    protected override void Shelve(Publication publication, Node shelf)
    {
        var dice = Dice.For("shelve " + publication.Key);
        var where = publication.Role == Role.Strategy ? dice.Below(20) : 20;
        if (where < 3 && publication is { Format: Format.Pdf, Given: null } && Shelf("democracy") is { } democracy)
        {
            Appendix(publication, democracy);
            return;
        }

        shelf = where is >= 3 and < 9 && Shelf("commissioning") is { } buying ? Under(Under(buying, "Working with us"), "Information for providers of children's services")
            : where is 9 or 10 or 11 ? Under(_offer ??= Under(Home, "Local offer"), "How we plan and commission")
            : shelf;
        if (publication.Format == Format.Page)
        {
            var page = shelf.Add(Node(publication, () => Accordion(publication.Chapters().Select(c => (c.Heading, c.Html()))), new Delivery(publication.Key)));
            Known(publication, page, "page", [.. page.Chain]);
        }
        else if (!publication.IsFile)
        {
            Book(publication, shelf);
        }
        else
        {
            var (page, path) = (dice.Chance(0.6) ? shelf : shelf.Add(Node(publication, () => Introduced(publication), null)), FilePath(publication));
            var text = dice.Pick(["View", "Download", FileText(publication)]);
            Row(page, () => $"<tr><td>{Html.Text(publication.Title)}</td><td>{publication.Published.ToString("MMM yyyy", CultureInfo.InvariantCulture)}</td><td>{Html.Link(Escaped(path), text)}</td></tr>\n");
            Attach(publication, path, [.. page.Chain], named: _handled);
        }
    }

    /// <inheritdoc/>
    protected override void Book(Publication publication, Node shelf)
    {
        // No list of contents anywhere: each page knows the one before and the one after it.
        var (chapters, pages) = (publication.Chapters(), new List<Node>());
        for (var i = 0; i < chapters.Count; i++)
        {
            var (number, chapter, delivery) = (i, chapters[i], new Delivery(publication.Key, i + 1, chapters.Count));
            string Body() => $"{chapter.Html()}<div class=\"paging\">{(number > 0 ? Html.Link(Escaped(pages[number - 1].Path), "« Previous") : "")} {(number + 1 < pages.Count ? Html.Link(Escaped(pages[number + 1].Path), "Next »") : "")} {Html.Link($"/PrintPage.aspx?ID={pages[0].Number}", "Printer friendly")}</div>\n";
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
            var path = $"/PrintPage.aspx?ID={first.Number}";
            Add(path, publication.Title, publication.Published, asked => Rendered($"<html><head><title>{Html.Text(publication.Title)}</title></head><body onload=\"window.print()\"><h1>{Html.Text(publication.Title)}</h1>\n{publication.Whole()}</body></html>") with { Delivers = new Delivery(publication.Key) }, listed: false);
            Placed(publication, path, "whole");
        }

        // Half of the maps were made once and never again, a quarter are under a name of their own and still list what is gone, a quarter there are not.
        var old = World.Options.AsAt.AddDays(-Dice.For("map day").Between(500, 900));
        var kept = Home.All.Where(n => n.Updated <= old).Select(n => (Absolute(n.Path), (DateOnly?)n.Updated)).ToList();
        if (_map < 2)
        {
            var gone = Enumerable.Range(1, 12).Select(n => (Absolute($"/Archive/Service-Review-{n}.aspx"), (DateOnly?)old));
            Add(_map == 0 ? "/sitemap.xml" : "/SiteMapXml.ashx", "", old, _ => Answer.Xml(Sitemap.Of((_map == 0 ? kept : [.. kept, .. gone]).Concat(Claimed))), listed: false);
        }
    }

    /// <inheritdoc/>
    protected override Answer? Special(Asked asked) => asked.Path.ToLowerInvariant() switch
    {
        "/search/results.aspx" => Search(asked),
        "/myaccount/start.aspx" => Loose("Sign in", "<p>Pay, report and apply with one account.</p><form method=\"post\" action=\"/MyAccount/Pay.aspx\"><label>E-mail <input name=\"ctl00$Mail\"></label><label>Password <input type=\"password\" name=\"ctl00$Word\"></label><input type=\"submit\" value=\"Sign in\"></form>", asked) with { Lasting = false },
        "/news/archive.aspx" => List(asked, $"News of {asked.Parameter("Year")}", $"/News/Archive.aspx?Year={Uri.EscapeDataString(asked.Parameter("Year"))}", [.. News.Where(n => n.Updated.Year.ToString(CultureInfo.InvariantCulture) == asked.Parameter("Year"))]),
        "/tags.aspx" => List(asked, $"Tagged with {asked.Parameter("Tag")}", $"/Tags.aspx?Tag={Uri.EscapeDataString(asked.Parameter("Tag"))}", [.. Home.All.Where(n => n.Linked && asked.Parameter("Tag").Length > 2 && n.Title.Contains(asked.Parameter("Tag"), StringComparison.OrdinalIgnoreCase))]),
        _ => asked.Parameter("SID").Length > 0 ? At(asked.Path + Session().Replace(asked.Query, "").TrimStart('&', '?') switch { "" => "", var rest => "?" + rest })?.Serve(asked) : null,
    };

    /// <inheritdoc/>
    protected override Answer Rendered(string html, int status = 200) => Answer.Page("\uFEFF" + html, status) with { MediaType = "text/html" };

    /// <inheritdoc/>
    protected override string Layout(string title, IEnumerable<Node> chain, string main, Asked asked)
    {
        var (name, node) = (Html.Text(Plan.Authority.OfficialName), chain.Last());
        var rows = title == node.Title && _rows.TryGetValue(node, out var all) ? Accordion([("Documents", $"<table><tr><th>Document</th><th>Date</th><th>&nbsp;</th></tr>\n{string.Concat(all.Select(r => r()))}</table>\n")]) : "";
        var tags = string.Join(", ", _tags.Where(t => title.Contains(t, StringComparison.OrdinalIgnoreCase)).Select(t => Html.Link($"/Tags.aspx?Tag={t}", t)));
        var years = node.Shelf == "news" ? Html.Links(News.Select(n => n.Updated.Year).Distinct().OrderDescending().Select(y => ($"/News/Archive.aspx?Year={y}", $"{y}")), "years") : "";
        // The menu was typed in by hand, in small letters; pages have the same address whichever way it is written.
        var menu = Html.Links(Home.Children.Where(c => c.Key.StartsWith("s:", StringComparison.Ordinal)).Take(6).Select(c => (Escaped(c.Path).ToLowerInvariant(), c.Title)), "menu");
        var offer = _offer is { } at && chain.Contains(at);
        var top = offer
            ? $"<div id=\"offer\" class=\"rainbow\"><b>Our Local Offer</b> {Html.Link(Escaped(_offer!.Path), "Offer home")} | {Html.Link("/", "Main council website")}</div>"
            : $"<div id=\"top\"><a href=\"/\"><img src=\"/SiteAssets/logo.gif\" alt=\"{name}\"></a> {Html.Link($"/MyAccount/Start.aspx?SID={_session}", "Sign in")} {(World.IsMirror(asked.Host) ? "<i>Test site</i>" : "")}</div>\n{menu}";
        return Relative($"""
            <!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
            <html><head><title>{Html.Text(title)} - {(offer ? "Local Offer" : name)}</title>{(_based ? "<base href=\"/\">" : "")}<meta name="GENERATOR" content="Portal Server 12"></head>
            <body><div id="outage"><h1>Planned maintenance</h1><p>Online payments are off this Sunday from 6am to 8am.</p></div>
            {top}
            <form id="aspnetForm" method="post" action="/Search/Results.aspx"><input type="hidden" name="__VIEWSTATE" value="dDw{_token}"><input type="hidden" name="__RequestVerificationToken" value="{_token}"><input type="text" name="ctl00$Phrase" title="Search this site"><input type="submit" name="ctl00$Go" value="Search"></form>
            <div id="content">
            {main}{rows}{years}</div>
            <p class="tags">{(tags.Length > 0 ? "Tags: " + tags : "")}</p>
            <div id="foot">{Html.Links([("/", "Home"), .. Home.Children.Where(c => c.Key.StartsWith("l:", StringComparison.Ordinal) || c.Key == "contact").Select(c => (Escaped(c.Path), c.Title)), .. Foot])}</div></body></html>
            """, asked);
    }

    [GeneratedRegex("(href|action)=\"(/[^/\"][^\"]*|/)\"")]
    private static partial Regex Rooted();

    [GeneratedRegex("(?<=[?&])SID=[^&]*&?|&SID=[^&]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Session();

    // Links as this system writes them: from the base or from where the page is, with the session of whoever has one.
    private string Relative(string html, Asked asked) => Rooted().Replace(html.Replace("<base href=\"/\">", "<base href=/>", StringComparison.Ordinal), match =>
    {
        var to = WebUtility.HtmlDecode(match.Groups[2].Value);
        to = asked.Parameter("SID") is { Length: > 0 } session && !to.Contains("SID=", StringComparison.Ordinal) ? $"{to}{(to.Contains('?', StringComparison.Ordinal) ? '&' : '?')}SID={Uri.EscapeDataString(session)}" : to;
        var here = new Uri("https://here" + (_based ? "/" : Escaped(asked.Path)));
        var written = here.MakeRelativeUri(new Uri("https://here" + to)).OriginalString;
        return $"{match.Groups[1].Value}=\"{Html.Text(written.Length == 0 ? to : written)}\"";
    }).Replace("<base href=/>", "<base href=\"/\">", StringComparison.Ordinal);

    private IEnumerable<Node> News => Home.All.Where(n => n.Linked && n.Path.StartsWith("/News/2", StringComparison.Ordinal));

    private static string Cased(string slug) => string.Join('-', slug.Split('-').Select(w => w.Length > 0 ? char.ToUpperInvariant(w[0]) + w[1..] : w));

    private static string Folder(Node node) => node.Parent is null ? "" : $"{Folder(node.Parent)}/{Cased(node.Slug)}";

    private Node Under(Node parent, string title) => parent.Children.FirstOrDefault(c => c.Title == title)
        ?? parent.Add(new Node($"under:{parent.Key}:{title}", title, Phrases.Slug(title), World.Options.AsAt.AddDays(-700), () => "<p>What we buy, from whom, and what we will need next. Talk to us before you invest.</p>\n"));

    // The one copy is what a committee was shown: behind the item, behind the page of the supporting document.
    private void Appendix(Publication publication, Node democracy)
    {
        var number = new Dice(37).For(publication.Key + publication.Slug).Between(1000, 89_999);
        var day = publication.Published.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var path = $"/ModernGov/mgConvert2PDF.aspx?ID={number}";
        var item = democracy.Add(new Node($"item:{publication.Key}", $"Cabinet, {day}: {Dice.For("item").Pick(["homes for children in our care", "placements for looked after children", "children's commissioning"])}", $"item:{publication.Slug}", publication.Published, () =>
            $"<p>Cabinet had before it a report of the Director of Children's Services (circulated).</p>\n<p>RESOLVED: that the strategy appended to the report be adopted.</p>\n"));
        var supporting = item.Add(new Node($"supporting:{publication.Key}", "Appendix 1", $"supporting:{publication.Slug}", publication.Published, () => $"<p>Supporting document: {Html.Text(publication.Title)}</p>\n{Html.Links([(path, $"Appendix 1 PDF {Dice.For("kilobytes").Between(200, 990)} KB")])}"));
        if (Dice.For("told").Chance(0.5) && Shelf("children-in-care") is { } care)
        {
            Link(care, () => Escaped(item.Path), $"Report to Cabinet of {day}");
        }

        Attach(publication, path, [.. supporting.Chain], named: true);
    }

    private string Accordion(IEnumerable<(string Heading, string Html)> panels) => string.Concat(panels.Select(p => _closedPanels
        ? $"<div class=\"accordion\"><a class=\"toggle\" role=\"button\">{Html.Text(p.Heading)}</a><div class=\"panel\" style=\"display: none\">\n{p.Html}</div></div>\n"
        : $"<details><summary>{Html.Text(p.Heading)}</summary>\n{p.Html}</details>\n"));

    private void Row(Node node, Func<string> row)
    {
        if (!_rows.TryGetValue(node, out var rows))
        {
            _rows[node] = rows = [];
        }

        rows.Add(row);
    }

    private string Free(string path)
    {
        var (free, dot) = (path, path.LastIndexOf('.'));
        for (var n = 2; !_taken.Add(free); n++)
        {
            free = path.Contains('?', StringComparison.Ordinal) ? $"{path}&v={n}" : $"{path[..dot]}-{n}{path[dot..]}";
        }

        return free;
    }

    private Answer List(Asked asked, string title, string address, IReadOnlyList<Node> nodes)
    {
        var page = int.TryParse(asked.Parameter("Page"), out var p) ? Math.Clamp(p, 1, 999) : 1;
        var next = page * PerPage < nodes.Count ? $"<p>{Html.Link($"{address}&Page={page + 1}", "Older »")}</p>\n" : "";
        return Loose(title, Html.Links(nodes.OrderByDescending(n => n.Updated).ThenBy(n => n.Path, StringComparer.Ordinal).Skip((page - 1) * PerPage).Take(PerPage).Select(n => (Escaped(n.Path), n.LinkText))) + next, asked);
    }

    private Answer Search(Asked asked)
    {
        var posted = asked.Form.GetValueOrDefault("ctl00$Phrase");
        if (posted is not null && asked.Form.GetValueOrDefault("__RequestVerificationToken") != _token)
        {
            return Loose("Your session has ended", "<p>Please go back and try again.</p>", asked) with { Lasting = false };
        }

        var (query, page) = (posted ?? asked.Parameter("Phrase").Replace('+', ' '), int.TryParse(asked.Parameter("Page"), out var p) ? Math.Clamp(p, 1, 999) : 1);
        var hits = Find(query);
        var rows = hits.Skip((page - 1) * 10).Take(10).Select((h, i) => $"<tr><td>{((page - 1) * 10) + i + 1}</td><td>{Html.Link(h.Address, h.Title)}</td><td>{h.Updated.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}</td></tr>\n");
        var next = page * 10 < hits.Count ? Html.Link($"/Search/Results.aspx?Phrase={Uri.EscapeDataString(query)}&Page={page + 1}", "Next 10 results") : "";
        return Loose("Search", hits.Count == 0 ? "<p>No results.</p>" : $"<table>{string.Concat(rows)}</table><p>{next}</p>\n", asked) with { Lasting = false };
    }
}
