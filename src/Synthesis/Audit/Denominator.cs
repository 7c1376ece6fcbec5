using System.Globalization;
using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>A denominator in play for the percentages of a column.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Strength">3 the document or the caller tells it; 2 it stands in the table; 1 it is worked out from the table.</param>
/// <param name="Counts">The column of what is counted.</param>
/// <param name="Of">How many it is for a row, or null where it is not.</param>
internal sealed partial record Denominator(string Name, int Strength, Measure Counts, Func<int, decimal?> Of)
{
    /// <summary>Whether every row has one of its own, rows of totals too.</summary>
    internal bool IsColumn { get; init; }

    /// <summary>Whether the heading of the percentages names it.</summary>
    internal bool IsNamed { get; init; }

    /// <summary>What it is, with its number for a row.</summary>
    internal string For(int row) => Of(row) is { } n ? $"{Number(n)} ({Name})" : Name;

    /// <summary>A number as people write it.</summary>
    internal static string Number(decimal n) => n.ToString(n == Math.Floor(n) ? "#,0" : "#,0.######", CultureInfo.InvariantCulture);

    /// <summary>All denominators that can be meant by a column of percentages.</summary>
    internal static IEnumerable<Denominator> InPlay(Grid grid, Measure share, IReadOnlyList<KnownNumber> known)
    {
        var counts = grid.Measures.Where(m => !m.IsShare).ToList();
        foreach (var count in counts.OrderByDescending(c => c == Beside(grid, share)))
        {
            var beside = count == Beside(grid, share);
            if (!beside && counts.Count > 12)
            {
                continue;
            }

            if (beside)
            {
                foreach (var own in OfColumn(grid, share, count, known))
                {
                    yield return own;
                }
            }

            var named = Named(share, counts.Where(c => c != count).ToList(), c => c.Heading);
            foreach (var other in counts.Where(c => c != count && c.Counts.Count(n => n is not null) > 1))
            {
                yield return new Denominator($"column '{other.Heading}'", named.Contains(other) ? 3 : other.IsTotal ? 2 : 1, count, r => other.Counts[r]) { IsColumn = true };
            }
        }

        if (Beside(grid, share) is { } own2 && counts.Count > 1)
        {
            yield return new Denominator("sum of the row", 1, own2, r => counts.Where(c => !c.IsTotal && c.Summable).Sum(c => c.Counts[r] ?? 0)) { IsColumn = true };
        }
    }

