using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Synthesis.Gather;
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
        var plans = new World(Web(seed)).Plans;

        Assert.Equal(Planted.All.Count, Planted.All.Select(f => f.Name).Distinct().Count());
        Assert.All(Planted.All, fault => Assert.InRange(plans.Count(fault.Planted), 3, 8));
        Assert.All(plans, plan => Assert.InRange(plan.Faults.Count, 0, 3));
        Assert.All(plans, plan => Assert.Distinct(Planted.All.Where(f => f.Planted(plan) && f.Family is not null).Select(f => f.Family)));
        Assert.Equal(plans.Select(p => string.Join(' ', p.Faults.Order())), new World(Web(seed) with { Edition = 2 }).Plans.Select(p => string.Join(' ', p.Faults.Order())));
    }

    [Fact]
    public void Only_closed_robots_and_bad_certificates_take_strategies_away()
    {
        var truth = Truths.Of(new World(Web(1)));
        var lost = truth.Where(t => t.Strategies.Any(s => !s.Reachable)).ToList();

        Assert.NotEmpty(lost);
        Nothing.Wrong(lost.Where(t => !t.Faults.Concat(truth.Where(o => t.Partners.Contains(o.Code)).SelectMany(o => o.Faults)).Any(f => f is "robots-closed" or "robots-down" or "certificate-expired" or "certificate-of-itself")).Select(t => $"{t.Name}: {t.Strategies[0].Barrier}"));
        Nothing.Wrong(Truths.Of(new World(Web(1) with { Faulty = false })).SelectMany(t => t.Strategies).Where(s => !s.Reachable).Select(s => $"{s.Key}: {s.Barrier}"));
    }

    [Theory]
    [InlineData("robots-closed", true)]
    [InlineData("robots-exception", false)]
    [InlineData("robots-elsewhere", false)]
    [InlineData("robots-down", true)]
    [InlineData("robots-html", false)]
    public async Task Robots_txt_says_what_the_truth_goes_by(string fault, bool closes)
    {
        await using var visit = await Visit.ToAsync(fault);
        var robots = visit.Web.World.RobotsOf(visit.Site);
        using var answer = await visit.GetAsync("/robots.txt");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(closes, Reach.Of(visit.Web.World, visit.Strategy) is not null);
        Assert.Equal(closes, !Truths.Of(new World(Web(3, fault) with { Only = new HashSet<string> { visit.Plan.Authority.Code } })).Single().Strategies.Single(s => s.Key == visit.Plan.Newest!.Key).Reachable);
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
        await using var visit = await Visit.ToAsync(fault);
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
        Assert.Contains(visit.Web.Report.TooSoon, r => r.Why.Contains("Retry-After", StringComparison.Ordinal));
        seen.ForEach(a => a.Dispose());
    }

    [Fact]
    public async Task An_outage_passes()
    {
        await using var visit = await Visit.ToAsync("outage");
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
        await using var visit = await Visit.ToAsync("robots-hiccup");
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
        await using var visit = await Visit.ToAsync(fault);
        await Assert.ThrowsAnyAsync<Exception>(() => visit.Client.GetByteArrayAsync(new Uri(visit.Strategy)));

        Assert.Equal(visit.Plan.Newest!.File(), await visit.Client.GetByteArrayAsync(new Uri(visit.Strategy)));
        Assert.Empty(visit.Web.Report.Again);
    }

    [Fact]
    public async Task Slow_bytes_come_whole()
    {
        await using var visit = await Visit.ToAsync("slow");

        Assert.Equal(visit.Plan.Newest!.File(), await visit.Client.GetByteArrayAsync(new Uri(visit.Strategy)));
        Assert.True(visit.Clock.Timers >= 8);
    }

    [Fact]
    public async Task The_tarpit_is_cut_off()
    {
        await using var visit = await Visit.ToAsync("tarpit");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => visit.GetAsync("/reports/sufficiency-live"));
        Assert.InRange(visit.Clock.Timers, 100, 130);
    }

    [Fact]
    public async Task Types_and_charsets_are_wrong()
    {
        await using var files = await Visit.ToAsync("pdf-mistyped");
        await using var pages = await Visit.ToAsync("page-mistyped");
        await using var charset = await Visit.ToAsync("charset");
        await using var error = await Visit.ToAsync("error-as-pdf");
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

    [Theory]
    [InlineData("redirect-loop", "/strategies/sufficiency-current", "/strategies/sufficiency-latest")]
    [InlineData("redirect-loop", "/strategies/sufficiency-latest", "/strategies/sufficiency-current")]
    [InlineData("redirect-chain", "/go/7", "/go/8")]
    [InlineData("to-metadata", "/downloads/placement-strategy", "http://169.254.169.254/latest/meta-data/")]
    [InlineData("to-inside", "/intranet/0", "http://localhost/")]
    [InlineData("to-inside", "/intranet/3", "http://[::ffff:127.0.0.1]/")]
    [InlineData("bad-schemes", "/shared-drive", "file:///etc/passwd")]
    public async Task Redirects_lead_where_nobody_should_follow(string fault, string from, string to)
    {
        await using var visit = await Visit.ToAsync(fault);
        using var answer = await visit.GetAsync(from);

        Assert.Equal((HttpStatusCode.Found, to), (answer.StatusCode, answer.Headers.GetValues("Location").Single()));
    }

    [Fact]
    public async Task A_strategy_stands_behind_three_redirects()
    {
        await using var visit = await Visit.ToAsync("redirect-chain");
        var (address, hops) = (new Uri(visit.Strategy), 0);
        while (true)
        {
            using var answer = await visit.Client.GetAsync(address);
            if (answer.Headers.Location is not { } next)
            {
                Assert.Equal(3, hops);
                Assert.Equal(visit.Plan.Newest!.File(), await answer.Content.ReadAsByteArrayAsync());
                return;
            }

            (address, hops) = (new Uri(address, next), hops + 1);
        }
    }

    [Fact]
    public async Task An_address_in_place_of_a_name_is_noted()
    {
        await using var visit = await Visit.ToAsync("to-metadata");
        using var answer = await visit.Client.GetAsync(new Uri("http://169.254.169.254/latest/meta-data/"));

        Assert.Equal("http://169.254.169.254/latest/meta-data/", Assert.Single(visit.Web.Report.Inward));
    }

    [Fact]
    public async Task Nothing_is_not_found()
    {
        await using var visit = await Visit.ToAsync("soft-404");
        using var answer = await visit.GetAsync("/no/such/page.pdf");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(await visit.TextAsync("/"), await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("calendar", "/whats-on/calendar?month=2031-01", "/whats-on/calendar?month=2031-02")]
    [InlineData("facets", "/directory/find?filter=free5.ward3", "/directory/find?filter=free5.ward3.strategy6&amp;page=1")]
    [InlineData("many-links", "/everything", "/everything/10000")]
    [InlineData("many-links", "/everything/17", "/")]
    public async Task Traps_are_linked_from_every_page_and_lead_on(string fault, string within, string on)
    {
        await using var visit = await Visit.ToAsync(fault);

        Assert.Contains($"href=\"{on}\"", await visit.TextAsync(within), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Planted.All.Single(f => f.Name == fault).Entrances(visit.Site).First().Address}\"", await visit.TextAsync("/contact-us"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_numbers_never_end_and_change_nothing()
    {
        await using var visit = await Visit.ToAsync("session-ids");
        var (first, second) = (await visit.TextAsync("/"), await visit.TextAsync("/?sid=1a"));

        Assert.Contains("?sid=", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Equal(visit.Plan.Newest!.File(), await visit.Client.GetByteArrayAsync(new Uri(visit.Strategy + (visit.Strategy.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "sid=77")));
    }

    [Theory]
    [InlineData("sitemap-dead", "/sitemap-strategies.xml", 40)]
    [InlineData("sitemap-foreign", "/sitemap-partners.xml", 6)]
    [InlineData("sitemap-huge", "/sitemap-records.xml", 50_000)]
    [InlineData("sitemap-loop", "/sitemaps/index-41.xml", 3)]
    public async Task Sitemaps_lie(string fault, string path, int addresses)
    {
        await using var visit = await Visit.ToAsync(fault);

        Assert.Equal(addresses, (await visit.TextAsync(path)).Split("<loc>").Length - 1);
        Assert.Contains(path.Replace("41", "0", StringComparison.Ordinal), await visit.TextAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sitemap-broken", "/sitemap-more.xml.gz", 0)]
    [InlineData("sitemap-bomb", "/sitemap-all.xml.gz", 1)]
    [InlineData("page-bomb", "/reports/sufficiency-data", 2)]
    public async Task Gzip_breaks_off_or_swells(string fault, string path, int gigabytes)
    {
        await using var visit = await Visit.ToAsync(fault);
        using var answer = await visit.GetAsync(path);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var (size, block) = (0L, new byte[1 << 20]);
        using var open = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        try
        {
            // Two hundred mebibytes are enough to see by.
            for (int read; size < 200L << 20 && (read = open.Read(block)) > 0; size += read)
            {
            }
        }
        catch (InvalidDataException)
        {
            Assert.Equal(0, gigabytes);
        }

        Assert.Equal(gigabytes > 0, size >= 200L << 20);
        Assert.InRange(body.Length, 100, 8 << 20);
    }

    [Fact]
    public async Task Three_gigabytes_are_promised_and_begin()
    {
        await using var visit = await Visit.ToAsync("huge-file");
        using var answer = await visit.Client.GetAsync(new Uri($"https://{visit.Plan.Host}/media/sufficiency-strategy-full.pdf"), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var start = new byte[1 << 17];
        await body.ReadExactlyAsync(start);

        Assert.Equal(3L << 30, answer.Content.Headers.ContentLength);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(start, 0, 8), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_of_pages_are_larger_than_a_client_takes()
    {
        await using var visit = await Visit.ToAsync("big-headers");
        var page = visit.Site.Routes.First(r => r.Listed && !r.Path.Contains('.', StringComparison.Ordinal) && Ways.Beside(visit.Site, r.Path, 1 / 7.0));

        await Assert.ThrowsAsync<HttpRequestException>(() => visit.GetAsync(Site.Escaped(page.Path)));
    }

    [Theory]
    [InlineData("certificate-expired")]
    [InlineData("certificate-of-itself")]
    public async Task A_bad_certificate_bars_the_site_unless_http_is_enough(string fault)
    {
        await using var visit = await Visit.ToAsync(fault);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => visit.GetAsync("/"));
        Assert.IsType<AuthenticationException>(refused.InnerException);

        foreach (var secures in new[] { true, false })
        {
            var plan = visit.Web.World.Plans.First(p => visit.Web.World.MannersOf(p).Secures == secures && p.Newest is { Place: Place.Own });
            using var answer = await visit.Client.GetAsync(new Uri($"http://{plan.Host}/"));
            Assert.Equal(secures ? HttpStatusCode.MovedPermanently : HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(secures, Reach.Of(visit.Web.World, $"https://{plan.Host}/") is not null);
        }
    }

    [Fact]
    public async Task Walls_open_to_cookies_and_to_those_who_say_what_they_accept()
    {
        await using var cookies = await Visit.ToAsync("cookie-wall");
        await using var accepts = await Visit.ToAsync("accept");
        using var back = await cookies.GetAsync("/contact-us");
        using var mute = await accepts.GetAsync("/contact-us");

        Assert.Equal((HttpStatusCode.Found, "/contact-us"), (back.StatusCode, back.Headers.Location!.ToString()));
        Assert.Contains("<h1>", await cookies.TextAsync("/contact-us", ("Cookie", back.Headers.GetValues("Set-Cookie").Single().Split(';')[0])), StringComparison.Ordinal);
        Assert.Empty(cookies.Web.Report.Again);
        Assert.Equal(HttpStatusCode.NotAcceptable, mute.StatusCode);
        Assert.StartsWith("{", await accepts.TextAsync("/contact-us", ("Accept", "application/pdf")), StringComparison.Ordinal);
        Assert.Contains("<h1>", await accepts.TextAsync("/contact-us", ("Accept", "text/html,*/*;q=0.5")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_is_refused_where_get_works()
    {
        await using var visit = await Visit.ToAsync("no-head");
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

    private static WebOptions Web(ulong seed, string? everywhere = null) => new()
    {
        Seed = seed, Authorities = Population.Read(Project.At("corpus", "england", "authorities.csv")).AsAt(new DateOnly(2024, 6, 1)), Everywhere = everywhere,
    };

    // A web with one fault everywhere, and a client that follows nothing, at an authority with a strategy of its own as a PDF file behind a landing page.
    private sealed class Visit(SampleWeb.SampleWeb web, HurriedClock clock, HttpClient client, Plan plan) : IAsyncDisposable
    {
        public SampleWeb.SampleWeb Web => web;

        public HurriedClock Clock => clock;

        public HttpClient Client => client;

        public Plan Plan => plan;

        public CouncilSite Site => web.World.SiteOf(plan);

        public string Strategy => Site.Placements.First(p => p.Publication == plan.Newest!.Key).Address;

        public static async Task<Visit> ToAsync(string fault)
        {
            var clock = new HurriedClock();
            var web = await SampleWeb.SampleWeb.StartAsync(Web(3, fault) with { Time = clock });
            var plan = web.World.Plans.First(p => p.Pages < 300 && p.Mirror is null && p.Newest is { Place: Place.Own, Format: Format.Pdf, Owners.Count: 1 } && web.World.MannersOf(p).Secures && web.World.SiteOf(p).Robots is not null
                && web.World.SiteOf(p).Chains.First(c => c.Publication.Key == p.Newest.Key).Addresses.Count > 2);
            return new Visit(web, clock, Visitor(web), plan);
        }

        public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri($"https://{plan.Host}{path}"));

        public async Task<string> TextAsync(string path, params (string Name, string Value)[] headers)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, $"https://{plan.Host}{path}");
            headers.ToList().ForEach(h => question.Headers.TryAddWithoutValidation(h.Name, h.Value));
            using var answer = await client.SendAsync(question);
            return await answer.Content.ReadAsStringAsync();
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await web.DisposeAsync();
        }

        private static HttpClient Visitor(SampleWeb.SampleWeb web)
        {
            var trusted = X509Certificate2.CreateFromPem(web.AuthorityPem);
            return new HttpClient(new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false,
                SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck } },
                ConnectCallback = async (context, stop) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 443 ? web.SecurePort : web.Port, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            });
        }
    }

    // A clock that stands still and whose timers are over at once.
    private sealed class HurriedClock : TimeProvider
    {
        private int _timers;

        public int Timers => _timers;

        public override DateTimeOffset GetUtcNow() => new(2024, 6, 1, 9, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _timers);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
