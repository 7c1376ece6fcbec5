using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>
/// Holds the numbers of sentences that name a row of a table, with all the words of its label, against that row. Only numbers that
/// nothing else in the document gives are doubted.
/// </summary>
internal static partial class NamedCellCheck
{
    private const int LongestRun = 4;

    private sealed record Cell(Grid Grid, int Row, Measure Measure, decimal Value, IReadOnlySet<string> Words);

    /// <summary>Numbers of sentences that differ from the row that they name.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        var cells = grids.SelectMany(Cells).ToList();
        var given = text.Prose.Select(p => p.Text).SelectMany(t => SaidNumber.In(t)).CountBy(n => (n.Value, n.IsShare)).ToDictionary(n => n.Key, n => n.Value);
        foreach (var paragraph in text.Prose)
        {
            foreach (var sentence in Claim.SentencesOf(paragraph.Text))
            {
                var numbers = SaidNumber.In(sentence).ToList();
                var words = DifferenceCheck.WordsOf(sentence);
                foreach (var number in numbers.Where(n => given[(n.Value, n.IsShare)] == 1 && !OwnNumbers.Give(n, numbers) && !SaidCheck.IsOtherMeasure(sentence, n, grids) && !IsTold(n, numbers, words, cells, grids)))
                {
                    var clause = Around(sentence, number.At);
                    if (Meant(number, clause, sentence, numbers, cells) is { } cell)
                    {
                        var row = cell.Grid.Rows[cell.Row];
                        var sign = number.IsShare ? "%" : "";
                        yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence gives {Denominator.Number(number.Value)}{sign} where the table has {Denominator.Number(cell.Value)}{sign} for '{row.Label}'.", null,
                            row.Quote, cell.Grid.Place(cell.Row, cell.Measure), [], sentence, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null));
                    }
                }
            }
        }
    }

    /// <summary>The cell that a number is likely a slip for, or null.</summary>
    private static Cell? Meant(SaidNumber number, string clause, string sentence, List<SaidNumber> numbers, List<Cell> cells)
    {
        var (near, far) = (DifferenceCheck.WordsOf(clause), DifferenceCheck.WordsOf(sentence));
        var named = cells.Where(c => c.Measure.IsShare == number.IsShare && c.Words.IsSubsetOf(far) && !numbers.Any(n => Is(n, c))).ToList();
        // Of rows whose labels lie within one another, that with the longest is named.
        named.RemoveAll(c => named.Any(d => d.Grid == c.Grid && d.Words.Count > c.Words.Count && d.Words.IsSupersetOf(c.Words)));
        if (named.Any(c => c.Words.IsSubsetOf(near)))
        {
            named.RemoveAll(c => !c.Words.IsSubsetOf(near));
        }

        bool HasAnother(Cell cell) => numbers.Any(n => n.IsShare != number.IsShare && cells.Any(c => c.Grid == cell.Grid && c.Row == cell.Row && Is(n, c)));
        var swapped = named.Concat(cells.Where(c => c.Measure.IsShare == number.IsShare && HasAnother(c))).Where(c => IsSlip(number.Value, c.Value)).ToList();
        if (swapped.Count > 0)
        {
            return swapped[0];
        }

        var rows = named.GroupBy(c => (c.Grid, c.Row)).ToList();
        if (rows.Count != 1)
        {
            return null;
        }

        var row = rows[0].ToList();
        var anchored = numbers.Any(n => n != number && cells.Any(c => c.Grid == row[0].Grid && c.Row == row[0].Row && Is(n, c)));
        var columns = row.Where(c => DifferenceCheck.WordsOf(c.Measure.Heading) is { Count: > 0 } heading && heading.IsSubsetOf(far)).ToList();
        var one = row.Count == 1 ? row[0] : columns.Count == 1 ? columns[0] : null;
        var whole = one is not null && cells.Count(c => c.Grid == one.Grid && c.Row == one.Row && c.Measure.IsShare == one.Measure.IsShare) == 1;
        var alone = numbers.Count(n => n.IsShare == number.IsShare && clause.Contains(Printed(sentence, n), StringComparison.Ordinal)) == 1;
        return one is not null && alone && ((anchored && (whole || columns.Count == 1)) || (whole && one.Words.Count > 1 && one.Words.IsSubsetOf(near))) && number.Value <= 3 * one.Value && one.Value <= 3 * number.Value ? one : null;
    }

    private static string Printed(string sentence, SaidNumber number) => sentence[number.At..].Split(' ')[0];

    /// <summary>Whether a number is given elsewhere, or worked out from numbers that are.</summary>
    private static bool IsTold(SaidNumber number, List<SaidNumber> numbers, IReadOnlySet<string> words, List<Cell> cells, IReadOnlyList<Grid> grids)
    {
        var x = number.Value;
        if (cells.Any(c => Is(number, c)) || grids.Any(g => g.Bases.Contains(x) || g.Measures.Any(m => m.Base == x || m.Counts.Contains(x))))
        {
            return true;
        }

        var slack = number.IsShare ? number.Step / 2 : 0;
        foreach (var column in cells.Where(c => c.Measure.IsShare == number.IsShare).GroupBy(c => (c.Grid, c.Measure.Place)).Select(c => c.ToList()))
        {
            for (var i = 0; i < column.Count; i++)
            {
                var sum = column[i].Value;
                for (var j = i + 1; j < column.Count && j < i + LongestRun; j++)
                {
                    sum += column[j].Value;
                    if (Math.Abs(sum - x) <= slack || column.Any(c => Math.Abs(c.Value - sum - x) <= slack && c.Value > sum))
                    {
                        return true;
                    }
                }

                if (column.Any(c => Math.Abs(c.Value - column[i].Value - x) <= slack && c.Value > column[i].Value) || (number.IsShare && Math.Abs(100 - column[i].Value - x) <= slack))
                {
                    return true;
                }
            }
        }

        var beside = numbers.Where(n => !n.IsShare && n != number).Select(n => n.Value).ToList();
        var wholes = beside.Concat(cells.Where(c => !c.Measure.IsShare).Select(c => c.Value)).Concat(grids.SelectMany(g => g.Bases)).Distinct().ToList();
        return number.IsShare
            ? beside.Any(n => wholes.Any(w => w >= n && new Percentage(x, number.Step).From(n, w) == Rounding.Nearest))
                || cells.Where(c => !c.Measure.IsShare && (c.Words.IsSubsetOf(words) || c.Grid.Rows[c.Row].Role == RowRole.Total)).GroupBy(c => (c.Grid, c.Row)).Any(r => r.Any(a => r.Any(b => b.Value > a.Value && new Percentage(x, number.Step).From(a.Value, b.Value) == Rounding.Nearest)))
            : beside.Any(a => beside.Any(b => a + b == x || a - b == x)) || grids.SelectMany(g => g.Bases).Any(w => beside.Any(a => w - a == x)) || cells.Any(c => !c.Measure.IsShare && c.Grid.Bases.Any(b => b - c.Value == x));
    }

    private static bool Is(SaidNumber said, Cell cell) => said.IsShare == cell.Measure.IsShare && Math.Abs(said.Value - cell.Value) < Math.Max(said.IsShare ? said.Step : 0.5m, cell.Measure.Shares[cell.Row]?.Step ?? 0.5m);

    /// <summary>Whether one number of three digits or more is the other with digits in another order, or with one of them wrong.</summary>
    private static bool IsSlip(decimal said, decimal right)
    {
        var (a, b) = (Denominator.Number(said).Replace(",", "", StringComparison.Ordinal), Denominator.Number(right).Replace(",", "", StringComparison.Ordinal));
        var digits = a.Count(char.IsDigit);
        return a.Length == b.Length && digits > 1 && (a.Order().SequenceEqual(b.Order()) || (digits > 2 && a.Zip(b).Count(p => p.First != p.Second) == 1));
    }

    private static IEnumerable<Cell> Cells(Grid grid) =>
        from row in Enumerable.Range(0, grid.Rows.Count)
        where grid.Rows[row].Role is RowRole.Body or RowRole.Total
        let words = DifferenceCheck.WordsOf(grid.Rows[row].Label)
        where words.Count > 0
        from measure in grid.Measures
        let value = measure.IsShare ? measure.Shares[row] is { Bound: null } p ? p.Value : null : measure.Counts[row]
        where value is not null
        select new Cell(grid, row, measure, value.Value, words);

    /// <summary>The part of a sentence between marks that a place lies in; brackets belong to what they follow.</summary>
    private static string Around(string sentence, int at)
    {
        var from = Break().Matches(sentence).Select(m => m.Index + m.Length).LastOrDefault(i => i <= at);
        var to = Break().Matches(sentence).Select(m => m.Index).FirstOrDefault(i => i > at, sentence.Length);
        return sentence[from..to];
    }

    [GeneratedRegex(@"[;:]\s|,\s+(?!\d{3}\b)(?:and |but |while |whereas |or )?|\s+and\s+(?=[^()]*\d)|\s+(?:but|while|whereas|than|against)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Break();
}
