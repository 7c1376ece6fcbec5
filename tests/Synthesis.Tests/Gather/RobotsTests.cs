using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Synthesis.Gather;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

/// <summary>RFC 9309, section by section.</summary>
public sealed class RobotsTests
{
    private static readonly string[] Paths = ["/a", "/b", "/c", "/d"];

    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow: /a", "/A", true)]
    [InlineData("user-AGENT : *\r\ndisALLOW : /a", "/a/b", false)]
    [InlineData("User-agent: *\rDisallow: /a\r", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: / # all of it", "/a", false)]
    [InlineData("", "/a", true)]
    [InlineData("<html>Disallow: /</html>", "/", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt?x", false)]
    public void Lines_and_groups(string file, string path, bool allowed) => Assert.Equal(allowed, Of(file).Allows("Synthesis", "https://hartmoor.example" + path));

    [Theory]
    [InlineData("Disallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("Allow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("Allow: /a\nDisallow: /a", "/a", true)]
    [InlineData("Disallow: /a$", "/a", false)]
    [InlineData("Disallow: /a$", "/ab", true)]
    [InlineData("Disallow: /a$b", "/a$b", false)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("Disallow: /*.pdf$", "/x.pdf.pdf", false)]
    [InlineData("Disallow: /*.pdf$", "/x.pdf?v=1", true)]
    [InlineData("Disallow: /*?print=", "/page?print=1", false)]
    [InlineData("Disallow: /**a", "/xa", false)]
    [InlineData("Disallow: *", "/", false)]
    [InlineData("Disallow: /a*$", "/abc", false)]
    [InlineData("Disallow: /a%2A", "/a*", false)]
    [InlineData("Disallow: /a%2A", "/ab", true)]
    [InlineData("Disallow: /a%24", "/a$", false)]
    [InlineData("Disallow: /t\u00E2n", "/t%C3%A2n", false)]
    [InlineData("Disallow: /t%c3%a2n", "/t\u00E2n", false)]
    [InlineData("Disallow: /%7Ejoe", "/~joe", false)]
    [InlineData("Disallow: /a%2fb", "/a/b", true)]
    [InlineData("Disallow: /a%2fb", "/a%2Fb", false)]
    [InlineData("Disallow: /a%zz", "/a%zz", false)]
    [InlineData("Disallow: a", "/a", true)]
    public void The_longest_match_by_octets_decides(string rules, string path, bool allowed) => Assert.Equal(allowed, Of("User-agent: *\n" + rules).Allows("Synthesis", path));

    [Theory]
    [InlineData("synthesis", false)]
    [InlineData("SYNTHESIS/2.0", false)]
    [InlineData("synthesis-two", true)]
    [InlineData("other", true)]
    public void A_group_is_told_by_its_product_token(string agent, bool allowed) => Assert.Equal(allowed, Of("User-agent: Synthesis/1.0\nDisallow: /a").Allows(agent, "/a"));

    [Fact]
    public void Groups_of_one_token_are_read_as_one_and_those_for_all_only_where_there_is_none()
    {
        var robots = Of("User-agent: x\nUser-agent: Synthesis\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\nSitemap: https://h.example/m.xml\nDisallow: /d\n\nUser-agent: synthesis\nDisallow: /b");

        Assert.Equal([false, false, true, true], Paths.Select(p => robots.Allows("Synthesis", p)));
        Assert.Equal([true, true, false, false], Paths.Select(p => robots.Allows("Other", p)));
        Assert.Equal(["https://h.example/m.xml"], robots.Sitemaps);
    }

    [Fact]
    public void A_crawl_delay_is_that_of_the_group()
    {
        var robots = Of("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x\nUser-agent: y\nCrawl-delay: soon\nDisallow: /");

        Assert.Equal(TimeSpan.FromSeconds(2.5), robots.CrawlDelay("Synthesis"));
        Assert.Null(robots.CrawlDelay("y"));
    }

    [Fact]
    public void Of_a_long_file_the_first_500_KiB_are_read_and_no_line_is_cut()
    {
        var line = "Disallow: /abcdef\n";
        var rest = Robots.MostBytes - "User-agent: *\n".Length;
        var file = "User-agent: *\n" + string.Concat(Enumerable.Repeat("#\n", (rest - 12) / 2)) + (rest % 2 == 0 ? "" : "\n") + line + "Disallow: /later\n";

        var robots = Of(file);

        Assert.True(robots.Allows("Synthesis", "/later"));
        Assert.True(robots.Allows("Synthesis", "/a"));
    }

    [Fact]
    public void Where_the_file_cannot_be_had_only_the_file_itself_may_be_fetched()
    {
        Assert.False(Robots.Unreachable.Allows("Synthesis", "https://hartmoor.example/"));
        Assert.True(Robots.Unreachable.Allows("Synthesis", "https://hartmoor.example/robots.txt"));
    }

    [Fact]
    public void Wildcards_mean_what_the_plainest_reading_of_them_means()
    {
        var pattern = Gen.Elements('a', 'b', '/', '*', '*', '$').ListOf().Select(c => "/" + string.Concat(c.Take(9)));
        var path = Gen.Elements('a', 'b', '/').ListOf().Select(c => "/" + string.Concat(c.Take(12)));
        Prop.ForAll(pattern.Zip(path).ToArbitrary(), t => RobotsPattern.Matches(RobotsPattern.OfRule(t.Item1), t.Item2) == Plainly(t.Item1, t.Item2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(7, 11));
    }

    [Fact]
    public void Any_bytes_at_all_are_read()
    {
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), bytes =>
        {
            var robots = Robots.Parse([.. "User-agent: *\nDisallow: "u8, .. bytes]);
            return robots.Allows("Synthesis", "/robots.txt") && !robots.ForbidsAll;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(3, 5));
    }

    [SharedFact("real", "robots", "cases.json")]
    public void The_shared_cases_are_answered_right()
    {
        using var cases = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Project.SharedAt("real", "robots", "cases.json")));
        Nothing.Wrong(cases.RootElement.EnumerateArray()
            .Where(c => !c.TryGetProperty("google", out _) && Of(c.GetProperty("robots").GetString()!).Allows(c.GetProperty("agent").GetString()!, c.GetProperty("url").GetString()!) != c.GetProperty("allowed").GetBoolean())
            .Select(c => c.GetProperty("url").GetString()!));
    }

    private static Robots Of(string file) => Robots.Parse(Encoding.UTF8.GetBytes(file));

    /// <summary>By trying every way, as slow as it is plain.</summary>
    private static bool Plainly(string pattern, string path) => pattern switch
    {
        "" => true,
        "$" => path.Length == 0,
        ['*', .. var rest] => Enumerable.Range(0, path.Length + 1).Any(i => Plainly(rest, path[i..])),
        _ => path.Length > 0 && path[0] == pattern[0] && Plainly(pattern[1..], path[1..]),
    };
}
