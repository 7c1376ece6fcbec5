namespace Synthesis.Audit;

/// <summary>Parts that do not add up to a total, down a column or along a row.</summary>
/// <param name="Row">The total's row.</param>
/// <param name="Measure">The total's column.</param>
/// <param name="Parts">The parts: rows of a column, or places among the grid's measures of a row.</param>
/// <param name="Along">Whether the parts stand in the row, rather than in the column.</param>
/// <param name="Sum">What they add up to.</param>
/// <param name="Total">What is printed.</param>
/// <param name="Sure">How sure.</param>
internal sealed record SumFault(int Row, Measure Measure, IReadOnlyList<int> Parts, bool Along, decimal Sum, decimal Total, Sure Sure);

/// <summary>Holds totals against what they are the totals of.</summary>
internal static class SumCheck
{
    /// <summary>Ways in which rows can be the parts of a total, most usual first.</summary>
    private static readonly Func<Grid, Measure, int, IReadOnlyList<int>>[] Ways =
    [
        (g, _, t) => Between(g, t, i => !g.Rows[i].Nested),
        (g, _, t) => Between(g, t, _ => true),
        (g, m, t) => Leaves(g, m, Between(g, t, _ => true)),
        (g, _, t) => Before(g, t, i => g.Rows[i].Role == RowRole.Body && !g.Rows[i].Nested),
        (g, m, t) => Leaves(g, m, Before(g, t, i => g.Rows[i].Role == RowRole.Body)),
        (g, _, t) => Before(g, t, i => g.Rows[i].Role == RowRole.Total),
        (g, _, t) => [.. Before(g, t, i => g.Rows[i].Role == RowRole.Total), .. SinceTotal(g, t)],
        (g, _, t) => After(g, t, i => !g.Rows[i].Nested),
        (g, m, t) => Leaves(g, m, After(g, t, _ => true)),
        (g, _, t) => [.. Enumerable.Range(0, g.Rows.Count).Where(i => i != t && g.Rows[i].Role == RowRole.Total)],
        (g, _, t) => Section(g, t),
        (g, _, t) => Between(g, t, i => g.Measures.Where(m => m.Counts[t] is not null).All(m => m.Counts[i] is not null)),
    ];

    /// <summary>Every total of a grid that is not the sum of its parts.</summary>
    internal static IEnumerable<SumFault> Of(Grid grid)
    {
        var down = Down(grid).ToList();
        var totals = grid.Rows.Count(r => r.Role == RowRole.Total);

        // A column that fails at most of several totals is not one of counts.
        var other = down.GroupBy(f => f.Measure).Where(f => totals > 2 && f.Count() * 2 > totals).Select(f => f.Key).ToHashSet();
        return down.Where(f => !other.Contains(f.Measure)).Concat(Along(grid));
    }

