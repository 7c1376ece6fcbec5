namespace Synthesis.Gather.Find;

/// <summary>Where a walk can go next: the links of a page, the searches of a site, the entries of its sitemap.</summary>
public sealed partial class Walk
{
    private const double SearchStep = 0.7, SitemapStep = 0.5, ListStep = 0.3;
    private const int MostOfSitemap = 60;

    private readonly HashSet<string> furniture = new(StringComparer.Ordinal), linkPaths = new(StringComparer.Ordinal);

    private void AddLinks(Lead lead, WebPage page, string? kind)
    {
        var (here, isOwn) = (WebAddress.NormalForm(page.Address, rules), IsOwn(page.Address));
        foreach (var met in page.Links)
        {
            // What the home page links and other pages link too is furniture, whatever it is called there: it owes nothing to what stands around it.
            var link = lead.Depth > 0 && furniture.Contains(WebAddress.NormalForm(met.Address, rules)) ? met with { InMenu = true } : met;
            if (lead.Depth == 0)
            {
                furniture.Add(WebAddress.NormalForm(met.Address, rules));
            }

            var own = IsOwn(link.Address);
            var away = own ? 0 : lead.Away + 1;
            if (lead.Depth >= rules.Budget.Depth || IsSearch(link.Address) || WebAddress.IsTrap(link.Address, rules) || away > rules.Budget.Away || (!own && !isOwn && link.Address.Host != page.Address.Host))
            {
                continue;
            }

            linkPaths.Add(PathName(link.Address));
            var points = worth.Of(link, lead.Kind == LeadKind.Results ? "" : page.Title, lead.Kind == LeadKind.Results || lead.Depth == 0 ? 0 : lead.Points, kind, lead.Depth + 1);
            if (lead.Kind != LeadKind.Results && lead.Depth > 0 && IsNext(link, page) && link.Address.AbsolutePath == page.Address.AbsolutePath)
            {
                // A list goes on: its next page is worth nearly what it was worth itself.
                points = Math.Max(points, lead.Points - ListStep);
            }

            if (points >= (own ? rules.Floor : rules.Promising))
            {
                leads.Add(new Lead(new Ask(link.Address), LeadKind.Page, points, lead.Depth + 1, away, worth.TitleOf(link),
                    [.. lead.Way, new WayStep($"a link '{link.Text}'", link.Address)], here));
            }
        }

        if (lead.Kind == LeadKind.Results && lead.Depth < rules.Budget.ResultPages
            && page.Links.FirstOrDefault(l => IsNext(l, page)) is { } next)
        {
            leads.Add(lead with { Ask = new Ask(next.Address), Points = lead.Points - SearchStep, Depth = lead.Depth + 1, Way = [.. lead.Way, new WayStep("further results", next.Address)] });
        }
    }

    private void AddSearches(Lead lead, WebPage page, bool isOwn)
    {
        if (!isOwn || lead.Kind == LeadKind.Results || !searchable.Add(page.Address.Host) || searchable.Count > 2)
        {
            return;
        }

        if (WebForm.Search(page.Forms, rules) is { } form && IsOwn(form.Action))
        {
            searchPages.Add(Place(form.Action));
            foreach (var (term, i) in design.SearchTerms.Take(rules.Budget.Searches).Select((t, i) => (t, i)))
            {
                var ask = form.Asking(term);
                leads.Add(new Lead(ask, LeadKind.Results, rules.Search - i * SearchStep, 1, 0, "", [.. lead.Way.Take(1), new WayStep($"{SearchStepName} '{term}'", ask.Address)], ""));
            }
        }
        else
        {
            searchable.Remove(page.Address.Host);
            if (lead.Depth == 0 && page.Links.FirstOrDefault(l => IsOwn(l.Address) && l.Text.Length < 40 && rules.Says(l.Text, rules.SearchWords)) is { } link)
            {
                leads.Add(new Lead(new Ask(link.Address), LeadKind.Page, rules.Search, 1, 0, link.Text, [.. lead.Way, new WayStep($"a link '{link.Text}'", link.Address)], ""));
            }
        }
    }

    /// <summary>Adds what a sitemap names. When a page was changed, by its word, tells only which of equals comes first: many sites put the day's date everywhere.</summary>
    private void AddSitemap(Lead lead, Sitemap map)
    {
        if (map.IsIndex)
        {
            var parts = map.Entries.Select((e, i) => (Entry: e, Points: worth.Of(e.Address), Order: i)).OrderByDescending(e => e.Points).ThenByDescending(e => e.Entry.Changed).ThenBy(e => e.Order).Take(rules.Budget.Sitemaps).ToList();
            for (var i = 0; i < parts.Count; i++)
            {
                var address = parts[i].Entry.Address;
                leads.Add(lead with { Ask = new Ask(address), Points = rules.Sitemap + SitemapStep - i * 0.2, Way = [.. lead.Way.Take(1), new WayStep("its sitemap", address)] });
            }

            return;
        }

        foreach (var (entry, points) in map.Entries.Select(e => (Entry: e, Points: worth.Of(e.Address)))
            .Where(e => e.Points >= rules.Floor && IsOwn(e.Entry.Address) && !WebAddress.IsTrap(e.Entry.Address, rules)).OrderByDescending(e => e.Points).ThenByDescending(e => e.Entry.Changed).Take(MostOfSitemap))
        {
            leads.Add(new Lead(new Ask(entry.Address), LeadKind.Page, points, 2, 0, WebAddress.Words(entry.Address), [.. lead.Way.Take(1), new WayStep(SitemapStepName, entry.Address)], ""));
        }
    }

    /// <summary>Whether an address is one of a search's results, which are asked for in their own order.</summary>
    private bool IsSearch(Uri address) => address.Query.Length > 1 && searchPages.Contains(Place(address));

    private static string Place(Uri address) => address.Host + address.AbsolutePath.TrimEnd('/');

    private bool IsNext(WebLink link, WebPage page) => link.Address.Host == page.Address.Host && (link.IsNext || link.Text.Length < 40 && rules.Says(link.Text, rules.NextWords));

    /// <summary>An address's normal form without its host, which copies of a site share.</summary>
    private string PathName(Uri address) => WebAddress.NormalForm(address, rules) is var name && name.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? name[at..] : "";

    /// <summary>Whether a page has links worth following that were met nowhere else.</summary>
    private bool LeadsOn(WebPage page) => page.Links.Any(l => !l.InMenu && IsOwn(l.Address) && !linkPaths.Contains(PathName(l.Address)) && worth.OfWords(l) >= rules.Floor);
}
