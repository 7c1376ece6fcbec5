using Synthesis.Codebooks;
using Synthesis.Synthesise;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

/// <summary>What strategies say on each code, and looks across codes.</summary>
public sealed class ThemeTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 12).Select(i => $"s{i:00}")];

    [Fact]
    public void Typical_quotes_are_like_most_and_come_from_unlike_groups_and_unusual_ones_are_not()
    {
        var table = Tables.Of([.. Names.Select((n, i) => (n, (Suggestion[])[Tables.Present("demand.change", ["increasing"], Tables.Quote(n, i == 11
            ? "Astronomers counted comets above the moor on eleven nights" : $"Demand for residential places has risen by {i + 2} in the past year"))]))]);
        var region = new Grouping("region", "Region", ["north", "south"], Names.ToDictionary(n => n, n => n == "s07" ? "south" : "north"));

        var theme = CodeTheme.Of(Codes.Sufficiency, table, Names, [region]).Single(t => t.Row.Code == "demand.change");

        Assert.Equal(3, theme.Typical.Count);
        Assert.Contains("s07", theme.Typical.Select(q => q.Strategy.Strategy));
        Assert.Equal("s11", theme.Unusual[0].Strategy.Strategy);
        Assert.True(theme.Typical.Min(q => q.Typical) > theme.Unusual[0].Typical);
    }

    [Fact]
    public void Codes_that_go_together_are_told_and_implied_ones_are_not()
    {
        var table = Tables.Of([.. Names.Select((n, i) => (n, i < 6
            ? (Suggestion[])[Tables.Present("costs.price-trend", ["increasing"], Tables.Quote(n, "Prices rose")), Tables.Present("frameworks.plans", [], Tables.Quote(n, "We plan to join"))] : []))]);

        var themes = CodeTheme.Of(Codes.Sufficiency, table, Names, []);

        var companion = Assert.Single(themes.Single(t => t.Row.Code == "frameworks.plans").Companions, c => c.Code == "costs.price-trend");
        Assert.Equal((6, 12, 1.0, 2.0), (companion.Both.Count, companion.Both.Of, companion.Phi, companion.Lift));
        Assert.DoesNotContain("costs.reported", themes.Single(t => t.Row.Code == "costs.price-trend").Companions.Select(c => c.Code));
    }

    [Fact]
    public void A_strategy_that_says_two_things_that_exclude_each_other_is_told_with_both_quotes()
    {
        var table = Tables.Of(("a", [Tables.Present("demand.change", ["increasing"], Tables.Quote("a", "Demand rose", 0, "increasing"), Tables.Quote("a", "Demand fell", 50, "declining"))]),
            ("b", [Tables.Present("demand.change", ["increasing"], Tables.Quote("b", "Demand rose", 0, "increasing"))]));

        var odd = Assert.Single(CodeTheme.Of(Codes.Sufficiency, table, ["a", "b"], []).Single(t => t.Row.Code == "demand.change").AtOdds);

        Assert.Equal(("a", 2), (odd.Strategy, odd.Evidence.Count));
    }

    [Fact]
    public void The_codebooks_views_lay_out_what_is_tried_and_what_harm_is_told()
    {
        var views = ViewReader.Read(Codes.Sufficiency).ToDictionary(v => v.Id);
        var table = Tables.Of(
            ("a", [Tables.Present("intentions.reduce-demand", [], Tables.Quote("a", "Our edge of care team has reduced entries to care by a third")), Tables.Present("frameworks.uses", [], Tables.Quote("a", "We buy through a framework")),
                Tables.Present("frameworks.experience", [], Tables.Quote("a", "The framework has driven up prices of residential placements"))]),
            ("b", [Tables.Present("intentions.reduce-demand", [], Tables.Quote("b", "We will open a family hub")), Tables.Present("consequences.negative", [], Tables.Quote("b", "Block contracts left us paying for empty beds"))]));

        var tried = ViewTable.Of(views["tried"], Codes.Sufficiency, table);
        var harm = ViewTable.Of(views["consequences"], Codes.Sufficiency, table);

        Assert.Equal((2, 1), (tried.All.Count, tried.All.Count(s => s.Results.Count > 0)));
        Assert.Equal(["a", "b"], harm.All.Select(s => s.Counted.Strategy));
        Assert.Equal(["a"], harm.Rows.Single(r => r.Title.StartsWith("Frameworks", StringComparison.Ordinal)).Strategies.Select(s => s.Counted.Strategy));
        Assert.Equal(["b"], harm.Rows.Single(r => r.Title == "Block contracts").Strategies.Select(s => s.Counted.Strategy));
    }

    [Fact]
    public void A_strategy_that_tells_of_one_group_is_not_among_those_that_tell_of_none()
    {
        var view = ViewReader.Read(Codes.Sufficiency).Single(v => v.Id == "consequences");
        var table = Tables.Of(
            ("a", [Tables.Present("consequences.negative", [], Tables.Quote("a", "Block contracts left us paying for empty beds"), Tables.Quote("a", "Children waited longer because of it", 90))]),
            ("b", [Tables.Present("consequences.negative", [], Tables.Quote("b", "Children waited longer because of it"))]));

        Assert.Equal(["b"], ViewTable.Of(view, Codes.Sufficiency, table).Rows.Single(r => r.Title == "None of these told").Strategies.Select(s => s.Counted.Strategy));
    }

    [Theory]
    [InlineData("The framework does not exclude small providers from our area", false)]
    [InlineData("We have not left any framework in the past two years", false)]
    [InlineData("The framework excludes small providers from our area", true)]
    [InlineData("The framework has not delivered the homes that we need", true)]
    [InlineData("It is not large. The framework excludes small providers", true)]
    public void What_is_denied_is_no_consequence_unless_the_denial_is_what_is_looked_for(string quote, bool belongs)
    {
        var view = ViewReader.Read(Codes.Sufficiency).Single(v => v.Id == "consequences");

        Assert.Equal(belongs, view.With.StandIn(quote));
    }

    [Fact]
    public void The_matrix_and_the_groups_count_what_the_table_counts()
    {
        var table = Tables.Of([.. Names.Select((n, i) => (n, i % 2 == 0 ? (Suggestion[])[Tables.Present("frameworks.plans", [], Tables.Quote(n, "We plan to join"))] : []))]);
        var grouping = new Grouping("half", "Half", ["even", "odd"], Names.Select((n, i) => (n, i)).ToDictionary(n => n.n, n => n.i % 2 == 0 ? "even" : "odd"));

        var matrix = FrameworkMatrix.Of([table], [.. Names.Select(n => new IncludedStrategy(n, null, []))]);
        var groups = SubgroupTable.Of([table], [grouping], 1)[0];

        Assert.Equal(6, matrix.Rows.Count(r => r.Cells[matrix.Codes.Select(c => c.Code).ToList().IndexOf("frameworks.plans")].Answer == Answer.Present));
        var row = groups.Rows.Single(r => r.Code == "frameworks.plans");
        Assert.Equal([(6, 6), (0, 6)], row.Shares.Select(s => (s.Count, s.Of)));
        Assert.Equal(2.0 / 924, row.Test!.Chance, 9);
        Assert.Contains("2 of 2 groups have fewer than 10 strategies", groups.Warning, StringComparison.Ordinal);
    }
}
