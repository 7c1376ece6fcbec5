using System.Globalization;
using System.Security.Cryptography;
using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>
/// Looks for an authority's publications: the home page, then whatever is worth most among sitemap, searches and links, until an in-date one is in hand and what lies beside it is
/// seen, or nothing worth following is left, or the budget ends. A walk is a function of the answers it gets, so that with the same answers it takes the same way.
/// </summary>
public sealed partial class Walk
{
    private const double HomePoints = 1000, KnownPoints = 2000, NearlyAsMuch = 2;
    private const int MostSitemapMisses = 3, MostIssues = 30;
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(3);

    private readonly Authority authority;
    private readonly WalkDesign design;
    private readonly GatherRules rules;
    private readonly IFetcher fetcher;
    private readonly Judge judge;
    private readonly Finding? earlier;
    private readonly LinkWorth worth;
    private readonly Leads leads;
    private readonly List<Uri> sites = [];
    private readonly Dictionary<string, Uri> askedAs = new(StringComparer.Ordinal);
    private readonly HashSet<string> plain = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> questions = new(StringComparer.Ordinal);
    private readonly List<Candidate> candidates = [];
    private readonly List<Mailbox> mailboxes = [];
    private readonly List<Issue> issues = [];
    private readonly List<(Uri Address, Shingles Text)> texts = [];
    private int requests, after, sitemapHits, sitemapMisses, pagesRead;
    private TimeSpan spent;
    private DateTimeOffset? last;
    private bool later;

    private Walk(Authority authority, WalkDesign design, IFetcher fetcher, Judge judge, Finding? earlier)
    {
        (this.authority, this.design, rules, this.fetcher, this.judge, this.earlier) = (authority, design, design.Rules, fetcher, judge, earlier);
        (worth, leads) = (new LinkWorth(rules, design.AsAt, design.Ends), new Leads(rules));
    }

    /// <summary>Walks.</summary>
    /// <param name="authority">Whose publications.</param>
    /// <param name="design">What is looked for.</param>
    /// <param name="fetcher">Asks sites.</param>
    /// <param name="judge">Reads what comes.</param>
    /// <param name="earlier">What an earlier gathering found, or null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<Finding> OfAsync(Authority authority, WalkDesign design, IFetcher fetcher, Judge judge, Finding? earlier, CancellationToken cancellation) =>
        new Walk(authority, design, fetcher, judge, earlier).GoAsync(cancellation);

    private int Budget => earlier is null ? rules.Budget.Asks : rules.Budget.Again;

    private async Task<Finding> GoAsync(CancellationToken cancellation)
    {
        foreach (var site in new[] { authority.Website, authority.TrustWebsite }.OfType<string>())
        {
            if (WebAddress.Link(new Uri("https://invalid/"), site.Contains("://", StringComparison.Ordinal) ? site : "https://" + site) is { } home)
            {
                sites.Add(home);
                leads.Add(new Lead(new Ask(home), LeadKind.Page, HomePoints - sites.Count, 0, 0, "", [new WayStep("the address of its site", home)], ""));
            }
        }

        if (sites.Count == 0)
        {
            return Ended(Outcome.NoSite, "The table of authorities has no address of a site.");
        }

        var home0 = sites[0];
        foreach (var known in earlier?.Publications ?? [])
        {
            // The page that led to it is asked again too: a new edition is most likely linked there.
            foreach (var step in known.Pages.Take(1).Concat(known.Way.SkipLast(1).TakeLast(1).Where(s => s.Address.AbsolutePath.Length > 1).Select(s => s.Address)))
            {
                leads.Add(new Lead(new Ask(step), LeadKind.Known, KnownPoints, 1, 0, known.Title, [.. known.Way.SkipLast(1), new WayStep("known from an earlier gathering", step)], ""));
            }
        }

        while (questions.Count < Budget && spent < TimeSpan.FromMinutes(rules.Budget.Minutes) && !later && Next() is { } lead)
        {
            after += inHand is null ? 0 : 1;
            await FollowAsync(lead, cancellation).ConfigureAwait(false);
        }

        return later ? Ended(Outcome.Unfinished, "A site may not be asked any more today: gather again tomorrow, and it goes on from here.")
            : inHand is not null ? Ended(Outcome.InDate, $"Found after {Count(questions.Count - after, "question")}.")
            : publications.Any(p => p.Found.Standing == Standing.Undated && p.Found.Covers(authority)) ? Ended(Outcome.Undated, "One was found and it says no period.")
            : publications.Any(p => p.Found.Covers(authority)) ? Ended(Outcome.Ended, "What was found is out of date.")
            : pagesRead == 0 ? Ended(Outcome.Unreachable, $"{home0.Host} gave no page that could be read{(issues.Count > 0 ? ": " + issues[0].Message : ".")}")
            : Ended(Outcome.None, questions.Count >= Budget ? $"None among {Count(pagesRead, "page")} and files read; the budget of {Count(Budget, "question")} ended."
                : $"None among {Count(pagesRead, "page")} and files read; nothing else on the site looked like it.");
    }

