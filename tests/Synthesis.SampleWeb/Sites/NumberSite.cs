using System.Globalization;
using System.Text;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>
/// A site of an old content system: pages at bare numbers or at <c>.aspx</c> paths whatever their case, files behind download handlers that have no ending, search by a form that is posted with
/// hidden fields, lists by letter, directory records, tables for layout, Windows-1252 at some. Many have no sitemap, some no robots.txt.
/// </summary>
public sealed class NumberSite(Plan plan, World world) : CouncilSite(plan, world)
{
    private const int PerPage = 15;
    private readonly bool _numbers = plan.Dice.For("bare numbers").Chance(0.5), _western = plan.Dice.For("western").Chance(0.4);
    private readonly string _state = Convert.ToBase64String(Encoding.ASCII.GetBytes($"state of {plan.BareHost}"));

    /// <inheritdoc/>
    public override Robots? Robots { get; } = plan.Dice.For("no robots").Chance(0.3) ? null : new(
        ["/admin/", "/cms/edit", .. plan.Dice.For("closed").Chance(0.2) ? new[] { "/Search.aspx" } : []], [], plan.Dice.For("crawl delay").Chance(0.25) ? plan.Dice.For("crawl delay seconds").Pick([1.0, 5, 10]) : null, []);

    /// <inheritdoc/>
    protected override string Folded(string path) => base.Folded(path).ToLowerInvariant();

    /// <inheritdoc/>
    protected override string PathOf(Node node) =>
        _numbers ? $"/{node.Number}"
        : node.Key.StartsWith("pub:", StringComparison.Ordinal) && Dice.For("cms " + node.Key).Chance(0.3) ? $"/cms/content/{node.Slug}"
        : $"/{string.Join('/', node.Chain.Skip(1).Select(n => Cased(n)))}.aspx";

    /// <inheritdoc/>
    protected override string FilePath(Publication publication)
    {
        var number = new Dice(11).For(publication.Key + publication.Slug).Between(1000, 99_999);
        return Dice.For("handler").Pick([$"/getdoc?doc={number}", $"/DocumentDownload.aspx?id={number}", $"/documents/{number}"]);
    }

    /// <inheritdoc/>
    protected override void Shelve(Publication publication, Node shelf)
    {
        if (!publication.IsFile || publication.Role != Role.Strategy || !Dice.For("record").Chance(0.35))
        {
            base.Shelve(publication, shelf);
            return;
        }

        // A directory record: a paragraph, a few fields and the file behind a button. Nothing else leads to the file.
        var path = FilePath(publication);
        var record = shelf.Add(new Node($"pub:{publication.Key}", publication.Title, $"record-{publication.Slug}", publication.Published, () => $"""
            <p>Our plan for the years ahead. Use the button to get the whole document.</p>
            <dl><dt>Department</dt><dd>Children's services</dd><dt>Last updated</dt><dd>{publication.Published:MMMM yyyy}</dd><dt>Review date</dt><dd>{publication.Published.AddYears(5):MMMM yyyy}</dd></dl>
            <p><a class="button" href="{Html.Text(Escaped(path))}">Download</a></p>

            """) { LinkText = publication.LinkText });
        Attach(publication, path, [.. record.Chain], named: true);
    }

    /// <inheritdoc/>
    protected override void Book(Publication publication, Node shelf)
    {
        // One page a chapter, the first of which lists the others by name; a print view of the whole by query.
        var chapters = publication.Chapters();
        var pages = new List<Node>();
        var print = $"/print?page={new Dice(11).For(publication.Key + publication.Slug).Between(1000, 99_999)}";
        for (var i = 0; i < chapters.Count; i++)
        {
            var (number, chapter) = (i, chapters[i]);
            var delivery = new Delivery(publication.Key, i + 1, chapters.Count);
            pages.Add(i == 0
                ? shelf.Add(Node(publication, () => chapter.Html() + $"<h3>In this section</h3>\n{Html.Links(pages.Skip(1).Select(p => (Escaped(p.Path), p.Title)))}<p>{Html.Link(Escaped(print), "Print all pages")}</p>\n", delivery))
                : pages[0].Add(new Node($"pub:{publication.Key}:{number + 1}", chapter.Heading, chapter.Slug, publication.Published, chapter.Html) { Linked = false, Delivers = delivery }));
            Known(publication, pages[i], "part", i == 0 ? [.. pages[0].Chain] : null);
        }

        Add(print, publication.Title, publication.Published, _ => Rendered($"<html><head>{Charset}<title>{Html.Text(publication.Title)}</title></head><body><h1>{Html.Text(publication.Title)}</h1>\n{publication.Whole()}</body></html>") with { Delivers = new Delivery(publication.Key) }, listed: false);
        Placed(publication, print, "whole");
    }

    /// <inheritdoc/>
    protected override void Laid()
    {
        Settle();
        if (Dice.For("sitemap").Chance(0.5))
        {
            var listed = Routes.Where(r => r.Listed).Select(r => (Absolute(r.Path), (DateOnly?)null)).ToList();
            Add("/sitemap.xml", "", World.Options.AsAt, _ => Answer.Xml(Sitemap.Of(listed.Concat(Claimed))), listed: false);
        }
    }

