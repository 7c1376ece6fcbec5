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
    public async Task What_is_asked_for_an_authority_does_not_depend_on_the_others()
    {
        using var together = new SmallCountry();
        using var apart = new SmallCountry();

        var all = (await together.GatherAsync(jobs: 8)).Findings;
        var alone = (await apart.GatherAsync(only: "E08990001")).Findings.Single();

        Assert.Equal(JsonSerializer.Serialize(alone), JsonSerializer.Serialize(all.Single(f => f.Authority == "E08990001")));
    }
}
