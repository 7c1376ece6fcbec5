using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Holds sentences against the cells of tables that they name by the very words of a row and by the day or the words of a column ("aged 10 to 15: 243 children in Northholt"), and the two ends of "from 122 to 146" against a row
/// that has one of them. What any reading makes true is let be.
/// </summary>
internal static partial class CellNamed
{
    private const int LeastTold = 10;

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
        if (FromTo().Match(passage.Text) is { Success: true } move && NumberWords.Read(move.Groups["a"].Value) is { } a && NumberWords.Read(move.Groups["b"].Value) is { } b
            && rows.Where(r => Folded(passage.Words.Where(w => w.End <= move.Index).ToList()).LastIndexOf($" {Name(r.Label)} ", StringComparison.Ordinal) >= 0).ToList() is [var moved] && moved.Numbers.Contains(a) != moved.Numbers.Contains(b) && moved.Dates.All(d => d is not null))
        {
            var (wrong, near) = moved.Numbers.Contains(a) ? (b, moved.Numbers[^1]) : (a, moved.Numbers[0]);
            return near is { } end && wrong != end && Math.Max(wrong, end) <= 1.3m * Math.Min(wrong, end) && !tables.Exists(t => t.Rows.Any(r => r.Numbers.Contains(wrong))) ? (moved, wrong, end) : null;
        }

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

        var inLabel = Name(row.Label).Split(' ');
        var said = passage.Words.Select((w, i) => (N: Tellings.NumberAt(passage.Words, i, passage.Text, out var _), w.Start, w.Folded)).Where(n => n.N is not null && !inLabel.Contains(n.Folded) && !dates.Any(d => n.Start >= d.At && n.Start < d.At + d.Length)).ToList();
        var open = said.Where(n => n.N >= LeastTold && times.GetValueOrDefault(n.N!.Value) <= 1 && !tables.Exists(t => t.Rows.Any(r => r.Numbers.Contains(n.N)))).ToList();
        if (said.Exists(n => n.N == right) || open is not [var one] || said.Count > 2 || rules.List("earlier").StandIn(passage.Text) || rules.List("not-whole-row").StandIn(passage.Text.Replace("aged", " ", StringComparison.Ordinal)) || rules.List("planned").StandIn(passage.Text)
            || (heads[(passage.Start, one.Start)].FirstOrDefault(h => h.Length > 0) is { } head && !row.Caption.Contains(head) && !row.Words.Contains(head) && head != ToldTwice.Child(rules)))
        {
            return null;
        }

        return !Narrowed(passage, one.Start, row, column, table, dates, rules) && (Math.Max(one.N!.Value, right) <= 1.3m * Math.Min(one.N!.Value, right) || Telling.IsSlip(one.N!.Value, right)) ? (row, one.N!.Value, right) : null;
    }

    /// <summary>Whether words after number, row and column say which of them are meant; what stands between commas ("of whom there were 77 in March 2019,") is all of them.</summary>
    private static bool Narrowed(Passage passage, int number, CountRow row, int column, Table table, IReadOnlyList<DateSaid> dates, AuditRules rules)
    {
        var names = row.Dates[column] is null && column < table.Heads.Count ? $"{Name(row.Label)} {Name(table.Heads[column])}" : Name(row.Label);
        var own = names.Split(' ').ToHashSet(StringComparer.Ordinal);
        var last = passage.Words.Where(w => w.Start <= number || own.Contains(w.Folded) || (w.Folded is [.. var bare, 's'] && own.Contains(bare)) || dates.Any(d => w.Start >= d.At && w.End <= d.At + d.Length)).Max(w => w.End);
        var after = passage.Words.Where(w => w.Start >= last).ToList();
        var (empty, area, common) = (rules.List("says-nothing-of-them").Cover(after), rules.List("own-area").Cover(after), rules.List("thing-child").Cover(after));
        return !Aside().IsMatch(passage.Text[..number]) && !OfThem().IsMatch(passage.Text[number..]) && after.Where((_, i) => !empty[i] && !area[i] && !common[i]).Any();
    }

    [GeneratedRegex(@",\s+(?:of\s+(?:whom|which)\s+(?:there\s+(?:were|are)|we\s+(?:had|have))|which)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^\S+\s+of\s+(?:them|these|those|whom)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfThem();

    [GeneratedRegex(@"\bfrom (?<a>\d{1,3}(?:,\d{3})+|\d+) to (?<b>\d{1,3}(?:,\d{3})+|\d+)(?![\d,.]*\d|\s*%)")]
    private static partial Regex FromTo();

    private static string Folded(IReadOnlyList<Word> words) => $" {string.Join(' ', words.Select(w => w.Folded is [.. var bare, 's'] && w.End - w.Start > w.Folded.Length ? bare : w.Folded))} ";

    /// <summary>The words of a label without those before what it names.</summary>
    private static string Name(string label) => string.Join(' ', Word.Split(label).Select(w => w.Folded).SkipWhile(w => w is "of" or "whom" or "which" or "aged" or "age" or "the" or "in"));
}
