using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Holds sentences against the tables of a draft: which way a row goes over its years, from which number to which, and which number it has in a year.</summary>
internal static partial class RowSayings
{
    /// <summary>A row of numbers over years, with the words of its name that tell something.</summary>
    private sealed record Row(HashSet<string> Words, IReadOnlyList<decimal> Numbers, string Label, Place Place);

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var rows = Rows(draft, rules).ToList();
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem && rows.Count > 0))
        {
            foreach (var clause in Clauses().Split(passage.Text))
            {
                var words = Telling(clause, rules);
                var row = rows.Where(r => r.Words.Count > 0 && r.Words.Count(words.Contains) is var n && (n >= 2 || (n == r.Words.Count && n >= 1 && r.Words.Max(w => w.Length) > 6)))
                    .OrderByDescending(r => r.Words.Count(words.Contains)).ThenBy(r => r.Words.Count).ToList() is [var one, ..] matching && matching.Count(r => r.Words.Count(words.Contains) == one.Words.Count(words.Contains)) == 1 ? one : null;
                if (FromTo().Match(clause) is { Success: true } told && Read(told, "a") is { } first && Read(told, "b") is { } last && row is null)
                {
                    // One word of its name is enough for a row that has the one number and no row has both.
                    row = rows.Where(r => r.Words.Overlaps(words) && r.Numbers[0] == first).ToList() is [var only] && !rows.Exists(r => r.Numbers.Contains(first) && r.Numbers.Contains(last)) && last <= 1.5m * only.Numbers[^1] && last >= 0.6m * only.Numbers[^1] ? only : null;
                }

                if (row is null || rules.List("not-whole-row").StandIn(clause))
                {
                    continue;
                }

                var message = FromTo().Match(clause) is { Success: true } move && Read(move, "a") is { } a && Read(move, "b") is { } b
                    ? row.Numbers.Contains(a) && !row.Numbers.Contains(b) ? $"the row '{row.Label}' has {Denominator.Number(a)} and not {Denominator.Number(b)}" : !row.Numbers.Contains(a) && row.Numbers.Contains(b) ? $"the row '{row.Label}' has {Denominator.Number(b)} and not {Denominator.Number(a)}" : null
                    : Moves().Match(clause) is { Success: true } way && row.Numbers[0] != row.Numbers[^1] && (way.Groups["up"].Success ? row.Numbers[^1] < row.Numbers[0] : row.Numbers[^1] > row.Numbers[0])
                        && Scales.Any(s => Math.Abs(row.Numbers[^1] - row.Numbers[0]) * s == Read(way, "by") * (way.Groups["m"].Success ? 1_000_000 : way.Groups["k"].Success ? 1000 : 1)) ? $"in the row '{row.Label}' it goes the other way, from {Denominator.Number(row.Numbers[0])} to {Denominator.Number(row.Numbers[^1])}" : null;
                if (message is not null)
                {
                    yield return new AuditFinding("contradiction/number", "contradiction", Severity.Error, $"The text and a table differ: {message}.", "Make text and table agree.", null, null, draft.Of(passage)) { Against = [row.Place] };
                }
            }
        }
    }

    private static IEnumerable<Row> Rows(Draft draft, AuditRules rules)
    {
        foreach (var row in CountTables.Rows(draft, rules))
        {
            var dated = Enumerable.Range(0, row.Numbers.Count).Where(c => row.Dates[c] is not null).ToList();
            if (dated.Count > 1 && dated.TrueForAll(c => row.Numbers[c] is not null))
            {
                yield return new Row(Telling(row.Label, rules), [.. dated.Select(c => row.Numbers[c]!.Value)], row.Label, row.Place);
            }
        }
    }

    /// <summary>What a table's numbers may stand for: themselves, thousands, millions.</summary>
    private static readonly decimal[] Scales = [1, 1000, 1_000_000];

    private static HashSet<string> Telling(string text, AuditRules rules) =>
        [.. Word.Split(text).Select(w => w.Folded).Where(w => w.Length > 3 && !char.IsAsciiDigit(w[0]) && !rules.List("common").StandIn(w)).Select(w => w.EndsWith('s') ? w[..^1] : w)];

    private static decimal? Read(Match m, string group) => m.Groups[group].Success ? NumberWords.Read(m.Groups[group].Value) : null;

    private const string N = @"(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d.,/]*\d|\s*%)";

    [GeneratedRegex(@"[;:]\s+|,\s+(?:while|whereas|but)\s+")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"\bfrom\s+(?<a>" + N + @")\s+to\s+(?<b>" + N + @")(?!\s*(?:per|years|months|weeks|days))", RegexOptions.IgnoreCase)]
    private static partial Regex FromTo();

    [GeneratedRegex(@"\b(?:(?<up>rose|risen|grew|grown|increased|climbed|went up|gone up|up)|fell|fallen|dropped|decreased|declined|shrank|went down|gone down|down)\s+by\s+(?:about\s+|some\s+)?[£$€]?(?<by>" + N + @"(?:\.\d+)?)\s*(?:(?<m>m\b|million)|(?<k>k\b|thousand))?", RegexOptions.IgnoreCase)]
    private static partial Regex Moves();
}