    /// <summary>The best lead that is worth following: all above the floor, or once there is an answer only what may be a newer one.</summary>
    private Lead? Next()
    {
        while (leads.Take() is { } lead)
        {
            var fromSitemap = lead.Way.Count > 1 && lead.Way[^1].How == SitemapStepName;
            var worthwhile = lead.Points >= rules.Floor && !(fromSitemap && sitemapMisses >= MostSitemapMisses && sitemapMisses > sitemapHits)
                && (inHand is null || lead.Kind == LeadKind.Known || MayBeNewer(lead));
            if (worthwhile)
            {
                return lead;
            }

            leads.GiveUp(lead);
        }

        return null;
    }

    private bool MayBeNewer(Lead lead)
    {
        if (lead.Kind is LeadKind.Robots or LeadKind.Sitemap or LeadKind.Results)
        {
            return earlier is not null && after < rules.Budget.After + rules.Budget.Sitemaps && (lead.Kind != LeadKind.Results || lead.Points >= rules.Search);
        }

        if (inHand is not { } found || lead.Points < rules.Promising || after >= rules.Budget.After + (earlier is null ? 0 : rules.Budget.Sitemaps + 1))
        {
            return false;
        }

        // Words that name a later end say so themselves. Else only what stands beside it on the page that led to it, and is worth nearly as much.
        var end = design.Ends(lead.Title) ?? design.Ends(WebAddress.Words(lead.Ask.Address));
        var beside = lead.From.Length > 0 && lead.From == found.Lead.From && lead.Way.SkipLast(1).All(s => !s.How.StartsWith(SearchStepName, StringComparison.Ordinal));
        return end is not null ? end > found.Found.End : (beside || earlier is not null && !found.Found.Pages.Any(p => WebAddress.NormalForm(p, rules) == lead.From)) && lead.Points >= found.Lead.Points - NearlyAsMuch;
    }

    private async Task FollowAsync(Lead lead, CancellationToken cancellation)
    {
        var exchange = await AskAsync(lead.Ask, cancellation).ConfigureAwait(false);
        var fromSitemap = lead.Way[^1].How == SitemapStepName;
        if (exchange is null)
        {
            return;
        }

        if (!exchange.Answered)
        {
            sitemapMisses += fromSitemap ? 1 : 0;
            Missed(lead, exchange);
        }

        switch (lead.Kind)
        {
            case LeadKind.Robots:
                var named = exchange.Answered ? Sitemap.Named(exchange.Address, exchange.Body) : [];
                foreach (var map in named.Count > 0 ? named.Take(rules.Budget.Sitemaps) : [new Uri(exchange.Address, "/sitemap.xml")])
                {
                    leads.Add(lead with { Ask = new Ask(map), Kind = LeadKind.Sitemap, Points = rules.Sitemap + SitemapStep, Way = [.. lead.Way, new WayStep("its sitemap", map)] });
                }

                break;
            case LeadKind.Sitemap when exchange.Answered:
                AddSitemap(lead, Sitemap.Read(exchange.Address, exchange.Body));
                break;
            case LeadKind.Page or LeadKind.Known or LeadKind.Results when exchange.Answered:
                sitemapHits += fromSitemap ? 1 : 0;
                if (lead.Ask.Form is not null || WebAddress.NormalForm(exchange.Address, rules) == WebAddress.NormalForm(lead.Ask.Address, rules) || leads.See(exchange.Address))
                {
                    await ReadAsync(lead, exchange, cancellation).ConfigureAwait(false);
                }

                break;
        }
    }

