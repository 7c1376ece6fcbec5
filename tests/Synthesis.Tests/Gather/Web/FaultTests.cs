using System.Text;
using Synthesis.Gather.Web;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Web;

/// <summary>What may be wrong with a site, and what becomes of it: always a fault that says so, in bounded time and memory, with what was seen in the archive.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_file_of_three_gigabytes_is_not_begun()
    {
        var (got, site, gather) = await OneAsync(reply => reply.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 3221225472\r\n\r\n"));
        await using var _ = site;
        using var __ = gather;

        Assert.Equal((Faults.TooLarge, 200), (got.Fault?.Code, got.Status));
        Assert.Equal("length", Answer(gather)["WARC-Truncated"]);
    }

    [Fact]
    public async Task A_body_without_end_is_read_only_so_far()
    {
        var (got, site, gather) = await OneAsync(
            async reply =>
            {
                await reply.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                while (true)
                {
                    await reply.WriteAsync("10000\r\n" + new string('x', 65536) + "\r\n");
                }
            },
            s => s with { Limits = new FetchLimits { BodyBytes = 1_000_000 } });
        await using var _ = site;
        using var __ = gather;

        Assert.Equal(Faults.TooLarge, got.Fault?.Code);
        Assert.InRange(got.Body.Length, 900_000, 1_100_000);
    }

    [Fact]
    public async Task Header_fields_without_end_are_a_fault()
    {
        var (got, site, gather) = await OneAsync(async reply =>
        {
            await reply.WriteAsync("HTTP/1.1 200 OK\r\n");
            for (var i = 0; ; i++)
            {
                await reply.WriteAsync($"X-{i}: {new string('y', 1000)}\r\n");
            }
        });
        await using var _ = site;
        using var __ = gather;

        Assert.Equal((Faults.Headers, 1), (got.Fault?.Code, got.Requests));
    }

    [Fact]
    public async Task A_site_that_falls_silent_is_given_up_after_its_time()
    {
        using var clock = new VirtualClock(runs: false);
        var early = true;
        var (got, site, gather) = await OneAsync(
            async reply =>
            {
                await reply.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun");
                var gone = reply.UntilGoneAsync();
                async Task<bool> Gone() => await Task.WhenAny(gone, Task.Delay(TimeSpan.FromMilliseconds(500))) == gone;
                await Gone();
                clock.Advance(TimeSpan.FromSeconds(29));
                early = await Gone();

                // What was written may not have been read before, and then the silence began later; in so many steps the time in all is not reached.
                for (var step = 0; step < 10 && !await Gone(); step++)
                {
                    clock.Advance(TimeSpan.FromSeconds(step == 0 ? 2 : 31));
                }
            },
            s => s with { Tries = 1, Delay = TimeSpan.Zero }, clock);
        await using var _ = site;
        using var __ = gather;

        Assert.False(early, "it was given up before its time");
        Assert.Equal((Faults.Slow, "The site was silent for 30 seconds.", "begun"), (got.Fault?.Code, got.Fault?.Message, Encoding.UTF8.GetString(got.Body.Span)));
        Assert.Equal("time", Answer(gather)["WARC-Truncated"]);
    }

    [Fact]
    public async Task A_site_that_drips_is_given_up_after_its_time_in_all()
    {
        using var clock = new VirtualClock(runs: false);
        var (got, site, gather) = await OneAsync(
            async reply =>
            {
                await reply.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                while (true)
                {
                    clock.Advance(TimeSpan.FromSeconds(20));
                    await reply.WriteAsync("x");
                    await Task.Yield();
                }
            },
            s => s with { Tries = 1, Delay = TimeSpan.Zero }, clock);
        await using var _ = site;
        using var __ = gather;

        Assert.Equal(Faults.Slow, got.Fault?.Code);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", Faults.CutShort)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", Faults.CutShort)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n", Faults.CutShort)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", Faults.NotHttp)]
    [InlineData("", Faults.Line)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f", Faults.CutShort)]
    public async Task An_answer_that_is_none_or_not_whole_is_a_fault(string bytes, string fault)
    {
        var (got, site, gather) = await OneAsync(reply => reply.WriteAsync(bytes), s => s with { Tries = 1 });
        await using var _ = site;
        using var __ = gather;

        Assert.Equal(fault, got.Fault?.Code);
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwholeAND MORE", "whole")]
    [InlineData("HTTP/1.0 200\r\n\r\nuntil the end", "until the end")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole", "whole")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", "plain")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: utf-8\r\nContent-Length: 5\r\n\r\nplain", "plain")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nwh\r\n3\r\nole\r\n0\r\nTrailer: 1\r\n\r\n", "whole")]
    public async Task An_odd_answer_that_is_whole_is_taken(string bytes, string body)
    {
        var (got, site, gather) = await OneAsync(reply => reply.WriteAsync(bytes), s => s with { Tries = 1 });
        await using var _ = site;
        using var __ = gather;

        Assert.Null(got.Fault);
        Assert.Equal(body, Encoding.UTF8.GetString(got.Body.Span));
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
    }

    [Fact]
    public async Task A_host_that_is_not_known_and_one_where_nobody_answers_are_faults()
    {
        await using var site = new LoopbackSite(_ => LoopbackSite.Missing);
        using var gather = new PracticeGather(site, s => s with { Resolve = ResolveMap.Parse(["dead.example:80:127.0.0.1:1"]), Tries = 1 });

        Assert.Equal(Faults.NoHost, (await gather.AskAsync("http://nowhere.example/")).Fault?.Code);
        Assert.Equal(Faults.Line, (await gather.AskAsync("http://dead.example/")).Fault?.Code);
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
    }

    [Theory]
    [InlineData("*:80:127.0.0.1:8080")]
    [InlineData("www.x.example:443:[::1]:8443")]
    [InlineData("x.example:443:10.0.0.1")]
    public void What_is_mapped_is_read(string rule) => Assert.NotNull(ResolveMap.Parse([rule]).For("www.x.example", 80) ?? ResolveMap.Parse([rule]).For(rule.Split(':')[0], 443));

    [Theory]
    [InlineData("x:80")]
    [InlineData("x:0:127.0.0.1")]
    [InlineData("x:80:nowhere")]
    [InlineData("x:80:127.0.0.1:99999")]
    public void What_maps_nothing_is_said_to(string rule) => Assert.Contains("HOST:PORT:ADDRESS", Assert.Throws<FormatException>(() => ResolveMap.Parse([rule])).Message, StringComparison.Ordinal);

    private static async Task<(Synthesis.Gather.Exchange Got, LoopbackSite Site, PracticeGather Gather)> OneAsync(
        Func<LoopbackSite.Reply, Task> answer, Func<FetchSettings, FetchSettings>? change = null, VirtualClock? clock = null)
    {
        var site = new LoopbackSite((r, reply) => r.Path == "/robots.txt" ? reply.WriteAsync(LoopbackSite.Missing) : answer(reply));
        var gather = new PracticeGather(site, change, clock);
        return (await gather.AskAsync("http://odd.example/x"), site, gather);
    }

    private static WarcCheck.Found Answer(PracticeGather gather) => WarcCheck.Read(gather.ArchiveFolder).Last(r => r.Type == "response");
}
