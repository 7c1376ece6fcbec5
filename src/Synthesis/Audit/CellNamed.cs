using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Holds sentences against the cells of tables that they name by the very words of a row and by the day or the words of a column ("aged 10 to 15: 243 children in Northholt"), and percentages that
/// they say a row makes up of all against the row's share in its column. What any reading makes true is let be.
/// </summary>
internal static partial class CellNamed
{
    private const int LeastTold = 10, PointsApart = 1;

    private sealed record Table(int Block, IReadOnlyList<string> Heads, IReadOnlyList<CountRow> Rows);

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told)
    {
        var tables = CountTables.Rows(draft, rules).GroupBy(r => r.Block).Select(g => new Table(g.Key, draft.Document.Blocks[g.Key].Rows is { Count: > 1 } rows ? [.. rows[0].Skip(1)] : [], [.. g])).ToList();
        if (tables.Count == 0)
        {
            yield break;
        }

        var (times, heads) = (ToldTwice.Times(draft, told), told.ToLookup(t => (t.Passage.Start, t.At), t => t.Head));
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption) || passage.IsDrawn || rules.List("supposed").StandIn(passage.Text) || rules.List("another-world").StandIn(passage.Text))
            {
                continue;
            }

            var folded = Folded(passage.Words);
            foreach (var table in tables)
            {
                if (Cell(passage, folded, table, tables, times, heads, rules) is { } cell)
                {
                    yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"The text gives {Denominator.Number(cell.Said)}; the table gives {Denominator.Number(cell.Right)} in the row '{cell.Row.Label}'.", "Make text and table agree.", null, null, draft.Of(passage))
                    {
                        Against = [cell.Row.Place], About = $"named {Denominator.Number(cell.Said)} {Denominator.Number(cell.Right)}",
                    };
                    break;
                }
            }
        }
    }

    private static (CountRow Row, decimal Said, decimal Right)? Cell(Passage passage, string folded, Table table, List<Table> tables, Dictionary<decimal, int> times, ILookup<(int, int), string> heads, AuditRules rules)
    {
        bool Holds(string name) => name.Length > 2 && folded.Contains($" {name} ", StringComparison.Ordinal);
        var rows = table.Rows.Where(r => Holds(Name(r.Label))).ToList();
        rows.RemoveAll(r => rows.Exists(o => o != r && Name(o.Label).Contains(Name(r.Label), StringComparison.Ordinal)));
        if (rows is not [var row] || row.Title.AsSpan().ContainsAny('£', '%'))
        {
            return null;
        }

        var dates = DatesIn.Of(passage.Text);
        var columns = Enumerable.Range(0, row.Numbers.Count).Where(c => row.Numbers[c] is not null && (row.Dates[c] is { } day ? dates.Count == 1 && dates[0].Span == day.Span && dates[0].Year == day.Year && (dates[0].Month == day.Month || dates[0].Month is null)
            : c < table.Heads.Count && Name(table.Heads[c]).Any(char.IsLetter) && Holds(Name(table.Heads[c])))).ToList();
        if (columns is not [var column] || row.Numbers[column] is not { } right)
        {
            return null;
        }

        var label = folded.IndexOf($" {Name(row.Label)} ", StringComparison.Ordinal);
        var inLabel = Name(row.Label).Split(' ');
        var said = passage.Words.Select((w, i) => (N: Tellings.NumberAt(passage.Words, i, passage.Text, out var _), w.Start, w.Folded)).Where(n => n.N is not null && !inLabel.Contains(n.Folded) && !dates.Any(d => n.Start >= d.At && n.Start < d.At + d.Length)).ToList();
        var open = said.Where(n => n.N >= LeastTold && times.GetValueOrDefault(n.N!.Value) <= 1 && !tables.Exists(t => t.Rows.Any(r => r.Numbers.Contains(n.N)))).ToList();
        if (said.Exists(n => n.N == right) || open is not [var one] || said.Count > 2 || rules.List("earlier").StandIn(passage.Text) || rules.List("not-whole-row").StandIn(passage.Text) || rules.List("planned").StandIn(passage.Text)
            || (heads[(passage.Start, one.Start)].FirstOrDefault(h => h.Length > 0) is { } head && !row.Caption.Contains(head) && !row.Words.Contains(head) && !rules.List("thing-child").StandIn(head)))
        {
            return null;
        }

        return label >= 0 && (Math.Max(one.N!.Value, right) <= 1.3m * Math.Min(one.N!.Value, right) || Telling.IsSlip(one.N!.Value, right)) ? (row, one.N!.Value, right) : null;
    }

    private static string Folded(IReadOnlyList<Word> words) => $" {string.Join(' ', words.Select(w => w.Folded is [.. var bare, 's'] && w.End - w.Start > w.Folded.Length ? bare : w.Folded))} ";

    /// <summary>The words of a label without those before what it names.</summary>
    private static string Name(string label) => string.Join(' ', Word.Split(label).Select(w => w.Folded).SkipWhile(w => w is "of" or "whom" or "which" or "aged" or "age" or "the" or "in"));
}

