namespace Synthesis.Audit;

/// <summary>A percentage that is not what its count and denominator give.</summary>
internal sealed record ShareFault(int Row, Measure Share, Measure? Count, Sure Sure, string What, string? Right, IReadOnlyList<string> Tried, Denominator? Of = null);

/// <summary>Holds the percentages of a table against its counts.</summary>
internal static class ShareCheck
{
    /// <summary>How far a count that was rounded to fives may be off.</summary>
    private const decimal Fives = 2.5m;

    /// <summary>How likely it may be, at most, that the rows that fit a denominator do so by accident where others do not, by how surely it is meant.</summary>
    private static readonly double[] MostAccident = [0, 0.05, 0.3, 1];

    /// <summary>Every percentage of a grid that no denominator in play gives.</summary>
    internal static IEnumerable<ShareFault> Of(Grid grid, IReadOnlyList<KnownNumber> known)
    {
        // A row of which no percentage fits, of several, is on a base of its own.
        var faults = OfColumns(grid, known).ToList();
        bool IsApart(int row) => faults.Where(f => f.Row == row && f.Count is not null).ToList() is { Count: > 1 } own && own.Select(f => f.Count).Distinct().Count() == own.Count && own.TrueForAll(f => f.Of is { Strength: < 3 } or { IsColumn: false })
            && grid.Measures.Count(m => m is { IsShare: true, IsChange: false } && m.Shares[row] is { } s && Denominator.Beside(grid, m)?.Counts[row] is not null) <= own.Count;
        return faults.Where(f => !IsApart(f.Row) && !OtherWhole.Explains(grid, f.Share, f.Row));
    }

    private static IEnumerable<ShareFault> OfColumns(Grid grid, IReadOnlyList<KnownNumber> known)
    {
        foreach (var share in grid.Measures.Where(m => !OtherWhole.IsWeighted(grid, m) && (m.IsShare || Relation.IsShareUnsaid(grid, m)) && !MeasureReader.Running().IsMatch(m.Heading)))
        {
            var relation = Relation.Best(grid, share);
            var faults = share.IsChange ? [] : (Denominator.Beside(grid, share) is null ? WithoutCounts(grid, share) : WithCounts(grid, share, known)).ToList();
            if (relation is not null && (share.IsChange || faults.Count > relation.Fails.Count || (relation.Holds.Count > 3 && relation.Fails.Count < 3)))
            {
                faults = [.. relation.Fails.Select(r => relation.Fault(grid, share, r))];
            }

            foreach (var fault in (faults.Count > 0 && IsOfOtherColumn(grid, share)) || faults.Count > 1 && (IsTooOften(share, faults) || IsOfOthers(grid, share, faults, known)) ? [] : faults)
            {
                yield return fault;
            }
        }
    }

    /// <summary>Whether a third of a column's percentages speaks against what they are held to be of, which no heading names: a base that so many deny is not theirs.</summary>
    private static bool IsTooOften(Measure share, List<ShareFault> faults) => faults.Count * 3 > share.Shares.Count(s => s is not null) && !faults.TrueForAll(f => f.Of is { Strength: 3, IsColumn: true });