    private async Task ReadAsync(Lead lead, Exchange exchange, CancellationToken cancellation)
    {
        if (lead.Depth == 0 && sites.All(s => !WebAddress.IsOf(exchange.Address.IdnHost, s)))
        {
            sites.Add(exchange.Address);
        }

        pagesRead++;
        var copy = new WebCopy(exchange.Address, exchange.Body);
        var judged = await judge([copy], cancellation).ConfigureAwait(false);
        if (!judged.IsPage)
        {
            Consider(lead, judged, [exchange], []);
            return;
        }

        var page = WebPage.Read(exchange.Address, exchange.Body);
        var isOwn = IsOwn(page.Address);
        mailboxes.AddRange(isOwn ? page.Mailboxes : []);
        AddSearches(lead, page, isOwn);
        if (lead.Depth == 0)
        {
            var robots = new Uri(exchange.Address, "/robots.txt");
            leads.Add(new Lead(new Ask(robots), LeadKind.Robots, rules.Sitemap, 1, 0, "", [.. lead.Way, new WayStep("its robots.txt", robots)], ""));
        }

        if (lead.Kind != LeadKind.Results && await RepeatsAsync(lead, page, judged, cancellation).ConfigureAwait(false))
        {
            return;
        }

        if (await IsChapterAsync(lead, page, cancellation).ConfigureAwait(false))
        {
            return;
        }

        var kind = lead.Kind == LeadKind.Results ? null : judged.Kind;
        if (lead.Kind != LeadKind.Results && (lead.Points >= rules.Promising || judged.Standing != Standing.Other)
            && Booklet.Of(page, rules, worth) is { } booklet && lead.Depth > 0
            && await JoinAsync(lead, exchange, judged, booklet, cancellation).ConfigureAwait(false))
        {
            kind = "";
        }
        else if (lead.Kind != LeadKind.Results)
        {
            Consider(lead, judged, [exchange], []);
        }

        AddLinks(lead, page, kind);
    }

    /// <summary>Asks, unless the budget has ended; null where the question must wait for another day.</summary>
    private async Task<Exchange?> AskAsync(Ask ask, CancellationToken cancellation)
    {
        if (ask.Form is null)
        {
            var key = WebAddress.NormalForm(ask.Address, rules);
            ask = askedAs.TryGetValue(key, out var first) ? ask with { Address = first } : ask;
            askedAs.TryAdd(key, ask.Address);
        }

        ask = plain.Contains(ask.Address.Host) ? ask with { Address = Plainly(ask.Address) } : ask;
        var isNew = questions.Add(RememberingFetcher.NameOf(ask));
        var exchange = await fetcher.FetchAsync(ask, cancellation).ConfigureAwait(false);
        if (exchange.Fault?.Code == Web.Faults.Certificate && ask.Address.Scheme == Uri.UriSchemeHttps && ask.Form is null && plain.Add(ask.Address.Host))
        {
            // What a certificate cannot vouch for may still be had without one, as anybody can see it.
            Note(ask.Address, exchange.Fault);
            return await AskAsync(ask, cancellation).ConfigureAwait(false);
        }

        if (RememberingFetcher.IsForLater(exchange))
        {
            later = true;
            return null;
        }

        if (isNew)
        {
            requests += exchange.Requests == 0 ? 0 : 1 + exchange.Redirects;
            var gap = exchange.At - (last ?? exchange.At);
            spent += gap < TimeSpan.Zero ? TimeSpan.Zero : gap > LongestGap ? LongestGap : gap;
            last = exchange.At;
        }

        return exchange with { Address = new Uri(exchange.Address.AbsoluteUri) };
    }

    private void Missed(Lead lead, Exchange exchange)
    {
        var why = exchange.Fault?.Message ?? string.Create(CultureInfo.InvariantCulture, $"the site answered with status {exchange.Status}");
        if (lead.Points >= rules.Promising && lead.Kind is LeadKind.Page or LeadKind.Known)
        {
            candidates.Add(new Candidate(lead.Ask.Address, lead.Points, lead.Way, why));
        }

        if (exchange.Fault is { } fault)
        {
            Note(lead.Ask.Address, fault);
        }
    }

    private void Note(Uri address, Issue fault)
    {
        if (issues.Count < MostIssues)
        {
            issues.Add(fault with { Where = address.AbsoluteUri });
        }
    }

    private static Uri Plainly(Uri address) => address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = 80 }.Uri : address;

    private bool IsOwn(Uri address) => sites.Any(s => WebAddress.IsOf(address.IdnHost, s));

    private Finding Ended(Outcome outcome, string reason)
    {
        var found = publications.OrderByDescending(p => p == inHand).ThenByDescending(p => p.Found.Covers(authority)).ThenByDescending(p => p.Found.End).Select(p => p.Found).ToList();
        var mail = mailboxes.GroupBy(m => m.Address, StringComparer.Ordinal).Select(g => (Best: g.MaxBy(m => m.Points(rules))!, Times: g.Count())).Where(m => m.Best.Points(rules) >= 0)
            .OrderByDescending(m => m.Best.Points(rules)).ThenByDescending(m => m.Times).ThenBy(m => m.Best.Address, StringComparer.Ordinal).Select(m => m.Best).Take(5).ToList();
        return new Finding(authority.Code, outcome, reason, found, candidates, mail, questions.Count, requests, after, issues);
    }

    private static string Count(int n, string what) => string.Create(CultureInfo.InvariantCulture, $"{n} {what}{(n == 1 ? "" : "s")}");

    private static string HashOf(Exchange exchange) => Convert.ToHexStringLower(SHA256.HashData(exchange.Body.Span));
}
