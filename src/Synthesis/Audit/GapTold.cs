using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Holds how much more or fewer there are than on another day ("47 more children were in care than in March 2015", "grown by 23 since March 2019", "twelve more than two years before") against the
/// row of a table that the sentence means. One that any two columns of any row make, or two numbers of its own sentence, is let be.
/// </summary>
internal static partial class GapTold
{
    private const int LeastGap = 3;

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var rows = CountTables.Rows(draft, rules).Where(r => r.Numbers.Count > 1 && r.Numbers.All(n => n is not null) && r.Dates.All(d => d is not null) && !r.Title.AsSpan().ContainsAny('£', '%')).ToList();
        var gaps = rows.SelectMany(r => Enumerable.Range(0, r.Numbers.Count).SelectMany(c => Enumerable.Range(0, c).Select(b => Math.Abs(r.Numbers[c]!.Value - r.Numbers[b]!.Value)))).ToHashSet();
        for (var i = 0; i < draft.Passages.Count && rows.Count > 0; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption) || passage.IsDrawn || rules.List("supposed").StandIn(passage.Text) || rules.List("planned").SpansIn(passage.Text).Any(s => !passage.Text[s.Start..s.End].EndsWith("more", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var numbers = Tellings.NumbersIn(passage).Distinct().ToList();
            foreach (Match m in Change().Matches(passage.Text))
            {
                if (NumberWords.Read(m.Groups["n"].Value) is not { } said || said < LeastGap || gaps.Contains(said) || numbers.Exists(a => numbers.Exists(b => a - b == said)) || Meant(draft, i, m, numbers, rows, rules) is not { } row)
                {
                    continue;
                }

                var (now, then) = Columns(m, passage.Text, row);
                if (then >= 0 && then < now && Math.Abs(row.Numbers[now]!.Value - row.Numbers[then]!.Value) is var right && right > 0 && m.Groups["up"].Success == row.Numbers[now] > row.Numbers[then] && (Math.Max(said, right) <= 1.7m * Math.Min(said, right) || Telling.IsSlip(said, right)))
                {
                    yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"The text says '{m.Value.Trim()}'; in the row '{row.Label}' of the table the change is {Denominator.Number(right)}.", "Make text and table agree.", null, null, draft.Of(passage)) { Against = [row.Place], About = $"gap {row.Label} {said}" };
                    break;
                }
            }
        }
    }

    /// <summary>The row of whose numbers the sentence gives one, else the one that it names by most of its meanings, else the total.</summary>
    private static CountRow? Meant(Draft draft, int at, Match m, List<decimal> numbers, List<CountRow> rows, AuditRules rules)
    {
        var passage = draft.Passages[at];
        var own = rows.Where(r => numbers.Exists(n => n >= 10 && n == r.Numbers[^1])).ToList();
        var said = Meanings.SaidIn(passage, rules);
        HashSet<string> Means(CountRow row) => [.. Meanings.SaidIn(Word.Split(row.Label), row.Label, rules).Where(t => t[0] is not ('@' or '#'))];
        var named = rows.Where(r => !r.IsTotal && Means(r) is { Count: > 0 } words && words.IsSubsetOf(said)).ToList();
        if (own is [var only])
        {
            return only;
        }

        if (named.Count > 0)
        {
            return named.Where(r => Means(r).Count == named.Max(n => Means(n).Count)).ToList() is [var row] && said.Count(t => t[0] == '~') <= Math.Max(1, Means(row).Count(t => t[0] == '~')) ? row : null;
        }

        return said.Any(t => t[0] == '~') || !(said.Contains("@child") || m.Groups["since"].Success) ? null : rows.Where(r => r.IsTotal || r == rows.Find(f => f.Block == r.Block) && Means(r).Count == 0).ToList() is [var all] ? all : null;
    }

    private static (int Now, int Then) Columns(Match m, string text, CountRow row)
    {
        var last = row.Numbers.Count - 1;
        if (m.Groups["k"].Success)
        {
            var years = m.Groups["k"].Value.Equals("a", StringComparison.OrdinalIgnoreCase) ? 1 : NumberWords.Read(m.Groups["k"].Value) ?? 0;
            return (last, years == 0 ? -1 : Enumerable.Range(0, last).FirstOrDefault(c => row.Dates[last]!.Year - row.Dates[c]!.Year == years, -1));
        }

        var dates = DatesIn.Of(text);
        int At(DateSaid date) => Enumerable.Range(0, last + 1).FirstOrDefault(c => row.Dates[c]!.Span == date.Span && row.Dates[c]!.Year == date.Year && (date.Month is null || row.Dates[c]!.Month is null || row.Dates[c]!.Month == date.Month), -1);
        var then = dates.FirstOrDefault(d => d.At >= m.Groups["then"].Index);
        var other = dates.FirstOrDefault(d => d != then);
        return (other is null ? last : At(other), then is null ? -1 : At(then));
    }

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @") (?:(?<up>more)|fewer|less)(?: [\p{L}’'-]+){0,7}? than (?:(?:in|at|on) (?<then>(?=[^,;.]{0,14}\d{4}))|(?<k>a|" + NumberWords.Pattern + @") years? (?:before|earlier|ago))"
        + @"|\b(?:(?<up>grown|grew|risen|rose|increased|gone up|went up|up)|fallen|fell|dropped|decreased|gone down|went down|down) by (?<n>" + NumberWords.Pattern + @")(?![\d,.]*\d|\s*(?:%|per)) (?:(?<since>since) (?<then>(?=[^,;.]{0,14}\d{4}))|(?<since>over|in) (?:the (?:last |past )?)?(?<k>a|" + NumberWords.Pattern + @") years?)"
        + @"|\b[Oo]ver (?<k>" + NumberWords.Pattern + @") years [^,;.]{3,60}? (?:(?<up>went up|rose|grew|has risen|has grown)|fell|went down) by (?<n>" + NumberWords.Pattern + @")(?![\d,.]*\d|\s*(?:%|per))", RegexOptions.IgnoreCase)]
    private static partial Regex Change();
}