    private static IEnumerable<SumFault> Down(Grid grid)
    {
        var measures = grid.Measures.Where(m => m.Summable && !Relation.IsShareUnsaid(grid, m)).ToList();
        var totals = Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role == RowRole.Total).ToList();
        var vouched = Ways.Select(way => totals.Sum(t => measures.Count(m => !m.IsShare && m.Counts[t] is not null && way(grid, m, t) is { Count: > 1 } parts && Holds(m, parts, t)))).ToList();
        foreach (var t in totals)
        {
            var columns = measures.Where(m => !m.IsShare && m.Counts[t] is not null && !IsStock(m, Between(grid, t, _ => true), t)).ToList();
            var tried = Ways.Select((way, i) => (At: i, Columns: columns.Select(m => (Measure: m, Parts: way(grid, m, t))).Where(c => c.Parts.Count > 1).ToList())).Where(c => c.Columns.Count > 0).ToList();
            var best = tried.Select(c => (c.Columns, Holds: c.Columns.Count(x => Holds(x.Measure, x.Parts, t)), c.At)).OrderByDescending(c => c.Holds).ThenByDescending(c => vouched[c.At]).ThenBy(c => c.At).FirstOrDefault();
            // Where most columns do not add up, the row is a total of another kind: of averages, longest, best.
            var failing = best.Columns is null ? 0 : best.Columns.Count - best.Holds;
            var another = failing > 1 && failing > best.Holds && !best.Columns!.TrueForAll(c => Holds(c.Measure, c.Parts, t) || IsSlip(c.Measure, c.Parts, t));
            foreach (var (m, parts) in another ? [] : best.Columns ?? [])
            {
                if (!Holds(m, parts, t) && IsGiven(m, parts) && IsSlip(m, parts, t) && (best.Holds > 0 || vouched[best.At] > 0 || Alone(grid, m, t, tried.SelectMany(c => c.Columns.Where(x => x.Measure == m).Select(x => x.Parts)))) && !MoreThanOnce(grid, m, parts, t) && !(grid.Overlaps && parts.Sum(i => m.Counts[i] ?? 0) > m.Counts[t]))
                {
                    yield return new SumFault(t, m, parts, false, parts.Sum(i => m.Counts[i] ?? 0), m.Counts[t]!.Value, Complete(m, parts) ? Sure.Error : Sure.Likely);
                }
            }

            foreach (var m in measures.Where(m => m.IsShare && m.Shares[t] is { Value: 100 }))
            {
                var parts = tried.Count > 0 ? best.Columns![0].Parts : Between(grid, t, i => !grid.Rows[i].Nested);
                if (Hundred(m, parts) is { } sum && sum <= 200 && (Denominator.Beside(grid, m) is not { } c || c.Counts[t] is null))
                {
                    yield return new SumFault(t, m, parts, false, sum, 100, sum is > 70 and < 130 ? Sure.Error : Sure.Likely);
                }
            }
        }

