using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Tests.Synthesise;

/// <summary>Two reviews of one population.</summary>
public sealed class ReviewChangesTests
{
    private static readonly Dictionary<string, string> Names = new() { ["E1"] = "Ash", ["E2"] = "Beech", ["E3"] = "Cedar", ["E4"] = "Deal", ["E5"] = "Elm" };

    [Fact]
    public void Authorities_are_renewed_kept_gained_and_lapsed_and_codes_gained_and_lost_with_quotes()
    {
        var before = Side(2021, ("ash-21", ["E1"], "x1", "increasing"), ("beech", ["E2"], "x2", null), ("cedar-21", ["E3"], "x3", "increasing"), ("deal-21", ["E4"], "x4", null));
        var now = Side(2024, ("ash-24", ["E1"], "y1", null), ("beech", ["E2"], "x2", null), ("cedar-deal", ["E3", "E4"], "y3", "declining"), ("elm", ["E5"], "y5", null));

        var changes = ReviewChanges.Of(before, now, Names);

        Assert.Equal(["Ash Renewed", "Beech Kept", "Cedar Renewed", "Deal Renewed", "Elm Gained"], changes.Authorities.Select(a => $"{a.Name} {a.Renewal}"));
        var demand = changes.Codes.Single(c => c.Code == "demand.change");
        Assert.Equal((4, 2, 2), (demand.Compared, demand.Before, demand.Now));
        Assert.Equal(["Deal"], demand.Gained.Select(g => g.Name));
        Assert.Equal("Demand is declining in cedar-deal", demand.Gained[0].Now!.Evidence[0].Quote);
        Assert.Equal("Demand is increasing in ash-21", Assert.Single(demand.Lost).Before!.Evidence[0].Quote);
        Assert.Equal(["Cedar"], demand.Moved.Select(m => m.Name));
        Assert.Equal(1, demand.Chance);
        Assert.Equal(Renewal.Lapsed, ReviewChanges.Of(before, now with { Strategies = [] }, Names).Authorities[0].Renewal);
    }

    [Fact]
    public void McNemars_test_is_exact()
    {
        var before = Side(2021, [.. Enumerable.Range(0, 8).Select(i => ($"o{i}", (string[])[$"A{i}"], $"o{i}", (string?)null))]);
        var now = Side(2024, [.. Enumerable.Range(0, 8).Select(i => ($"n{i}", (string[])[$"A{i}"], $"n{i}", (string?)"increasing"))]);

        Assert.Equal(2.0 / 256, ReviewChanges.Of(before, now, Names).Codes.Single(c => c.Code == "demand.change").Chance!.Value, 12);
    }

    [Fact]
    public void What_is_unclear_or_not_answered_in_one_review_is_neither_gained_nor_lost()
    {
        var before = Side(2021, ("a-21", ["E1"], "x1", "increasing"), ("b-21", ["E2"], "x2", null), ("c-21", ["E3"], "x3", "increasing"));
        var unclear = Side(2024, ("a-24", ["E1"], "y1", null), ("b-24", ["E2"], "y2", "increasing"), ("c-24", ["E3"], "y3", null));
        var row = unclear.Tables[0].Row("demand.change");
        var open = row with { Unclear = [row.Strategies[0] with { Strategy = "a-24" }], Unanswered = ["c-24"] };
        var now = unclear with { Tables = [unclear.Tables[0] with { Sections = [.. unclear.Tables[0].Sections.Select(s => s with { Rows = [.. s.Rows.Select(r => r == row ? open : r)] })] }] };

        var demand = ReviewChanges.Of(before, now, Names).Codes.Single(c => c.Code == "demand.change");

        Assert.Equal((1, 0, 1), (demand.Compared, demand.Before, demand.Now));
        Assert.Empty(demand.Lost);
        Assert.Equal(["Beech"], demand.Gained.Select(g => g.Name));
        Assert.Equal(["Ash", "Cedar"], demand.Untold.Select(g => g.Name));
    }

    private static ReviewedSide Side(int year, params (string Strategy, string[] Authorities, string Bytes, string? Trend)[] strategies) => new($"review of {year}", new DateOnly(year, 3, 31),
        [.. strategies.Select(s => new ReviewedStrategy(new IncludedStrategy(s.Strategy, null, s.Authorities), s.Bytes))],
        [Tables.Of([.. strategies.Select(s => (s.Strategy, s.Trend is null ? (Suggestion[])[] : [Tables.Present("demand.change", [s.Trend], Tables.Quote(s.Strategy, $"Demand is {s.Trend} in {s.Strategy}", 0, s.Trend))]))])]);
}
