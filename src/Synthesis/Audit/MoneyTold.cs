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

    private sealed record Spent(Passage Passage, SumSaid Sum, DateSaid Year, IReadOnlySet<string> On)
    {
        internal bool IsOfTheSame(Spent other) => Year.Span == other.Year.Span && Year.Year == other.Year.Year && On.SetEquals(other.On);

        internal bool Agrees(Spent other) => Math.Abs(Sum.Pounds - other.Sum.Pounds) <= Math.Max(Sum.Step, other.Sum.Step) / 2;
    }

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        // What "spending on them" was on, the sentence before says, or the heading.
        var all = draft.Passages.Select((p, i) => (Passage: p, Before: i > 0 && draft.Passages[i - 1].Block == p.Block ? draft.Passages[i - 1] : null)).Where(p => p.Passage.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption or BlockKind.Table).SelectMany(p => In(p.Passage, p.Before, rules)).ToList();
        foreach (var one in all)
        {
            var same = all.FindAll(o => o.IsOfTheSame(one));
            if (same.Find(o => !o.Agrees(one)) is { } other && other.Passage != one.Passage && all.IndexOf(other) < all.IndexOf(one) && same.TrueForAll(o => o.Agrees(one) || o.Agrees(other)) && Math.Max(one.Sum.Pounds, other.Sum.Pounds) <= 2 * Math.Min(one.Sum.Pounds, other.Sum.Pounds))
            {
                yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here {one.Sum.Said} is said to be what elsewhere is {other.Sum.Said}, both of {one.Passage.Text.Substring(one.Year.At, one.Year.Length)}.",
                    "Give one sum, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], About = $"money {one.Sum.Said} {other.Sum.Said}" };
            }
        }
    }

    private static IEnumerable<Spent> In(Passage passage, Passage? before, AuditRules rules)
    {
        var (text, dates) = (passage.Text, DatesIn.Of(passage.Text));
        if (dates.Count == 0 || !rules.List("spent").StandIn(text) || rules.List("not-all-spent").StandIn(text) || rules.List("supposed").StandIn(text) || rules.List("planned").StandIn(text) || On(passage, before, rules) is not { Count: > 0 } on)
        {
            yield break;
        }

        var years = new List<DateSaid>();
        foreach (var sum in SumSaid.In(text).Where(s => s.Pounds >= LeastSum && !OfWhole().IsMatch(text[..s.At]) && !PartOf().IsMatch(text[s.End..])))
        {
            var year = dates.FirstOrDefault(d => d.At >= sum.End && text[sum.End..d.At].Trim() is "in" or "for" or "during" or "by" or "(") ?? (dates.Count == 1 ? dates[0] : null);
            if (year is not null && !years.Contains(year))
            {
                years.Add(year);
                yield return new Spent(passage, sum, year, on);
            }
        }
    }

    private static HashSet<string> On(Passage passage, Passage? before, AuditRules rules)
    {
        HashSet<string> Means(IReadOnlyList<Word> words) => [.. Accounts.MeansOf(words, rules).Where(m => m != "others")];
        var own = Means(passage.Words);
        var led = own.Count > 0 || before is null ? own : Means(before.Words);
        return led.Count > 0 || passage.Headings.Count == 0 ? led : Means(Word.Split(passage.Headings[^1]));
    }

    /// <summary>What stands before a sum of which another is a part: "£16.2 million of the".</summary>
    [GeneratedRegex(@"(?:million|m|k|\d)\sof\s(?:the\s|our\s|that\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex OfWhole();

    [GeneratedRegex(@"^\s+of\b", RegexOptions.IgnoreCase)]
    private static partial Regex PartOf();
}
