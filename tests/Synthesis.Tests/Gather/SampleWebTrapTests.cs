using System.IO.Compression;
using System.Net;
using System.Text;
using Synthesis.SampleWeb.Faults;

namespace Synthesis.Tests.Gather;

/// <summary>Each trap of the practice web shows as planned to a plain client: redirects, pages without end, sitemaps that lie, what swells.</summary>
public sealed class SampleWebTrapTests
{
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
        await using var visit = await FaultVisit.ToAsync(fault);
        using var answer = await visit.GetAsync(from);

        Assert.Equal((HttpStatusCode.Found, to), (answer.StatusCode, answer.Headers.GetValues("Location").Single()));
    }

    [Fact]
    public async Task A_strategy_stands_behind_three_redirects()
    {
        await using var visit = await FaultVisit.ToAsync("redirect-chain");
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
        await using var visit = await FaultVisit.ToAsync("to-metadata");
        using var answer = await visit.Client.GetAsync(new Uri("http://169.254.169.254/latest/meta-data/"));

        Assert.Equal("http://169.254.169.254/latest/meta-data/", Assert.Single(visit.Practice.Report.Inward));
    }

    [Fact]
    public async Task Nothing_is_not_found()
    {
        await using var visit = await FaultVisit.ToAsync("soft-404");
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
        await using var visit = await FaultVisit.ToAsync(fault);

        Assert.Contains($"href=\"{on}\"", await visit.TextAsync(within), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Planted.All.Single(f => f.Name == fault).Entrances(visit.Site).First().Address}\"", await visit.TextAsync("/contact-us"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_numbers_never_end_and_change_nothing()
    {
        await using var visit = await FaultVisit.ToAsync("session-ids");
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
        await using var visit = await FaultVisit.ToAsync(fault);

        Assert.Equal(addresses, (await visit.TextAsync(path)).Split("<loc>").Length - 1);
        Assert.Contains(path.Replace("41", "0", StringComparison.Ordinal), await visit.TextAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sitemap-broken", "/sitemap-more.xml.gz", 0)]
    [InlineData("sitemap-bomb", "/sitemap-all.xml.gz", 1)]
    [InlineData("page-bomb", "/reports/sufficiency-data", 2)]
    public async Task Gzip_breaks_off_or_swells(string fault, string path, int gigabytes)
    {
        await using var visit = await FaultVisit.ToAsync(fault);
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
        await using var visit = await FaultVisit.ToAsync("huge-file");
        using var answer = await visit.Client.GetAsync(new Uri($"https://{visit.Plan.Host}/media/sufficiency-strategy-full.pdf"), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var start = new byte[1 << 17];
        await body.ReadExactlyAsync(start);

        Assert.Equal(3L << 30, answer.Content.Headers.ContentLength);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(start, 0, 8), StringComparison.Ordinal);
    }
}
