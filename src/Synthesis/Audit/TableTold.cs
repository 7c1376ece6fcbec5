using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Holds what sentences, captions and lists say against the cell of a table that they name by row and date, by a row's very words, or by a run of years, and the way that they say a row went
/// against the way it goes. Doubted is only what no reading makes true: a number that neither the row nor its neighbours in that column give.
/// </summary>
internal static partial class TableTold
{
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told)
    {
        var rows = CountTables.Rows(draft, rules).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var times = ToldTwice.Times(draft, told);
        foreach (var telling in told)
        {
            if ((Cell(telling, rows, rules) ?? Undated(telling, rows, times, rules)) is { } cell)
            {
                yield return Differs(draft, telling.Passage, cell.Row, telling.Number, cell.Number);
            }
        }

        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption))
        {
            if (DaysTold.Of(passage, rows, rules) is { } series)
            {
                yield return Differs(draft, passage, series.Row, series.Said, series.Right);
            }
            else if ((Named(passage, rows, draft) ?? By(passage, rows, rules)) is { } named)
            {
                yield return Differs(draft, passage, named.Row, named.Said, named.Right);
            }
            else if ((Way(passage, rows, rules, draft) ?? Comparison(passage, rows, rules) ?? Moved(passage, rows)) is { } way)
            {
                yield return new AuditFinding("contradiction/direction", "contradiction", Severity.Error, $"The text says '{way.Word}'; in the row '{way.Row.Label}' of the table it goes the other way, from {Denominator.Number(way.Row.Numbers.OfType<decimal>().First())} to {Denominator.Number(way.Row.Numbers.OfType<decimal>().Last())}.",
                    "Put the word or the numbers right.", null, null, draft.Of(passage)) { Against = [way.Row.Place], About = $"way {way.Row.Label} {way.Word}" };
            }
        }
    }

    private static AuditFinding Differs(Draft draft, Passage passage, CountRow row, decimal said, decimal right) =>
        new("contradiction/number", "contradiction", Severity.Warning, $"The text gives {Denominator.Number(said)}; the table gives {Denominator.Number(right)} in the row '{row.Label}'.", "Make text and table agree.", null, null, draft.Of(passage)) { Against = [row.Place], Numbers = (said, right), About = $"cell {Denominator.Number(said)} {Denominator.Number(right)}" };

    /// <summary>The cell that a telling names by the words of its row and, exactly, by date; null where it agrees or other readings are open.</summary>
    private static (CountRow Row, decimal Number)? Cell(Telling t, List<CountRow> rows, AuditRules rules)
    {
        if (t.IsOther || t.IsPart || t.Narrowed || t.Words.Count == 0 || t.Date is not { } date || (date.Month is null && !date.Span) || t.Number < (decimal)rules.Limit("told-least") || (!t.IsWhole && Narrowing(t, rules)) || OfAnother(t, rules))
        {
            return null;
        }

        (CountRow Row, decimal Number)? found = null;
        foreach (var row in rows)
        {
            var named = row.IsTotal && row.Words.Count == 0 ? t.Words.IsSubsetOf(row.Caption) && t.Words.Count > 1 : row.Words.Count > 0 && row.Words.IsSubsetOf(t.Words) && t.Words.All(w => row.Words.Contains(w) || row.Caption.Contains(w));
            for (var c = 0; named && c < row.Numbers.Count; c++)
            {
                if (row.Dates[c] is { } day && row.Numbers[c] is { } number && Same(day, date))
                {
                    if (number == t.Number || rows.Exists(r => r.Block == row.Block && r.Numbers.Contains(t.Number)))
                    {
                        return null;
                    }

                    found ??= Math.Max(number, t.Number) <= 2 * Math.Min(number, t.Number) ? (row, number) : null;
                }
            }
        }

        return found;
    }

    /// <summary>A number of three digits or more without a date, told once, that is a slip from the last of the row that it names, as in a foreword.</summary>
    private static (CountRow Row, decimal Number)? Undated(Telling t, List<CountRow> rows, Dictionary<decimal, int> times, AuditRules rules) =>
        t.IsOther || t.IsPart || t.Narrowed || t.Words.Count == 0 || t.Date is not null || t.Number < 100 || times.GetValueOrDefault(t.Number) > 1 || (!t.IsWhole && Narrowing(t, rules)) || OfAnother(t, rules) ? null
            : rows.Where(r => r.Numbers.Count > 1 && r.Dates[^1] is not null && r.Numbers[^1] is { } last && Telling.IsSlip(t.Number, last) && (r.Words.Count == 0 ? r.IsTotal && t.Words.IsSubsetOf(r.Caption) : r.Words.IsSubsetOf(t.Words) && t.Words.All(w => r.Words.Contains(w) || r.Caption.Contains(w))))
                .Select(r => ((CountRow, decimal)?)(r, r.Numbers[^1]!.Value)).FirstOrDefault();

    private static bool IsUnderHeadingsOf(Draft draft, CountRow row, Passage passage) => draft.Passages.FirstOrDefault(p => p.Block == row.Block)?.Headings.SequenceEqual(passage.Headings) == true;

    private static bool OfAnother(Telling t, AuditRules rules) => rules.List("not-whole-row").StandIn(t.Passage.Text) || rules.List("earlier").StandIn(t.Passage.Text[..t.At]);

    /// <summary>Whether what follows a name says which of them are meant: any word that is not of dates and that tells something.</summary>
    private static bool Narrowing(Telling t, AuditRules rules)
    {
        var dates = DatesIn.Of(t.After);
        var words = Word.Split(t.After);
        var (empty, own) = (rules.List("says-nothing-of-them").Cover(words), rules.List("own-area").Cover(words));
        return words.Where((w, i) => !empty[i] && !own[i] && !char.IsAsciiDigit(w.Folded[0]) && !dates.Any(d => w.Start >= d.At && w.End <= d.At + d.Length)).Any();
    }

    private static bool Same(DateSaid column, DateSaid said) => column.Year == said.Year && column.Span == said.Span && (column.Month is null ? said.Span : column.Month == said.Month) && (column.Day is null || said.Day is null || column.Day == said.Day);

    /// <summary>"Nine were more than 20 miles from home": a number of a row given in its very words, under the same heading, that this row has not and that another has, or that is near.</summary>
    private static (CountRow Row, decimal Said, decimal Right)? Named(Passage passage, List<CountRow> rows, Draft draft)
    {
        foreach (Match m in Were().Matches(passage.Text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is not { } said)
            {
                continue;
            }

            var rest = string.Join(' ', Word.Split(m.Groups["what"].Value).Select(w => w.Folded)) + " ";
            var row = rows.Where(r => Word.Split(r.Label) is { Count: > 2 } label && rest.StartsWith(string.Join(' ', label.Select(w => w.Folded)) + " ", StringComparison.Ordinal)).MaxBy(r => r.Label.Length);
            if (row is not null && !row.Numbers.Contains(said) && row.Numbers.OfType<decimal>().LastOrDefault() is var right && right > 0 && (rows.Exists(r => r != row && r.Block == row.Block && r.Numbers.Contains(said)) || Math.Max(said, right) <= 2 * Math.Min(said, right))
                && IsUnderHeadingsOf(draft, row, passage))
            {
                return (row, said, right);
            }
        }

        return null;
    }

    /// <summary>A sentence whose subject is a row of a table under the same heading, whose verb goes one way and whose row goes the other in every column, and that gives no dates of its own.</summary>
    private static (CountRow Row, string Word)? Way(Passage passage, List<CountRow> rows, AuditRules rules, Draft draft)
    {
        var ups = rules.List("rises").SpansIn(passage.Text);
        var downs = rules.List("falls").SpansIn(passage.Text);
        if (ups.Count + downs.Count != 1 || DatesIn.Of(passage.Text) is not ([] or [_]))
        {
            return null;
        }

        var (from, to) = ups.Count == 1 ? ups[0] : downs[0];
        var clause = passage.Text[(passage.Text[..from].LastIndexOfAny([';', ':', ',', '(']) + 1)..from];
        var words = Word.Split(clause);
        var empty = rules.List("says-nothing-of-them").Cover(words);
        var subject = CountTables.Stems([.. words.Where((_, i) => !empty[i])], rules);
        var named = rows.Where(r => r.Words.Count > 0 && r.Words.IsSubsetOf(subject) && subject.All(w => r.Words.Contains(w) || r.Caption.Contains(w) || rules.List("common").StandIn(w))
            && IsUnderHeadingsOf(draft, r, passage)).ToList();
        if (named is not [var row] || row.Dates.Any(d => d is null) || row.Numbers.Any(n => n is null) || row.Numbers.Count < 2 || (DatesIn.Of(passage.Text) is [var since] && !row.Dates.Any(d => d!.Year == since.Year)))
        {
            return null;
        }

        var ways = row.Numbers.Zip(row.Numbers.Skip(1)).Select(p => Math.Sign(p.Second!.Value - p.First!.Value)).ToList();
        return (row.Dates[0]!.Last < row.Dates[^1]!.First) && (ups.Count == 1 ? ways.TrueForAll(w => w < 0) : ways.TrueForAll(w => w > 0)) ? (row, passage.Text[from..to]) : null;
    }

    /// <summary>"112 places, nine more than two years before", where the row of 112 had nine more then, and in no column nine fewer.</summary>
    private static (CountRow Row, string Word)? Comparison(Passage passage, List<CountRow> rows, AuditRules rules)
    {
        foreach (Match m in MoreThan().Matches(passage.Text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is not { } gap || gap < 1 || !(rules.List("earlier").StandIn(m.Groups["than"].Value) || DatesIn.Any(m.Groups["than"].Value)))
            {
                continue;
            }

            var up = m.Groups["up"].Success;
            var said = passage.Words.Where(w => w.End <= m.Index).Select((_, i) => Tellings.NumberAt(passage.Words, i, passage.Text, out var _)).OfType<decimal>().ToHashSet();
            var gaps = rows.SelectMany(r => Enumerable.Range(1, Math.Max(0, r.Numbers.Count - 1)).SelectMany(c => Enumerable.Range(0, c).Select(b => (Row: r, Now: r.Numbers[c], Then: r.Numbers[b], Dated: r.Dates[b] is { } then && r.Dates[c] is { } now && then.Last < now.First))))
                .Where(g => g is { Now: not null, Then: not null, Dated: true } && said.Contains(g.Now!.Value) && Math.Abs(g.Now!.Value - g.Then!.Value) == gap).ToList();
            if (gaps.Count > 0 && gaps.TrueForAll(g => up ? g.Now < g.Then : g.Now > g.Then))
            {
                return (gaps[0].Row, m.Groups["word"].Value);
            }
        }

        return null;
    }

    /// <summary>"It fell by 19 in 2025, to 861", where the row of 861 had nineteen fewer before, and in no column nineteen more.</summary>
    private static (CountRow Row, string Word)? Moved(Passage passage, List<CountRow> rows)
    {
        foreach (Match m in MovedBy().Matches(passage.Text).Where(m => m.Groups["to"].Success))
        {
            var (gap, now, up) = (NumberWords.Read(m.Groups["n"].Value), NumberWords.Read(m.Groups["to"].Value), m.Groups["up"].Success);
            var gaps = rows.SelectMany(r => Enumerable.Range(1, Math.Max(0, r.Numbers.Count - 1)).Where(c => r.Numbers[c] == now).SelectMany(c => Enumerable.Range(0, c).Where(b => r.Numbers[b] is not null && r.Dates[b] is { } then && r.Dates[c] is { } at && then.Last < at.First).Select(b => (Row: r, Rose: now - r.Numbers[b])))).ToList();
            if (gap > 0 && gaps.Exists(g => g.Rose == (up ? -gap : gap)) && !gaps.Exists(g => g.Rose == (up ? gap : -gap)))
            {
                return (gaps.First(g => g.Rose == (up ? -gap : gap)).Row, m.Groups["word"].Value);
            }
        }

        return null;
    }

    /// <summary>"The number aged 10 to 15 has risen by 19 since March 2021", where the row so called rose by another number since then.</summary>
    private static (CountRow Row, decimal Said, decimal Right)? By(Passage passage, List<CountRow> rows, AuditRules rules)
    {
        foreach (Match m in MovedBy().Matches(passage.Text))
        {
            var since = DatesIn.Of(passage.Text).Where(d => d.At > m.Index && rules.List("since").SpansIn(passage.Text[..d.At]) is [.., var last] && passage.Text[last.End..d.At].Trim().Length == 0).ToList();
            if (since is not [var from] || NumberWords.Read(m.Groups["n"].Value) is not { } said)
            {
                continue;
            }

            var folded = $" {string.Join(' ', passage.Words.Where(w => w.End <= m.Index).Select(w => w.Folded))} ";
            var named = rows.Where(r => Word.Split(r.Label) is { Count: > 1 } label && folded.Contains($" {string.Join(' ', label.Select(w => w.Folded))} ", StringComparison.Ordinal)).ToList();
            foreach (var row in named.Where(r => r.Numbers[^1] is not null && r.Dates[^1] is not null))
            {
                var then = Enumerable.Range(0, row.Numbers.Count - 1).Where(c => row.Dates[c] is { } day && day.Year == from.Year && day.Span == from.Span && row.Numbers[c] is not null).ToList();
                if (then is [var c] && (m.Groups["up"].Success ? 1 : -1) * (row.Numbers[^1] - row.Numbers[c]) is { } right && right != said && !named.Exists(o => o != row && o.Numbers.Count > c && Math.Abs((o.Numbers[^1] - o.Numbers[c]) ?? 0) == said))
                {
                    return (row, said, right);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @")\s+(?:\p{L}+\s+)?(?<word>(?<up>more|higher|above|up)|fewer|less|lower|below|down)\s+(?:than|on)\s+(?<than>[^,;:.]{3,40})", RegexOptions.IgnoreCase)]
    private static partial Regex MoreThan();

    [GeneratedRegex(@"\b(?<word>(?<up>rose|risen|grew|grown|increased|climbed|went up|gone up|up)|fell|fallen|dropped|decreased|declined|shrank|shrunk|went down|gone down|down)\s+(?:again\s+)?by\s+(?:about\s+)?(?<n>" + NumberWords.Pattern + @")\b(?!\s*(?:%|per|[.,]\d))(?:[^.;:]{0,40}?,?\s+to\s+(?<to>\d{1,3}(?:,\d{3})+|\d+)(?!\d|\s*%))?", RegexOptions.IgnoreCase)]
    private static partial Regex MovedBy();

    [GeneratedRegex(@"(?:^|[,;:.]\s+(?:and\s+)?|\band\s+)(?<n>" + NumberWords.Pattern + @")\s+(?:of\s+(?:them|these|those)\s+(?:(?:were|are|lived|live)\s+)?|(?:were|was|are|is|lived|live)\s+)(?<what>[^,;:.]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Were();
}
