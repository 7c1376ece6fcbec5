using System.Collections.Concurrent;
using System.Globalization;
using Synthesis.Gather.Web;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Web;

public sealed class MannersTests
{
    [Fact]
    public async Task A_host_sees_one_request_at_a_time_with_a_pause_and_hosts_do_not_wait_for_each_other()
    {
        var (gather, site, times) = Timed(_ => LoopbackSite.Page("x"));
        await using var _ = site;
        using var __ = gather;

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => gather.AskAsync($"http://{(i % 2 == 0 ? "www." : "")}host{i % 4 / 2}.example/{i}")));

        foreach (var host in new[] { "host0.example", "host1.example" })
        {
            // robots.txt of both names and twenty pages, a second apart.
            var own = times.Where(t => t.Host.EndsWith(host, StringComparison.Ordinal)).Select(t => t.At).Order().ToList();
            Assert.Equal(22, own.Count);
            Assert.All(own.Zip(own.Skip(1)), p => Assert.True(p.Second - p.First >= TimeSpan.FromSeconds(1), $"{p.Second - p.First}"));
        }

        // One host after the other would take 42 pauses.
        Assert.InRange(gather.Clock.Passed.TotalSeconds, 21, 30);
    }

    [Fact]
    public async Task A_crawl_delay_is_obeyed_as_far_as_is_reasonable()
    {
        var (gather, site, times) = Timed(r => r.Path == "/robots.txt" ? LoopbackSite.Page(r.Host == "slow.example" ? "User-agent: *\nCrawl-delay: 7" : "User-agent: *\nCrawl-delay: 86400") : LoopbackSite.Page("x"));
        await using var _ = site;
        using var __ = gather;

        foreach (var host in new[] { "slow.example", "slowest.example" })
        {
            await gather.AskAsync($"http://{host}/1");
            await gather.AskAsync($"http://{host}/2");
        }

        Assert.Equal([7, 7], Gaps(times, "slow.example"));
        Assert.Equal([30, 30], Gaps(times, "slowest.example"));
    }

    [Theory]
    [InlineData("120")]
    [InlineData("Mon, 02 Mar 2026 09:02:01 GMT")]
    public async Task Retry_after_is_waited_for_in_seconds_and_as_a_date(string after)
    {
        var tries = 0;
        var (gather, site, times) = Timed(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : ++tries == 1 ? LoopbackSite.Page("", "429 Too Many Requests", $"Retry-After: {after}\r\n") : LoopbackSite.Page("at last"));
        await using var _ = site;
        using var __ = gather;

        var got = await gather.AskAsync("http://busy.example/x");

        Assert.Equal((200, 2), (got.Status, got.Requests));
        Assert.Equal(120, Gaps(times, "busy.example")[^1], 1.0);
    }

    [Fact]
    public async Task A_site_that_asks_for_hours_is_left_alone_and_nothing_waits_for_it()
    {
        var (gather, site, _) = Timed(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("", "503 Service Unavailable", "Retry-After: 36000\r\n"));
        await using var __ = site;
        using var ___ = gather;

        var first = await gather.AskAsync("http://busy.example/x");
        var second = await gather.AskAsync("http://busy.example/y");

        Assert.Equal((503, 1), (first.Status, first.Requests));
        Assert.Equal((Faults.AskedToWait, 0), (second.Fault?.Code, second.Requests));
        Assert.True(gather.Clock.Passed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_site_in_trouble_is_tried_again_with_jitter_that_a_seed_repeats()
    {
        async Task<IReadOnlyList<double>> Run(int seed)
        {
            var (gather, site, times) = Timed(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("", "500 Oh"), s => s with { Seed = seed, Tries = 6 });
            await using var _ = site;
            using var __ = gather;
            var got = await gather.AskAsync("http://ill.example/x");
            Assert.Equal((500, 6), (got.Status, got.Requests));
            Assert.Null(got.Fault);
            return Gaps(times, "ill.example");
        }

        var first = await Run(1);

        Assert.Equal(first, await Run(1));
        Assert.NotEqual(first, await Run(2));
        Assert.All(first.Skip(1), (gap, i) => Assert.InRange(gap, 1, Math.Max(1.01, 2 * Math.Pow(2, i) + 0.01)));
    }

    [Fact]
    public async Task A_line_that_breaks_is_tried_again()
    {
        var tries = 0;
        await using var site = new LoopbackSite(async (r, reply) =>
        {
            if (r.Path == "/x" && ++tries < 3)
            {
                reply.Reset();
                return;
            }

            await reply.WriteAsync(r.Path == "/x" ? LoopbackSite.Page("third time") : LoopbackSite.Missing);
        });
        using var gather = new PracticeGather(site);

        var got = await gather.AskAsync("http://frail.example/x");

        Assert.Equal((200, 3), (got.Status, got.Requests));
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
    }

    [Fact]
    public async Task The_budget_of_a_day_counts_what_went_before_a_restart_and_begins_anew_at_midnight()
    {
        var (gather, site, _) = Timed(_ => LoopbackSite.Page("x"), s => s with { RequestsPerDay = 3 });
        await using var __ = site;
        using var ___ = gather;
        await gather.AskAsync("http://hartmoor.example/1");
        gather.Archive.Dispose();
        using var archive = Synthesis.Gather.Warc.WarcArchive.Open(gather.ArchiveFolder, "", gather.Clock);
        using var again = new WebFetcher(gather.Settings, archive, gather.Clock, Network.Real with { Working = gather.Clock.Hold });
        async Task<string?> Ask(int n) => (await again.FetchAsync(new(new Uri($"http://hartmoor.example/{n}")), CancellationToken.None)).Fault?.Code;

        Assert.Null(await Ask(2));
        Assert.Equal(Faults.Budget, await Ask(3));
        Assert.Equal(Faults.Budget, await Ask(4));
        Assert.Single(site.Requests, r => r.Path == "/robots.txt");
        await Task.Delay(TimeSpan.FromHours(15), gather.Clock);
        Assert.Null(await Ask(5));
    }

    [Fact]
    public async Task A_robots_file_that_cannot_be_had_forbids_everything_until_it_can()
    {
        var ill = true;
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" && ill ? LoopbackSite.Page("", "503 Oh") : LoopbackSite.Page("x"));
        using var gather = new PracticeGather(site);

        Assert.Equal(Faults.RobotsUnreachable, (await gather.AskAsync("http://hartmoor.example/x")).Fault?.Code);
        ill = false;
        Assert.Equal(Faults.RobotsUnreachable, (await gather.AskAsync("http://hartmoor.example/x")).Fault?.Code);
        await Task.Delay(TimeSpan.FromHours(1), gather.Clock);
        Assert.Null((await gather.AskAsync("http://hartmoor.example/x")).Fault);
        Assert.Equal(["/x"], site.Paths);
    }

    [Fact]
    public async Task A_robots_file_is_followed_through_five_redirects_and_asked_for_once_a_day()
    {
        await using var site = new LoopbackSite(r => r switch
        {
            { Path: "/robots.txt", Host: "five.example" } => LoopbackSite.Moved("/1"),
            { Path: "/robots.txt", Host: "six.example" } => LoopbackSite.Moved("/0"),
            { Path: ['/', >= '0' and < '5'] } => LoopbackSite.Moved("/" + (char)(r.Path[1] + 1)),
            { Path: "/5" } => LoopbackSite.Page("User-agent: *\nDisallow: /x"),
            _ => LoopbackSite.Page("page"),
        });
        using var gather = new PracticeGather(site);

        Assert.Equal(Faults.Robots, (await gather.AskAsync("http://five.example/x")).Fault?.Code);
        Assert.Equal(Faults.Robots, (await gather.AskAsync("http://five.example/xy")).Fault?.Code);
        Assert.Null((await gather.AskAsync("http://six.example/x")).Fault);
        Assert.Equal(1, site.Requests.Count(r => r is { Path: "/robots.txt", Host: "five.example" }));
        await Task.Delay(TimeSpan.FromHours(25), gather.Clock);
        await gather.AskAsync("http://five.example/x");
        Assert.Equal(2, site.Requests.Count(r => r is { Path: "/robots.txt", Host: "five.example" }));
    }

    [Fact]
    public async Task Requests_say_who_asks_and_why()
    {
        await using var site = new LoopbackSite(_ => LoopbackSite.Page("x"));
        using var gather = new PracticeGather(site, s => s with { });
        await gather.AskAsync("http://user:word@hartmoor.example/x#part");

        Assert.All(site.Requests, r => Assert.Equal(("Synthesis/1.0 (A practice review; +review@practice.example)", "review@practice.example"), (r.Headers["user-agent"], r.Headers["from"])));
        Assert.Equal("/x", Assert.Single(site.Paths));
        Assert.DoesNotContain(site.Requests, r => r.Headers.ContainsKey("authorization"));
    }

    [Fact]
    public async Task A_question_that_is_stopped_leaves_its_host_to_others()
    {
        using var stop = new CancellationTokenSource();
        await using var site = new LoopbackSite(async (r, reply) =>
        {
            if (r.Path == "/hangs")
            {
                await stop.CancelAsync();
                await reply.UntilGoneAsync();
                return;
            }

            await reply.WriteAsync(r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("x"));
        });
        using var gather = new PracticeGather(site);

        // Once the rules are known, who asks first is first in the queue.
        await gather.AskAsync("http://hartmoor.example/robots.txt");
        var hangs = gather.Fetcher.FetchAsync(new(new Uri("http://hartmoor.example/hangs")), stop.Token);
        var waits = gather.Fetcher.FetchAsync(new(new Uri("http://hartmoor.example/waits")), stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hangs);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.Null((await gather.AskAsync("http://hartmoor.example/x")).Fault);
        Assert.Equal(["/hangs", "/x"], site.Paths);
    }

    [Fact]
    public async Task A_hundred_and_fifty_hosts_take_no_longer_than_their_pauses()
    {
        var (gather, site, _) = Timed(_ => LoopbackSite.Page("x"));
        await using var __ = site;
        using var ___ = gather;

        await Task.WhenAll(Enumerable.Range(0, 150).SelectMany(h => Enumerable.Range(0, 4).Select(p => gather.AskAsync($"http://host{h}.example/{p}"))));

        // robots.txt and four pages are four pauses.
        Assert.InRange(gather.Clock.Passed.TotalSeconds, 4, 1.3 * 4);
        Assert.Equal(750, site.Requests.Count);
    }

    private static (PracticeGather Gather, LoopbackSite Site, ConcurrentQueue<(string Host, DateTimeOffset At)> Times) Timed(Func<LoopbackSite.Request, string> answer, Func<FetchSettings, FetchSettings>? change = null)
    {
        var times = new ConcurrentQueue<(string, DateTimeOffset)>();
        var clock = new VirtualClock();
        var site = new LoopbackSite(r =>
        {
            times.Enqueue((r.Host, clock.GetUtcNow()));
            return answer(r);
        });
        return (new PracticeGather(site, change, clock), site, times);
    }

    private static List<double> Gaps(IEnumerable<(string Host, DateTimeOffset At)> times, string host)
    {
        var own = times.Where(t => t.Host == host).Select(t => t.At).Order().ToList();
        return [.. own.Zip(own.Skip(1), (a, b) => double.Parse((b - a).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
    }
}
