using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Synthesis.Gather.Web;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Web;

/// <summary>What a hostile site may try, and what becomes of it.</summary>
public sealed class AttackTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:53aa:64c::1")]
    [InlineData("2001:db8::1")]
    [InlineData("fd00:ec2::254")]
    public void An_address_that_is_not_public_is_never_connected_to(string address) => Assert.False(PublicAddresses.Includes(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2a00:1450:4009::1")]
    [InlineData("2606:4700::1")]
    public void A_public_address_is(string address) => Assert.True(PublicAddresses.Includes(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://134744072/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://private.example/")]
    [InlineData("http://half.example/")]
    public async Task It_is_refused_by_number_by_name_and_in_disguise(string address)
    {
        await using var site = new LoopbackSite(_ => LoopbackSite.Page("secret"));
        using var gather = Unmapped(site, host => host == "half.example" ? ["::ffff:10.0.0.1", "10.0.0.1"] : ["127.0.0.1"]);

        var got = await gather.AskAsync(address);

        Assert.Equal((Faults.Address, 0), (got.Fault?.Code, got.Status));
        Assert.Empty(site.Requests);
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
        Assert.Contains(WarcCheck.Read(gather.ArchiveFolder), r => r.Type == "metadata" && r.BlockText.Contains("fault: forbidden-address", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1/secret")]
    [InlineData("http://inner.example/secret")]
    [InlineData("http://[::ffff:127.0.0.1]/secret")]
    [InlineData("http://2130706433/secret")]
    [InlineData("//0x7f.1/secret")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://open.example/")]
    public async Task A_redirect_leads_to_no_such_place(string to)
    {
        await using var site = new LoopbackSite(r => r.Path switch { "/robots.txt" => LoopbackSite.Missing, "/go" => LoopbackSite.Moved(to), _ => LoopbackSite.Page("secret") });
        using var gather = new PracticeGather(site, s => s with { Resolve = ResolveMap.Parse([$"open.example:80:127.0.0.1:{site.Port}"]) }, network: n => n with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) });

        var got = await gather.AskAsync("http://open.example/go");

        Assert.Contains(got.Fault?.Code, new[] { Faults.Address, Faults.Scheme });
        Assert.Equal(1, got.Requests);
        Assert.Equal(["/go"], site.Paths);
    }

    [Fact]
    public async Task A_name_that_means_another_address_a_moment_later_gains_nothing()
    {
        // Public when it is first asked for, private from then on: what is connected to is what was checked, each time anew.
        var asked = 0;
        var connected = new List<IPAddress>();
        await using var site = new LoopbackSite(_ => LoopbackSite.Page("page"));
        using var gather = new PracticeGather(site, s => s with { Resolve = ResolveMap.None }, network: n => n with
        {
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(asked++ < 2 ? "8.8.4.4" : "127.0.0.1") }),
            Connect = (to, c) =>
            {
                connected.Add(to.Address);
                return n.Connect(new IPEndPoint(IPAddress.Loopback, site.Port), c);
            },
        });

        var first = await gather.AskAsync("http://rebind.example/one");
        var second = await gather.AskAsync("http://rebind.example/two");

        Assert.Null(first.Fault);
        Assert.Equal(Faults.Address, second.Fault?.Code);
        Assert.Equal(["/one"], site.Paths);
        Assert.All(connected, a => Assert.Equal(IPAddress.Parse("8.8.4.4"), a));
    }

    [Fact]
    public async Task Redirect_loops_and_chains_without_end_are_told()
    {
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Moved(r.Path.StartsWith("/loop", StringComparison.Ordinal) ? (r.Path == "/loop1" ? "/loop2" : "/loop1") : r.Path + "x"));
        using var gather = new PracticeGather(site);

        Assert.Equal(Faults.Loop, (await gather.AskAsync("http://hartmoor.example/loop1")).Fault?.Code);
        var chain = await gather.AskAsync("http://hartmoor.example/c");
        Assert.Equal((Faults.Redirects, 11), (chain.Fault?.Code, chain.Requests));
    }

    [Fact]
    public async Task A_page_that_sends_back_to_itself_with_a_cookie_is_no_loop()
    {
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" ? LoopbackSite.Missing
            : r.Headers.ContainsKey("cookie") ? LoopbackSite.Page("seen " + r.Headers["cookie"]) : LoopbackSite.Page("", "302 Found", "Location: /x\r\nSet-Cookie: seen=yes; path=/\r\n"));
        using var gather = new PracticeGather(site);

        Assert.Equal("seen seen=yes", Encoding.UTF8.GetString((await gather.AskAsync("http://hartmoor.example/x")).Body.Span));
    }

    [Fact]
    public async Task Cookies_stay_with_the_host_that_set_them_and_with_the_gather()
    {
        await using var site = new LoopbackSite(r => r.Path == "/robots.txt" ? LoopbackSite.Missing : LoopbackSite.Page(r.Headers.GetValueOrDefault("cookie", "none"), headers: "Set-Cookie: who=" + r.Host.Split('.')[0] + "; Domain=hartmoor.example; Path=/\r\n"));
        using (var gather = new PracticeGather(site))
        {
            var said = new List<string>();
            foreach (var host in new[] { "one.hartmoor.example", "two.hartmoor.example", "one.hartmoor.example", "elsewhere.example" })
            {
                said.Add(Encoding.UTF8.GetString((await gather.AskAsync($"http://{host}/")).Body.Span));
            }

            Assert.Equal(["none", "none", "who=one", "none"], said);
        }

        using var next = new PracticeGather(site);
        Assert.Equal("none", Encoding.UTF8.GetString((await next.AskAsync("http://one.hartmoor.example/")).Body.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("bare-deflate")]
    [InlineData("br")]
    public void What_swells_without_end_is_read_only_so_far(string coding)
    {
        var bomb = LoopbackCoding.Coded(coding, new byte[20_000_000]);

        var (body, fault) = ContentCoding.Undo(bomb, coding == "bare-deflate" ? "deflate" : coding, new FetchLimits());

        Assert.Equal(Faults.Swells, fault?.Code);
        Assert.True(body.Length <= Math.Max(1 << 20, 100 * bomb.Length), $"{body.Length}");
    }

    [Fact]
    public async Task A_certificate_that_is_expired_foreign_or_of_another_name_does_not_hold_and_a_practice_authority_changes_nothing_about_that()
    {
        using var trusted = new PracticeAuthority();
        using var foreign = new PracticeAuthority("Somebody else");
        X509Certificate2 Certificate(string host) => host switch
        {
            "expired.example" => trusted.For(host, -10, -2),
            "later.example" => trusted.For(host, 2, 10),
            "foreign.example" => foreign.For(host),
            "name.example" => trusted.For("another.example"),
            _ => trusted.For(host),
        };
        await using var site = new LoopbackSite((_, reply) => reply.WriteAsync(LoopbackSite.Page("secure")), Certificate);
        using var gather = new PracticeGather(site, s => s with { Trusted = [trusted.Certificate] });
        using var untrusting = new PracticeGather(site);

        var good = await gather.AskAsync("https://good.example/");
        Assert.Equal((null, "secure"), (good.Fault?.Code, Encoding.UTF8.GetString(good.Body.Span)));
        foreach (var host in new[] { "expired", "later", "foreign", "name" })
        {
            Assert.Equal((host, Faults.Certificate), (host, (await gather.AskAsync($"https://{host}.example/")).Fault?.Code));
        }

        Assert.Equal(Faults.Certificate, (await untrusting.AskAsync("https://good.example/")).Fault?.Code);
        Nothing.Wrong(WarcCheck.Faults(gather.ArchiveFolder));
    }

    [Fact]
    public void A_file_of_authorities_is_read_and_one_that_holds_none_is_said_to()
    {
        using var folder = new TestFolder();
        using var authority = new PracticeAuthority();

        Assert.Equal(authority.Certificate.Thumbprint, Assert.Single(TrustedAuthorities.Read(folder.Write("ca.pem", authority.Certificate.ExportCertificatePem()))).Thumbprint);
        Assert.Contains("holds no certificate", Assert.Throws<FormatException>(() => TrustedAuthorities.Read(folder.Write("no.pem", "nothing"))).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => TrustedAuthorities.Read(folder.At("missing.pem")));
    }

    private static PracticeGather Unmapped(LoopbackSite site, Func<string, string[]> resolve) => new(
        site, s => s with { Resolve = ResolveMap.None },
        network: n => n with
        {
            Resolve = (host, _) => Task.FromResult(resolve(host).Select(IPAddress.Parse).ToArray()),
            Connect = (_, c) => n.Connect(new IPEndPoint(IPAddress.Loopback, site.Port), c),
        });
}