        foreach (var fault in Unsaid(grid))
        {
            yield return fault;
        }
    }

    /// <summary>Columns of percentages without a total, of which all but one add up to 100.</summary>
    private static IEnumerable<SumFault> Unsaid(Grid grid)
    {
        var body = Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role == RowRole.Body && !grid.Rows[i].Nested).ToList();
        var shares = grid.Measures.Where(m => m.IsShare && m.Summable && Denominator.Beside(grid, m) is not { } || m.IsShare && m.Summable && grid.Measures.All(c => c.IsShare || c.Counts.Count(n => n is not null) < 3))
            .Select(m => (Measure: m, Parts: (IReadOnlyList<int>)[.. body.Where(i => m.Shares[i] is not null || m.Figures[i] is { Hidden: true })])).Where(m => m.Parts.Count > 2).ToList();
        if (grid.Rows.Any(r => r.Role == RowRole.Total) || shares.Count < 3)
        {
            yield break;
        }

        var wrong = shares.Where(s => Hundred(s.Measure, s.Parts) is not null).ToList();
        if (wrong.Count == 1)
        {
            yield return new SumFault(wrong[0].Parts[^1], wrong[0].Measure, wrong[0].Parts, false, wrong[0].Parts.Sum(i => wrong[0].Measure.Shares[i]?.Value ?? 0), 100, Sure.Likely);
        }
    }

    private static IEnumerable<SumFault> Along(Grid grid)
    {
        foreach (var share in (bool[])[false, true])
        {
            var measures = Enumerable.Range(0, grid.Measures.Count).Where(i => grid.Measures[i].Summable && grid.Measures[i].IsShare == share).ToList();
            var totals = measures.Where(i => grid.Measures[i].IsTotal).ToList();
            foreach (var at in totals)
            {
                var (parts, rows, wrong) = BestParts(grid, measures, at, share);
                if (parts.Count > 1 && wrong.Count * 5 <= rows.Count * 2 && rows.Count > 1)
                {
                    foreach (var fault in wrong.Select(r => Across(grid, at, parts, r)))
                    {
                        yield return fault;
                    }
                }
                else if (!share && parts.Count > 1 && rows.Count == 1 && grid.Rows[rows[0]].Role == RowRole.Base && wrong.Count == 1
                    && (parts.Any(i => Swapped(grid.Measures[i].Counts[rows[0]], parts.Sum(p => grid.Measures[p].Counts[rows[0]] ?? 0) - grid.Measures[at].Counts[rows[0]]!.Value)) || Slip.Is(grid.Measures[at].Counts[rows[0]]!.Value, parts.Sum(p => grid.Measures[p].Counts[rows[0]] ?? 0))))
                {
                    yield return Across(grid, at, parts, rows[0]) with { Sure = Sure.Likely };
                }
            }

            // A column that nearly every row shows to be the sum of others is one, whatever it is called.
            var found = share || totals.Count > 0 ? [] : measures.Select(at => (At: at, Best: BestParts(grid, measures, at, share)))
                .Where(f => f.Best.Parts.Count > 1 && f.Best.Wrong.Count is 1 or 2 && f.Best.Wrong.Count * 2 <= f.Best.Rows.Count - f.Best.Wrong.Count + 1 && f.Best.Rows.Count(r => grid.Measures[f.At].Counts[r] > 0) > 4).Take(1);
            foreach (var (at, best) in found)
            {
                foreach (var row in best.Wrong)
                {
                    yield return Across(grid, at, best.Parts, row);
                }
            }
        }
    }

    private static SumFault Across(Grid grid, int total, IReadOnlyList<int> parts, int row) => new(row, grid.Measures[total], parts, true, parts.Sum(i => Value(grid.Measures[i], row) ?? 0), Value(grid.Measures[total], row)!.Value,
        parts.All(i => Value(grid.Measures[i], row) is not null) ? Sure.Error : Sure.Likely);

    /// <summary>The columns that add up to another in most rows, the rows that have it, and those of them where they do not.</summary>
    private static (IReadOnlyList<int> Parts, List<int> Rows, List<int> Wrong) BestParts(Grid grid, List<int> measures, int at, bool share)
    {
        var total = grid.Measures[at];
        bool IsPart(int i) => i != at && !grid.Measures[i].IsTotal;
        IReadOnlyList<int>[] ways =
        [
            [.. measures.Where(IsPart)],
            [.. measures.Where(i => i < at).Reverse().TakeWhile(IsPart)],
            [.. measures.Where(i => i > measures.Where(x => grid.Measures[x].IsTotal && x < at).DefaultIfEmpty(-1).Max() && i < at)],
            [.. measures.Where(i => i > at).TakeWhile(IsPart)],
        ];
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => !grid.Rows[r].IsMeasured && (share ? total.Shares[r] is { Value: 100 } : total.Counts[r] is not null)).ToList();
        return ways.Where(w => w.Count > 1).Select(w => (Parts: w, rows, Wrong: rows.Where(r => w.Any(i => grid.Measures[i].Figures[r] is not null) && !Holds(grid, total, w, r)).ToList())).OrderBy(w => w.Wrong.Count).FirstOrDefault(([], rows, []));
    }

    /// <summary>Whether swapping two digits of a count that stand side by side takes away a surplus, or makes up what is missing.</summary>
    private static bool Swapped(decimal? count, decimal surplus)
    {
        var digits = count is { } n && n == Math.Floor(n) ? n.ToString("0", System.Globalization.CultureInfo.InvariantCulture) : "";
        return Enumerable.Range(0, Math.Max(0, digits.Length - 1)).Any(i => decimal.Parse(
            digits[..i] + digits[i + 1] + digits[i] + digits[(i + 2)..], System.Globalization.CultureInfo.InvariantCulture) == count!.Value - surplus);
    }

    /// <summary>Whether a total that no other column vouches for can be held against its parts.</summary>
    private static bool Alone(Grid grid, Measure m, int t, IEnumerable<IReadOnlyList<int>> ways) =>
        !ways.Any(parts => Holds(m, parts, t)) && t > 0 && t == Enumerable.Range(0, grid.Rows.Count).Last(i => grid.Rows[i].Role != RowRole.Section && m.Figures[i] is not null)
        && ways.First() is var parts && (Exclusive(grid, m, parts) || IsSlip(m, parts, t));

    /// <summary>Whether a total is what the first of several rows opened with, or the last closed with, as where flows are added up and stocks are not.</summary>
    private static bool IsStock(Measure m, List<int> parts, int t) => parts.Count > 2 && m.Counts[t] > 0 && (m.Counts[parts[0]] == m.Counts[t] || m.Counts[parts[^1]] == m.Counts[t]) && parts.Count(i => m.Counts[i] > 0) > 2;

    /// <summary>Whether a slip of the pen, in the total or in one of its parts, or of the carrying in adding up, is all that keeps them apart.</summary>
    private static bool IsSlip(Measure m, IReadOnlyList<int> parts, int t) => parts.Sum(i => m.Counts[i] ?? 0) is var sum && m.Counts[t] is { } total
        && (Slip.IsAny(total, sum) || Slip.IsOfOneDigit(total - sum) || parts.Any(i => m.Counts[i] is { } part && part + total - sum > 0 && Slip.IsAny(part, part + total - sum)));

    /// <summary>Whether the percentages of all parts add up to 100, so that nothing counts twice and nothing is left out.</summary>
    private static bool Exclusive(Grid grid, Measure m, IReadOnlyList<int> parts) =>
        grid.Measures.FirstOrDefault(s => s.IsShare && Denominator.Beside(grid, s) == m) is { } share && parts.All(i => share.Shares[i] is not null) && Hundred(share, parts) is null;

    /// <summary>Whether a row may count in several categories: the percentages of all fit the total as it is, and add up to more than 100.</summary>
    private static bool MoreThanOnce(Grid grid, Measure m, IReadOnlyList<int> parts, int t)
    {
        var share = grid.Measures.FirstOrDefault(s => s.IsShare && Denominator.Beside(grid, s) == m);
        return share is not null && parts.Sum(i => m.Counts[i] ?? 0) > m.Counts[t] && parts.Sum(i => (share.Shares[i]?.Value ?? 0) - ((share.Shares[i]?.Step ?? 0) / 2)) > 100
            && parts.All(i => share.Shares[i] is not { } p || m.Counts[i] is not { } n || p.From(n, m.Counts[t]!.Value) != Rounding.None);
    }

    /// <summary>Whether half of the parts or more are given, if only as kept back: what is told of the whole alone, such as an aim, is no sum.</summary>
    private static bool IsGiven(Measure m, IReadOnlyList<int> parts) => parts.Count(i => m.Figures[i] is not null) * 2 >= parts.Count;

    private static bool Complete(Measure m, IReadOnlyList<int> parts) => parts.All(i => m.Counts[i] is not null);

    private static bool Holds(Measure m, IReadOnlyList<int> parts, int t) => Near([.. parts.Select(i => (m.Counts[i], m.Figures[i]))], m.Counts[t]!.Value, m.IsRounded);

    private static bool Holds(Grid grid, Measure total, IReadOnlyList<int> parts, int row) => total.IsShare
        ? parts.Sum(i => grid.Measures[i].Shares[row]?.Value ?? 0) is var sum && Math.Abs(sum - 100) <= parts.Count * total.Shares[row]!.Step / 2
            || parts.Any(i => grid.Measures[i].Shares[row] is null or { Bound: not null })
        : Near([.. parts.Select(i => (grid.Measures[i].Counts[row], grid.Measures[i].Figures[row]))], total.Counts[row]!.Value, total.IsRounded);

    /// <summary>Whether numbers, some of them rounded and some kept back, can add up to a total.</summary>
    private static bool Near(IReadOnlyList<(decimal? Count, Figure? Figure)> parts, decimal total, bool rounded)
    {
        var known = parts.Where(p => p.Count is not null).ToList();

        // A point may part thousands.
        total = total.Scale == 3 && known.Count > 1 && known.TrueForAll(p => p.Count!.Value.Scale == 0) ? total * 1_000 : total;
        var sum = known.Sum(p => p.Count!.Value);
        var scale = known.Select(p => p.Count!.Value.Scale).Append(total.Scale).Max();
        var unit = known.Count > 1 && total % 5 == 0 && known.All(p => p.Count!.Value % 5 == 0) ? (total % 10 == 0 && known.All(p => p.Count!.Value % 10 == 0) ? 10 : 5) : (decimal)Math.Pow(10, -scale);
        var slack = unit == 1 && !rounded ? 0 : (known.Count + 1) * unit / 2;
        var hidden = parts.Where(p => p.Count is null && p.Figure is { Hidden: true }).ToList();
        var most = hidden.Any(h => h.Figure!.Most is null) ? decimal.MaxValue / 2 : hidden.Sum(h => h.Figure!.Most!.Value);
        return total >= sum - slack && total <= sum + slack + most;
    }

    /// <summary>What percentages add up to where that cannot be 100 however they were rounded, else null.</summary>
    private static decimal? Hundred(Measure m, IReadOnlyList<int> parts)
    {
        var shares = parts.Select(i => m.Shares[i]).OfType<Percentage>().ToList();
        if (shares.Count < 2 || parts.Any(i => m.Figures[i] is { Hidden: true, Most: null }))
        {
            return null;
        }

        var sum = shares.Where(s => s.Bound is null).Sum(s => s.Value);
        var slack = shares.Sum(s => s.Bound is null ? s.Step / 2 : 0);
        var open = shares.Where(s => s.Bound is not null).Sum(s => s.Value);
        return sum - slack > 100 || sum + slack + open < 100 ? sum : null;
    }

    private static decimal? Value(Measure m, int row) => m.IsShare ? m.Shares[row]?.Value : m.Counts[row];

    private static List<int> Between(Grid g, int t, Func<int, bool> take)
    {
        var from = Enumerable.Range(0, t).LastOrDefault(i => g.Rows[i].Role == RowRole.Total, -1);
        return [.. Enumerable.Range(from + 1, t - from - 1).Where(i => g.Rows[i] is { Role: RowRole.Body, IsMeasured: false } && take(i))];
    }

    private static List<int> SinceTotal(Grid g, int t) => Between(g, t, i => !g.Rows[i].Nested);

    private static List<int> Before(Grid g, int t, Func<int, bool> take) => [.. Enumerable.Range(0, t).Where(take)];

    private static List<int> Section(Grid g, int t) => [.. Enumerable.Range(0, g.Rows.Count).Where(i => i != t && g.Rows[i].Section == g.Rows[t].Section && g.Rows[i].Role == RowRole.Body && !g.Rows[i].Nested)];

    private static List<int> After(Grid g, int t, Func<int, bool> take) =>
        [.. Enumerable.Range(t + 1, g.Rows.Count - t - 1).TakeWhile(i => g.Rows[i].Role != RowRole.Total).Where(i => g.Rows[i] is { Role: RowRole.Body, IsMeasured: false } && take(i))];

    /// <summary>Rows without those that are the sum of the rows right below them.</summary>
    private static List<int> Leaves(Grid g, Measure m, List<int> rows)
    {
        var leaves = new List<int>(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            var sum = 0m;
            for (var j = i + 1; j < rows.Count && m.Counts[rows[i]] > 0; j++)
            {
                sum += m.Counts[rows[j]] ?? 0;
                if (j > i + 1 && sum == m.Counts[rows[i]])
                {
                    leaves.Remove(rows[i]);
                    break;
                }
            }
        }

        // Or of those right above them, whatever those are called.
        for (var i = rows.Count - 1; i > 1; i--)
        {
            var sum = 0m;
            for (var j = i - 1; j >= 0 && leaves.Contains(rows[i]) && m.Counts[rows[i]] > 0; j--)
            {
                sum += m.Counts[rows[j]] ?? 0;
                if (j < i - 1 && sum == m.Counts[rows[i]])
                {
                    leaves.Remove(rows[i]);
                }
            }
        }

        return leaves;
    }
}