    /// <summary>A whole number that nobody tells and that nearly all rows of a column agree on.</summary>
    internal static Denominator? Hidden(Grid grid, Measure share)
    {
        var counts = Beside(grid, share)!;
        var spans = Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i] is { Role: RowRole.Body, Nested: false } && counts.Counts[i] > 0 && share.Shares[i] is { Bound: null, Value: > 0 })
            .Select(i => (Count: counts.Counts[i]!.Value, Share: share.Shares[i]!))
            .Select(s => (Least: Math.Ceiling(100 * s.Count / (s.Share.Value + (s.Share.Step / 2))), Most: Math.Floor(100 * s.Count / Math.Max(s.Share.Value - (s.Share.Step / 2), s.Share.Step / 10)), s.Share)).ToList();
        if (spans.Count < 4 || spans.Select(s => s.Share.Value).Distinct().Count() < 4)
        {
            return null;
        }

        var found = spans.Select(s => s.Least).Distinct().Select(d => (Number: d, Fits: spans.Count(s => s.Least <= d && d <= s.Most))).OrderByDescending(d => d.Fits).ThenBy(d => d.Number).First();
        return found.Fits == spans.Count || (found.Fits >= 5 && found.Fits * 5 >= spans.Count * 4) ? new Denominator("on which the other rows agree", 1, counts, _ => found.Number) : null;
    }

    /// <summary>How many rows of a column of percentages it does not give.</summary>
    internal int Misfits(Grid grid, Measure share) => Enumerable.Range(0, grid.Rows.Count).Count(i => grid.Rows[i] is { Role: RowRole.Body, Nested: false } && Counts.Counts[i] > 0 && share.Shares[i] is { Bound: null } printed
        && (Of(i) is not { } of || printed.From(Counts.Counts[i]!.Value, of) is not Rounding.Nearest));

    /// <summary>What a heading names as that of which its percentages are: what is called so, else what alone has those words in its name.</summary>
    private static List<T> Named<T>(Measure share, List<T> all, Func<T, string> name)
    {
        var of = DifferenceCheck.WordsOf(MeasureReader.OfWhom().Match(share.Heading).Groups["whom"].Value);
        var same = all.FindAll(a => of.Count > 0 && of.SetEquals(DifferenceCheck.WordsOf(name(a))));
        var wider = same.Count > 0 || of.Count == 0 ? same : all.FindAll(a => of.IsSubsetOf(DifferenceCheck.WordsOf(name(a))));
        return wider.Count == 1 ? wider : [];
    }

    /// <summary>The column of counts that a column of percentages is of: its own cells, else the one before it, else the one behind.</summary>
    internal static Measure? Beside(Grid grid, Measure share)
    {
        var counts = grid.Measures.Where(m => !m.IsShare).ToList();
        if (counts.FirstOrDefault(c => c.Place == share.Place && Overlap(c, share) > 0) is { } same)
        {
            return same;
        }

        if (Alone(grid, share, counts) is { } named)
        {
            return named;
        }

        var shareLeads = grid.Measures.OrderBy(m => m.Place).First().IsShare;
        var (before, after) = (counts.FirstOrDefault(c => c.Place == share.Place - 1), counts.FirstOrDefault(c => c.Place == share.Place + 1));
        return (shareLeads ? after ?? before : before ?? after) ?? counts.Where(c => c.Place < share.Place).MaxBy(c => c.Place);
    }

    /// <summary>The column of counts that a heading names and says nothing besides: "% of homes", "Homes (%)". Where others may be of it, row by row, as boys of pupils are, only if more of its own percentages fit.</summary>
    private static Measure? Alone(Grid grid, Measure share, List<Measure> counts)
    {
        // "Good, % of all who answered" is of the column "Good", whatever stands between.
        var head = MeasureReader.OfNamed().Match(share.Heading) is { Success: true, Index: > 0 } of ? Own(share.Heading[..of.Index]) : new HashSet<string>();
        if (head.Count > 0 && counts.FindAll(c => c.Place != share.Place && head.SetEquals(Own(c.Heading))) is [var led])
        {
            return led;
        }

        var words = Own(share.Heading);
        var same = words.Count == 0 ? [] : counts.FindAll(c => c.Place != share.Place && words.SetEquals(Own(c.Heading)));
        if (same is not [var named])
        {
            return null;
        }

        bool Fits(int r, decimal? count, decimal? of) => count > 0 && of >= count && share.Shares[r]!.From(count.Value, of.Value) is Rounding.Nearest;
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role == RowRole.Body && named.Counts[r] > 0 && share.Shares[r] is not null).ToList();
        var own = Rows(grid, RowRole.Total).Concat(Enumerable.Range(0, grid.Rows.Count).Where(r => share.Shares[r] is { Value: 100 })).Select(r => named.Counts[r]).Append(Sum(grid, named, r => !grid.Rows[r].Nested))
            .Max(of => rows.Count(r => Fits(r, named.Counts[r], of)));
        return own > 1 && own * 2 >= rows.Count && counts.TrueForAll(c => c == named || rows.Count(r => Fits(r, c.Counts[r], named.Counts[r])) < own) ? named : null;
    }

    /// <summary>The words of a heading besides those that say that it is a number or a percentage.</summary>
    private static IReadOnlySet<string> Own(string heading) => DifferenceCheck.WordsOf(MeasureReader.ShareWord().Replace(Unsaid().Replace(heading, " "), " "));

    [GeneratedRegex(@"\b(?:total|number|no\.?|count|percent\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unsaid();

    private static int Overlap(Measure count, Measure share) => count.Counts.Zip(share.Shares).Count(p => p.First is not null && p.Second is not null);

    private static IEnumerable<Denominator> OfColumn(Grid grid, Measure share, Measure count, IReadOnlyList<KnownNumber> known)
    {
        foreach (var stated in new[] { share.Base, count.Base }.OfType<decimal>().Distinct())
        {
            yield return new Denominator("told by the heading", 3, count, _ => stated);
        }

        var rows = grid.Rows;
        foreach (var i in Rows(grid, RowRole.Base).Where(i => count.Counts[i] > 0))
        {
            yield return new Denominator($"row '{rows[i].Label}'", 3, count, _ => count.Counts[i]);
        }

        foreach (var i in Enumerable.Range(0, rows.Count).Where(i => count.Counts[i] > 0 && share.Shares[i] is { Value: 100, Bound: null }))
        {
            yield return new Denominator($"row '{rows[i].Label}', 100%", 2, count, _ => count.Counts[i]);
        }

        foreach (var i in Rows(grid, RowRole.Total).Where(i => count.Counts[i] > 0))
        {
            yield return new Denominator($"row '{rows[i].Label}'", 2, count, _ => count.Counts[i]);
        }

        foreach (var row in Named(share, [.. rows.Where(r => r.Role is RowRole.Body or RowRole.Total)], r => r.Label).Select(r => rows.ToList().IndexOf(r)).Where(i => count.Counts[i] > 0))
        {
            yield return new Denominator($"row '{rows[row].Label}'", 3, count, _ => count.Counts[row]) { IsNamed = true };
        }

        if (Rows(grid, RowRole.Total).Count() > 1)
        {
            yield return new Denominator("total of the row's group", 2, count, r => Rows(grid, RowRole.Total).Where(i => i >= r).Select(i => count.Counts[i]).FirstOrDefault());
        }

        foreach (var stated in grid.Bases)
        {
            yield return new Denominator("told about the table", 3, count, _ => stated);
        }

        foreach (var all in known.Where(k => k.Name is null))
        {
            yield return new Denominator("given", 3, count, _ => all.Number);
        }

        yield return new Denominator("sum of the column", 1, count, _ => Sum(grid, count, i => !rows[i].Nested));
        bool IsLeftOut(int row) => !rows[row].Nested && count.Counts[row] is not null && share.Figures[row] is null;
        if (Rows(grid, RowRole.Body).Any(IsLeftOut))
        {
            yield return new Denominator("sum of the rows with a percentage", 1, count, _ => Sum(grid, count, i => !rows[i].Nested && !IsLeftOut(i)));
        }

        if (rows.Select(r => r.Section).Distinct().Count() > 1)
        {
            yield return new Denominator("sum of the row's group", 1, count, r => Sum(grid, count, i => !rows[i].Nested && rows[i].Section == rows[r].Section));
        }
    }

    private static decimal Sum(Grid grid, Measure count, Func<int, bool> take) =>
        Rows(grid, RowRole.Body).Where(take).Sum(i => count.Counts[i] ?? 0);

    private static IEnumerable<int> Rows(Grid grid, RowRole role) => Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role == role);
}
