using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Checks the arithmetic of a published document: percentages against counts and denominators, totals against parts, and the numbers
/// of one place against those of another. Knows nothing of what is counted.
/// </summary>
public static class TableCheck
{
    /// <summary>Checks a document as it was extracted.</summary>
    /// <param name="document">The document.</param>
    /// <param name="known">Numbers that the caller vouches for.</param>
    /// <returns>Findings in the order of the document, tables before prose.</returns>
    public static IReadOnlyList<TableFinding> Of(Document document, IReadOnlyList<KnownNumber> known)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Of(PublishedText.Of(document), known);
    }

    /// <summary>Checks the lines of a text, so that tables whose cells are parted by tabs, bars or spaces are seen and lines are named.</summary>
    public static IReadOnlyList<TableFinding> OfLines(string text, IReadOnlyList<KnownNumber> known) => Of(PublishedText.OfLines(text), known);

    /// <summary>Checks a CSV, of any separator, whose first rows may be titles.</summary>
    public static IReadOnlyList<TableFinding> OfCsv(string text, IReadOnlyList<KnownNumber> known) => Of(PublishedText.OfCsv(text), known);

    private static IReadOnlyList<TableFinding> Of(PublishedText text, IReadOnlyList<KnownNumber> known)
    {
        var grids = text.Tables.SelectMany(GridReader.Read).ToList();
        var said = ProseCheck.Of(text, grids, known).Concat(DifferenceCheck.Of(text, grids)).ToList();
        said.AddRange(NamedCellCheck.Of(text, grids).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != n.Against)).ToList());
        said.AddRange(DerivedCheck.Of(text, grids).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != n.Against)).ToList());
        said.AddRange(FlowCheck.Of(text).Concat(RatioCheck.Of(text, grids)).Concat(ChangeCheck.Of(text, grids)).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != (n.Against ?? n.Quote))).ToList());
        said.AddRange(SaidCheck.Of(text, grids).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != n.Against)).ToList());
        return [.. grids.SelectMany(g => OfGrid(g, known)), .. said];
    }

    /// <summary>Findings of one table. A number that both a percentage and a sum speak against is one finding, at that number.</summary>
    private static IEnumerable<TableFinding> OfGrid(Grid grid, IReadOnlyList<KnownNumber> known)
    {
        var shares = ShareCheck.Of(grid, known).Concat(RunningCheck.Of(grid)).Concat(WorkedColumnCheck.Of(grid)).ToList();
        var sums = SumCheck.Of(grid).ToList();
        shares.RemoveAll(f => sums.Any(s => s.Row == f.Row && s.Measure == f.Count && grid.Rows[f.Row].Role == RowRole.Total));
        var blamed = Blame(grid, shares, sums);
        foreach (var fault in shares)
        {
            var also = blamed.FirstOrDefault(b => b.Share == fault);
            yield return new TableFinding(FindingKind.Percentage, fault.Sure,
                also is null ? fault.What : $"{fault.What} The total of '{also.Sums[0].Measure.Heading}' fits if the count is {Denominator.Number(also.Right)}.",
                also is null ? fault.Right : $"count {Denominator.Number(also.Right)}", grid.Rows[fault.Row].Quote, grid.Place(fault.Row, fault.Share), fault.Tried);
        }

        foreach (var cell in blamed.Where(b => b.Share is null))
        {
            var m = grid.Measures[cell.Column];
            yield return new TableFinding(FindingKind.Sum, Sure.Error, $"{Denominator.Number(m.Counts[cell.Row]!.Value)} fits neither the total of its row nor that of its column; {Denominator.Number(cell.Right)} fits both.",
                Denominator.Number(cell.Right), grid.Rows[cell.Row].Quote, grid.Place(cell.Row, m), []);
        }

        bool IsTold(LineFault line) => shares.Exists(s => line.Cells.Any(c => c.Row == s.Row && (c.Measure == s.Share || c.Measure == s.Count))) || sums.Exists(s => line.Cells.Any(c => s.Along
            ? c.Row == s.Row && (c.Measure == s.Measure || s.Parts.Any(p => grid.Measures[p] == c.Measure)) : c.Measure == s.Measure && (c.Row == s.Row || s.Parts.Contains(c.Row))));
        foreach (var line in LineCheck.Of(grid).Where(l => !IsTold(l)))
        {
            yield return new TableFinding(line.Measure.IsShare ? FindingKind.Percentage : FindingKind.Sum, Sure.Likely, line.What, line.Right, grid.Rows[line.Row].Quote, grid.Place(line.Row, line.Measure), []);
        }

        foreach (var fault in sums.Except(blamed.SelectMany(b => b.Sums)))
        {
            var (sum, total) = (Denominator.Number(fault.Sum), Denominator.Number(fault.Total));
            var of = fault.Along ? "columns" : "rows";
            yield return new TableFinding(FindingKind.Sum, fault.Sure, $"The {fault.Parts.Count} {of} add up to {sum}, not {total}{(fault.Measure.IsShare ? "%" : "")}.", fault.Measure.IsShare ? "parts that add up to 100%" : sum,
                grid.Rows[fault.Row].Quote, grid.Place(fault.Row, fault.Measure), []);
        }
    }

    private sealed record Blamed(int Row, int Column, decimal Right, ShareFault? Share, IReadOnlyList<SumFault> Sums);

    /// <summary>Cells that by themselves explain why several things do not fit.</summary>
    private static List<Blamed> Blame(Grid grid, List<ShareFault> shares, List<SumFault> sums)
    {
        var blamed = new List<Blamed>();
        foreach (var down in sums.Where(s => !s.Along && !s.Measure.IsShare))
        {
            var column = grid.Measures.ToList().IndexOf(down.Measure);
            var less = down.Sum - down.Total;
            foreach (var along in sums.Where(s => s.Along && !s.Measure.IsShare))
            {
                // The cell is a part of both, the part of one and the total of the other, or the total of both.
                var inColumn = along.Row == down.Row ? 1 : down.Parts.Contains(along.Row) ? -1 : 0;
                var inRow = along.Measure == down.Measure ? 1 : along.Parts.Contains(column) ? -1 : 0;
                if (inColumn != 0 && inRow != 0 && inColumn * less == inRow * (along.Sum - along.Total))
                {
                    blamed.Add(new Blamed(along.Row, column, down.Measure.Counts[along.Row]!.Value + (inColumn * less), null, [down, along]));
                }
            }

            if (blamed.Any(b => b.Sums.Contains(down)))
            {
                continue;
            }

            foreach (var share in shares.Where(s => s.Count == down.Measure && down.Parts.Contains(s.Row) && s.Of?.Of(s.Row) is not null))
            {
                var right = down.Measure.Counts[share.Row]!.Value - less;
                if (right >= 0 && share.Share.Shares[share.Row]!.From(right, share.Of!.Of(share.Row)!.Value) == Rounding.Nearest)
                {
                    blamed.Add(new Blamed(share.Row, column, right, share, [down]));
                }
            }
        }

        return blamed;
    }
}
