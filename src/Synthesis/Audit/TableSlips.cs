using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Holds numbers of sentences against tables where the sentence leads to a row or a column: by its date, by the row's name, or by another number of that row. Doubted is what stands nowhere else
/// and is a slip of the pen from a number of the table or from the difference of two; and a share of a row in its column's total that moved "from 10% to 19%" where the one is right.
/// </summary>
internal static partial class TableSlips
{
    private const int Least = 10, LeastDifference = 3;

    /// <summary>A row of counts, with what heads its columns.</summary>
    private sealed record Row(IReadOnlySet<string> Words, bool IsTotal, IReadOnlyList<decimal?> Numbers, IReadOnlyList<DateSaid?> Dates, int Table, Place Place);

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told)
    {
        var rows = Rows(draft, rules).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var times = ToldTwice.Times(draft, told);
        var block = new List<decimal>();
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
            {
                continue;
            }

            if (i == 0 || draft.Passages[i - 1].Block != passage.Block)
            {
                block.Clear();
            }

            var numbers = passage.Words.Select((w, at) => (N: Tellings.NumberAt(passage.Words, at, passage.Text, out _), w.Start)).Where(n => n.N is not null).Select(n => (N: n.N!.Value, n.Start)).ToList();
            var dates = DatesIn.Of(passage.Text);
            numbers.RemoveAll(n => dates.Any(d => n.Start >= d.At && n.Start < d.At + d.Length));
            block.AddRange(numbers.Select(n => n.N));
            if (numbers.Count == 0 && !passage.Text.Contains('%', StringComparison.Ordinal))
            {
                continue;
            }

            var doubtful = numbers.Where(n => n.N >= Least && times.GetValueOrDefault(n.N) <= 1 && !rows.Exists(r => r.Numbers.Contains(n.N))).ToList();
            if (doubtful.Count == 0 && !Differs().IsMatch(passage.Text) && !Moved().IsMatch(passage.Text))
            {
                continue;
            }

            var words = Stems(passage.Words, rules);
            var found = doubtful.Select(n => Slip(n.N, numbers.ConvertAll(o => o.N), block, words, dates, rows, rules.List("earlier").StandIn(passage.Text))).FirstOrDefault(f => f is not null)
                ?? Difference(passage.Text, numbers.ConvertAll(n => n.N), rows) ?? Share(passage.Text, words, rows);
            if (found is { Row: var row, Said: var said, Right: var right, Share: var share })
            {
                var sign = share ? "%" : "";
                yield return new AuditFinding(share ? "table/percentage" : "contradiction/number", share ? "table" : "contradiction", Severity.Warning, $"The text gives {Shown(said)}{sign}; the table gives {Shown(right)}{sign} in or from the row '{row.Place.Quote.Split('\t')[0]}'.",
                    "Make text and table agree.", null, null, draft.Of(passage)) { Against = [row.Place], About = $"table {Shown(said)} {Shown(right)}" };
            }
        }
    }

    private sealed record Found(Row Row, decimal Said, decimal Right, bool Share);

    private static Found? Slip(decimal said, List<decimal> beside, List<decimal> block, HashSet<string> words, IReadOnlyList<DateSaid> dates, List<Row> rows, bool earlier)
    {
        foreach (var row in rows)
        {
            for (var c = 0; c < row.Numbers.Count; c++)
            {
                if (row.Numbers[c] is { } cell && cell >= Least && Telling.IsSlip(said, cell) && !beside.Contains(cell) && (dates.Count == 0 || earlier || row.Dates[c] is not { } head || dates.Any(d => d.Meets(head)))
                    && ((row.Words.Count > 0 && row.Words.IsSubsetOf(words)) || (row.Dates[c] is { } day && dates.Any(d => d.Meets(day)) && (row.IsTotal || row.Words.Overlaps(words)))
                        || (row.Words.Count > 0 && beside.Distinct().Count(n => n != said && n >= Least && rows.Exists(r => r != row && r.Table == row.Table && r.Numbers.Count > c && r.Numbers[c] == n)) > 1)
                        || ((row.IsTotal || row.Words.Overlaps(words)) && row.Numbers.Where((_, o) => o != c).Any(n => n >= Least && n != said && block.Contains(n.Value)))))
                {
                    return new Found(row, said, cell, false);
                }
            }
        }

        return null;
    }

    /// <summary>"371 places, which is 14 fewer than two years before": where the row of 371 has no difference of 14 and one of 41.</summary>
    private static Found? Difference(string text, List<decimal> numbers, List<Row> rows)
    {
        foreach (Match m in Differs().Matches(text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is not { } said || said < LeastDifference)
            {
                continue;
            }

            var candidates = rows.Where(r => numbers.Any(n => n >= Least && n != said && r.Numbers.Contains(n)))
                .Select(r => (Row: r, Gaps: numbers.Where(n => r.Numbers.Contains(n)).SelectMany(n => r.Numbers.OfType<decimal>().Select(o => Math.Abs(o - n))).Where(g => g > 0).ToList())).ToList();
            if (candidates.Count > 0 && !candidates.Any(c => c.Gaps.Contains(said)) && candidates.SelectMany(c => c.Gaps.Select(g => (c.Row, Gap: g))).FirstOrDefault(c => Telling.IsSlip(said, c.Gap)) is { Row: not null } right)
            {
                return new Found(right.Row, said, right.Gap, false);
            }
        }

        return null;
    }

    /// <summary>A share that moved from one percentage to another, of which one is the row's share in its table's total and the other that of no column.</summary>
    private static Found? Share(string text, HashSet<string> words, List<Row> rows)
    {
        if (Moved().Match(text) is not { Success: true } m || rows.Where(r => !r.IsTotal && r.Words.Count > 0 && r.Words.IsSubsetOf(words)).MaxBy(r => r.Words.Count) is not { } row || rows.Find(r => r.Table == row.Table && r.IsTotal) is not { } total)
        {
            return null;
        }

        var shares = row.Numbers.Zip(total.Numbers).Select(p => p is ({ } n, { } of) && of > 0 ? (decimal?)Math.Round(100 * n / of, 0, MidpointRounding.AwayFromZero) : null).OfType<decimal>().ToList();
        var (a, b) = (decimal.Parse(m.Groups["a"].Value, CultureInfo.InvariantCulture), decimal.Parse(m.Groups["b"].Value, CultureInfo.InvariantCulture));
        bool Is(decimal said) => shares.Exists(s => Math.Abs(s - said) <= 1);
        return shares.Count < 2 || Is(a) == Is(b) ? null : Is(a) ? new Found(row, b, shares[^1], true) : new Found(row, a, shares[0], true);
    }

    private static IEnumerable<Row> Rows(Draft draft, AuditRules rules)
    {
        for (var i = 0; i < draft.Document.Blocks.Count; i++)
        {
            if (draft.Document.Blocks[i].Rows is not { Count: > 1 } table)
            {
                continue;
            }

            var caption = i > 0 && draft.Document.Blocks[i - 1].Kind is BlockKind.Caption or BlockKind.Paragraph ? draft.Document.Blocks[i - 1].Text : "";
            var dates = table[0].Select(c => DatesIn.Of(c) is [var date] ? SaidNumbers.Dated(date, caption) : null).ToList();
            var at = table[0].Sum(c => c.Length + 1);
            foreach (var row in table.Skip(1))
            {
                var length = row.Sum(c => c.Length) + row.Count - 1;
                var numbers = row.Skip(1).Select(c => Plain().IsMatch(c.Trim()) && decimal.TryParse(c.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null).ToList();
                if (row.Count > 1 && numbers.Exists(n => n is not null) && at + length <= draft.Document.Blocks[i].Text.Length && draft.In(i, at, at + length) is { } place)
                {
                    yield return new Row(Stems(Word.Split(row[0]), rules), rules.List("total-row").StandIn(row[0]), numbers, [.. Enumerable.Range(1, row.Count - 1).Select(c => c < dates.Count ? dates[c] : null)], i, place);
                }

                at += length + 1;
            }
        }
    }

    private static HashSet<string> Stems(IReadOnlyList<Word> words, AuditRules rules)
    {
        var (joins, known, empty) = (rules.List("name-joins").Cover(words), rules.List("known-by").Cover(words), rules.List("total-row").Cover(words));
        var nothing = rules.List("tells-nothing").Cover(words);
        return words.Where((w, i) => !joins[i] && !known[i] && !empty[i] && !nothing[i] && w.Folded.Length > 2 && !char.IsAsciiDigit(w.Folded[0])).Select(w => rules.List("alike").NumberOf(w.Folded) is { } n ? $"={n}" : w.Folded is [.. var one, 's'] and not [.., 's', 's'] ? one : w.Folded).ToHashSet(StringComparer.Ordinal);
    }

    private static string Shown(decimal n) => n.ToString("#,0.###", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:\d{1,3}(?:,\d{3})+|\d+)$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @")\s+(?:\p{L}+\s+)?(?:fewer|more|less|lower|higher|above|below|up|down)\s+(?:than|on)\b|\b(?:up|down|rise|fall|increase|decrease|drop|reduction|risen|fallen|rose|fell|grew|grown|dropped)\s+(?:of|by)\s+(?<n>" + NumberWords.Pattern + @")(?!\s*(?:%|per))", RegexOptions.IgnoreCase)]
    private static partial Regex Differs();

    [GeneratedRegex(@"\bfrom\s+(?<a>\d+(?:\.\d)?)\s*(?:%|per\s?cent)[^%.;]{0,40}?\bto\s+(?<b>\d+(?:\.\d)?)\s*(?:%|per\s?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex Moved();
}
