using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;
using Synthesis.Synthesise;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

public sealed class CoverageTableTests : IDisposable
{
    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;

    public CoverageTableTests() => codebook = folder.Read();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_share_is_the_strategies_with_the_code_of_all_that_were_read()
    {
        var table = Table(Strategy("a", Present("water.level", "high")), Strategy("b"), Strategy("c"));

        Assert.Equal(new Share(1, 3, "all"), Row(table, "water.level").Shares.Single());
        Assert.Equal(["a"], Row(table, "water.level").Strategies.Select(s => s.Strategy));
        Assert.Equal(("small 1.0", 3, Basis.Suggestions), (table.Codebook, table.Strategies, table.Basis));
        Assert.Equal(["Water", "Life"], table.Sections.Select(s => s.Title));
    }

    [Fact]
    public void A_share_may_be_counted_against_the_strategies_with_another_code()
    {
        var table = Table(Strategy("a", Present("life.frogs", "green"), Present("water.any")), Strategy("b", Present("water.any")), Strategy("c"));

        Assert.Equal([new Share(1, 3, "all"), new Share(1, 2, "water.any")], Row(table, "life.frogs").Shares);
    }

    [Fact]
    public void An_implied_code_is_present_with_the_evidence_of_what_implies_it()
    {
        var table = Table(Strategy("a", Present("life.frogs", "green"), new Suggestion("water.any", Answer.Unclear, [], 0.4, [])), Strategy("b"));
        var row = Row(table, "water.any");

        Assert.Equal((1, 0), (row.Shares[0].Count, row.Unclear.Count));
        Assert.Equal("life.frogs said", Assert.Single(row.Strategies.Single().Evidence).Quote);
        Assert.Equal([new Share(1, 2, "all"), new Share(1, 1, "water.any")], Row(table, "life.frogs").Shares);
    }

    [Fact]
    public void Unclear_is_told_beside_the_count_and_never_in_it()
    {
        var table = Table(Strategy("a", new Suggestion("water.level", Answer.Unclear, ["high"], null, [])), Strategy("b", Present("water.level", "low")));
        var row = Row(table, "water.level");

        Assert.Equal((1, 2, 1), (row.Shares[0].Count, row.Shares[0].Of, row.Unclear.Count));
        Assert.Equal([("high", 0), ("low", 1)], row.Values.Select(v => (v.Id, v.Share.Count)));
    }

    [Fact]
    public void A_strategy_that_nobody_has_answered_a_code_for_is_in_no_denominator_of_it_and_named()
    {
        var table = Table(Strategy("a", Present("water.level", "high")), new CodedStrategy("b", null, [], [Present("water.any")]));

        Assert.Equal(new Share(1, 1, "all"), Row(table, "water.level").Shares.Single());
        Assert.Equal(["b"], Row(table, "water.level").Unanswered);
        Assert.Equal((2, 2), (table.Strategies, Row(table, "water.any").Shares[0].Of + Row(table, "water.any").Unanswered.Count));
    }

    [Fact]
    public void Values_are_shares_of_the_strategies_with_the_code()
    {
        var table = Table(Strategy("a", Present("water.level", "high")), Strategy("b", Present("water.level")), Strategy("c", Present("water.level", "high")), Strategy("d"));

        Assert.Equal([new Share(2, 3, "water.level"), new Share(0, 3, "water.level")], Row(table, "water.level").Values.Select(v => v.Share));
    }

    [Fact]
    public void No_strategies_give_no_percentages()
    {
        var table = Table();

        Assert.All(table.Sections.SelectMany(s => s.Rows).SelectMany(r => r.Shares.Concat(r.Values.Select(v => v.Share))), s => Assert.Null(s.Percent));
    }

    [Theory]
    [InlineData(1, 8, 13)]
    [InlineData(3, 8, 38)]
    [InlineData(1, 200, 1)]
    [InlineData(3, 200, 2)]
    [InlineData(5, 200, 3)]
    [InlineData(199, 200, 100)]
    [InlineData(57, 200, 29)]
    [InlineData(1, 3, 33)]
    [InlineData(2, 3, 67)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 100)]
    [InlineData(0, 0, null)]
    public void Percentages_are_whole_with_halves_away_from_zero(int count, int of, int? percent) => Assert.Equal(percent, new Share(count, of, "all").Percent);

    [Fact]
    public void A_percentage_is_never_more_than_half_a_per_cent_off() =>
        Prop.ForAll(Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (of, n) =>
        {
            var count = n % (of + 1);
            return Math.Abs((new Share(count, of, "all").Percent!.Value * of) - (100 * count)) * 2 <= of;
        }).Check(Texts.Fixed);

    [Fact]
    public void Given_counts_are_laid_out_and_codes_without_one_left_out()
    {
        var table = CoverageTable.OfCounts(codebook, codebook.Tables[0], 8, new Dictionary<string, int> { ["water.any"] = 4, ["life.frogs"] = 1 }, new Dictionary<string, int>());

        Assert.Equal(["water.any", "life.frogs"], table.Sections.SelectMany(s => s.Rows).Select(r => r.Code));
        Assert.Equal([new Share(1, 8, "all"), new Share(1, 4, "water.any")], Row(table, "life.frogs").Shares);
        Assert.Equal(Basis.Counts, table.Basis);
    }

    [Fact]
    public void A_value_whose_count_is_not_given_is_left_out_and_not_nought()
    {
        var table = CoverageTable.OfCounts(codebook, codebook.Tables[0], 8, new Dictionary<string, int> { ["water.level"] = 4 }, new Dictionary<string, int> { ["water.level=low"] = 0 });

        Assert.Equal([("low", 0)], Row(table, "water.level").Values.Select(v => (v.Id, v.Share.Count)));
    }

    private CoverageTable Table(params CodedStrategy[] strategies) => CoverageTable.Of(codebook, codebook.Tables[0], strategies, Basis.Suggestions);

    private static CoverageRow Row(CoverageTable table, string code) => table.Sections.SelectMany(s => s.Rows).Single(r => r.Code == code);

    private CodedStrategy Strategy(string name, params Suggestion[] answers) =>
        new(name, null, [], [.. answers, .. codebook.Codes.Where(c => answers.All(a => a.Code != c.Id)).Select(c => new Suggestion(c.Id, Answer.Absent, [], 0.1, []))]);

    private static Suggestion Present(string code, params string[] values) =>
        new(code, Answer.Present, values, 0.9, [new Evidence($"{code} said", 0, 5, null, $"{code}/rule", 0.9, values, "a.txt")]);
}
