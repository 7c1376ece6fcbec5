using Synthesis.Review.Agreement;
using Synthesis.Synthesise;

namespace Synthesis.Tests.Synthesise;

/// <summary>Shares with intervals, from people and from people and the machine.</summary>
public sealed class PrevalenceTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(34, 81, 0.3183, 0.5285)]
    public void Wilsons_interval_is_as_published(int count, int of, double low, double high)
    {
        var estimate = Proportion.Wilson((double)count / of, of);

        Assert.Equal(low, estimate.Low, 3);
        Assert.Equal(high, estimate.High, 3);
    }

    [Theory]
    [InlineData(9, 2.262)]
    [InlineData(19, 2.093)]
    [InlineData(80, 1.990)]
    public void Students_percentiles_are_those_of_the_tables(int freedom, double percentile) => Assert.Equal(percentile, Proportion.Student(freedom), 3);

    [Fact]
    public void Where_people_settled_all_nothing_is_left_to_chance_among_them_and_only_part_among_all_there_are()
    {
        var prevalence = Prevalence.Of([.. Enumerable.Range(0, 81).Select(i => new SeenBoth(0.5, false, i < 34))], 148);

        Assert.Equal((PrevalenceBy.People, new Estimate(34 / 81.0, 34 / 81.0, 34 / 81.0)), (prevalence.By, prevalence.Among));
        var wilson = Proportion.Wilson(34 / 81.0, 81);
        Assert.InRange(prevalence.Population!.High - prevalence.Population.Low, 0.5 * (wilson.High - wilson.Low), 0.8 * (wilson.High - wilson.Low));
    }

    [Fact]
    public void Of_too_few_nothing_is_estimated_and_what_to_do_is_said()
    {
        var prevalence = Prevalence.Of([.. Enumerable.Range(0, 81).Select(i => new SeenBoth(0.5, false, i < 5 ? true : null))], 151);

        Assert.Equal((PrevalenceBy.Nothing, null), (prevalence.By, prevalence.Among));
        Assert.Contains("settle 10 or more", Assert.Single(prevalence.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_overclaims_is_corrected_and_the_check_agrees()
    {
        // Of 200 strategies 60 carry the code; the machine finds all of them and claims 40 more. Every fifth is settled.
        var seen = Enumerable.Range(0, 200).Select(i => (Present: i < 60, Called: i < 100)).Select((s, i) => new SeenBoth(s.Called ? 0.9 : 0.1, s.Called, i % 5 == 0 ? s.Present : null)).ToList();

        var prevalence = Prevalence.Of(seen, null);

        Assert.Equal(0.30, prevalence.Among!.Value, 2);
        Assert.Equal(0.30, prevalence.Check!.Value, 2);
        Assert.InRange(prevalence.Among.High - prevalence.Among.Low, 0, 0.95 * (prevalence.Unaided!.High - prevalence.Unaided.Low));
        Assert.InRange(prevalence.Worth, 41, 200);
    }

    [Fact]
    public void A_strategy_of_which_the_machine_says_nothing_is_not_taken_as_absent()
    {
        // Of 120 strategies 40 could not be read by the machine; of the others, half of which carry the code, it is right of all. Every fourth of those is settled.
        var seen = Enumerable.Range(0, 120).Select(i => new SeenBoth(i % 3 == 0 ? null : i % 2 == 0 ? 0.9 : 0.1, i % 3 != 0 && i % 2 == 0, i % 4 < 2 && i % 3 == 1 ? i % 2 == 0 : null)).ToList();

        var prevalence = Prevalence.Of(seen, null);

        Assert.Equal((120, 80, 40), (prevalence.Strategies, prevalence.Read, prevalence.Called));
        Assert.Equal(0.5, prevalence.Among!.Value, 2);
        Assert.Equal(0.5, prevalence.Check!.Value, 2);
    }

    [Fact]
    public void A_machine_that_says_the_same_of_all_changes_nothing()
    {
        var prevalence = Prevalence.Of([.. Enumerable.Range(0, 100).Select(i => new SeenBoth(1, true, i < 30 ? i < 12 : null))], null);

        Assert.Equal(0.4, prevalence.Among!.Value, 12);
        Assert.Null(prevalence.Check);
    }
}
