using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Checks the arithmetic of a published document: percentages against counts and denominators, totals against parts, and the numbers
/// of one place against those of another. Knows nothing of what is counted.
/// </summary>
public static class TableCheck
{
    private const int MostMended = 4;

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
        said.AddRange(DerivedCheck.Of(text, grids).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != n.Against)).ToList());
        said.AddRange(FlowCheck.Of(text).Concat(RatioCheck.Of(text, grids)).Concat(ChangeCheck.Of(text, grids)).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != (n.Against ?? n.Quote))).ToList());
        said.AddRange(SaidCheck.Of(text, grids).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != n.Against)).ToList());
        said.AddRange(OwnCheck.Of(text, grids).Where(n => said.TrueForAll(d => (d.Against ?? d.Quote) != n.Quote)).ToList());
        return [.. grids.SelectMany(g => OfGrid(g, known)), .. said];
    }

    /// <summary>
    /// Findings of one table. A number that several things speak against is one finding, at that number; the table is then read as it should be, so that one slip does not hide another.
    /// </summary>
    private static IEnumerable<TableFinding> OfGrid(Grid grid, IReadOnlyList<KnownNumber> known)
    {
        var faults = Faults.Of(grid, known);
        for (var mended = 0; mended < MostMended && Mend.Best(grid, faults, known) is { } mend; mended++)
        {
            yield return Told(grid, mend);
            (grid, faults) = (mend.Grid, mend.Left);
        }

        foreach (var fault in faults.Shares.Where(f => !faults.IsOfWrongTotal(grid, f)))
        {
            yield return new TableFinding(FindingKind.Percentage, fault.Sure, fault.What, fault.Right, grid.Rows[fault.Row].Quote, grid.Place(fault.Row, fault.Share), fault.Tried);
        }

        foreach (var line in LineCheck.Of(grid).Where(l => !faults.Tell(grid, l) && !(l.Measure.IsShare && OtherWhole.Explains(grid, l.Measure, l.Row))))
        {
            yield return new TableFinding(line.Measure.IsShare ? FindingKind.Percentage : FindingKind.Sum, Sure.Likely, line.What, line.Right, grid.Rows[line.Row].Quote, grid.Place(line.Row, line.Measure), []);
        }

        foreach (var carried in CarryCheck.Of(grid).Where(c => !faults.Tell(grid, c)))
        {
            yield return new TableFinding(FindingKind.Sum, Sure.Likely, carried.What, carried.Right, grid.Rows[carried.Row].Quote, grid.Place(carried.Row, carried.Measure), []);
        }

        foreach (var fault in faults.Sums)
        {
            var (sum, total) = (Denominator.Number(fault.Sum), Denominator.Number(fault.Total));
            var of = fault.Along ? "columns" : "rows";
            yield return new TableFinding(FindingKind.Sum, fault.Sure, $"The {fault.Parts.Count} {of} add up to {sum}, not {total}{(fault.Measure.IsShare ? "%" : "")}.", fault.Measure.IsShare ? "parts that add up to 100%" : sum,
                grid.Rows[fault.Row].Quote, grid.Place(fault.Row, fault.Measure), []);
        }
    }

    private static TableFinding Told(Grid grid, Mend mend)
    {
        var (m, row, right) = (grid.Measures[mend.Column], grid.Rows[mend.Row], Denominator.Number(mend.Right));
        if (mend.Explains.Shares.FirstOrDefault(s => s.Row == mend.Row && s.Count == m) is { Share.IsChange: false } share && mend.Explains.Sums is [var total])
        {
            return new TableFinding(FindingKind.Percentage, share.Sure, $"{share.What} The total of '{total.Measure.Heading}' fits if the count is {right}.", $"count {right}", row.Quote, grid.Place(mend.Row, share.Share), share.Tried);
        }

        var now = Denominator.Number(m.Counts[mend.Row]!.Value);
        return new TableFinding(FindingKind.Sum, Sure.Error, (mend.Explains.Shares.Count, mend.Explains.Sums.Count(f => f.Along), mend.Explains.Sums.Count(f => !f.Along)) switch
        {
            (0, 1, 1) => $"{now} fits neither the sum of its row nor that of its column; {right} fits both.",
            (0, _, _) => $"{now} fits none of the {mend.Explains.Sums.Count} sums that it stands in; {right} fits them all.",
            _ => $"{now} fits neither its sum nor its percentages; {right} fits both.",
        }, right, row.Quote, grid.Place(mend.Row, m), []);
    }
}
