using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Compares what two sentences say was spent in one year on the same: "residential placements cost £6.7 million in 2024/25", "the £6.1 million spent on residential placements in 2024/25".
/// Savings, budgets, parts and plans are not compared, nor what is told in more than two ways.
/// </summary>
internal static partial class MoneyTold
{
    private const decimal LeastSum = 10_000;

    private sealed record Spent(Passage Passage, string Said, decimal Pounds, decimal Step, DateSaid Year, IReadOnlySet<string> On)
    {
        internal bool IsOfTheSame(Spent other) => Year.Span == other.Year.Span && Year.Year == other.Year.Year && On.SetEquals(other.On);

        internal bool Agrees(Spent other) => Math.Abs(Pounds - other.Pounds) <= Math.Max(Step, other.Step) / 2;
    }

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var all = draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption or BlockKind.Table).SelectMany(p => In(p, rules)).ToList();
        foreach (var one in all)
        {
            var same = all.FindAll(o => o.IsOfTheSame(one));
            if (same.Find(o => !o.Agrees(one)) is { } other && other.Passage != one.Passage && all.IndexOf(other) < all.IndexOf(one) && same.TrueForAll(o => o.Agrees(one) || o.Agrees(other)) && Math.Max(one.Pounds, other.Pounds) <= 2 * Math.Min(one.Pounds, other.Pounds))
            {
                yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here {one.Said} is said to be what elsewhere is {other.Said}, both of {one.Passage.Text.Substring(one.Year.At, one.Year.Length)}.",
                    "Give one sum, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], About = $"money {one.Said} {other.Said}" };
            }
        }
    }

    private static IEnumerable<Spent> In(Passage passage, AuditRules rules)
    {
        var (text, dates) = (passage.Text, DatesIn.Of(passage.Text));
        if (dates.Count == 0 || !rules.List("spent").StandIn(text) || rules.List("not-all-spent").StandIn(text) || rules.List("supposed").StandIn(text) || rules.List("planned").StandIn(text) || Accounts.MeansOf(passage.Words, rules) is not { Count: > 0 } on)
        {
            yield break;
        }

        var years = new List<DateSaid>();
        foreach (Match m in Sum().Matches(text))
        {
            var unit = m.Groups["u"].Value.ToLowerInvariant() switch { "m" or "million" => 1_000_000m, "k" => 1_000, _ => 1 };
            var decimals = m.Groups["n"].Value.Split('.') is [_, var behind] ? behind.Length : 0;
            var end = m.Index + m.Length;
            var year = dates.FirstOrDefault(d => d.At >= end && text[end..d.At].Trim() is "in" or "for" or "during" or "(") ?? (dates.Count == 1 ? dates[0] : null);
            if (year is not null && !years.Contains(year) && NumberWords.Read(m.Groups["n"].Value) is { } n && n * unit >= LeastSum)
            {
                years.Add(year);
                yield return new Spent(passage, m.Value.Trim(), n * unit, unit / (decimal)Math.Pow(10, decimals), year, on);
            }
        }
    }

    [GeneratedRegex(@"(?<!\b(?:about|some|around|nearly|almost|over|under|by|than)\s)(?<!(?:million|m|k|\d)\sof\s(?:the\s|our\s|that\s)?)(?:£\s?(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?(?<u>m|k|million)\b)?|(?<![£\d.,])\b(?<n>\d+(?:\.\d+)?)\s(?<u>million)(?:\spounds)?)(?![\d,.]*\d|\s+(?:a|per|each|of)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