    /// <inheritdoc/>
    protected override Answer? Special(Asked asked) => asked.Path.ToLowerInvariant() switch
    {
        "/atoz" or "/atoz.aspx" => Letter(asked),
        "/search.aspx" => Search(asked),
        _ => null,
    };

    /// <inheritdoc/>
    protected override Answer Rendered(string html, int status = 200) => _western
        ? new Answer(status, "text/html", Encoding.Latin1.GetBytes(Western(html))) { Lasting = status == 200 }
        : base.Rendered(html, status);

    /// <inheritdoc/>
    protected override string Layout(string title, IEnumerable<Node> chain, string main, Asked asked)
    {
        var name = Html.Text(Plan.Authority.OfficialName);
        var path = string.Join(" &gt; ", chain.Select(n => Html.Link(Escaped(n.Path), n == Home ? "Home" : n.Title)));
        var outage = Dice.For("outage").Chance(0.3) ? "<div class=\"alert\">Some of our online services will not be available on Sunday between 6am and noon.</div>\n" : "";
        return $"""
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml"><head>{Charset}<title>{Html.Text(title)} - {name}</title></head>
            <body>{outage}<div class="cookies">This site uses cookies. {Html.Link(Escaped(Home.Children.First(c => c.Slug == "cookies").Path), "More")}</div>
            <table width="100%"><tr><td colspan="2"><a href="/"><img src="/crest.gif" alt="{name}"></a>
            <form name="aspnetForm" method="post" action="/Search.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{_state}" /><input type="hidden" name="__EVENTVALIDATION" value="ok" />
            <input name="ctl00$txtSearch" type="text" id="txtSearch" title="Search this site" /><input type="submit" name="ctl00$btnSearch" value="Go" /></form></td></tr>
            <tr><td class="left" width="20%">{Html.Links(Home.Children.Where(c => c.Key.StartsWith("s:", StringComparison.Ordinal)).Select(c => (Escaped(c.Path), c.Title)))}{Html.Links("ABCDEFGHIJKLMNOPQRSTUVW".Select(c => ($"/AtoZ?letter={c}", c.ToString())), "letters")}</td>
            <td class="content"><p class="path">You are here: {path}</p>
            {main}
            </td></tr><tr><td colspan="2">{Html.Links([(Escaped(Shelf("contact")!.Path), "Contact us"), .. Foot])}© {name}</td></tr></table></body></html>
            """;
    }

    private string Charset => _western ? "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\">" : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">";

    private static string Cased(Node node) => string.Concat(node.Slug.Split('-').Select((w, i) => w.Length > 0 && i == 0 ? char.ToUpperInvariant(w[0]) + w[1..] : "-" + w));

    private Answer Letter(Asked asked)
    {
        var letter = asked.Parameter("letter") is { Length: 1 } l ? l : "A";
        var nodes = Home.All.Where(n => n.Linked && n.Parent is not null && n.Key.Split(':')[0] is "s" or "p" or "t" or "pub").Where(n => n.Title.StartsWith(letter, StringComparison.OrdinalIgnoreCase));
        return Loose($"A to Z: {letter}", Html.Links(nodes.OrderBy(n => n.Title, StringComparer.OrdinalIgnoreCase).Select(n => (Escaped(n.Path), n.Title))), asked);
    }

    // Results need what the form had; the pages after the first are reached by links.
    private Answer Search(Asked asked)
    {
        var query = asked.Method == "POST" ? asked.Form.GetValueOrDefault("ctl00$txtSearch", "") : asked.Parameter("q");
        if (asked.Method == "POST" && asked.Form.GetValueOrDefault("__VIEWSTATE") != _state)
        {
            return Loose("Error", "<p>Validation of viewstate failed.</p>", asked, 500);
        }

        var (hits, page) = (Find(query), int.TryParse(asked.Parameter("p"), out var p) ? p : 1);
        var shown = hits.Skip((page - 1) * PerPage).Take(PerPage).Select(h => $"<p><b>{Html.Link(h.Address, h.Title)}</b><br />{h.Updated.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}</p>\n");
        var next = page * PerPage < hits.Count ? Html.Link($"/Search.aspx?q={Uri.EscapeDataString(query)}&p={page + 1}", "Next page") : "";
        return Loose("Search results", hits.Count == 0 ? "<p>Nothing matched.</p>" : $"<p>{hits.Count} found for <i>{Html.Text(query)}</i></p>\n{string.Concat(shown)}{next}", asked) with { Lasting = false };
    }

    // Code page 1252 as bytes of Latin-1, for the marks that these texts have.
    private static string Western(string html) => html.Replace('–', '\u0096').Replace('—', '\u0097').Replace('’', '\u0092').Replace('“', '\u0093').Replace('”', '\u0094').Replace('•', '\u0095').Replace("‹", "&lsaquo;", StringComparison.Ordinal).Replace("›", "&rsaquo;", StringComparison.Ordinal);
}
