using Synthesis.Rate;

namespace Synthesis.Tests.Rate;

public sealed class RatingTableTests
{
    private static readonly DateTimeOffset Monday = new(2024, 6, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_persons_rating_stands_beside_the_machines_and_neither_changes_the_other()
    {
        var person = new PersonRating("market.test", "ada", "1", "mixed", "Much is left unsaid.", Monday);

        var before = Table(Market.Of(20, 0, 10), person).Rows.Single();
        var after = Table(Market.Of(20, 10, 0), person).Rows.Single();

        Assert.Equal(("not-met", "clearly"), (before.Suggestion.Rating, after.Suggestion.Rating));
        Assert.Equal([person], before.People);
        Assert.Equal([person], after.People);
    }

    [Fact]
    public void Who_rates_again_adds_a_rating_and_the_last_of_each_round_stands()
    {
        var first = new PersonRating("market.test", "ada", "1", "mixed", "First thought.", Monday);
        var second = first with { Rating = "not-met", When = Monday.AddHours(1) };
        var other = first with { Coder = "ben", When = Monday.AddHours(2) };
        var agreed = second with { Round = "consensus", When = Monday.AddDays(1) };

        var row = Table(Market.Of(20, 5, 5), agreed, other, second, first).Rows.Single();

        Assert.Equal([first, second, other, agreed], row.People);
        Assert.Equal([second, other, agreed], row.Standing);
    }

    [Fact]
    public void A_rating_of_an_unknown_criterion_or_step_is_an_issue_that_says_what_to_write()
    {
        var good = new PersonRating("market.test", "ada", "1", "mixed", "", Monday);

        var table = Table(Market.Of(20, 5, 5), good, good with { Criterion = "market.tset" }, good with { Rating = "fully" });

        Assert.Equal([("unknown-criterion", "ada, round 1"), ("unknown-rating", "ada, round 1")], table.Issues.Select(i => (i.Code, i.Where!)));
        Assert.Contains("write one of not-met, mixed, partly, clearly, none", table.Issues[1].Message, StringComparison.Ordinal);
        Assert.Equal([good], table.Rows.Single().People);
    }

    private static RatingTable Table(Market market, params PersonRating[] people) => RatingTable.Of(market.Criteria(), market.Tables(), people);
}
