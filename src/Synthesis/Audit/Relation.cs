namespace Synthesis.Audit;

/// <summary>A column of percentages that other columns of the same table give, row by row, as nearly all its rows show.</summary>
/// <param name="Part">The column of what is counted, or of the later of two numbers.</param>
/// <param name="Whole">The column that it is of, or of the earlier number.</param>
/// <param name="IsChange">Whether the percentage is that by which <paramref name="Part"/> is more than <paramref name="Whole"/>.</param>
/// <param name="Holds">The rows in which it holds.</param>
/// <param name="Fails">The rows in which it does not.</param>
internal sealed record Relation(Measure Part, Measure Whole, bool IsChange, IReadOnlyList<int> Holds, IReadOnlyList<int> Fails)
{
    private const int Fewest = 3;

    /// <summary>The relation that holds in most rows; null where none holds in three rows and in two of three.</summary>
    internal static Relation? Best(Grid grid, Measure column)
    {
        var counts = grid.Measures.Concat(grid.Measured).Where(m => !m.IsShare && m != column && m.Counts.Count(c => c is not null) >= Fewest).ToList();
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r] is { Role: RowRole.Body or RowRole.Total, IsMeasured: false } && Printed(column, r) is { Bound: null }).ToList();
        var found =
            from change in (bool[])[false, true]
            from part in change ? counts : [.. counts, .. Together(counts)]
            from whole in counts
            where part != whole && part.Counts.Count(c => c is not null) >= Fewest
            let both = rows.Where(r => part.Counts[r] is not null && whole.Counts[r] > 0).ToList()
            let holds = both.Where(r => Printed(column, r)!.From(part.Counts[r]!.Value - (change ? whole.Counts[r]!.Value : 0), whole.Counts[r]!.Value) == Rounding.Nearest).ToList()
            where holds.Count >= Fewest && holds.Count * 3 >= both.Count * 2 && holds.Select(r => Printed(column, r)!.Value).Distinct().Count() >= Fewest
            orderby holds.Count descending
            select new Relation(part, whole, change, holds, [.. both.Except(holds)]);
        return found.FirstOrDefault();
    }

    /// <summary>Columns side by side taken as one, two and three at a time.</summary>
    private static IEnumerable<Measure> Together(List<Measure> counts) =>
        from width in (int[])[2, 3]
        from at in Enumerable.Range(0, Math.Max(0, counts.Count - width + 1))
        let run = counts.GetRange(at, width)
        where run.TrueForAll(m => m.Summable)
        select run[0] with { Heading = string.Join(" and ", run.Select(m => m.Heading)), Counts = [.. Enumerable.Range(0, run[0].Counts.Count).Select(r => run.Aggregate((decimal?)0, (sum, m) => sum + m.Counts[r]))] };

    /// <summary>Whether a column whose heading does not say so holds percentages: bare numbers up to 100 that others give in all rows but one.</summary>
    internal static bool IsShareUnsaid(Grid grid, Measure column) =>
        !column.IsShare && column.Figures.All(f => f?.Count is null or (> -100 and <= 100)) && column.Figures.Any(f => f?.Count is { Scale: > 0 }) && Best(grid, column) is { Fails.Count: < 2 };

    /// <summary>What is wrong in a row.</summary>
    internal ShareFault Fault(Grid grid, Measure column, int row)
    {
        var (part, whole, printed) = (Part.Counts[row]!.Value, Whole.Counts[row]!.Value, Printed(column, row)!);
        var right = printed.Right(part - (IsChange ? whole : 0), whole).ToString();
        var what = IsChange ? $"From {Denominator.Number(whole)} to {Denominator.Number(part)} is {right}, not {printed}." : $"{Denominator.Number(part)} of {Denominator.Number(whole)} (column '{Whole.Heading}') is {right}, not {printed}.";
        return new ShareFault(row, column, Part, Sure.Likely, what, right, [$"{Denominator.Number(whole)} (column '{Whole.Heading}')"], new Denominator($"column '{Whole.Heading}'", 2, Part, r => Whole.Counts[r]));
    }

    private static Percentage? Printed(Measure column, int row) => column.IsShare ? column.Shares[row] : column.Counts[row] is { } n ? new Percentage(n, Step(n)) : null;

    private static decimal Step(decimal n)
    {
        var step = 1m;
        for (var i = 0; i < n.Scale; i++)
        {
            step /= 10;
        }

        return step;
    }
}
