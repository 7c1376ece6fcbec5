using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>
/// Holds numbers that a sentence works out from a table against that table: rows told together, what is left of a whole, a difference between two cells, the share
/// of a cell in a whole. What is worked out is told from the sentence's words; a number is doubted where it is none of what they allow and a slip of the pen from one of it.
/// </summary>
internal static partial class DerivedCheck
{
    private const int AlikeLetters = 6;

    /// <summary>What a sentence may have worked out.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="How">From what, in words.</param>
    /// <param name="Grid">The table.</param>
    /// <param name="Row">The row that it speaks of, or one of them.</param>
    /// <param name="Measure">The column.</param>
    private sealed record Worked(decimal Value, string How, Grid Grid, int Row, Measure Measure);

    /// <summary>A sentence with what it names.</summary>
    private sealed record Sentence(string Text, IReadOnlyList<SaidNumber> Numbers, IReadOnlySet<string> Words, WrittenParagraph Paragraph)
    {
        /// <summary>The other counts that it gives.</summary>
        internal IEnumerable<decimal> Beside(SaidNumber number) => Numbers.Where(n => !n.IsShare && n != number).Select(n => n.Value);
    }

    /// <summary>Numbers of sentences that are not what the table gives for what the sentence says.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        foreach (var paragraph in text.Prose)
        {
            foreach (var said in Claim.SentencesOf(paragraph.Text))
            {
                var sentence = new Sentence(said, [.. SaidNumber.In(said)], DifferenceCheck.WordsOf(said), paragraph);
                foreach (var number in sentence.Numbers)
                {
                    if (!SaidOf.IsOtherMeasure(said, number, grids) && !SaidWords.Time().IsMatch(said[number.At..]) && !OwnNumbers.Give(number, sentence.Numbers) && Doubted(number, sentence, grids) is { } right && !right.Grid.Stands(right.Row, number.Value, number.Step))
                    {
                        var sign = number.IsShare ? "%" : "";
                        yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence gives {Denominator.Number(number.Value)}{sign} where the table gives {Denominator.Number(right.Value)}{sign}: {right.How}.", null,
                            right.Grid.Rows[right.Row].Quote, right.Grid.Place(right.Row, right.Measure), [], sentence.Text, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null));
                    }
                }
            }
        }
    }

    /// <summary>What a number should be, or null where it may stand.</summary>
    private static Worked? Doubted(SaidNumber number, Sentence sentence, IReadOnlyList<Grid> grids)
    {
        if (number.IsShare && OfWhole(number, sentence, grids) is { } share)
        {
            return share;
        }

        if (grids.Any(g => Cells(g, number.IsShare).Any(c => Is(number, c.Measure, c.Row)) || g.Bases.Contains(number.Value) || g.Measures.Any(m => m.Base == number.Value)))
        {
            return null;
        }

        var worked = grids.SelectMany(g => number.IsShare ? Shares(number, sentence, g) : Counts(number, sentence, g)).ToList();
        var right = worked.Exists(w => Same(number, w.Value)) ? null : worked.Find(w => number.Digits > 2 && number.IsSlipOf(w.Value));
        return right is null || grids.Any(g => IsRun(number, g)) ? null : right;
    }

    /// <summary>Counts that the sentence's words allow.</summary>
    private static IEnumerable<Worked> Counts(SaidNumber number, Sentence sentence, Grid grid)
    {
        var named = Named(grid, sentence);
        foreach (var column in grid.Measures.Where(m => m is { IsShare: false, Summable: true }))
        {
            foreach (var sum in Sums(grid, column, sentence, named))
            {
                yield return sum;
            }
        }
    }

    /// <summary>Percentages that the sentence's words allow.</summary>
    private static IEnumerable<Worked> Shares(SaidNumber number, Sentence sentence, Grid grid)
    {
        var named = Named(grid, sentence);
        foreach (var column in grid.Measures.Where(m => m is { IsShare: true, IsChange: false } && IsOfColumn(grid, m)))
        {
            foreach (var sum in Sums(grid, column, sentence, named))
            {
                yield return sum;
            }
        }
    }

    /// <summary>Sums of rows that are told together: those that the sentence names, those whose labels share a word with it, and the first few where it says so.</summary>
    private static IEnumerable<Worked> Sums(Grid grid, Measure column, Sentence sentence, List<int> named)
    {
        var body = Rows(grid, RowRole.Body).Where(r => column.Value(r) is not null).ToList();
        var groups = named.Count > 1 ? (IEnumerable<IReadOnlyList<int>>)[[.. named], .. named.SelectMany((a, i) => named.Skip(i + 1).Select(b => (int[])[a, b]))] : [];
        groups = groups.Concat(sentence.Words.Where(_ => Together().IsMatch(sentence.Text)).Select(w => (IReadOnlyList<int>)[.. body.Where(r => DifferenceCheck.WordsOf(grid.Rows[r].Label).Any(l => Alike(l, w)))]).Where(g => !g.Any(named.Contains) && !g.Any(r => grid.Measures.Any(m => sentence.Numbers.Any(n => n.Value >= 10 && m.IsShare == n.IsShare && m.Value(r) == n.Value)))));
        if (Together().IsMatch(sentence.Text) && sentence.Numbers.Any(n => !n.IsShare && Rows(grid, RowRole.Total).Any(t => column.Counts[t] == n.Value)))
        {
            groups = groups.Concat([[.. body.Take(2)], [.. body.Take(3)]]);
        }

        foreach (var group in groups.Where(g => g.Count > 1 && (!named.Contains(g[0]) || Meant.AreJoined(sentence.Text, [.. g.Select(r => grid.Rows[r].Label)])) && g.Count < Math.Max(3, body.Count) && g.All(r => column.Value(r) is not null)))
        {
            yield return new Worked(group.Sum(r => column.Value(r)!.Value), string.Join(" and ", group.Select(r => $"'{grid.Rows[r].Label}'")) + " together", grid, group[0], column);
        }
    }

    /// <summary>The share that a percentage "of the 5,970" should be, where the sentence names one row, or gives one count, of the column that has that whole.</summary>
    private static Worked? OfWhole(SaidNumber number, Sentence sentence, IReadOnlyList<Grid> grids)
    {
        var printed = new Percentage(number.Value, number.Step);
        if (OfCount().Match(sentence.Text, number.At) is { Success: true } m && m.Index == number.At && NumberWords.Read(m.Groups["of"].Value) is > 20 and var whole)
        {
            var meant = (from grid in grids
                         from column in grid.Measures
                         where !column.IsShare && Rows(grid, RowRole.Total, RowRole.Base).Any(t => column.Counts[t] == whole)
                         let named = Named(grid, sentence)
                         where named.Count == 1 && column.Counts[named[0]] is not null
                         select new Worked(printed.Right(column.Counts[named[0]]!.Value, whole).Value, $"'{grid.Rows[named[0]].Label}' is {Denominator.Number(column.Counts[named[0]]!.Value)} of {Denominator.Number(whole)}", grid, named[0], column)).ToList();
            return meant.Count > 0 && meant.TrueForAll(w => printed.From(w.Measure.Counts[w.Row]!.Value, whole) == Rounding.None) && !sentence.Beside(number).Any(b => printed.From(b, whole) != Rounding.None) ? meant[0] : null;
        }

        if (OfGroup().Matches(sentence.Text).FirstOrDefault(g => g.Groups["p"].Index == number.At) is { } of && NumberWords.Read(of.Groups["n"].Value) is { } count)
        {
            var words = DifferenceCheck.WordsOf(of.Groups["what"].Value);
            var meant = (from grid in grids
                         from column in grid.Measures
                         where !column.IsShare
                         let own = DifferenceCheck.WordsOf(column.Heading).Except(grid.Measures.Where(x => x.Place != column.Place && !Beside(grid, column, x)).SelectMany(x => DifferenceCheck.WordsOf(x.Heading))).ToList()
                         where own.Exists(words.Contains)
                         from row in Rows(grid, RowRole.Body)
                         where column.Counts[row] == count
                         from total in Rows(grid, RowRole.Total, RowRole.Base)
                         where column.Counts[total] >= count
                         select (Worked: new Worked(printed.Right(count, column.Counts[total]!.Value).Value, $"{Denominator.Number(count)} of {Denominator.Number(column.Counts[total]!.Value)} (column '{column.Heading}')", grid, row, column), Of: column.Counts[total]!.Value)).ToList();
            return meant.Count > 0 && meant.TrueForAll(w => printed.From(count, w.Of) == Rounding.None) ? meant[0].Worked : null;
        }

        return null;
    }

    /// <summary>Whether a column stands under the same heading as another, as a percentage beside its count does.</summary>
    private static bool Beside(Grid grid, Measure column, Measure other) => other.IsShare && Denominator.Beside(grid, other) == column;

    /// <summary>The rows that a sentence names with all the words of their labels; of labels that lie within one another the longest.</summary>
    private static List<int> Named(Grid grid, Sentence sentence)
    {
        var named = Rows(grid, RowRole.Body).Select(r => (Row: r, Words: DifferenceCheck.WordsOf(grid.Rows[r].Label))).Where(r => r.Words.Count > 0 && r.Words.IsSubsetOf(sentence.Words)
            && Digits().Matches(grid.Rows[r.Row].Label).All(d => HasWord(sentence.Text, d.Value)) && NamedPlaces.Words(grid.Rows[r.Row].Label).Where(w => w.Length == 1).All(w => HasWord(sentence.Text, w))).ToList();
        return [.. named.Where(r => !named.Exists(o => o.Words.Count > r.Words.Count && o.Words.IsSupersetOf(r.Words))).Select(r => r.Row)];
    }

    /// <summary>Whether a column of percentages is one of parts of a whole, so that they may be added.</summary>
    private static bool IsOfColumn(Grid grid, Measure share) => Rows(grid, RowRole.Total).Any(t => share.Shares[t]?.Value == 100)
        || (Rows(grid, RowRole.Body).ToList() is { Count: > 2 } body && Math.Abs(body.Sum(r => share.Shares[r]?.Value ?? 0) - 100) <= body.Count);

    /// <summary>Whether a number or word stands in a text by itself.</summary>
    private static bool HasWord(string text, string word) => Token().Matches(text).Any(t => t.Value == word);

    /// <summary>Whether rows that follow one another in a column add up to a number, or leave it of the column's total.</summary>
    private static bool IsRun(SaidNumber number, Grid grid) => grid.Measures.Where(m => m.IsShare == number.IsShare && !m.Shares.Any(s => s?.Step > number.Step)).Any(column =>
    {
        var body = Rows(grid, RowRole.Body).Where(r => column.Value(r) is not null).ToList();
        return Enumerable.Range(0, body.Count).Any(from => Enumerable.Range(from + 2, Math.Max(0, body.Count - from - 1)).Any(to => Same(number, body[from..to].Sum(r => column.Value(r)!.Value))));
    });

    private static IEnumerable<(int Row, Measure Measure, decimal Value)> Cells(Grid grid, bool shares) =>
        grid.Measures.Where(m => m.IsShare == shares).SelectMany(m => Rows(grid, RowRole.Body, RowRole.Total, RowRole.Base).Where(r => m.Value(r) is not null).Select(r => (r, m, m.Value(r)!.Value)));

    private static IEnumerable<int> Rows(Grid grid, params RowRole[] roles) => Enumerable.Range(0, grid.Rows.Count).Where(i => roles.Contains(grid.Rows[i].Role) && !grid.Rows[i].IsMeasured);

    /// <summary>Whether a number is that of a cell, which is printed as precisely.</summary>
    private static bool Is(SaidNumber number, Measure measure, int row) => measure.IsShare ? measure.Shares[row] is { } share && share.Step <= number.Step && Math.Abs(share.Value - number.Value) < number.Step : measure.Counts[row] == number.Value;

    private static bool Same(SaidNumber number, decimal value) => Math.Abs(number.Value - Math.Abs(value)) <= (number.IsShare ? number.Step : 0);

    private static bool Alike(string one, string other) => one == other || (one.Length >= AlikeLetters && other.Length >= AlikeLetters && one.AsSpan(0, AlikeLetters).SequenceEqual(other.AsSpan(0, AlikeLetters)));

    [GeneratedRegex(@"\b(?:together|combined|between them|account(?:s|ed)? for|ma(?:k|d)e(?:s)? up|in all|taken as one)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Together();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d+|\p{L}+")]
    private static partial Regex Token();

    [GeneratedRegex(@"\G\d+(?:\.\d+)?\s*(?:%|per ?cent)\s+of (?:all )?(?:the |those |these |our )?(?<of>\d{1,3}(?:,\d{3})+|\d+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfCount();

    [GeneratedRegex(@"\b(?:[Oo]f (?:all )?(?:the |those |these )|[Aa]mong (?:all )?(?:the |those |these )?)(?<what>\p{L}[\p{L} '’-]{2,60}?),? (?<n>\d{1,3}(?:,\d{3})+|\d+) \((?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)\)")]
    private static partial Regex OfGroup();
}
