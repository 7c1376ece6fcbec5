namespace Synthesis.Audit;

/// <summary>
/// Holds a share that a sentence gives in words against the table that it speaks of. Only a sentence without any digits, of whose words
/// a table's labels and headings give most, is doubted, and only where nothing that it names comes near the share.
/// </summary>
internal static class RatioCheck
{
    private const int FewestWords = 3, LongestRun = 4;

    /// <summary>A table with what a sentence names of it.</summary>
    private sealed record Meant(Grid Grid, IReadOnlyList<int> Rows, IReadOnlyList<Measure> Columns, int Words);

    /// <summary>Ratios in words that nothing of the rows and columns named gives.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        foreach (var paragraph in text.Prose)
        {
            foreach (var sentence in Claim.SentencesOf(paragraph.Text).Where(s => !s.Any(char.IsAsciiDigit)))
            {
                var ratios = SaidRatio.In(sentence).ToList();
                if (ratios.Count != 1)
                {
                    continue;
                }

                var words = DifferenceCheck.WordsOf(sentence.Replace(ratios[0].Words, " ", StringComparison.Ordinal));
                var meant = grids.Select(g => Named(g, words)).Where(m => m.Words > 0).ToList();
                var best = meant.MaxBy(m => m.Words);
                if (best is null || best.Words < FewestWords || best.Words * 2 < words.Count || meant.Exists(m => m.Words * 2 >= best.Words && Shares(m).Any(s => (s >= ratios[0].Least && s <= ratios[0].Most) || (1 - s >= ratios[0].Least && 1 - s <= ratios[0].Most))))
                {
                    continue;
                }

                var row = best.Rows[0];
                yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence says '{ratios[0].Words}' where no share of '{best.Grid.Rows[row].Label}' is near that.", null,
                    best.Grid.Rows[row].Quote, best.Grid.Place(row, best.Columns.Count > 0 ? best.Columns[0] : null), [], sentence, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null));
            }
        }
    }

    private static Meant Named(Grid grid, IReadOnlySet<string> words)
    {
        bool IsNamed(IReadOnlySet<string> own) => own.Count > 0 && own.IsSubsetOf(words);
        var all = Enumerable.Range(0, grid.Rows.Count).ToList();
        var rows = all.Where(r => grid.Rows[r].Role == RowRole.Body && IsNamed(DifferenceCheck.WordsOf(grid.Rows[r].Label))).ToList();
        var columns = grid.Measures.Where(m => IsNamed(DifferenceCheck.WordsOf(m.Heading))).ToList();
        var said = rows.SelectMany(r => DifferenceCheck.WordsOf(grid.Rows[r].Label)).Concat(columns.SelectMany(m => DifferenceCheck.WordsOf(m.Heading))).Distinct().Count();
        var spoken = rows.Count > 0 ? rows : [.. all.Where(r => grid.Rows[r].Role is RowRole.Total)];
        return new Meant(grid, spoken, columns, spoken.Count > 0 ? said : 0);
    }

    /// <summary>Every share, from 0 to 1, that the rows named can be said to have.</summary>
    private static IEnumerable<decimal> Shares(Meant meant)
    {
        var (grid, rows, columns, _) = meant;
        bool IsMeant(IEnumerable<Measure> run) => columns.Count == 0 || run.Any(columns.Contains);
        var groups = rows.Select(r => (IReadOnlyList<int>)[r]).Concat(rows.Count > 1 ? [rows] : []).ToList();
        var counts = grid.Measures.Concat(grid.Measured).Where(m => !m.IsShare).OrderBy(m => m.Place).ToList();
        foreach (var group in groups)
        {
            foreach (var share in grid.Measures.Where(m => m.IsShare && (columns.Count == 0 || columns.Any(c => c.Place == m.Place))))
            {
                yield return group.Sum(r => share.Shares[r]?.Value ?? 0) / 100;
            }

            yield return grid.Measures.Where(m => m.IsShare).Sum(m => group.Sum(r => m.Shares[r]?.Value ?? 0)) / 100;

            decimal Sum(IEnumerable<Measure> run) => run.Sum(m => group.Sum(r => m.Counts[r] ?? 0));
            for (var from = 0; from < counts.Count; from++)
            {
                for (var to = from + 1; to <= counts.Count && to <= from + LongestRun; to++)
                {
                    var run = counts[from..to];
                    foreach (var whole in IsMeant(run) ? Wholes(grid, run, counts, Sum) : [])
                    {
                        yield return Sum(run) / whole;
                    }
                }
            }
        }
    }

    private static IEnumerable<decimal> Wholes(Grid grid, List<Measure> run, List<Measure> counts, Func<IEnumerable<Measure>, decimal> sum) =>
        counts.Where(m => !run.Contains(m)).Select(m => sum([m])).Concat(grid.Bases)
            .Concat(Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Total or RowRole.Base).Select(r => run.Sum(m => m.Counts[r] ?? 0))).Where(w => w > 0);
}
