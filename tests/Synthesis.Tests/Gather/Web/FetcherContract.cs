using System.Text;
using Synthesis.Gather;
using Synthesis.Gather.Warc;
using Synthesis.Gather.Web;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Web;

/// <summary>What every <see cref="IFetcher"/> does, whether it asks sites or an archive of what they said.</summary>
public abstract class FetcherContract
{
    private static readonly string[] Codings = ["gzip", "deflate", "br", "identity"];

    /// <summary>Puts the questions one after the other and gives what came of them.</summary>
    internal abstract Task<IReadOnlyList<Exchange>> AskAsync(LoopbackSite site, params Ask[] asks);

    [Fact]
    public async Task An_answer_has_status_headers_body_and_a_record()
    {
        var got = Assert.Single(await AsksAsync(_ => LoopbackSite.Page("<p>Tân", headers: "X-One: 1\r\nx-one: 2\r\n"), "http://www.hartmoor.example/strategy"));

        Assert.Null(got.Fault);
        Assert.True(got.Answered);
        Assert.Equal((200, 1, "1, 2"), (got.Status, got.Requests, got.Headers["x-one"]));
        Assert.Equal("<p>Tân", Text(got));
        Assert.StartsWith("<urn:uuid:", got.Record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_page_is_an_answer_and_no_fault()
    {
        var got = Assert.Single(await AsksAsync(_ => LoopbackSite.Missing, "http://hartmoor.example/gone"));

        Assert.Equal((404, false), (got.Status, got.Answered));
        Assert.Null(got.Fault);
    }

    [Fact]
    public async Task Redirects_are_followed_to_where_they_end()
    {
        var got = Assert.Single(await AsksAsync(r => r.Path switch { "/a" => LoopbackSite.Moved("/b"), "/b" => LoopbackSite.Moved("http://other.example/c", "301 Moved"), _ => LoopbackSite.Page("here") }, "http://hartmoor.example/a"));

        Assert.Equal(("http://other.example/c", 3, "here"), (got.Address.AbsoluteUri, got.Requests, Text(got)));
        Assert.Equal("http://hartmoor.example/a", got.Asked.Address.AbsoluteUri);
    }

    [Fact]
    public async Task What_robots_forbid_is_not_asked()
    {
        var got = await AsksAsync(r => r.Path == "/robots.txt" ? LoopbackSite.Page("User-agent: *\nDisallow: /private") : LoopbackSite.Page("open"), "http://hartmoor.example/private/x", "http://hartmoor.example/open");

        Assert.Equal((Faults.Robots, 0, 0), (got[0].Fault?.Code, got[0].Requests, got[0].Status));
        Assert.Null(got[1].Fault);
    }

    [Fact]
    public async Task A_robots_file_can_be_asked_for_like_any_other()
    {
        var got = Assert.Single(await AsksAsync(_ => LoopbackSite.Page("Sitemap: http://hartmoor.example/map.xml"), "http://hartmoor.example/robots.txt"));

        Assert.Equal("Sitemap: http://hartmoor.example/map.xml", Text(got));
    }

    [Fact]
    public async Task A_form_is_another_question_than_its_page()
    {
        await using var site = new LoopbackSite(r => LoopbackSite.Page(r.Method + r.Body));
        var address = new Uri("http://hartmoor.example/search");
        var got = await AskAsync(site, new Ask(address), new Ask(address, "q=children"), new Ask(address, "q=care"), new Ask(address));

        Assert.Equal(["GET", "POSTq=children", "POSTq=care", "GET"], got.Select(Text));
    }

    [Fact]
    public async Task The_same_question_gets_its_answers_in_their_order()
    {
        var count = 0;
        var got = await AsksAsync(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page($"{++count}"), "http://hartmoor.example/x", "http://hartmoor.example/x");

        Assert.Equal(["1", "2"], got.Select(Text));
    }

    [Fact]
    public async Task An_unchanged_page_is_304_with_nothing_in_it()
    {
        await using var site = new LoopbackSite(r => r.Headers.GetValueOrDefault("if-none-match") == "\"v1\"" ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n" : LoopbackSite.Page("all of it", headers: "ETag: \"v1\"\r\n"));
        var address = new Uri("http://hartmoor.example/x");
        var got = await AskAsync(site, new Ask(address), new Ask(address, Known: new Validators("\"v1\"", null)));

        Assert.Equal([(200, "all of it"), (304, "")], got.Select(g => (g.Status, Text(g))));
        Assert.Null(got[1].Fault);
    }

    [Fact]
    public async Task Codings_are_undone()
    {
        await using var site = new LoopbackSite(async (r, reply) =>
        {
            if (r.Path == "/robots.txt")
            {
                await reply.WriteAsync(LoopbackSite.Missing);
                return;
            }

            var body = LoopbackCoding.Coded(r.Path[1..], "coded text");
            await reply.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: {r.Path[1..]}\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n");
            await reply.WriteAsync(body);
            await reply.WriteAsync("\r\n0\r\n\r\n");
        });
        var got = await AskAsync(site, [.. Codings.Select(c => new Ask(new Uri("http://hartmoor.example/" + c)))]);

        Assert.All(got, g => Assert.Equal("coded text", Text(g)));
    }

    [Fact]
    public async Task The_same_body_twice_is_the_same_body()
    {
        var got = await AsksAsync(_ => LoopbackSite.Page("the very same"), "http://hartmoor.example/one", "http://hartmoor.example/two", "http://hartmoor.example/one");

        Assert.All(got, g => Assert.Equal("the very same", Text(g)));
        Assert.Equal(3, got.Select(g => g.Record).Distinct().Count());
    }

    [Fact]
    public async Task A_broken_answer_is_a_fault_with_what_came()
    {
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        var got = Assert.Single(await AskAsync(site, new Ask(new Uri("http://hartmoor.example/x"))));

        Assert.Equal((Faults.CutShort, 200, "half", 4), (got.Fault?.Code, got.Status, Text(got), got.Requests));
        Assert.False(got.Answered);
    }

    [Fact]
    public async Task An_address_that_is_no_web_address_is_a_fault()
    {
        var got = await AsksAsync(_ => LoopbackSite.Missing, "ftp://hartmoor.example/x", "file:///etc/passwd", "http://2130706433/");

        Assert.Equal([Faults.Scheme, Faults.Scheme, Faults.Address], got.Select(g => g.Fault?.Code));
    }

    private async Task<IReadOnlyList<Exchange>> AsksAsync(Func<LoopbackSite.Request, string> answer, params string[] addresses)
    {
        await using var site = new LoopbackSite(answer);
        return await AskAsync(site, [.. addresses.Select(a => new Ask(new Uri(a)))]);
    }

    private static string Text(Exchange exchange) => Encoding.UTF8.GetString(exchange.Body.Span);
}

public sealed class WebFetcherContractTests : FetcherContract
{
    internal override async Task<IReadOnlyList<Exchange>> AskAsync(LoopbackSite site, params Ask[] asks)
    {
        using var gather = new PracticeGather(site);
        var got = new List<Exchange>();
        foreach (var ask in asks)
        {
            got.Add(await gather.Fetcher.FetchAsync(ask, CancellationToken.None));
        }

        Assert.True(site.MostAtOnceOfAHost <= 1);
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
        return got;
    }
}

public sealed class ReplayFetcherContractTests : FetcherContract
{
    internal override async Task<IReadOnlyList<Exchange>> AskAsync(LoopbackSite site, params Ask[] asks)
    {
        using var gather = new PracticeGather(site);
        var live = new List<Exchange>();
        foreach (var ask in asks)
        {
            live.Add(await gather.Fetcher.FetchAsync(ask, CancellationToken.None));
        }

        gather.Archive.Dispose();
        using var archive = WarcArchive.Open(gather.ArchiveFolder, "", gather.Clock);
        var replay = new ReplayFetcher(archive, gather.Settings.Limits);
        var got = new List<Exchange>();
        foreach (var ask in asks)
        {
            got.Add(await replay.FetchAsync(ask, CancellationToken.None));
        }

        Assert.Equal(string.Join("\n", live.Select(Shown)), string.Join("\n", got.Select(Shown)));
        return got;
    }

    private static string Shown(Exchange e) =>
        $"{e.Asked} {e.Address} {e.Status} {string.Join('|', e.Headers.OrderBy(h => h.Key, StringComparer.Ordinal))} {Convert.ToHexString(e.Body.Span)} {e.At:O} {e.Requests} {e.Record} {e.Fault}";
}
