using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Synthesis.Gather;
using Synthesis.SampleWeb;
using Synthesis.SampleWeb.Sites;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

/// <summary>The practice web holds what it says it holds, and sees bad manners.</summary>
public sealed partial class SampleWebTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var (first, second) = (new World(England(7)), new World(England(7)));
        foreach (var plan in first.Plans.Where((_, i) => i % 19 == 0))
        {
            var twin = second.SiteOf(second.Plans.Single(p => p.Authority.Code == plan.Authority.Code));
            foreach (var route in first.SiteOf(plan).Routes.Where((_, i) => i % 23 == 0))
            {
                Assert.Equal(Get(first.SiteOf(plan), route.Path).Body, Get(twin, route.Path).Body);
            }
        }
    }

    [Fact]
    public void Another_seed_gives_another_web()
    {
        Assert.NotEqual(Truths.Of(new World(England(7, "E10000016"))).Single().Strategies, Truths.Of(new World(England(8, "E10000016"))).Single().Strategies);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_address_of_the_truth_answers_with_what_it_promises(int edition)
    {
        var world = new World(Quarter(3) with { Edition = edition });
        var truth = Truths.Of(world);

        Nothing.Wrong(truth.SelectMany(t => t.Strategies.SelectMany(s => s.Addresses).Concat(t.Decoys)).Distinct()
            .Where(p => Get(world, p.Address) is var answer && !(answer.Status == 200 && answer.Delivers is { } d && d.Publication == p.Publication && d.Part == p.Part && d.Parts == p.Parts)).Select(p => p.ToString()));
        Nothing.Wrong(truth.SelectMany(t => t.Strategies.Where(s => s.Addresses.Count == 0 || s.Chain.Count < 2).Select(s => $"{t.Name}: {s.Title} cannot be found")));
    }

    [Fact]
    public void A_person_gets_to_each_strategy_by_links_from_the_home_page()
    {
        var world = new World(Quarter(3));

        Nothing.Wrong(Truths.Of(world).SelectMany(t => t.Strategies.SelectMany(s => s.Chain.Zip(s.Chain.Skip(1)).Where(step => !Links(world, step.First).Contains(step.Second)).Select(step => $"{step.First} does not link {step.Second}"))));
    }

    [Fact]
    public void The_web_has_the_shares_of_the_study()
    {
        var truth = Truths.Of(new World(England(5)));

        Assert.Equal(153, truth.Count);
        Assert.Equal(86, truth.Count(t => t.Status == Status.Current));
        Assert.Equal(2, truth.SelectMany(t => t.Strategies).Where(s => s.Authorities.Count > 1).Select(s => s.Key).Distinct().Count());
        Assert.All(truth, t => Assert.InRange(t.Pages, 50, 3300));
        Assert.Equal(Enum.GetValues<Role>().Except([Role.Strategy, Role.Neighbour, Role.Tender]).Order(), truth.SelectMany(t => t.Decoys).Select(d => d.Role).Distinct().Order());
        Assert.All(truth.SelectMany(t => t.Strategies).Where(s => s.Status == Status.Current), s => Assert.True(s.From <= new DateOnly(2024, 6, 1) && s.To >= new DateOnly(2024, 6, 1)));
        Assert.All(truth.SelectMany(t => t.Strategies).Where(s => s.Status == Status.Expired), s => Assert.True(s.To < new DateOnly(2024, 6, 1)));
    }

    [Fact]
    public void Whoever_follows_every_link_of_a_site_sees_all_of_it_and_no_dead_end()
    {
        var world = new World(England(6));
        foreach (var plan in world.Plans.Where(p => p.Mirror is null).GroupBy(p => World.KindOf(p).Name).SelectMany(kind => kind.OrderBy(p => p.Pages).Take(2)))
        {
            var site = world.SiteOf(plan);
            var (seen, waiting) = (new HashSet<string> { site.Absolute("/") }, new Queue<string>([site.Absolute("/")]));
            while (waiting.TryDequeue(out var address))
            {
                var answer = Get(world, address);
                Assert.True(answer.Status == 200, $"{address} answers {answer.Status}");
                if (answer.MediaType!.StartsWith("text/html", StringComparison.Ordinal))
                {
                    Links(world, address).Where(l => new Uri(l) is { Scheme: "https" } to && to.Host == plan.Host && !to.AbsolutePath.EndsWith(".css", StringComparison.Ordinal) && seen.Add(l)).ToList().ForEach(waiting.Enqueue);
                }
            }

            Nothing.Wrong(site.Routes.Where(r => r.Listed && !seen.Contains(new Uri(site.Absolute(r.Path)).AbsoluteUri)).Select(r => $"{plan.Host}: nothing leads to {r.Path}"));
        }
    }

    [Fact]
    public void Sitemaps_list_pages_that_there_are()
    {
        var world = new World(Quarter(3));

        Nothing.Wrong(world.Plans.Select(world.SiteOf).SelectMany(site => Listed(site, "/sitemap.xml").Where(a => site.At(Uri.UnescapeDataString(new Uri(a).PathAndQuery)) is null).Take(3)));
        Assert.True(world.Plans.Select(world.SiteOf).Count(s => s.At("/sitemap.xml") is not null) > 25);
    }

    [Fact]
    public void The_second_edition_changes_what_it_says_and_nothing_else()
    {
        var (before, after) = (Truths.Of(new World(England(4))), Truths.Of(new World(England(4) with { Edition = 2 })));

        Assert.Equal([Change.None, Change.New, Change.Changed, Change.Moved, Change.Gone], after.Select(t => t.Change).Distinct().Order());
        foreach (var (was, now) in before.Zip(after))
        {
            var same = was.Strategies.Select(Told).SequenceEqual(now.Strategies.Select(Told));
            Assert.Equal(now.Change is Change.None or Change.Changed, same);
        }

        static string Told(TrueStrategy s) => $"{s.Key} {s.Title} {string.Join(' ', s.Addresses.Select(a => a.Address))}";
    }

    [Fact]
    public async Task A_rude_visitor_is_seen()
    {
        var england = England(3);
        await using var web = await SampleWeb.SampleWeb.StartAsync(england with { Time = new StoppedClock(), Only = england.Authorities.Take(30).Select(a => a.Code).ToHashSet() });
        using var client = Visitor(web);
        var plan = web.World.Plans.First(p => World.KindOf(p).Name == "books");

        foreach (var address in new[] { $"https://{plan.Host}/news", $"https://{plan.BareHost}/news", $"https://{plan.Host}/news", $"https://{plan.Host}/user/login" })
        {
            using var answer = await client.GetAsync(new Uri(address));
        }

        var report = web.Report;
        Assert.Equal($"https://{plan.Host}/news", Assert.Single(report.Again).Address);
        Assert.Equal(report.Requests - 1, report.TooSoon.Count);
        Assert.Equal($"https://{plan.Host}/user/login", Assert.Single(report.Forbidden).Address);
        Assert.Equal(report.Requests, report.Authorities.Sum(a => a.Requests));
    }

    [Fact]
    public void Two_requests_at_once_are_seen_under_either_name_of_a_host()
    {
        var visits = new Visits(new StoppedClock(), TimeSpan.Zero);
        var world = new World(England(3, "E10000016"));

        var first = visits.Begin(Plan.Bare("www.kent.gov.uk"), "https://www.kent.gov.uk/", false);
        visits.Begin(Plan.Bare("kent.gov.uk"), "https://kent.gov.uk/", false);
        visits.Begin("democracy.kent.gov.uk", "https://democracy.kent.gov.uk/", false);
        visits.End(new Visit(first.Number, first.At, "kent.gov.uk", null, "GET", "https://www.kent.gov.uk/", 200, null));

        Assert.Equal("https://kent.gov.uk/", Assert.Single(visits.Report(world).Together).Address);
    }

    [Fact]
    public void Who_has_closed_the_connection_is_not_being_answered_any_more()
    {
        var visits = new Visits(new StoppedClock(), TimeSpan.Zero);
        var left = false;

        visits.Begin("kent.gov.uk", "https://kent.gov.uk/huge.pdf", false, () => left);
        visits.Begin("kent.gov.uk", "https://kent.gov.uk/early", false, () => true);
        left = true;
        visits.Begin("kent.gov.uk", "https://kent.gov.uk/late", false, () => true);

        Assert.Equal("https://kent.gov.uk/early", Assert.Single(visits.Report(new World(England(3, "E10000016"))).Together).Address);
    }

    [Fact]
    public async Task A_polite_visitor_has_nothing_said_of_it()
    {
        var clock = new StoppedClock();
        await using var web = await SampleWeb.SampleWeb.StartAsync(England(3, "E10000016") with { Time = clock });
        using var client = Visitor(web);
        var plan = web.World.Plans.Single();
        foreach (var path in new[] { "/robots.txt", "/", "/contact-us" })
        {
            using var answer = await client.GetAsync(new Uri($"https://{plan.Host}{path}"));
            clock.Now += TimeSpan.FromSeconds(10);
        }

        Assert.Empty(web.Report.Together.Concat(web.Report.TooSoon).Concat(web.Report.Forbidden).Concat(web.Report.Again));
        Assert.Equal(3, web.Report.Authorities.Single().Requests);
    }

    // Every fourth authority, with its share of the whole.
    private static WebOptions Quarter(ulong seed)
    {
        var england = England(seed);
        return england with { Only = england.Authorities.Where((_, i) => i % 4 == (int)(seed % 4)).Select(a => a.Code).ToHashSet() };
    }

    private static WebOptions England(ulong seed, params string[] only) => new()
    {
        Seed = seed, Authorities = Population.Read(Project.At("corpus", "england", "authorities.csv")).AsAt(new DateOnly(2024, 6, 1)), Only = only.Length > 0 ? only.ToHashSet() : null,
        Trusts = new Dictionary<string, string> { ["E08000025"] = "https://www.birminghamchildrenstrust.co.uk", ["E06000061"] = "https://www.nctrust.co.uk", ["E06000062"] = "https://www.nctrust.co.uk" }, Faulty = false,
    };

    private static Answer Get(Site site, string path) => Get(site, new Uri(site.Absolute(path)));

    private static Answer Get(World world, string address) => Get(world.Find(new Uri(address).Host)!, new Uri(address));

    private static Answer Get(Site site, Uri address) => site.Serve(new Asked(
        "GET", address.Host, true, Uri.UnescapeDataString(address.AbsolutePath), address.Query,
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[^1]), StringComparer.OrdinalIgnoreCase), new Dictionary<string, string>(), ""));

    private static HashSet<string> Links(World world, string address)
    {
        var html = Encoding.Latin1.GetString(Get(world, address).Body);
        var at = Base().Match(html) is { Success: true } stated ? new Uri(new Uri(address), stated.Groups[1].Value) : new Uri(address);
        return [.. Address().Matches(html).Select(m => new Uri(at, WebUtility.HtmlDecode(m.Groups[1].Value)).AbsoluteUri)];
    }

    private static IEnumerable<string> Listed(Site site, string path)
    {
        if (site.At(path) is null)
        {
            return [];
        }

        var answer = Get(site, path);
        using var body = answer.MediaType == "application/gzip" ? (Stream)new GZipStream(new MemoryStream(answer.Body), CompressionMode.Decompress) : new MemoryStream(answer.Body);
        using var text = new StreamReader(body);
        var xml = text.ReadToEnd();
        var addresses = Location().Matches(xml).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        return xml.Contains("<sitemapindex", StringComparison.Ordinal) ? addresses.SelectMany(a => Listed(site, new Uri(a).PathAndQuery)) : addresses;
    }

    private static HttpClient Visitor(SampleWeb.SampleWeb web)
    {
        var trusted = X509Certificate2.CreateFromPem(web.AuthorityPem);
        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck } },
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 443 ? web.SecurePort : web.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    [GeneratedRegex("<base href=\"([^\"]+)\"")]
    private static partial Regex Base();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 6, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
