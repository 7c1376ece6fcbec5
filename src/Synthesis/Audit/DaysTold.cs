using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Holds the numbers that a sentence gives of several days against the row of a table that has all of them but one.</summary>
internal static partial class DaysTold
{
    /// <summary>"33 in 2023, 38 in 2024 and 44 in 2025": where a row has all of them but one.</summary>
    internal static (CountRow Row, decimal Said, decimal Right)? Of(Passage passage, List<CountRow> rows, AuditRules rules)
    {
        var pairs = InYear().Matches(passage.Text).Select(m => (N: NumberWords.Read(m.Groups["n"].Value), Year: DatesIn.Of(m.Groups["y"].Value) is [var d] ? d : null)).Where(p => p is { N: not null, Year: not null }).ToList();
        // "122 in March 2021 and 151 four years later"
        foreach (Match m in YearsOn().Matches(passage.Text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is { } n && (m.Groups["k"].Value is "a" or "the" ? 1 : NumberWords.Read(m.Groups["k"].Value)) is { } years && years < 20 && DatesIn.Of(passage.Text[..m.Index]) is [.., var first])
            {
                pairs.Add((n, first with { Year = first.Year + (m.Groups["later"].Success ? (int)years : -(int)years), Day = null }));
            }
        }

        if (pairs.Count < 2)
        {
            return Before(passage, rows, rules);
        }

        var words = CountTables.Stems(passage.Words, rules);
        foreach (var row in rows)
        {
            var held = pairs.Select(p => (Said: p.N!.Value, Right: row.Dates.Zip(row.Numbers).Where(c => c.First is { } day && c.Second is not null && day.Year == p.Year!.Year && day.Span == p.Year.Span && (day.Month is null || p.Year.Month is null || day.Month == p.Year.Month)).Select(c => c.Second).FirstOrDefault())).ToList();
            var wrong = held.Where(h => h.Right is { } right && right != h.Said).ToList();
            var right = held.Count(h => h.Right == h.Said);
            if (wrong is [var one] && right >= 1 && held.TrueForAll(h => h.Right is not null) && (right > 1 || (row.Words.Count > 0 && row.Words.IsSubsetOf(words)) || IsAlone(row, held.First(h => h.Right == h.Said).Said, rows)) && !rows.Exists(r => r != row && held.TrueForAll(h => r.Numbers.Contains(h.Said))))
            {
                return (row, one.Said, one.Right!.Value);
            }
        }

        return null;
    }

    /// <summary>Whether a number that is no small one stands in one row of all.</summary>
    private static bool IsAlone(CountRow row, decimal number, List<CountRow> rows) => number >= LeastAlone && rows.TrueForAll(r => r == row || !r.Numbers.Contains(number));

    private const decimal LeastAlone = 30;

    /// <summary>"Now number 151, against 146 in March 2021", "76 on 31 March 2025, where two years before there had been 63": a number of another day than the sentence's own, which alone names the row.</summary>
    private static (CountRow Row, decimal Said, decimal Right)? Before(Passage passage, List<CountRow> rows, AuditRules rules)
    {
        var dates = DatesIn.Of(passage.Text);
        if (dates.Count != 1 || rules.List("supposed").StandIn(passage.Text))
        {
            return null;
        }

        var numbers = passage.Words.Select((w, i) => (N: Tellings.NumberAt(passage.Words, i, passage.Text, out var _), w.Start)).Where(n => n.N is not null && !dates.Any(d => n.Start >= d.At && n.Start < d.At + d.Length)).Select(n => (N: n.N!.Value, n.Start)).ToList();
        foreach (Match m in Against().Matches(passage.Text).Concat(Earlier().Matches(passage.Text)))
        {
            var back = !m.Groups["k"].Success ? 0 : m.Groups["k"].Value.ToLowerInvariant() is "a" or "the" or "one" ? 1 : (int)(NumberWords.Read(m.Groups["k"].Value) ?? 0);
            if (NumberWords.Read(m.Groups["n"].Value) is not { } said || (m.Groups["k"].Success ? back is 0 or > 15 : dates[0].At < m.Index || dates[0].At > m.Index + m.Length + 1))
            {
                continue;
            }

            var day = dates[0] with { Year = dates[0].Year - back };
            foreach (var row in rows)
            {
                var named = numbers.FirstOrDefault(n => n.Start < m.Index && IsAlone(row, n.N, rows) && row.Numbers.Contains(n.N));
                var column = Enumerable.Range(0, row.Numbers.Count).FirstOrDefault(c => row.Dates[c] is { } d && d.Year == day.Year && d.Span == day.Span && (d.Month is null || day.Month is null || d.Month == day.Month), -1);
                if (named.N > 0 && column >= 0 && row.Numbers[column] is { } right && right != said && right != named.N && !rows.Exists(r => r.Numbers.Contains(said)) && Math.Max(said, right) <= 2 * Math.Min(said, right)
                    && (back == 0 || row.Dates.Zip(row.Numbers).Any(c => c.Second == named.N && c.First is { } at && at.Year == dates[0].Year)))
                {
                    return (row, said, right);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:against|compared with|up from|down from)\s+(?<n>" + NumberWords.Pattern + @")(?![\d.,]*\d|\s*%)\s+(?:in|at|on)(?=\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Against();

    [GeneratedRegex(@"\b(?<k>a|one|two|three|four|five|six|seven|eight|nine|ten)\s+years?\s+(?:before|earlier)\s*,?\s+(?:(?:there|it|this|they|the (?:number|figure|total))\s+)?(?:had been|were|was|had|stood at)\s+(?<n>" + NumberWords.Pattern + @")(?![\d.,]*\d|\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>\d{1,3}(?:,\d{3})+|\d+)(?:\s+\p{L}[\p{L}’'-]*){0,3}?\s+(?:in|at|on|for)\s+(?:the\s+end\s+of\s+)?(?<y>(?:\p{L}+\s+)?(?:199|20[0-5])\d(?:[/–-]\d\d(?:\d\d)?)?)(?!\d)", RegexOptions.IgnoreCase)]
    internal static partial Regex InYear();

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>\d{1,3}(?:,\d{3})+|\d+),?\s+(?<k>a|the|" + NumberWords.Pattern + @")\s+years?\s+(?:(?<later>later|after|afterwards|on)|earlier|before)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YearsOn();
}
