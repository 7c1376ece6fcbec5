namespace Synthesis.Review.Agreement;

/// <summary>How intervals are made and what is compared.</summary>
/// <param name="Seed">Seed of the draws.</param>
/// <param name="Draws">How many draws an interval is made from.</param>
/// <param name="Scale">Values in order, lowest first, for the ordinal measures; empty where there is no order. Values not listed stand outside it.</param>
public sealed record AgreementOptions(int Seed = 1, int Draws = 1000, IReadOnlyList<string>? Scale = null);

/// <summary>How far coders agree on something.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Coders">Who is compared.</param>
/// <param name="Units">How many units were coded.</param>
/// <param name="Pairable">How many of them by two coders or more.</param>
/// <param name="Percent">Share of pairs of codings that agree, 0 to 1; null, as all of these, where it is not defined.</param>
/// <param name="CohenKappa">Cohen's kappa; null unless there are two coders.</param>
/// <param name="FleissKappa">Fleiss' kappa.</param>
/// <param name="Alpha">Krippendorff's alpha, nominal.</param>
/// <param name="AlphaOrdinal">The same, ordinal, of the values that are in order; null without an order.</param>
/// <param name="Ac1">Gwet's AC1.</param>
/// <param name="Ac2">Gwet's AC2 with ordinal weights, of the values that are in order; null without an order.</param>
/// <param name="Warnings">Why a figure means little.</param>
public sealed record AgreementRow(
    string Code, IReadOnlyList<string> Coders, double Units, double Pairable, Estimate? Percent, Estimate? CohenKappa, Estimate? FleissKappa,
    Estimate? Alpha, Estimate? AlphaOrdinal, Estimate? Ac1, Estimate? Ac2, IReadOnlyList<string> Warnings)
{
    private const int FewUnits = 20, FewCodings = 5;

    /// <summary>Works out every measure of a grid.</summary>
    /// <param name="code">What it is of.</param>
    /// <param name="grid">The codings.</param>
    /// <param name="ordered">The codings that are in order, with the scale for categories; null without an order.</param>
    /// <param name="options">How intervals are made.</param>
    public static AgreementRow Of(string code, CodingGrid grid, CodingGrid? ordered, AgreementOptions options)
    {
        var draws = new Resampling(grid, options.Seed, options.Draws);
        var nominal = Likeness.Nominal(Math.Max(2, grid.Categories.Count));
        var (alpha, ac2) = ((Estimate?)null, (Estimate?)null);
        if (ordered is { Pairable: > 0, Categories.Count: > 1 })
        {
            var again = new Resampling(ordered, options.Seed, options.Draws);
            (alpha, ac2) = (again.Of(Measures.Alpha(ordinal: true)), again.Of(Measures.Gwet(Likeness.Ordinal(ordered.Categories.Count))));
        }

        return new AgreementRow(code, grid.Coders, grid.Units, grid.Pairable,
            draws.Of(Measures.Percent(nominal)), grid.Coders.Count == 2 ? draws.Of(Measures.Cohen(nominal)) : null,
            draws.Of(Measures.Fleiss(nominal)), draws.Of(Measures.Alpha(ordinal: false)), alpha, grid.Categories.Count > 1 ? draws.Of(Measures.Gwet(nominal)) : null, ac2, Warned(grid, ordered));
    }

    /// <summary>Works out codings of one code.</summary>
    public static AgreementRow Of(string code, IReadOnlyList<UnitCoding> codings, AgreementOptions options) =>
        Of(code, CodingGrid.Of(codings), options.Scale is { Count: > 0 } scale ? CodingGrid.Of(codings, scale) : null, options);

    private static List<string> Warned(CodingGrid grid, CodingGrid? ordered)
    {
        var warnings = new List<string>();
        if (grid.Coders.Count < 2)
        {
            return [grid.Coders.Count == 0 ? "no codings: there is nothing to compare" : $"one coder ({grid.Coders[0]}): there is nobody to agree with"];
        }

        if (grid.Pairable == 0)
        {
            return ["no overlap: no unit was coded by two coders"];
        }

        if (grid.Pairable < FewUnits)
        {
            warnings.Add(FormattableString.Invariant($"few units: {grid.Pairable} coded by two coders; intervals are wide, and below {FewUnits} a figure decides nothing"));
        }

        var given = grid.Given();
        var most = given.Max();
        var others = given.Sum() - most;
        if (others == 0)
        {
            warnings.Add($"one category only ({grid.Categories[given.ToList().IndexOf(most)]}): agreement beyond chance is not defined");
        }
        else if (others < FewCodings || others < given.Sum() / 20)
        {
            warnings.Add(FormattableString.Invariant($"rare: all but {others} of {given.Sum()} codings are '{grid.Categories[given.ToList().IndexOf(most)]}'; kappa and alpha swing on single units, read AC1 and the counts beside them"));
        }

        if (grid.Pairable < grid.Units)
        {
            warnings.Add(FormattableString.Invariant($"{grid.Units - grid.Pairable} of {grid.Units} units were coded once and say nothing of agreement"));
        }

        if (ordered is not null && ordered.Given().Sum() is var inOrder && inOrder < given.Sum())
        {
            warnings.Add(FormattableString.Invariant($"{given.Sum() - inOrder} codings are outside the order and left out of the ordinal figures"));
        }

        return warnings;
    }
}
