using System.Net;
using System.Security.Authentication;
using Synthesis.SampleWeb;
using Synthesis.SampleWeb.Faults;
using Synthesis.SampleWeb.Sites;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

/// <summary>Each planted fault of the practice web shows as planned to a plain client, and the truth knows what it takes away.</summary>
public sealed class SampleWebFaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_fault_is_planted_at_a_few_authorities_and_none_has_many(ulong seed)
    {
        var plans = new World(FaultVisit.Web(seed)).Plans;

        Assert.Equal(Planted.All.Count, Planted.All.Select(f => f.Name).Distinct().Count());
        Assert.All(Planted.All, fault => Assert.InRange(plans.Count(fault.Planted), 3, 8));
        Assert.All(plans, plan => Assert.InRange(plan.Faults.Count, 0, 3));
        Assert.All(plans, plan => Assert.Distinct(Planted.All.Where(f => f.Planted(plan) && f.Family is not null).Select(f => f.Family)));
        Assert.Equal(plans.Select(p => string.Join(' ', p.Faults.Order())), new World(FaultVisit.Web(seed) with { Edition = 2 }).Plans.Select(p => string.Join(' ', p.Faults.Order())));
    }

    [Fact]
    public void Only_closed_robots_and_bad_certificates_take_strategies_away()
    {
        var truth = Truths.Of(new World(FaultVisit.Web(1)));
        var lost = truth.Where(t => t.Strategies.Any(s => !s.Reachable)).ToList();

        Assert.NotEmpty(lost);
        Nothing.Wrong(lost.Where(t => !t.Faults.Concat(truth.Where(o => t.Partners.Contains(o.Code)).SelectMany(o => o.Faults)).Any(f => f is "robots-closed" or "robots-down" or "certificate-expired" or "certificate-of-itself")).Select(t => $"{t.Name}: {t.Strategies[0].Barrier}"));
        Nothing.Wrong(Truths.Of(new World(FaultVisit.Web(1) with { Faulty = false })).SelectMany(t => t.Strategies).Where(s => !s.Reachable).Select(s => $"{s.Key}: {s.Barrier}"));
    }

    [Theory]
    [InlineData("robots-closed", true)]
    [InlineData("robots-exception", false)]
    [InlineData("robots-elsewhere", false)]
    [InlineData("robots-down", true)]
    [InlineData("robots-html", false)]
    public async Task Robots_txt_says_what_the_truth_goes_by(string fault, bool closes)
    {
        await using var visit = await FaultVisit.ToAsync(fault);
        var robots = visit.Practice.World.RobotsOf(visit.Site);
        using var answer = await visit.GetAsync("/robots.txt");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(closes, Reach.Of(visit.Practice.World, visit.Strategy) is not null);
        Assert.Equal(closes, !Truths.Of(new World(FaultVisit.Web(3, fault) with { Only = new HashSet<string> { visit.Plan.Authority.Code } })).Single().Strategies.Single(s => s.Key == visit.Plan.Newest!.Key).Reachable);
        Assert.Equal(fault == "robots-down" ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(fault == "robots-html", text.Contains("<html", StringComparison.Ordinal));
        Assert.Equal(fault is not ("robots-html" or "robots-down"), robots is not null && text == robots.Text());
        if (fault == "robots-elsewhere")
        {
            Assert.True(robots!.Disallow.Count > (visit.Site.Robots?.Disallow.Count ?? 0));
        }
    }

    [Theory]
    [InlineData("too-many", 7, 429, false)]
    [InlineData("busy", 3, 503, true)]
    public async Task Retry_after_is_asked_for_and_watched(string fault, int turn, int status, bool date)
    {
        await using var visit = await FaultVisit.ToAsync(fault);
        var seen = new List<HttpResponseMessage>();
        for (var i = 0; i < 7; i++)
        {
            seen.Add(await visit.GetAsync("/contact-us?" + i));
        }

        var refused = seen[turn - 1];
        Assert.Equal(turn - 1, seen.FindIndex(a => (int)a.StatusCode == status));
        Assert.Equal(date, refused.Headers.RetryAfter!.Date is not null);
        Assert.Equal(date ? TimeSpan.FromSeconds(4) : TimeSpan.FromSeconds(3), refused.Headers.RetryAfter.Delta ?? refused.Headers.RetryAfter.Date - refused.Headers.Date);
        using var next = await visit.GetAsync("/contact-us");
        Assert.Contains(visit.Practice.Report.TooSoon, r => r.Why.Contains("Retry-After", StringComparison.Ordinal));
        seen.ForEach(a => a.Dispose());
    }

    [Fact]
    public async Task An_outage_passes()
    {
        await using var visit = await FaultVisit.ToAsync("outage");
        var status = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            using var answer = await visit.GetAsync("/contact-us");
            status.Add((int)answer.StatusCode);
        }

        Assert.Equal([500, 502, 504], status.Where(s => s >= 500).Order());
        Assert.True(status[^1] < 500);
    }

    [Fact]
    public async Task Robots_txt_fails_once_and_is_there_then()
    {
        await using var visit = await FaultVisit.ToAsync("robots-hiccup");
        using var first = await visit.GetAsync("/robots.txt");
        using var second = await visit.GetAsync("/robots.txt");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (first.StatusCode, first.Headers.RetryAfter!.Delta));
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, second.StatusCode);
    }

    [Theory]
    [InlineData("reset-first")]
    [InlineData("reset-midway")]
    [InlineData("short-body")]
    [InlineData("chunk-garbage")]
    public async Task A_strategy_comes_whole_when_it_is_asked_for_again(string fault)
    {
        await using var visit = await FaultVisit.ToAsync(fault);
        await Assert.ThrowsAnyAsync<Exception>(() => visit.Client.GetByteArrayAsync(new Uri(visit.Strategy)));

        Assert.Equal(visit.Plan.Newest!.File(), await visit.Client.GetByteArrayAsync(new Uri(visit.Strategy)));
        Assert.Empty(visit.Practice.Report.Again);
    }

    [Fact]
    public async Task Slow_bytes_come_whole()
    {
        await using var visit = await FaultVisit.ToAsync("slow");

        Assert.Equal(visit.Plan.Newest!.File(), await visit.Client.GetByteArrayAsync(new Uri(visit.Strategy)));
        Assert.True(visit.Clock.Timers >= 8);
    }

    [Fact]
    public async Task The_tarpit_is_cut_off()
    {
        await using var visit = await FaultVisit.ToAsync("tarpit");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => visit.GetAsync("/reports/sufficiency-live"));
        Assert.InRange(visit.Clock.Timers, 100, 130);
    }

    [Fact]
    public async Task Types_and_charsets_are_wrong()
    {
        await using var files = await FaultVisit.ToAsync("pdf-mistyped");
        await using var pages = await FaultVisit.ToAsync("page-mistyped");
        await using var charset = await FaultVisit.ToAsync("charset");
        await using var error = await FaultVisit.ToAsync("error-as-pdf");
        using var file = await files.Client.GetAsync(new Uri(files.Strategy));
        using var landing = await pages.Client.GetAsync(Ways.To(pages.Site).First(u => u.AbsolutePath.Length > 1 && u.ToString() != pages.Strategy));
        using var home = await charset.GetAsync("/contact-us");
        using var wrong = await error.GetAsync("/documents/children-in-care-sufficiency-strategy.pdf");

        Assert.NotEqual("application/pdf", file.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("application/pdf", landing.Content.Headers.ContentType!.MediaType);
        Assert.True(home.Content.Headers.ContentType!.CharSet is "iso-8859-1" or "utf8mb4" or "x-unknown" or "\"\"");
        Assert.Equal("application/pdf", wrong.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_of_pages_are_larger_than_a_client_takes()
    {
        await using var visit = await FaultVisit.ToAsync("big-headers");
        var page = visit.Site.Routes.First(r => r.Listed && !r.Path.Contains('.', StringComparison.Ordinal) && Ways.Beside(visit.Site, r.Path, 1 / 7.0));

        await Assert.ThrowsAsync<HttpRequestException>(() => visit.GetAsync(Site.Escaped(page.Path)));
    }

    [Theory]
    [InlineData("certificate-expired")]
    [InlineData("certificate-of-itself")]
    public async Task A_bad_certificate_bars_the_site_unless_http_is_enough(string fault)
    {
        await using var visit = await FaultVisit.ToAsync(fault);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => visit.GetAsync("/"));
        Assert.IsType<AuthenticationException>(refused.InnerException);

        foreach (var secures in new[] { true, false })
        {
            var plan = visit.Practice.World.Plans.First(p => visit.Practice.World.MannersOf(p).Secures == secures && p.Newest is { Place: Place.Own });
            using var answer = await visit.Client.GetAsync(new Uri($"http://{plan.Host}/"));
            Assert.Equal(secures ? HttpStatusCode.MovedPermanently : HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(secures, Reach.Of(visit.Practice.World, $"https://{plan.Host}/") is not null);
        }
    }

    [Fact]
    public async Task Walls_open_to_cookies_and_to_those_who_say_what_they_accept()
    {
        await using var cookies = await FaultVisit.ToAsync("cookie-wall");
        await using var accepts = await FaultVisit.ToAsync("accept");
        using var back = await cookies.GetAsync("/contact-us");
        using var mute = await accepts.GetAsync("/contact-us");

        Assert.Equal((HttpStatusCode.Found, "/contact-us"), (back.StatusCode, back.Headers.Location!.ToString()));
        Assert.Contains("<h1>", await cookies.TextAsync("/contact-us", ("Cookie", back.Headers.GetValues("Set-Cookie").Single().Split(';')[0])), StringComparison.Ordinal);
        Assert.Empty(cookies.Practice.Report.Again);
        Assert.Equal(HttpStatusCode.NotAcceptable, mute.StatusCode);
        Assert.StartsWith("{", await accepts.TextAsync("/contact-us", ("Accept", "application/pdf")), StringComparison.Ordinal);
        Assert.Contains("<h1>", await accepts.TextAsync("/contact-us", ("Accept", "text/html,*/*;q=0.5")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_is_refused_where_get_works()
    {
        await using var visit = await FaultVisit.ToAsync("no-head");
        using var question = new HttpRequestMessage(HttpMethod.Head, $"https://{visit.Plan.Host}/contact-us");
        var status = 0;
        try
        {
            using var answer = await visit.Client.SendAsync(question);
            status = (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Hung up on.
        }

        Assert.True(status is 0 or 403 or 404 or 405 or 501);
        Assert.Contains("<h1>", await visit.TextAsync("/contact-us"), StringComparison.Ordinal);
    }
}
