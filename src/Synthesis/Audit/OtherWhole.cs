using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Wholes that a table gives beside its bases, of which a percentage may honestly be.</summary>
internal static partial class OtherWhole
{
    /// <summary>Whether the words over or under a column of percentages say that its counts were weighted, so that the percentages are not of them.</summary>
    internal static bool IsWeighted(Grid grid, Measure share) => Weighted().IsMatch($"{share.Heading} {grid.Caption}") || WeightedBelow().IsMatch(grid.Table.Notes);

    /// <summary>What the counts of a row add up to, where all its percentages, two or more that make up 100, are of that; else null.</summary>
    private static decimal? Whole(Grid grid, int row)
    {
        var pairs = grid.Measures.Where(m => m.IsShare && m.Shares[row] is { Bound: null }).Select(m => (Share: m.Shares[row]!, Count: Denominator.Beside(grid, m)?.Counts[row])).ToList();
        var sum = pairs.Sum(p => p.Count ?? 0);
        return pairs.Count > 1 && pairs.TrueForAll(p => p.Count is { } n && p.Share.From(n, sum) == Rounding.Nearest) && Math.Abs(pairs.Sum(p => p.Share.Value) - 100) <= pairs.Count * pairs[0].Share.Step / 2 ? sum : null;
    }

    /// <summary>Whether a percentage is of another whole that the table gives for its row: all counts of the row, this row and those beside it, or of a column only the rows that have a count.</summary>
    internal static bool Explains(Grid grid, Measure share, int row) => share.Shares[row] is { } printed && grid.Measures.Where(m => !m.IsShare && m.Counts[row] is not null).Any(counts =>
        (counts == Denominator.Beside(grid, share) && ((Whole(grid, row) is { } whole && printed.From(counts.Counts[row]!.Value, whole) == Rounding.Nearest) || (printed.Step < 1 && Neighbours(grid, counts, row).Any(n => printed.From(counts.Counts[row]!.Value, n) == Rounding.Nearest))))
        || grid.Measures.Any(of => !of.IsShare && of != counts && Given(grid, counts, of, row) is { } given && printed.From(counts.Counts[row]!.Value, given) == Rounding.Nearest));

    /// <summary>What a row and those beside it, two or three together, add up to: a whole that no row is.</summary>
    private static IEnumerable<decimal> Neighbours(Grid grid, Measure counts, int row) =>
        from length in (int[])[2, 3]
        from start in Enumerable.Range(row - length + 1, length)
        where start >= 0 && start + length <= grid.Rows.Count
        let run = Enumerable.Range(start, length).ToList()
        where run.TrueForAll(r => grid.Rows[r] is { Role: RowRole.Body, IsMeasured: false } && counts.Counts[r] is not null)
        let sum = run.Sum(r => counts.Counts[r]!.Value)
        where !counts.Counts.Contains(sum)
        select sum;

    /// <summary>What the rows that have a count add up to of the column that percentages are of, where some above have none.</summary>
    private static decimal? Given(Grid grid, Measure counts, Measure of, int row)
    {
        var body = Enumerable.Range(0, row).Where(r => grid.Rows[r].Role == RowRole.Body && of.Counts[r] is not null).ToList();
        return body.Exists(r => counts.Counts[r] is null) ? body.Where(r => counts.Counts[r] is not null).Sum(r => of.Counts[r]) : null;
    }

    [GeneratedRegex(@"\b(?:(?:un|re)?-?weighted|weighting|weights (?:are|were|have been) (?:applied|used)|grossed|imputed|modelled|adjusted (?:for|by|to) (?:age|sex|gender|size|non-?response|deprivation|the (?:population|county|district|borough|city)))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weighted();

    /// <summary>The same in a note, that may be of something else too.</summary>
    [GeneratedRegex(@"\b(?:percentages?|shares?|figures|results|data|estimates|answers|replies|responses|numbers)\b(?: \p{L}+){0,4} (?:weighted|grossed|imputed|modelled)\b|(?:^|notes?:|[.*])\s*weighted\b", RegexOptions.IgnoreCase)]
    private static partial Regex WeightedBelow();
}
