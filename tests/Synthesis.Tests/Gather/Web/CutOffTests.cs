using System.Collections.Concurrent;
using Synthesis.Gather;
using Synthesis.Gather.Warc;
using Synthesis.Gather.Web;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Web;

/// <summary>What a fetcher knows of the one before it, which was cut off.</summary>
public sealed class CutOffTests
{
    [Theory]
    [InlineData("300", 300)]
    [InlineData(null, 1)]
    public async Task A_rest_that_a_site_asked_for_and_the_pause_after_its_last_request_are_kept_over_a_cut(string? after, double pause)
    {
        var times = new ConcurrentQueue<DateTimeOffset>();
        var clock = new VirtualClock();
        await using var site = new LoopbackSite(r =>
        {
            times.Enqueue(clock.GetUtcNow());
            return r.Path == "/x" && after is not null ? LoopbackSite.Page("", "503 Busy", $"Retry-After: {after}\r\n") : LoopbackSite.Page("x");
        });
        using var gather = new PracticeGather(site, s => s with { Tries = 1 }, clock);
        await gather.AskAsync("http://busy.example/x");

        await AgainAsync(gather, null, "http://www.busy.example/y");

        var seen = times.ToList();
        Assert.Equal(4, seen.Count);
        Assert.InRange((seen[2] - seen[1]).TotalSeconds, pause, pause + 0.1);
    }

    [Fact]
    public async Task A_site_that_asked_to_be_left_alone_for_hours_is_left_alone_after_a_cut_too()
    {
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page("", "503 Busy", "Retry-After: 36000\r\n"));
        using var gather = new PracticeGather(site);
        await gather.AskAsync("http://busy.example/x");

        var got = await AgainAsync(gather, null, "http://busy.example/y");

        Assert.Equal((Faults.AskedToWait, 0), (got.Fault?.Code, got.Requests));
        Assert.Equal(["/x"], site.Paths);
    }

    [Fact]
    public async Task Redirects_that_were_followed_before_a_cut_are_not_asked_for_again()
    {
        using var stop = new CancellationTokenSource();
        await using var site = new LoopbackSite(async (r, reply) =>
        {
            if (r.Path == "/c" && !stop.IsCancellationRequested)
            {
                await stop.CancelAsync();
                await reply.UntilGoneAsync();
                return;
            }

            await reply.WriteAsync(r.Path switch { "/a" => LoopbackSite.Moved("/b"), "/b" => LoopbackSite.Moved("/c"), "/c" => LoopbackSite.Page("here"), _ => LoopbackSite.Missing });
        });
        using var gather = new PracticeGather(site);
        var begun = gather.Clock.GetUtcNow();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gather.Fetcher.FetchAsync(new Ask(new Uri("http://hartmoor.example/a")), stop.Token));

        var got = await AgainAsync(gather, begun, "http://hartmoor.example/a");

        Assert.Equal((200, 3, 2), (got.Status, got.Requests, got.Redirects));
        Assert.Equal(["/a", "/b", "/c", "/c"], site.Paths);
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
    }

    [Fact]
    public async Task What_was_answered_to_another_form_or_condition_before_a_cut_is_no_answer()
    {
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page(r.Body + r.Headers.GetValueOrDefault("if-none-match")));
        using var gather = new PracticeGather(site);
        var begun = gather.Clock.GetUtcNow();
        await gather.AskAsync("http://hartmoor.example/find", "q=one");
        await gather.AskAsync("http://hartmoor.example/find", known: new Validators("\"old\"", null));

        var got = await AgainAsync(gather, begun, "http://hartmoor.example/find", "q=two");

        Assert.Equal("q=two", System.Text.Encoding.UTF8.GetString(got.Body.Span));
        Assert.Equal(["/find", "/find", "/find"], site.Paths);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cookies_outlive_a_cut_and_not_a_gather(bool goesOn)
    {
        await using var site = new LoopbackSite(r => r.Path == "/1" ? LoopbackSite.Page("x", headers: "Set-Cookie: seen=1; Path=/\r\n") : LoopbackSite.Page("x"));
        using var gather = new PracticeGather(site);
        var begun = gather.Clock.GetUtcNow();
        await gather.AskAsync("http://hartmoor.example/1");

        await AgainAsync(gather, goesOn ? begun : null, "http://hartmoor.example/2");

        Assert.Equal(goesOn ? "seen=1" : null, site.Requests.Last().Headers.GetValueOrDefault("cookie"));
    }

    private static async Task<Exchange> AgainAsync(PracticeGather gather, DateTimeOffset? since, string address, string? form = null)
    {
        gather.Archive.Dispose();
        using var archive = WarcArchive.Open(gather.ArchiveFolder, "", gather.Clock);
        using var fetcher = new WebFetcher(gather.Settings, archive, gather.Clock, Network.Real with { Working = gather.Clock.Hold }, since);
        return await fetcher.FetchAsync(new Ask(new Uri(address), form), CancellationToken.None);
    }
}
