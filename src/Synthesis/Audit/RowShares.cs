using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Holds percentages that a row of a table is said to make up of all against the row's share in its column.</summary>
internal static partial class RowShares
{
    private static readonly char[] Marks = [',', ';', ':', '(', ')'];

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var tables = CountTables.Rows(draft, rules).Where(r => !r.Title.AsSpan().ContainsAny('£', '%')).GroupBy(r => r.Block).Select(g => g.ToList()).ToList();
        var numbers = draft.Passages.SelectMany(Tellings.NumbersIn).ToHashSet();
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption && !p.IsDrawn && tables.Count > 0 && !rules.List("supposed").StandIn(p.Text) && !rules.List("planned").StandIn(p.Text)))
        {
            foreach (Match m in OfAll().Matches(passage.Text))
            {
                var from = passage.Text.LastIndexOfAny(Marks, m.Index) + 1;
                var to = passage.Text.IndexOfAny(Marks, m.Index + m.Length);
                from = m.Groups["a"].Success || m.Groups["share"].Success ? passage.Text.LastIndexOfAny(Marks, Math.Max(0, from - 2)) + 1 : from;
                var clause = passage.Text[from..(to < 0 ? passage.Text.Length : to)];
                var sentence = Meanings.SaidIn(Word.Split(clause), clause, rules);
                var said = ((System.Text.RegularExpressions.Group[])[m.Groups["a"], m.Groups["b"]]).Where(g => g.Success).Select(g => decimal.Parse(g.Value, CultureInfo.InvariantCulture)).ToList();
                foreach (var table in tables)
                {
                    if (Wrong(sentence, said, table, numbers, rules) is { } wrong)
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

    private static (CountRow Row, decimal Said, decimal Right)? Wrong(HashSet<string> sentence, List<decimal> said, List<CountRow> table, HashSet<decimal> numbers, AuditRules rules)
    {
        HashSet<string> Means(CountRow row) => [.. Meanings.SaidIn(Word.Split(row.Label), row.Label, rules).Where(t => t[0] is not ('@' or '#'))];
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
        return known.Count == 0 || Is(wrong) || Math.Abs(last - wrong) > 10 || (said.Count > 1 && !Is(said[0])) ? null : (row, wrong, Math.Round(last, 0, MidpointRounding.AwayFromZero));
    }

    /// <summary>"Made up 15 per cent of all placements", "12% of our placements", "from 10% to 19% of all children"; not "20% of the homes".</summary>
    [GeneratedRegex(@"(?:\bfrom\s+(?<a>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+(?:in\s+\d{4}\s+)?to\s+)?(?<![\d.,£(])(?<b>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+of\s+(?:all\s+(?:of\s+)?(?:our\s+|the\s+)?|our\s+|the\s+total\b|the\s+whole\b)|\b(?<share>share|proportion)\s+of\s+(?:all\s+|our\s+)[^;:()%]{3,50}?,\s+(?:at\s+)?(?<b>\d+(?:\.\d)?)\s*(?:%|per\s?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex OfAll();
}
