using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Synthesise;

namespace Synthesis.Tests.Rate;

public sealed class RaterTests
{
    [Theory]
    [InlineData(81, 0, 0, "none")]
    [InlineData(81, 4, 4, "none")]
    [InlineData(80, 4, 4, "mixed")]
    [InlineData(81, 2, 30, "not-met")]
    [InlineData(100, 34, 66, "not-met")]
    [InlineData(100, 35, 65, "mixed")]
    [InlineData(100, 65, 35, "mixed")]
    [InlineData(100, 66, 34, "clearly")]
    [InlineData(100, 49, 10, "partly")]
    [InlineData(100, 50, 10, "clearly")]
    [InlineData(100, 10, 0, "partly")]
    [InlineData(0, 0, 0, "none")]
    public void The_balance_of_strategies_decides_the_rating(int all, int speakFor, int against, string rating) =>
        Assert.Equal(rating, Market.Of(all, speakFor, against).Rated().Rating);

    [Fact]
    public void A_strategy_with_several_indicators_of_one_side_is_counted_once()
    {
        var rated = new Market(20, [[1, 2, 3], [2, 3, 4]], [[1]]).Rated();

        Assert.Equal((4, 4), (rated.For.Share.Count, rated.For.AtMost));
        Assert.Equal([3, 3], rated.For.Indicators.Select(i => i.Share!.Count));
        Assert.Equal(["s1"], rated.Against.Indicators[0].Strategies.Select(s => s.Strategy));
    }

    [Fact]
    public void Counts_without_names_are_taken_at_their_least_and_the_other_ratings_are_told()
    {
        var rated = new Market(20, [Market.First(5), Market.First(5)], [Market.First(5)], Named: false).Rated();

        Assert.Equal((5, 10), (rated.For.Share.Count, rated.For.AtMost));
        Assert.Equal("mixed", rated.Rating);
        Assert.Equal(["mixed", "partly", "clearly"], rated.Possible);
        Assert.Contains("it could be partly met or clearly met", rated.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_is_told_in_numbers()
    {
        Assert.Equal("Of 40 strategies 4 (10%) speak for it and 16 (40%) against. Speaking for is 4 of 20 (20%), below 35%: not met.", Market.Of(40, 4, 16).Rated().Why);
        Assert.Equal("Of 40 strategies 1 (2.5%) speaks for it or against it, fewer than 10%: no evidence.", Market.Of(40, 1, 0).Rated().Why);
        Assert.Equal("None of 40 strategies speaks for it or against it: no evidence.", Market.Of(40, 0, 0).Rated().Why);
    }

    [Fact]
    public void Law_is_shown_and_not_counted()
    {
        var market = Market.Of(20, 5, 5);

        var rated = market.Rated(i => [.. i, new LawIndicator("Nobody need stay", Direction.For, "because", "an act")]);

        Assert.Equal((market.Rated().Rating, "Nobody need stay"), (rated.Rating, rated.Law.Single().Title));
        Assert.EndsWith("Law, which is not counted: Nobody need stay (for).", rated.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_that_no_table_counts_is_unknown_and_not_nought()
    {
        var rated = Market.Of(20, 5, 0).Rated(i => [.. i, new CodeIndicator("Elsewhere", Direction.Against, "because", "other", "other.code", null)]);

        Assert.Null(rated.Against.Indicators[1].Share);
        Assert.Contains("No count is known of: Elsewhere (against).", rated.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_counted_the_reason_does_not_say_that_strategies_are_silent()
    {
        var market = Market.Of(20, 5, 5);

        var rated = Rater.Suggest(market.Criteria(), new Dictionary<string, CoverageTable> { ["other"] = market.Tables()["book"] })[0];

        Assert.Equal("none", rated.Rating);
        Assert.StartsWith("Nothing that speaks for it or against it has been counted: no evidence.", rated.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_over_different_strategies_are_refused()
    {
        var market = Market.Of(20, 5, 5);
        var tables = market.Tables();
        tables["other"] = tables["book"] with { Strategies = 21 };

        Assert.Contains("20 and 21", Assert.Throws<ArgumentException>(() => Rater.Suggest(market.Criteria(), tables)).Message, StringComparison.Ordinal);
    }
}
