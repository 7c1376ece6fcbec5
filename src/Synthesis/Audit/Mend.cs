namespace Synthesis.Audit;

/// <summary>What does not fit in a table: percentages, and sums.</summary>
internal sealed record Faults(IReadOnlyList<ShareFault> Shares, IReadOnlyList<SumFault> Sums)
{
    /// <summary>Every percentage and every sum of a table that does not fit.</summary>
    internal static Faults Of(Grid grid, IReadOnlyList<KnownNumber> known)
    {
        return new Faults([.. ShareCheck.Of(grid, known), .. RunningCheck.Of(grid)], [.. SumCheck.Of(grid)]);
    }

    /// <summary>Whether a percentage is of a total that is itself wrong, and told so.</summary>
    internal bool IsOfWrongTotal(Grid grid, ShareFault fault) => Sums.Any(s => s.Row == fault.Row && s.Measure == fault.Count && grid.Rows[fault.Row].Role == RowRole.Total);

    /// <summary>Whether what a relation of lines finds is told already.</summary>
    internal bool Tell(Grid grid, LineFault line) => Shares.Any(s => line.Cells.Any(c => c.Row == s.Row && (c.Measure == s.Share || c.Measure == s.Count))) || Sums.Any(s => line.Cells.Any(c => s.Along
        ? c.Row == s.Row && (c.Measure == s.Measure || s.Parts.Any(p => grid.Measures[p] == c.Measure)) : c.Measure == s.Measure && (c.Row == s.Row || s.Parts.Contains(c.Row))));
}

/// <summary>One count, another than printed, with which several things fit that do not.</summary>
/// <param name="Row">The count's row.</param>
/// <param name="Column">Its column, among the table's columns of numbers.</param>
/// <param name="Right">What it should be.</param>
/// <param name="Explains">What fits then.</param>
/// <param name="Grid">The table as it should be.</param>
/// <param name="Left">What does not fit even so.</param>
internal sealed record Mend(int Row, int Column, decimal Right, Faults Explains, Grid Grid, Faults Left)
{
    private const int MostTried = 60;

    /// <summary>The count that explains most faults, a sum among them; null where none explains two, or where others explain as many.</summary>
    internal static Mend? Best(Grid grid, Faults faults, IReadOnlyList<KnownNumber> known)
    {
        var tried = faults.Sums.Where(s => !s.Measure.IsShare).SelectMany(s => Cells(grid, s)).Where(c => (c.Right > 0 || c.Now < 0) && (Slip.IsAny(c.Now, c.Right) || Slip.IsOfOneDigit(c.Now - c.Right))).Distinct().Take(MostTried).Select(c => Try(grid, c.Row, c.Column, c.Right, faults, known)).ToList();
        var best = tried.Where(m => m.Weight > 1 && m.New < m.Weight).GroupBy(m => (m.Weight, -m.New)).MaxBy(g => g.Key)?.ToList() ?? [];
        // Slips that have nothing to do with each other are mended one after the other.
        return best.Count > 0 && best.Skip(1).All(m => m.Row != best[0].Row && !m.Explains.Sums.Any(best[0].Explains.Sums.Contains)) ? best[0] : null;
    }

    private int Weight => Explains.Shares.Count + Explains.Sums.Count;

    /// <summary>How many things do not fit with it that did without.</summary>
    private int New { get; init; }

    /// <summary>Every cell of a sum with what it would be if it alone were wrong.</summary>
    private static IEnumerable<(int Row, int Column, decimal Now, decimal Right)> Cells(Grid grid, SumFault sum)
    {
        var (less, column) = (sum.Sum - sum.Total, grid.Measures.ToList().IndexOf(sum.Measure));
        var parts = sum.Parts.Select(p => sum.Along ? (Row: sum.Row, Column: p) : (Row: p, Column: column)).Select(c => (c.Row, c.Column, Now: grid.Measures[c.Column].Counts[c.Row])).Where(c => c.Now is not null).Select(c => (c.Row, c.Column, c.Now!.Value, c.Now.Value - less));
        return parts.Append((sum.Row, column, sum.Total, sum.Sum));
    }

    /// <summary>Whether a cell is the total or a part of a sum.</summary>
    private static bool Holds(Grid grid, SumFault sum, int row, int column) => sum.Along
        ? sum.Row == row && (sum.Measure == grid.Measures[column] || sum.Parts.Contains(column))
        : sum.Measure == grid.Measures[column] && (sum.Row == row || sum.Parts.Contains(row));

    private static Mend Try(Grid grid, int row, int column, decimal right, Faults faults, IReadOnlyList<KnownNumber> known)
    {
        var mended = grid with { Measures = [.. grid.Measures.Select((m, i) => i == column ? m with { Counts = [.. m.Counts.Select((c, r) => r == row ? right : c)] } : m)] };
        var left = Faults.Of(mended, known);
        bool StillShare(ShareFault f) => left.Shares.Any(l => l.Row == f.Row && l.Share.Place == f.Share.Place);
        bool StillSum(SumFault f) => left.Sums.Any(l => l.Row == f.Row && l.Along == f.Along && l.Measure.Place == f.Measure.Place);
        // What it has no part in may come out otherwise by a change of what the rest is taken for; that is no proof.
        var isWhole = grid.Rows[row].Role is RowRole.Total or RowRole.Base;
        bool HasPart(ShareFault f) => f.Row == row || (isWhole && f.Count?.Place == grid.Measures[column].Place);
        var explains = new Faults([.. faults.Shares.Where(f => HasPart(f) && !StillShare(f))], [.. faults.Sums.Where(f => Holds(grid, f, row, column) && !StillSum(f))]);
        var fresh = left.Sums.Count - faults.Sums.Count(StillSum) + left.Shares.Count(HasPart) - (faults.Shares.Count(HasPart) - explains.Shares.Count);
        return new Mend(row, column, right, explains, mended, left) { New = Math.Max(0, fresh) };
    }
}
