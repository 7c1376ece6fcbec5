using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>
/// Holds a sentence that tells by how much a number rose or fell, and tells no other number, against the one pair of columns of a table that
/// has the same thing at two times: of the row that it names, or of the total where it names none.
/// </summary>
internal static partial class ChangeCheck
{
    private const int FewestDigits = 2;

    /// <summary>Rises and falls that the table does not give, by a slip of a digit.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        foreach (var paragraph in text.Prose)
        {
            foreach (var sentence in Claim.SentencesOf(paragraph.Text))
            {
                if (By().Match(sentence) is not { Success: true } by || SaidNumber.In(sentence).Count() != 1 || NumberWords.Read(by.Groups["n"].Value) is not { } said)
                {
                    continue;
                }

                var meant = grids.SelectMany(g => Changes(g, DifferenceCheck.WordsOf(sentence))).ToList();
                var falls = by.Groups["down"].Success;
                if (meant is [var only] && (only.Change < 0) == falls && Slip.Is(said, Math.Abs(only.Change), FewestDigits) && !grids.Any(g => Gives(g, said)))
                {
                    yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence gives {Denominator.Number(said)} where the table gives {Denominator.Number(Math.Abs(only.Change))}: from '{only.From.Heading}' to '{only.To.Heading}' for '{only.Grid.Rows[only.Row].Label}'.",
                        null, only.Grid.Rows[only.Row].Quote, only.Grid.Place(only.Row, only.To), [], sentence, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null));
                }
            }
        }
    }

    private static IEnumerable<(Grid Grid, int Row, Measure From, Measure To, decimal Change)> Changes(Grid grid, IReadOnlySet<string> words)
    {
        var counts = grid.Measures.Where(m => m is { IsShare: false, Summable: true }).ToList();
        var pairs = (from a in counts from b in counts where a.Place < b.Place && a.Heading != b.Heading && Timeless(a) == Timeless(b) select (From: a, To: b)).ToList();
        var spoken = DifferenceCheck.WordsOf(grid.Table.Caption + " " + string.Join(' ', pairs.Select(p => Timeless(p.From))));
        var named = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role == RowRole.Body && DifferenceCheck.WordsOf(grid.Rows[r].Label) is { Count: > 0 } own && own.IsSubsetOf(words)).ToList();
        var rows = named.Count > 0 ? named : [.. Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role == RowRole.Total)];
        return pairs.Count == 1 && rows.Count == 1 && spoken.Overlaps(words) && pairs[0].From.Counts[rows[0]] is { } from && pairs[0].To.Counts[rows[0]] is { } to ? [(grid, rows[0], pairs[0].From, pairs[0].To, to - from)] : [];
    }

    /// <summary>Whether a table has a number, or two cells of one row that are it apart.</summary>
    private static bool Gives(Grid grid, decimal said) => Enumerable.Range(0, grid.Rows.Count).Any(r => grid.Measures.Select(m => m.Counts[r]).OfType<decimal>().ToList() is var own && own.Any(a => a == said || own.Contains(a + said)));

    /// <summary>A heading without days, months and years.</summary>
    private static string Timeless(Measure measure) => Time().Replace(measure.Heading, "").Trim();

    [GeneratedRegex(@"\b(?:(?<down>fell|dropped|declined|decreased|shrank|went down|came down)|rose|increased|grew|went up)\s+by\s+(?:only |just )?(?<n>" + NumberWords.Pattern + @")\b(?!\s*(?:%|per ?cent|points?)|[\d,.]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:19|20)\d\d(?:[-–/]\d{2,4})?\b|\b(?:spring|summer|autumn|winter|start|end|before|after|last|this|then|now|year|Q[1-4])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
