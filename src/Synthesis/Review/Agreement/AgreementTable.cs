namespace Synthesis.Review.Agreement;

/// <summary>Agreement of a set of codings, code by code and over all.</summary>
public static class AgreementTable
{
    /// <summary>The name of the row over all codes.</summary>
    public const string Overall = "(overall)";

    /// <summary>One row for each code in the order of their names, for all coders; then, if wanted, for each pair of coders; then over all codes where there are several.</summary>
    /// <param name="codings">The codings.</param>
    /// <param name="pairs">Whether each pair of coders has rows of its own.</param>
    /// <param name="uncoded">The value that stands for what a coder did not code of a unit that others did; null to leave such gaps out.</param>
    /// <param name="options">How intervals are made.</param>
    public static IReadOnlyList<AgreementRow> Of(IReadOnlyList<UnitCoding> codings, bool pairs, string? uncoded, AgreementOptions options)
    {
        var filled = uncoded is null ? codings : Filled(codings, uncoded);
        var codes = filled.GroupBy(c => c.Code).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var rows = new List<AgreementRow>();
        foreach (var code in codes.Select(c => (c.Key, Codings: c.ToList())).Concat(codes.Count > 1 ? [(Overall, [.. filled])] : []))
        {
            var whole = CodingGrid.Of(code.Codings);
            var ordered = options.Scale is { Count: > 0 } scale ? CodingGrid.Of(code.Codings, scale) : null;
            rows.Add(AgreementRow.Of(code.Item1, whole, ordered, options));
            for (var a = 0; pairs && whole.Coders.Count > 2 && a < whole.Coders.Count; a++)
            {
                for (var b = a + 1; b < whole.Coders.Count; b++)
                {
                    string[] two = [whole.Coders[a], whole.Coders[b]];
                    rows.Add(AgreementRow.Of(code.Item1, whole.Only(two), ordered?.Only(two), options));
                }
            }
        }

        return rows;
    }

    /// <summary>Every coder's coding of every unit and code that anybody coded.</summary>
    private static List<UnitCoding> Filled(IReadOnlyList<UnitCoding> codings, string uncoded)
    {
        var coders = codings.Select(c => c.Coder).Distinct().ToList();
        var known = codings.Select(c => (c.Unit, c.Code, c.Coder)).ToHashSet();
        return [.. codings, .. codings.Select(c => (c.Unit, c.Code)).Distinct().SelectMany(u => coders.Where(c => !known.Contains((u.Unit, u.Code, c))).Select(c => new UnitCoding(u.Unit, c, u.Code, uncoded)))];
    }
}
