using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Holds changes that sentences tell ("grew by 31 over the two years", "thirty more in 2025 than in 2023", "went up by £990,000 between 2022/23 and 2024/25") against the rows of tables that they name.
/// A change that any two columns of any such row make stands, as does one in a sentence that names no row.
/// </summary>
internal static partial class ChangesTold
{
    private const int LeastChange = 3;

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var rows = CountTables.Rows(draft, rules).Where(r => r.Numbers.Count > 1 && r.Numbers.All(n => n is not null) && r.Dates.All(d => d is not null)).ToList();
        foreach (var passage in rows.Count == 0 ? [] : draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem && !p.IsDrawn && !rules.List("supposed").StandIn(p.Text)))
        {
            if (Amount(passage, rows, rules) is { } amount)
            {
                yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"The text gives {amount.Said}; the table gives {Denominator.Number(amount.Right)} in the row '{amount.Row.Label}'.", "Make text and table agree.", null, null, draft.Of(passage))
                {
                    Against = [amount.Row.Place], About = $"amount {amount.Said} {Denominator.Number(amount.Right)}",
                };
            }

            foreach (Match m in Changed().Matches(passage.Text))
            {
                if (Said(m) is { } said && Against(draft, passage, m, said, m.Groups["up"].Success, rows, rules) is { } row)
                {
                    var way = Gaps(row, DatesIn.Of(passage.Text)).Any(g => Same(g, m.Groups["up"].Success ? -said : said, row));
                    yield return new AuditFinding(way ? "contradiction/direction" : "contradiction/number", "contradiction", way ? Severity.Error : Severity.Warning,
                        $"The text says '{m.Value.Trim()}'; the row '{row.Label}' of the table went from {Denominator.Number(row.Numbers[0]!.Value)} to {Denominator.Number(row.Numbers[^1]!.Value)}.",
                        "Make text and table agree.", null, null, draft.Of(passage)) { Against = [row.Place], About = $"change {row.Label} {m.Value.Trim()}" };
                    break;
                }
            }
        }
    }

    private static decimal? Said(Match m) => NumberWords.Read(m.Groups["n"].Value) is { } n && n > 1 ? m.Groups["u"].Value.ToLowerInvariant() switch { "m" or "million" => n * 1000000, "k" => n * 1000, _ => n } : null;

    /// <summary>The one row that the sentence names and whose numbers never change so; null where some row of that name does, or none is named.</summary>
    private static CountRow? Against(Draft draft, Passage passage, Match m, decimal said, bool up, List<CountRow> rows, AuditRules rules)
    {
        var dates = DatesIn.Of(passage.Text);
        var words = CountTables.Stems(Word.Split(passage.Text[(passage.Text[..m.Index].LastIndexOf(';') + 1)..]), rules);
        var money = m.Groups["sign"].Success;
        var named = rows.Where(r => InMoney(r) == money && (r.Words.Count > 0 ? r.Words.IsSubsetOf(words) && !r.IsTotal : r.IsTotal && (r.Caption.Overlaps(words) || dates.Count > 1))).ToList();
        var signed = up ? said : -said;
        if (named.Count == 0 || rows.Any(r => InMoney(r) == money && Gaps(r, []).Any(g => Same(g, signed, r))))
        {
            return null;
        }

        // Against the way: any row between the very dates will do; against the number: the row named by most words.
        var most = named.Max(r => r.Words.Count);
        var best = named.Where(r => r.Words.Count == most).ToList();
        return rows.Find(r => InMoney(r) == money && (named.Contains(r) || dates.Count > 1) && said > LeastChange && Gaps(r, dates).Any(g => Same(g, -signed, r)))
            ?? (best is [var row] && most > 0 && draft.Passages.Any(p => p.Block == row.Block && p.Headings.SequenceEqual(passage.Headings)) && (row.Numbers.Count == 2 || dates.Count > 1)
                && Gaps(row, dates) is [.., var gap] && Math.Sign(gap) == Math.Sign(signed) && Math.Abs(said - (Math.Abs(gap) * Scale(row))) is var off && off > 0 && off <= Math.Max(said, Math.Abs(gap) * Scale(row)) / 2 ? row : null);
    }

    /// <summary>"Agency care cost £1.84 million in 2024/25": a sum beside a year that is the row's in no column, as precisely as it is written, though the sentence names this row alone.</summary>
    private static (CountRow Row, string Said, decimal Right)? Amount(Passage passage, List<CountRow> rows, AuditRules rules)
    {
        var dates = DatesIn.Of(passage.Text);
        var words = CountTables.Stems(passage.Words, rules);
        var tables = rows.Where(InMoney).ToList();
        var named = tables.Where(r => r.Words.Count > 0 && !r.IsTotal && r.Words.IsSubsetOf(words)).ToList();
        if (named.Count == 0 || named.Where(r => r.Words.Count == named.Max(n => n.Words.Count)).ToList() is not [var row])
        {
            return null;
        }

        foreach (var sum in SumSaid.In(passage.Text))
        {
            bool Is(decimal cell) => Math.Abs((cell * Scale(row)) - sum.Pounds) <= sum.Step / 2;
            var near = dates.Where(d => d.At >= sum.End && passage.Text[sum.End..d.At].Trim() is "in" or "for").Concat(dates.Where(d => d.At + d.Length <= sum.At && passage.Text[(d.At + d.Length)..sum.At].Trim() is "" or ",")).FirstOrDefault();
            var column = near is null ? -1 : Enumerable.Range(0, row.Numbers.Count).FirstOrDefault(c => row.Dates[c] is { } d && d.Span == near.Span && d.Meets(near), -1);
            if (column >= 0 && row.Numbers[column] is { } right && !tables.Any(r => r.Numbers.Any(n => Is(n!.Value))) && right * Scale(row) is var cell && Math.Max(cell, sum.Pounds) <= 2 * Math.Min(cell, sum.Pounds))
            {
                return (row, sum.Said, right);
            }
        }

        return null;
    }

    /// <summary>Differences of a row's later and earlier columns; of two dates that the sentence gives, only between these.</summary>
    private static IReadOnlyList<decimal> Gaps(CountRow row, IReadOnlyList<DateSaid> dates)
    {
        var within = dates.Count > 1 ? Enumerable.Range(0, row.Numbers.Count).Where(c => dates.Any(d => d.Meets(row.Dates[c]!) && d.Span == row.Dates[c]!.Span)).ToList() : [];
        var columns = within.Count > 1 ? within : [.. Enumerable.Range(0, row.Numbers.Count)];
        return [.. columns.SelectMany(c => columns.Where(b => b < c).Select(b => (row.Dates[b]!.Last < row.Dates[c]!.First ? 1 : -1) * (row.Numbers[c]!.Value - row.Numbers[b]!.Value)))];
    }

    private static bool Same(decimal gap, decimal signed, CountRow row) => gap * Scale(row) == signed;

    private static bool InMoney(CountRow row) => row.Title.Contains('£', StringComparison.Ordinal) || row.Label.Contains('£', StringComparison.Ordinal);

    private static decimal Scale(CountRow row) => InMoney(row) && (row.Title + row.Label).Contains("000", StringComparison.Ordinal) ? 1000 : 1;

    [GeneratedRegex(@"\b(?:(?<up>rose|risen|grew|grown|increased|climbed|went up|gone up|up)|fell|fallen|dropped|decreased|declined|shrank|shrunk|went down|gone down|come down|came down|down)\s+(?:again\s+)?by\s+(?<sign>£)?(?<n>" + NumberWords.Pattern + @"(?:\.\d+)?)(?:\s?(?<u>m|k|million)\b)?(?![\d,]*\d|\s*(?:%|per\b|a |an ))|\b(?<n>" + NumberWords.Pattern + @")\s+(?:(?<up>more)|fewer|less)\s+(?:\p{L}+\s+){0,4}?(?:in|at|on)\s+[^,;:.]{4,22}?\s+than\s+(?:in|at|on)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Changed();
}
