using System.Text;
using System.Text.Json;
using Synthesis.Gather.Find;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Find;

public sealed class WalkTests
{
    [Fact]
    public async Task Every_strategy_of_a_small_country_is_found_and_given_to_its_authority()
    {
        using var country = new SmallCountry();

        var found = (await country.GatherAsync()).Findings.ToDictionary(f => f.Authority, f => f);

        Assert.Equal(
            "E06990001 InDate, E06990002 InDate, E06990003 Ended, E06990004 InDate, E06990005 InDate, E06990007 InDate, E06990008 InDate, E06990009 None, E06990010 NoSite, E08990001 InDate, E09990001 Unreachable",
            string.Join(", ", found.Values.OrderBy(f => f.Authority, StringComparer.Ordinal).Select(f => $"{f.Authority} {f.Outcome}")));
        Assert.Equal(["E06990007", "E06990008"], found["E06990007"].Publications[0].Authorities);
        Assert.Equal("https://files.togethertrust.org.uk/d/1201", found["E06990008"].Publications[0].Pages[0].AbsoluteUri);
        Assert.StartsWith("It speaks for this authority too", found["E06990005"].Reason, StringComparison.Ordinal);
        Assert.All(found.Values.Where(f => f.Outcome == Outcome.InDate), f => Assert.InRange(f.Asks, 4, 16));
        Nothing.Wrong(found.Values.Where(f => f.After > 1).Select(f => $"{f.Authority} asked {f.After} questions after the answer was in hand"));
    }

    [Fact]
    public async Task A_publication_says_how_it_was_found_step_by_step()
    {
        using var country = new SmallCountry();

        var found = (await country.GatherAsync(only: "E06990002")).Findings.Single();

        Assert.Equal(["the address of its site", "a search of the site for 'sufficiency strategy'", "a link 'Children in care sufficiency strategy'", "a link 'Download'"], found.Publications[0].Way.Select(w => w.How));
    }

    [Fact]
    public async Task Pages_of_one_strategy_are_joined_in_their_order()
    {
        using var country = new SmallCountry();

        var found = (await country.GatherAsync(only: "E06990001")).Findings.Single().Publications.Single();

        var site = "https://www.brackenshire.gov.uk/children/social-care/strategies/sufficiency-strategy";
        Assert.Equal([site, .. Enumerable.Range(2, 4).Select(n => $"{site}/{n}")], found.Pages.Select(p => p.AbsoluteUri));
    }

    [Fact]
    public async Task Sessions_calendars_and_soft_not_found_pages_do_not_hold_a_walk()
    {
        using var country = new SmallCountry();

        var found = (await country.GatherAsync(only: "E06990009")).Findings.Single();

        Assert.Equal(Outcome.None, found.Outcome);
        Assert.InRange(found.Asks, 3, 10);
    }

    [Fact]
    public async Task A_page_above_that_does_not_link_the_page_in_hand_is_still_read_where_a_link_leads_to_it()
    {
        const string site = "https://www.calderwick.gov.uk", landing = "/children/sufficiency-strategy", below = landing + "/how-people-were-asked";
        using var country = new SmallCountry();
        country.Web.Page(site + "/", SmallWeb.Html("Welcome", "<p>Pay, report and apply.</p>")).Put(site + "/robots.txt", "text/plain", Encoding.UTF8.GetBytes($"Sitemap: {site}/map.xml\n"))
            .Put(site + "/map.xml", "text/xml", Encoding.UTF8.GetBytes($"<urlset><url><loc>{site}{below}</loc></url></urlset>"))
            .Page(site + below, SmallWeb.Html("How people were asked", "<p>We wrote to carers and met young people in May.</p>" + SmallWeb.Links(("Sufficiency strategy", landing))))
            .Page(site + landing, SmallWeb.Html("Sufficiency strategy", "<p>You can read the full document.</p>" + SmallWeb.Links(("Homes and placements strategy 2023 to 2026 (PDF, 360 KB)", "/media/2023-26.pdf"))));

        var found = (await country.GatherAsync(only: "E08990001")).Findings.Single();

        Assert.Equal(Outcome.InDate, found.Outcome);
        Assert.Equal(["an entry of its sitemap", "a link 'Sufficiency strategy'"], found.Publications.Single().Way.Skip(1).SkipLast(1).Select(w => w.How));
        Assert.Equal(1, country.Web.Asked[site + landing]);
    }

    [Fact]
    public async Task Of_entries_of_a_sitemap_that_are_worth_the_same_the_one_changed_last_comes_first()
    {
        const string site = "https://www.calderwick.gov.uk", old = "/a/sufficiency-strategy", renewed = "/b/sufficiency-strategy";
        using var country = new SmallCountry();
        country.Web.Page(site + "/", SmallWeb.Html("Welcome", "<p>Pay, report and apply.</p>")).Put(site + "/robots.txt", "text/plain", Encoding.UTF8.GetBytes($"Sitemap: {site}/map.xml\n"))
            .Put(site + "/map.xml", "text/xml", Encoding.UTF8.GetBytes($"<urlset><url><loc>{site}{old}</loc><lastmod>2019-02-01</lastmod></url><url><loc>{site}{renewed}</loc><lastmod>2024-02-01</lastmod></url></urlset>"))
            .Page(site + old, SmallWeb.Html("Sufficiency strategy", "<p>Moved.</p>"))
            .Page(site + renewed, SmallWeb.Html("Sufficiency strategy", "<p>You can read the full document.</p>" + SmallWeb.Links(("Homes and placements strategy 2023 to 2026 (PDF, 360 KB)", "/media/2023-26.pdf"))));

        Assert.Equal(Outcome.InDate, (await country.GatherAsync(only: "E08990001")).Findings.Single().Outcome);
        Assert.Equal((false, true), (country.Web.Asked.ContainsKey(site + old), country.Web.Asked.ContainsKey(site + renewed)));
    }

    [Fact]
    public async Task What_is_asked_for_an_authority_does_not_depend_on_the_others()
    {
        using var together = new SmallCountry();
        using var apart = new SmallCountry();

        var all = (await together.GatherAsync(jobs: 8)).Findings;
        var alone = (await apart.GatherAsync(only: "E08990001")).Findings.Single();

        Assert.Equal(JsonSerializer.Serialize(alone), JsonSerializer.Serialize(all.Single(f => f.Authority == "E08990001")));
    }
}
