using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>
/// Finds numbers that differ between a table's row and a sentence that speaks of the same thing. That they do is told from the words
/// they share, each weighed by how few of the document's sentences and rows have it (inverse document frequency, Spärck Jones 1972).
/// </summary>
internal static partial class DifferenceCheck
{
    /// <summary>The likeness from which a row and a clause are taken to speak of the same thing: twice the shared weight over the weight of both.</summary>
    private const double Alike = 0.5, AlikeIfNear = 0.4;

    private const int LongestRun = 4, MostTimes = 4;

    private sealed record Row(Grid Grid, int At, Measure Measure, decimal? Count, Percentage? Share, IReadOnlySet<string> Words);

    /// <summary>Numbers of sentences that no row alike gives and that the row most alike contradicts.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        var rows = grids.SelectMany(Rows).Where(r => r.Words.Count > 0).ToList();
        var claims = text.Prose.SelectMany(Claim.In).Select(c => (Claim: c, Words: WordsOf(c.Clause))).ToList();
        var spread = rows.Select(r => r.Words).Concat(text.Prose.SelectMany(p => p.Text.Split(". ")).Select(WordsOf)).ToList();
        var often = spread.SelectMany(w => w).CountBy(w => w).ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);
        double Weight(IEnumerable<string> words) => words.Sum(w => Math.Log((spread.Count + 1.0) / often.GetValueOrDefault(w, 1)));
        var said = new HashSet<(int, int, int, string)>();
        foreach (var (claim, words) in claims)
        {
            var like = rows.Select(r => (Row: r, Like: 2 * Weight(r.Words.Where(words.Contains)) / (Weight(r.Words) + Weight(words)), Shared: r.Words.Count(words.Contains)))
                .Where(r => r.Like >= (Near(claim, r.Row) ? AlikeIfNear : Alike) && r.Shared > 1).OrderByDescending(r => r.Like).ToList();
            if (like.Count == 0 || like.Any(r => r.Like >= 0.8 * like[0].Like && Same(claim, r.Row)) || rows.Any(r => claim.Count is not null && claim.Share is not null && Same(claim with { Share = null }, r) && Same(claim with { Count = null }, r)))
            {
                continue;
            }

            if (IsOfAnother(claim, like[0].Row, rows) || SaidOf.IsOfAnotherYear(claim.Quote, grids) || (!Near(claim, like[0].Row) && IsOwn(claim)))
            {
                continue;
            }

            // Of rows about as much alike, that with the nearest number is meant.
            var row = like.Where(r => r.Like >= 0.8 * like[0].Like).MinBy(r => Apart(claim, r.Row)).Row;
            // What is of the row is a part of it, not the row again; what is left of a whole without the row is the others; and rows may be told together.
            if (!(claim.Of is { } of && row.Count == of) && !row.Grid.Bases.Any(b => b - row.Count == claim.Count) && !IsSumWith(row, claim) && !IsSumAlike(row, claim, words) && !IsSumBeside(row, claim) && !Stands(claim, row) && Differ(claim, row) is { } what && said.Add((row.Grid.Table.Number, row.At, row.Measure.Place, claim.Quote)))
            {
                yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"{what} '{row.Grid.Rows[row.At].Label}'.", null, row.Grid.Rows[row.At].Quote, row.Grid.Place(row.At, row.Measure), [],
                    claim.Quote, new NumberPlace(claim.Paragraph.Page, claim.Paragraph.Line, null, null, null, null));
            }
        }
    }

    private static IEnumerable<Row> Rows(Grid grid)
    {
        var counts = grid.Measures.Where(m => !m.IsShare).ToList();
        var shares = grid.Measures.Where(m => m is { IsShare: true, IsChange: false }).ToList();
        if (counts.Count > 1 || shares.Count > 1 || (shares.Count == 0 && grid.Rows.All(r => r.Role != RowRole.Total) && grid.Bases.Count == 0))
        {
            yield break;
        }

        for (var i = 0; i < grid.Rows.Count; i++)
        {
            if (grid.Rows[i].Role is RowRole.Body && grid.Measures.Any(m => m.Figures[i] is not null))
            {
                yield return new Row(grid, i, grid.Measures[0], counts.FirstOrDefault()?.Counts[i], shares.FirstOrDefault()?.Shares[i], WordsOf(grid.Rows[i].Label));
            }
        }
    }

    /// <summary>Whether what is said stands in the row, whatever the column.</summary>
    private static bool Stands(Claim claim, Row row) => (claim.Count is { } count && row.Grid.Stands(row.At, count, 1)) || (claim.Share is { } share && row.Grid.Stands(row.At, share.Value, share.Step));

    /// <summary>Whether the numbers of its sentence give what it says.</summary>
    private static bool IsOwn(Claim claim)
    {
        var all = SaidNumber.In(claim.Quote).ToList();
        return all.Exists(n => (n.IsShare ? claim.Share?.Value == n.Value : claim.Count == n.Value) && n.Value >= 10 && OwnNumbers.Give(n, all));
    }

    /// <summary>Whether the number is that of the row and of another that the sentence names too.</summary>
    private static bool IsSumWith(Row row, Claim claim) => claim.Count is { } count && row.Grid.Measures.Where(m => !m.IsShare && m.Counts[row.At] == row.Count)
        .Any(m => Enumerable.Range(0, m.Counts.Count).Any(i => i != row.At && m.Counts[i] + row.Count == count && WordsOf(row.Grid.Rows[i].Label) is { Count: > 0 } other && other.IsSubsetOf(WordsOf(claim.Quote))));

    /// <summary>Whether the number is that of all the rows with which the clause shares a word.</summary>
    private static bool IsSumAlike(Row row, Claim claim, IReadOnlySet<string> words) => claim.Count is { } count && row.Grid.Measures.Where(m => !m.IsShare && m.Counts[row.At] == row.Count).Any(m => words.Any(w =>
        Enumerable.Range(0, m.Counts.Count).Where(i => row.Grid.Rows[i].Role == RowRole.Body && m.Counts[i] is not null && WordsOf(row.Grid.Rows[i].Label).Contains(w)).ToList() is { Count: > 1 } alike && alike.Sum(i => m.Counts[i]!.Value) == count));

    /// <summary>Whether the number is that of the row and of rows next to it, where the sentence tells several in one.</summary>
    private static bool IsSumBeside(Row row, Claim claim) => claim.Count is { } count && Several().IsMatch(claim.Quote) && row.Grid.Measures.Where(m => !m.IsShare && m.Counts[row.At] == row.Count)
        .Any(m => Enumerable.Range(0, row.At + 1).Any(from => Enumerable.Range(row.At, m.Counts.Count - row.At).Any(to => to > from && to - from < LongestRun
            && Enumerable.Range(from, to - from + 1).Sum(i => row.Grid.Rows[i].Role == RowRole.Body ? m.Counts[i] ?? 0 : 0) == count)));

    /// <summary>
    /// Whether a number is another row's, of which the sentence has half the words that tell it from this one: where it has none of this row's own, or gives this row's number in the same clause.
    /// </summary>
    private static bool IsOfAnother(Claim claim, Row row, List<Row> rows)
    {
        var said = WordsOf(claim.Quote);
        return rows.Any(r => r.Grid == row.Grid && r != row && Same(claim, r) && r.Words.Except(row.Words).ToList() is { Count: > 0 } own && own.Count(said.Contains) * 2 >= own.Count
            && (!row.Words.Except(r.Words).Any(said.Contains) || SaidNumber.In(claim.Clause).Any(n => n.IsShare ? row.Share?.Value == n.Value : row.Count == n.Value)));
    }

    private static bool Same(Claim claim, Row row) =>
        (claim.Count is { } n && row.Count == n) || (claim.Share is { } s && row.Share is { } t && Math.Abs(s.Value - t.Value) < Math.Max(s.Step, t.Step));

    /// <summary>Whether the numbers are so near that one is likely a slip for the other, which makes it likelier that both are meant.</summary>
    private static bool Near(Claim claim, Row row) => Apart(claim, row) <= 2;

    private static decimal Apart(Claim claim, Row row) => claim.Count is { } n && row.Count is { } m ? Math.Abs(n - m) : claim.Share is { } s && row.Share is { } t ? Math.Abs(s.Value - t.Value) : decimal.MaxValue;

    private static string? Differ(Claim claim, Row row)
    {
        if (claim.Count is { } n && row.Count is { } m && n != m && n <= MostTimes * m && m <= MostTimes * n)
        {
            return $"A sentence gives {Denominator.Number(n)} where the table has {Denominator.Number(m)} for";
        }

        return claim.Share is { Bound: null } s && row.Share is { Bound: null } t && Math.Abs(s.Value - t.Value) >= Math.Max(s.Step, t.Step) ? $"A sentence gives {s} where the table has {t} for" : null;
    }

    /// <summary>The words of a text that carry meaning, without their endings; numbers and what stands in brackets left out.</summary>
    internal static IReadOnlySet<string> WordsOf(string text) =>
        Word().Matches(Aside().Replace(text, " ").ToLowerInvariant()).Select(m => m.Value).Where(w => !Empty().IsMatch(w) && NumberWords.Read(w) is null).Select(Stem).ToHashSet(StringComparer.Ordinal);

    /// <summary>A word without the endings that number, tense and class of word give it.</summary>
    private static string Stem(string word)
    {
        var stem = Ending().Replace(word, "");
        return stem.Length < 3 ? word : stem;
    }

    [GeneratedRegex(@"\b(?:or|and|together|both|either)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Several();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\p{L}{2,}(?:-\p{L}+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:ations?|ings?|ive|ed|es|ly|s|e|y|ies)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(?:the|an?|of|in|on|at|to|for|by|with|and|or|as|that|which|who|were|was|is|are|be|been|had|has|have|it|its|their|they|this|these|those|from|than|all|any|some|only|also|both|per|cent|at|into|but|not|no|how|what|there|most|more|one|other|others|another|further|over|under|about|could|would|should|can|cannot|may|might|must|will|shall|do|does|did|we|us|our|you|your|them)$")]
    private static partial Regex Empty();
}