/// <summary>Holds percentages that a row of a table is said to make up of all against the row's share in its column.</summary>
internal static partial class RowShares
{
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var tables = CountTables.Rows(draft, rules).Where(r => !r.Title.AsSpan().ContainsAny('£', '%')).GroupBy(r => r.Block).Select(g => g.ToList()).ToList();
        var numbers = draft.Passages.SelectMany(p => p.Words.Select((_, i) => Tellings.NumberAt(p.Words, i, p.Text, out var _))).OfType<decimal>().ToHashSet();
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption && !p.IsDrawn && tables.Count > 0 && !rules.List("supposed").StandIn(p.Text) && !rules.List("planned").StandIn(p.Text)))
        {
            foreach (Match m in OfAll().Matches(passage.Text))
            {
                var sentence = Accounts.SaidIn(passage, rules);
                var said = new[] { "a", "b" }.Select(g => m.Groups[g]).Where(g => g.Success).Select(g => decimal.Parse(g.Value, CultureInfo.InvariantCulture)).ToList();
                foreach (var table in tables)
                {
                    if (Wrong(passage, m.Index, sentence, said, table, numbers, rules) is { } wrong)
                    {
                        yield return new AuditFinding("table/percentage", "table", Severity.Warning, $"The text gives {Denominator.Number(wrong.Said)}%; the row '{wrong.Row.Label}' of the table makes {Denominator.Number(wrong.Right)}% of its column.", "Put the number or the percentage right.", null, null, draft.Of(passage))
                        {
                            Against = [wrong.Row.Place], About = $"row share {Denominator.Number(wrong.Said)} {Denominator.Number(wrong.Right)}",
                        };
                        break;
                    }
                }
            }
        }
    }

    private static (CountRow Row, decimal Said, decimal Right)? Wrong(Passage passage, int at, HashSet<string> sentence, List<decimal> said, List<CountRow> table, HashSet<decimal> numbers, AuditRules rules)
    {
        HashSet<string> Means(CountRow row) => [.. Accounts.SaidIn(Word.Split(row.Label), row.Label, rules).Where(t => t[0] is not ('@' or '#'))];
        var before = Accounts.SaidIn(Word.Split(passage.Text[..at]), passage.Text[..at], rules);
        var named = table.Where(r => !r.IsTotal && Means(r) is { Count: > 0 } label && label.IsSubsetOf(sentence)).ToList();
        if (named is not [var row] || Means(row).Any(t => t[0] == '~') && sentence.Count(t => t[0] == '~') > Means(row).Count(t => t[0] == '~'))
        {
            return null;
        }

        var total = table.Find(r => r.IsTotal);
        var parts = table.Where(r => !r.IsTotal).ToList();
        var shares = Enumerable.Range(0, row.Numbers.Count).Select(c => row.Numbers[c] is { } n && (total is not null ? total.Numbers.Count > c ? total.Numbers[c] : null : parts.Sum(p => p.Numbers.Count > c ? p.Numbers[c] ?? 0 : 0) is var sum && numbers.Contains(sum) ? sum : null) is { } of && of > n && of > 0 ? (decimal?)(100 * n / of) : null).ToList();
        var known = shares.OfType<decimal>().ToList();
        bool Is(decimal p) => known.Exists(s => Math.Abs(s - p) <= 1);
        // Of years before the table's nothing is known; the last of two is of its last column.
        var last = known.Count > 0 ? known[^1] : 0;
        var wrong = said[^1];
        return known.Count == 0 || Is(wrong) || before.Count == 0 && sentence.Count == 0 || Math.Abs(last - wrong) > 10 || (said.Count > 1 && !Is(said[0])) ? null : (row, wrong, Math.Round(last, 0, MidpointRounding.AwayFromZero));
    }

    /// <summary>"Made up 15 per cent of all placements", "12% of our placements", "from 10% to 19% of all children"; not "20% of the homes".</summary>
    [GeneratedRegex(@"(?:\bfrom\s+(?<a>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+(?:in\s+\d{4}\s+)?to\s+)?(?<![\d.,£(])(?<b>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+of\s+(?:all\s+(?:of\s+)?(?:our\s+|the\s+)?|our\s+|the\s+total\b|the\s+whole\b)", RegexOptions.IgnoreCase)]
    private static partial Regex OfAll();
}