    /// <summary>Whether all percentages of a column, three or more, are those of a column of counts that it does not stand beside, so that they are of that.</summary>
    private static bool IsOfOtherColumn(Grid grid, Measure share) => Denominator.Beside(grid, share) is { } beside && beside.Place != share.Place && grid.Measures.Where(m => m is { IsShare: false, Summable: true } && m != beside).Any(m =>
    {
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role == RowRole.Body && m.Counts[r] > 0 && share.Shares[r] is { Bound: null }).ToList();
        var whole = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Total or RowRole.Base && m.Counts[r] > 0).Select(r => m.Counts[r]!.Value).DefaultIfEmpty(rows.Sum(r => m.Counts[r]!.Value)).Max();
        return rows.Count > 2 && rows.Count == share.Shares.Where((s, r) => s is not null && grid.Rows[r].Role == RowRole.Body).Count() && rows.TrueForAll(r => share.Shares[r]!.From(m.Counts[r]!.Value, whole) is Rounding.Nearest);
    });

    /// <summary>Whether a column of percentages is another body's, set beside one that the counts give: a third of it does not fit them, and the other fits better.</summary>
    private static bool IsOfOthers(Grid grid, Measure share, List<ShareFault> faults, IReadOnlyList<KnownNumber> known) => faults.Count * 3 >= share.Shares.Count(s => s is not null)
        && grid.Measures.Any(m => m != share && m is { IsShare: true, IsChange: false } && m.Place < share.Place && Denominator.Beside(grid, m) is { } counts && counts == Denominator.Beside(grid, share) && WithCounts(grid, m, known).Count() < faults.Count);

    private static IEnumerable<ShareFault> WithCounts(Grid grid, Measure share, IReadOnlyList<KnownNumber> known)
    {
        var inPlay = Denominator.InPlay(grid, share, known).ToList();
        var primary = Primary(grid, share, inPlay, known);
        var counts = primary?.Counts ?? Denominator.Beside(grid, share)!;
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(i => share.Shares[i] is not null && counts.Counts[i] is not null && grid.Rows[i].Role != RowRole.Section).ToList();
        var cut = primary is null ? Rounding.Nearest : Habit(rows, share, primary);
        var coarse = rows.Count > 3 && rows.All(i => counts.Counts[i] % 5 == 0);
        bool Fits(int row, decimal? of) => of is { } n && counts.Counts[row] is { } c && share.Shares[row] is { } p
            && ((p.From(c, n) is var r && (r == Rounding.Nearest || r == cut)) || (coarse && n > Fives && p.Value + (p.Step / 2) >= 100 * (c - Fives) / (n + Fives) && p.Value - (p.Step / 2) <= 100 * (c + Fives) / (n - Fives)));
        foreach (var i in rows)
        {
            var (count, printed) = (counts.Counts[i]!.Value, share.Shares[i]!);
            if (Own(grid, share, counts, i, known) is { } own)
            {
                // What the row itself says of its denominator is not to be explained away by another.
                var stated = own.Of(i)!.Value;
                if (!Fits(i, stated) && (own.Strength == 3 || primary is null || !Fits(i, primary.Of(i))))
                {
                    yield return Fault(i, share, counts, own, [own.For(i), .. primary is null || own.Strength == 3 ? [] : (string[])[primary.For(i)]]);
                }

                continue;
            }

            if (primary is null)
            {
                // Only a column without a name of its own is surely of the count beside it.
                if (IsUnnamed(share, counts) && count == Math.Floor(count) && count > 0 && printed.Value <= 100 && !printed.HasWhole(count) && rows.Count > 2 && rows.Count(r => share.Shares[r]!.HasWhole(counts.Counts[r]!.Value)) >= rows.Count - Math.Max(1, rows.Count / 5))
                {
                    yield return new ShareFault(i, share, counts, Sure.Error, $"{Denominator.Number(count)} is not {printed} of any whole number.", null,
                        [.. inPlay.Where(d => d.Counts == counts && d.Of(i) is not null).Select(d => d.For(i)).Distinct()]);
                }

                continue;
            }

            // Rows below the last total of their sort are of none.
            if (primary.Of(i) is null)
            {
                continue;
            }

            if (!primary.IsNamed && Fits(i, primary.Of(i)) && Mixed(grid, counts, share, i, primary) is { } parent)
            {
                var whole = new Denominator($"row '{grid.Rows[parent].Label}', as in the rows like it", 1, counts, _ => counts.Counts[parent]);
                yield return Fault(i, share, counts, whole, [whole.For(i), primary.For(i)]);
                continue;
            }

            if (Fits(i, primary.Of(i)) || count == 0 || (grid.Rows[i].Role == RowRole.Total && printed.Value != 100 && !primary.IsColumn) || grid.Rows[i].Role == RowRole.Base)
            {
                continue;
            }

            var allOfWhole = primary.IsNamed && rows.Exists(r => r != i && grid.Rows[r].Nested && Fits(r, primary.Of(r)));
            var above = allOfWhole ? [] : Above(grid, counts, i, r => share.Shares[r] is not null && Fits(r, primary.Of(r))).ToList();
            if (above.Any(a => Fits(i, counts.Counts[a]) || (grid.Rows[i].Nested && Meant(counts, share, a, primary).Any(n => Fits(i, n)))) || PartOfRun(grid, counts, share, i, r => share.Shares[r] is not null && Fits(r, primary.Of(r))) || (grid.Rows[i].Role == RowRole.Total && inPlay.Any(d => d.Of(i) != count && Fits(i, d.Of(i)))))
            {
                continue;
            }

            yield return Fault(i, share, counts, primary, [.. inPlay.Where(d => d.Counts == counts && d.Strength > 1 && d.Of(i) is not null).Append(primary).Select(d => d.For(i)).Distinct(),
                .. above.Select(a => $"{Denominator.Number(counts.Counts[a]!.Value)} (row '{grid.Rows[a].Label}')")]);
        }
    }

    /// <summary>Whether a column of percentages stands beside its counts and says nothing of itself but that it is of them.</summary>
    private static bool IsUnnamed(Measure share, Measure counts) => Math.Abs(share.Place - counts.Place) < 2 && DifferenceCheck.WordsOf(share.Heading).IsSubsetOf(DifferenceCheck.WordsOf(counts.Heading));

    /// <summary>The denominator that explains most rows of a column; null where none explains enough to be meant.</summary>
    private static Denominator? Primary(Grid grid, Measure share, List<Denominator> inPlay, IReadOnlyList<KnownNumber> known)
    {
        var best = (Denominator: (Denominator?)null, Score: 0m);
        foreach (var one in inPlay)
        {
            var rows = Enumerable.Range(0, grid.Rows.Count).Where(i => (grid.Rows[i].Role == RowRole.Body || (one.IsColumn && grid.Rows[i].Role == RowRole.Total)) && one.Counts.Counts[i] > 0 && share.Shares[i] is { Bound: null }
                && Own(grid, share, one.Counts, i, known) is null && one.Of(i) != one.Counts.Counts[i]).ToList();
            var fits = rows.Count(i => one.Of(i) is { } of && share.Shares[i]!.From(one.Counts.Counts[i]!.Value, of) is not Rounding.None);
            var exact = rows.Count(i => one.Of(i) is { } of && share.Shares[i]!.From(one.Counts.Counts[i]!.Value, of) is Rounding.Nearest);
            bool Fits(int i) => one.Of(i) is { } of && one.Counts.Counts[i] is { } n && share.Shares[i]?.From(n, of) is Rounding.Nearest;
            var parts = one.Strength < 2 ? 0 : rows.Count(i => !Fits(i) && (grid.Rows[i].Nested || Above(grid, one.Counts, i, Fits).Any(a => share.Shares[i]!.From(one.Counts.Counts[i]!.Value, one.Counts.Counts[a]!.Value) is Rounding.Nearest)));
            var enough = one.Strength switch
            {
                _ when one.Strength > 1 && fits >= 2 && (fits + parts) * 3 >= rows.Count * 2 && fits * 5 >= rows.Count => true,
                3 => fits >= 2 ? fits * 5 >= rows.Count * 2 : fits == rows.Count || rows.Count <= 2,
                2 => fits >= 2 ? fits * 2 >= rows.Count : rows.Count <= 2 && fits > 0,
                _ => fits >= 3 && fits * 3 >= rows.Count * 2,
            };
            var score = exact + (0.5m * (fits - exact)) + (0.1m * one.Strength);
            var accident = fits == rows.Count ? 0 : rows.Where(Fits).Aggregate((double)(rows.Count - fits), (chance, i) => chance * share.Shares[i]!.Accident());
            if (enough && accident < MostAccident[one.Strength] && fits > 0 && score > best.Score)
            {
                best = (one, score);
            }
        }

        // What two rows more deny than a number that nobody tells is not meant.
        return Denominator.Hidden(grid, share) is not { } hidden ? best.Denominator
            : best.Denominator is not { } told || (told.Strength < 3 && told.Misfits(grid, share) > 1 + hidden.Misfits(grid, share)) ? hidden
            : told;
    }

    /// <summary>The denominator that a row tells of itself, or that the caller tells of it.</summary>
    private static Denominator? Own(Grid grid, Measure share, Measure counts, int row, IReadOnlyList<KnownNumber> known)
    {
        if (share.Figures[row]?.Of is { } inCell)
        {
            return new Denominator("told in the cell", 3, counts, _ => inCell);
        }

        if (known.FirstOrDefault(k => k.Name is { } name && (Same(name, grid.Rows[row].Label) || Same(name, counts.Heading))) is { } named)
        {
            return new Denominator($"given for '{named.Name}'", 3, counts, _ => named.Number);
        }

        return grid.Rows[row].Base is { } stated && stated != counts.Counts[row] ? new Denominator("told by the row or the heading above it", 2, counts, _ => stated) : null;
    }

    /// <summary>Rows that a row may be part of: the nearest that a mark of nesting leads to, and those between it and the last that fits.</summary>
    private static IEnumerable<int> Above(Grid grid, Measure counts, int row, Func<int, bool> fits)
    {
        // Where all rows add up to a total, none is part of another.
        var marked = grid.Rows.Any(r => r.Nested) || Flat(grid, counts);
        for (var i = row - 1; i >= 0 && grid.Rows[i].Role != RowRole.Total && grid.Rows[row].Nested == marked; i--)
        {
            if (counts.Counts[i] is { } n && (n >= counts.Counts[row] || grid.Rows[row].Nested) && grid.Rows[i].Role == RowRole.Body && (!grid.Rows[row].Nested || !grid.Rows[i].Nested))
            {
                yield return i;
            }

            if (grid.Rows[row].Nested ? !grid.Rows[i].Nested && counts.Counts[i] is not null : fits(i))
            {
                yield break;
            }
        }
    }

    /// <summary>The row that a nested row is part of, where the other nested rows are of the rows they are part of and this one is of the whole.</summary>
    private static int? Mixed(Grid grid, Measure counts, Measure share, int row, Denominator primary)
    {
        int? Parent(int r) => Enumerable.Range(0, r).Reverse().Select(i => (int?)i).FirstOrDefault(i => grid.Rows[i!.Value] is { Nested: false, Role: RowRole.Body } && counts.Counts[i.Value] is not null);
        bool OfParent(int r) => Parent(r) is { } p && share.Shares[r]!.From(counts.Counts[r]!.Value, counts.Counts[p]!.Value) == Rounding.Nearest;
        bool OfWhole(int r) => primary.Of(r) is { } of && share.Shares[r]!.From(counts.Counts[r]!.Value, of) == Rounding.Nearest;
        if (!grid.Rows[row].Nested || OfParent(row))
        {
            return null;
        }

        var others = Enumerable.Range(0, grid.Rows.Count).Where(r => r != row && grid.Rows[r].Nested && counts.Counts[r] > 0 && share.Shares[r] is not null && OfParent(r) != OfWhole(r)).ToList();
        return others.Count > 0 && others.Count(OfParent) * 4 >= others.Count * 3 ? Parent(row) : null;
    }

    /// <summary>Counts that a row with a wrong one may have had: its parts are of what was meant, and are not wrong with it.</summary>
    private static IEnumerable<decimal> Meant(Measure counts, Measure share, int row, Denominator primary)
    {
        if (share.Shares[row] is not { Bound: null } printed || primary.Of(row) is not { } of || printed.From(counts.Counts[row]!.Value, of) is not Rounding.None)
        {
            yield break;
        }

        for (var n = Math.Ceiling(of * (printed.Value - (printed.Step / 2)) / 100); n <= of * (printed.Value + (printed.Step / 2)) / 100; n++)
        {
            yield return n;
        }
    }

    /// <summary>Whether a row and the one beside it, neither of which fits, are both of the count of one row above them.</summary>
    private static bool PartOfRun(Grid grid, Measure counts, Measure share, int row, Func<int, bool> fits) => !Flat(grid, counts) &&
        Enumerable.Range(Math.Max(0, row - 8), row - Math.Max(0, row - 8)).Where(a => grid.Rows[a].Role == RowRole.Body && counts.Counts[a] >= counts.Counts[row] && fits(a))
            .Any(a => ((int[])[row - 1, row, row + 1]).Count(r => r > a && r < grid.Rows.Count && grid.Rows[r].Role == RowRole.Body && counts.Counts[r] is { } n && share.Shares[r] is { } p && (r == row || !fits(r))
                && p.From(n, counts.Counts[a]!.Value) is Rounding.Nearest) > 1 && share.Shares[row]!.From(counts.Counts[row]!.Value, counts.Counts[a]!.Value) is Rounding.Nearest);

    private static bool Flat(Grid grid, Measure counts) => Enumerable.Range(0, grid.Rows.Count).Any(t => grid.Rows[t].Role == RowRole.Total
        && counts.Counts[t] == Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i] is { Role: RowRole.Body, Nested: false }).Sum(i => counts.Counts[i] ?? 0));

    /// <summary>Whether a column always cuts off, or always raises, what others round.</summary>
    private static Rounding Habit(List<int> rows, Measure share, Denominator of)
    {
        var kinds = rows.Where(i => of.Of(i) is not null).Select(i => share.Shares[i]!.From(of.Counts.Counts[i]!.Value, of.Of(i)!.Value)).ToList();
        foreach (var cut in (Rounding[])[Rounding.Down, Rounding.Up])
        {
            if (kinds.Count(k => k == cut) >= 3 && rows.Count(i => of.Of(i) is { } n && n > 0 && Rounded(share.Shares[i]!, of.Counts.Counts[i]!.Value, n, cut)) * 10 >= rows.Count * 9)
            {
                return cut;
            }
        }

        return Rounding.Nearest;
    }

    private static bool Rounded(Percentage share, decimal count, decimal of, Rounding way)
    {
        var steps = 100 * count / of / share.Step;
        return share.Value == (way == Rounding.Down ? Math.Floor(steps) : Math.Ceiling(steps)) * share.Step;
    }

    private static ShareFault Fault(int row, Measure share, Measure counts, Denominator of, IReadOnlyList<string> tried)
    {
        var (count, printed, whole) = (counts.Counts[row]!.Value, share.Shares[row]!, of.Of(row)!.Value);
        var right = whole > 0 ? printed.Right(count, whole).ToString() : null;
        var way = printed.From(count, whole);
        var what = $"{Denominator.Number(count)} of {of.For(row)} is {right}, not {printed}{(way is Rounding.Down ? ": it was cut off, not rounded" : way is Rounding.Up ? ": it was raised, not rounded" : "")}.";
        return new ShareFault(row, share, counts, of.Strength > 1 && way is Rounding.None ? Sure.Error : Sure.Likely, what, right, tried, of);
    }

    /// <summary>Percentages alone: with a base that is told, some cannot come from any whole count.</summary>
    private static IEnumerable<ShareFault> WithoutCounts(Grid grid, Measure share)
    {
        var told = share.Base ?? Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role == RowRole.Base).Select(i => share.Figures[i]?.Count).FirstOrDefault(n => n is not null);
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role is RowRole.Body && share.Shares[i] is not null).ToList();
        if (told is not (> 1 and { } whole) || whole != Math.Floor(whole))
        {
            yield break;
        }

        var wrong = rows.Where(i => !share.Shares[i]!.HasCount(whole)).ToList();
        foreach (var i in wrong.Where(_ => wrong.Count * 4 <= rows.Count))
        {
            yield return new ShareFault(i, share, null, Sure.Likely, $"No whole number of {Denominator.Number(whole)} is {share.Shares[i]}.", null, [Denominator.Number(whole)]);
        }
    }

    private static bool Same(string name, string label) => string.Equals(name.Trim(), label.Trim(), StringComparison.OrdinalIgnoreCase);
}
