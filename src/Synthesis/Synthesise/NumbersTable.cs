using Synthesis.Gather;
using Synthesis.Screen;

namespace Synthesis.Synthesise;

/// <summary>
/// How many strategies were found and included, and how many authorities they cover: the study's Table 3. A joint strategy counts
/// once as a strategy and once for each authority; the table shows how the one number follows from the other.
/// </summary>
/// <param name="AsAt">The review's date.</param>
/// <param name="Basis">What the numbers rest on.</param>
/// <param name="Sections">Strategies, authorities, and how they are reconciled.</param>
/// <param name="Checks">The sums.</param>
public sealed record NumbersTable(DateOnly AsAt, Basis Basis, IReadOnlyList<CountSection> Sections, IReadOnlyList<SumCheck> Checks)
    : CountTable("numbers", "Strategies and authorities in numbers", AsAt, Basis, Sections, Checks)
{
    private enum Found
    {
        Included,
        LeftOut,
        Undated,
        Expired,
        Other,
    }

    /// <summary>Counts what selection gave.</summary>
    /// <param name="population">The authorities, former ones too.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="selected">Every publication with its fate.</param>
    /// <param name="basis">What the fates rest on.</param>
    public static NumbersTable Of(Population population, DateOnly asAt, IReadOnlyList<Selected> selected, Basis basis)
    {
        var reach = new Reach(population, asAt, selected);
        var strategies = selected.Select(s => (Strategy: s, Found: As(s))).Where(s => s.Found != Found.Other).ToList();
        IEnumerable<CountedName> Strategies(params Found[] found) => strategies.Where(s => found.Contains(s.Found)).Select(s => reach.Of(s.Strategy));

        var total = CountRow.Whole("found", "Strategies found", 0, strategies.Select(s => reach.Of(s.Strategy)));
        var inDate = total.Part("in-date", "In date", Strategies(Found.Included, Found.LeftOut));
        var included = inDate.Part("included", "Included", Strategies(Found.Included));
        var joint = included.Part("joint", "Of them joint strategies", reach.Included.Where(reach.IsJoint).Select(reach.Of));
        var leftOut = inDate.Part("left-out", "In date but left out", Strategies(Found.LeftOut));
        var expired = total.Part("out-of-date", "Out of date", Strategies(Found.Expired));
        var undated = total.Part("undated", "With no period found", Strategies(Found.Undated));

        var named = strategies.SelectMany(s => Reach.Named(s.Strategy).Select(c => (Code: c, s.Strategy, s.Found))).ToLookup(n => n.Code, StringComparer.Ordinal);
        var standing = reach.Listed.ToLookup(a => named[a.Code].Select(n => n.Found).DefaultIfEmpty(Found.Other).Min());
        IEnumerable<CountedName> Authorities(Found found) => standing[found].Select(a => Reach.Of(a, named[a.Code].Where(n => n.Found == found).Select(n => n.Strategy)));

        var all = CountRow.Whole("authorities", "Authorities on the list at the date", 0, reach.Listed.Select(reach.Of));
        var covered = all.Part("covered", "With an included strategy", reach.Listed.Where(reach.Covers).Select(reach.Of));
        var jointly = covered.Part("covered-jointly", "Of them by a joint strategy",
            reach.Listed.Where(a => named[a.Code].Any(n => n.Strategy.Fate.Included && reach.IsJoint(n.Strategy))).Select(reach.Of));
        CountRow[] without =
        [
            all.Part("only-left-out", "With one in date, but left out", Authorities(Found.LeftOut)),
            all.Part("only-undated", "With none in date, but one with no period found", Authorities(Found.Undated)),
            all.Part("only-out-of-date", "With only ones that are out of date", Authorities(Found.Expired)),
            all.Part("none", "With none found", Authorities(Found.Other)),
        ];

        var places = CountRow.Whole("named", "Authorities named, once for each included strategy", 0, reach.Places.Select(reach.Of));
        var again = places.Part("named-again", "Named by another strategy already", reach.Places.Where(reach.IsListed).GroupBy(p => p.Code).SelectMany(g => g.Skip(1)).Select(reach.Of));
        var notListed = places.Part("not-listed", "Not on the list at the date", reach.Places.Where(p => !reach.IsListed(p)).Select(reach.Of));

        return new NumbersTable(asAt, basis,
            [
                new CountSection("Strategies", [total, inDate, included, joint, leftOut, expired, undated]),
                new CountSection("Authorities", [all, covered, jointly, .. without]),
                new CountSection("From strategies to authorities", [places, again, notListed]),
            ],
            [
                SumCheck.Of(total, inDate, expired, undated), SumCheck.Of(inDate, included, leftOut), SumCheck.Of(all, without.Prepend(covered)),
                SumCheck.Of(places, covered, again, notListed),
            ]);
    }

    private static Found As(Selected publication) => publication switch
    {
        { Fate.Included: true } => Found.Included,
        { Fate.Code: "unreadable" or "not-a-strategy" } => Found.Other,
        { Fate.Code: "undated" } => Found.Undated,
        { Fate.Code: "out-of-date" } => Found.Expired,
        { Screening.Status: Currency.NotAStrategy } => Found.Other,
        { Screening.Status: Currency.Undated } => Found.Undated,
        { Screening.Status: Currency.Expired } => Found.Expired,
        _ => Found.LeftOut,
    };
}
