using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;

namespace Synthesis.Tests.Rate;

/// <summary>What holds of suggested ratings whatever the strategies say.</summary>
public sealed class RatingProperties
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20220301UL, 81UL);

    [Fact]
    public void More_evidence_for_never_lowers_the_rating() => Holds((market, i, s) =>
        NotLower(market.Rated().Rating, (market with { For = With(market.For, i, s) }).Rated().Rating));

    [Fact]
    public void More_evidence_against_never_raises_the_rating() => Holds((market, i, s) =>
        NotLower((market with { Against = With(market.Against, i, s) }).Rated().Rating, market.Rated().Rating));

    [Fact]
    public void Evidence_once_there_is_not_undone_by_more() => Holds((market, i, s) =>
        market.Rated().Rating == "none" || ((market with { For = With(market.For, i, s) }).Rated().Rating != "none" && (market with { Against = With(market.Against, i, s) }).Rated().Rating != "none"));

    [Fact]
    public void The_order_of_indicators_changes_nothing_but_their_order() => Holds((market, i, _) =>
    {
        var (one, two) = (market.Rated(), market.Rated(all => Rotated([.. all], i)));
        return one.Rating == two.Rating && one.Why == two.Why && one.For.Share == two.For.Share && one.Against.Share == two.Against.Share && one.Possible.SequenceEqual(two.Possible);
    });

    [Fact]
    public void The_rating_is_among_the_possible_ones_and_named_strategies_leave_one() => Holds((market, _, _) =>
        market.Rated() is var rated && rated.Possible.Contains(rated.Rating) && (!market.Named || rated.Possible.Count == 1));

    [Fact]
    public void What_counts_without_names_allow_takes_in_what_the_names_give() => Holds((market, _, _) =>
        (market with { Named = false }).Rated().Possible.Contains((market with { Named = true }).Rated().Rating));

    private static void Holds(Func<Market, int, int, bool> property) =>
        Prop.ForAll(Markets().ToArbitrary(), c => property(c.Market, c.Indicator, c.Strategy)).Check(Repeatable);

    private static Gen<(Market Market, int Indicator, int Strategy)> Markets() =>
        from all in Gen.Choose(1, 30)
        from speakFor in Side(all)
        from against in Side(all)
        from named in Gen.Elements(true, false)
        from indicator in Gen.Choose(0, 2)
        from strategy in Gen.Choose(0, all - 1)
        select (new Market(all, speakFor, against, named), indicator, strategy);

    /// <summary>Three indicators, each of which some, many or none of the strategies carry.</summary>
    private static Gen<IReadOnlyList<IReadOnlyList<int>>> Side(int all) =>
        from share in Gen.Choose(0, 100)
        from draws in Gen.ListOf(Gen.Choose(0, 99), 3 * all)
        select (IReadOnlyList<IReadOnlyList<int>>)[.. Enumerable.Range(0, 3).Select(i => (IReadOnlyList<int>)[.. Enumerable.Range(0, all).Where(s => draws[(i * all) + s] < share)])];

    private static IReadOnlyList<IReadOnlyList<int>> With(IReadOnlyList<IReadOnlyList<int>> side, int indicator, int strategy) =>
        [.. side.Select((s, i) => i == indicator ? [.. s.Append(strategy).Distinct()] : s)];

    private static IEnumerable<Indicator> Rotated(IReadOnlyList<Indicator> all, int by) => all.Skip(by + 1).Concat(all.Take(by + 1));

    /// <summary>Whether <paramref name="high"/> is no lower; "no evidence" is neither lower nor higher than any.</summary>
    private static bool NotLower(string low, string high)
    {
        string[] order = ["not-met", "mixed", "partly", "clearly"];
        return low == "none" || high == "none" || Array.IndexOf(order, low) <= Array.IndexOf(order, high);
    }
}
