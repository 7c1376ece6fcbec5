using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Holds columns that are worked out from two others, as nearly all their rows show: differences, and rates per so many or per one.</summary>
internal static partial class WorkedColumnCheck
{
    private const int Fewest = 3;

    private static readonly decimal[] Scales = [1, 100, 1_000, 10_000, 100_000];

    /// <summary>Every number of such a column that the two others do not give.</summary>
    internal static IEnumerable<ShareFault> Of(Grid grid) =>
        grid.Measures.Where(m => MeasureReader.Changing().IsMatch(m.Heading)).SelectMany(m => Differences(grid, m)).Concat(grid.Measured.Where(m => Rate().IsMatch(m.Heading)).SelectMany(m => Rates(grid, m)));

    private static IEnumerable<ShareFault> Differences(Grid grid, Measure column)
    {
        var others = grid.Measures.Where(m => m != column && m.IsShare == column.IsShare && !MeasureReader.Changing().IsMatch(m.Heading)).ToList();
        var found = (from later in others
                     from earlier in others
                     where later != earlier
                     select Held(grid, column, r => Value(later, r) is { } a && Value(earlier, r) is { } b ? a - b : null, column.IsShare ? 1 : 0, $"'{later.Heading}' less '{earlier.Heading}'")).OfType<Relation>().OrderByDescending(r => r.Holds).FirstOrDefault();
        return found is null ? [] : found.Faults(grid, column);
    }

    private static IEnumerable<ShareFault> Rates(Grid grid, Measure column)
    {
        var others = grid.Measures.Where(m => !m.IsShare).Concat(grid.Measured).Where(m => m != column).ToList();
        var found = (from part in others
                     from whole in others
                     where part != whole
                     from scale in Scales
                     select Held(grid, column, r => Value(part, r) is { } a && Value(whole, r) is > 0 and var b ? scale * a / b : null, 0.5m, $"'{part.Heading}' per {(scale == 1 ? "" : Denominator.Number(scale) + " of ")}'{whole.Heading}'")).OfType<Relation>().OrderByDescending(r => r.Holds).FirstOrDefault();
        return found is null ? [] : found.Faults(grid, column);
    }

    /// <summary>What a column is worked out from.</summary>
    private sealed record Relation(string Name, Func<int, decimal?> Gives, int Holds, IReadOnlyList<int> Fails)
    {
        internal IEnumerable<ShareFault> Faults(Grid grid, Measure column) => Fails.Select(r => new ShareFault(r, column, null, Sure.Likely,
            $"{Name} is {Shown(column, r)} for '{grid.Rows[r].Label}', not {Denominator.Number(Value(column, r)!.Value)}{(column.IsShare ? "%" : "")}.", Shown(column, r), [Name]));

        private string Shown(Measure column, int row) => Denominator.Number(Math.Round(Gives(row)!.Value, Value(column, row)!.Value.Scale, MidpointRounding.AwayFromZero));
    }

    /// <summary>The relation where it holds in three rows that are not all alike, and in three of four; else null.</summary>
    /// <param name="grid">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="gives">What the others give for a row.</param>
    /// <param name="slack">How far off rounding may be, in units of the last digit.</param>
    /// <param name="name">What it is, in words.</param>
    private static Relation? Held(Grid grid, Measure column, Func<int, decimal?> gives, decimal slack, string name)
    {
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Body or RowRole.Total && Value(column, r) is not null && gives(r) is not null).ToList();
        bool Fits(int r) => Math.Abs(gives(r)!.Value - Value(column, r)!.Value) <= slack * Step(Value(column, r)!.Value);
        var holds = rows.Where(Fits).ToList();
        return holds.Count >= Fewest && holds.Select(r => Value(column, r)).Distinct().Count() >= Fewest && holds.Count * 4 >= rows.Count * 3 ? new Relation(name, gives, holds.Count, [.. rows.Except(holds)]) : null;
    }

    private static decimal? Value(Measure measure, int row) => measure.IsShare ? measure.Shares[row] is { Bound: null } share ? share.Value : null : measure.Counts[row];

    private static decimal Step(decimal n)
    {
        var step = 1m;
        for (var i = 0; i < n.Scale; i++)
        {
            step /= 10;
        }

        return step;
    }

    [GeneratedRegex(@"\brates?\b|\bper\b|\b(?:average|mean)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rate();
}
