namespace Synthesis.Audit;

/// <summary>
/// Holds what is left, row by row, against what was taken away or added, as in a table of how a sample was chosen or of a list that grows and shrinks: each number is the one above it less, or and, what its own row or the row above tells.
/// That two columns are so is told by three steps at least that hold exactly.
/// </summary>
internal static class CarryCheck
{
    private const int Fewest = 3;

    private sealed record Step(int From, int Row, int Flow, decimal Gives, bool Holds);

    /// <summary>The one number that breaks the steps of two columns.</summary>
    internal static IEnumerable<LineFault> Of(Grid grid)
    {
        var counts = grid.Measures.Where(m => m is { IsShare: false, Summable: true, IsRounded: false }).ToList();
        var told = new HashSet<int>();
        foreach (var (left, moved) in counts.SelectMany(l => counts.Where(m => m != l).Select(m => (l, m))))
        {
            foreach (var (sign, late) in ((int, bool)[])[(-1, false), (-1, true), (1, false), (1, true)])
            {
                if (Fault(grid, left, moved, Steps(grid, left, moved, sign, late), sign) is { } fault && told.Add(fault.Row))
                {
                    yield return fault;
                }
            }
        }
    }

    private static List<Step> Steps(Grid grid, Measure left, Measure moved, int sign, bool late)
    {
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i] is { Role: RowRole.Body, Nested: false, IsMeasured: false } && left.Counts[i] is not null).ToList();
        return [.. rows.Zip(rows.Skip(1)).Select(p => (From: p.First, To: p.Second, Flow: late ? p.First : p.Second)).Where(s => moved.Counts[s.Flow] is not null)
            .Select(s => (s.From, s.To, s.Flow, Gives: left.Counts[s.From]!.Value + (sign * moved.Counts[s.Flow]!.Value))).Select(s => new Step(s.From, s.To, s.Flow, s.Gives, s.Gives == left.Counts[s.To]))];
    }

    private static LineFault? Fault(Grid grid, Measure left, Measure moved, List<Step> steps, int sign)
    {
        var fails = steps.FindAll(s => !s.Holds);
        var holds = steps.FindAll(s => s.Holds && moved.Counts[s.Flow] != 0);
        if (fails.Count is 0 or > 2 || holds.Count < Fewest || holds.Select(s => moved.Counts[s.Flow]).Distinct().Count() < Fewest)
        {
            return null;
        }

        var (first, now) = (fails[0], moved.Counts[fails[0].Flow]!.Value);
        var right = sign * (left.Counts[first.Row]!.Value - left.Counts[first.From]!.Value);
        var what = $"'{left.Heading}' of the row above {(sign < 0 ? "less" : "and")} '{moved.Heading}'";
        if (fails.Count == 1)
        {
            return right > 0 && (Slip.IsAny(now, right) || Slip.IsOfOneDigit(now - right) || Slip.IsDigitLost(now, right))
                ? new LineFault(first.Flow, moved, [(first.Flow, moved), (first.From, left), (first.Row, left)], $"{what} is {Denominator.Number(first.Gives)} here, not {Denominator.Number(left.Counts[first.Row]!.Value)}; '{moved.Heading}' would have to be {Denominator.Number(right)}.", Denominator.Number(right)) : null;
        }

        // One number that is wrong breaks the step to it and the step from it.
        var (to, from) = (first, fails[1]);
        var mended = left.Counts[from.Row]!.Value - (sign * moved.Counts[from.Flow]!.Value);
        return from.From == to.Row && mended == to.Gives && Slip.IsAny(left.Counts[to.Row]!.Value, mended)
            ? new LineFault(to.Row, left, [(to.Row, left), (to.Flow, moved)], $"{what} is {Denominator.Number(mended)} here, as the row below bears out, not {Denominator.Number(left.Counts[to.Row]!.Value)}.", Denominator.Number(mended)) : null;
    }
}
