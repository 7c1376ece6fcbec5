using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Compares what two sentences say was spent, overspent, saved or set aside for the same in one year: "residential placements cost £6.7 million in 2024/25", "the £6.1 million spent on residential
/// placements in 2024/25". Parts and plans to spend are not compared, nor what is told in more than two ways.
/// </summary>
internal static partial class MoneyTold
{
    private const decimal LeastSum = 10_000;

    /// <summary>What a clause may say of a sum, the more telling first; words for each are the rules' lists <c>money-…</c>.</summary>
    private static readonly string[] Sorts = ["over", "saved", "capital", "spent", "budget"];

    private sealed record Spent(Passage Passage, SumSaid Sum, DateSaid? Year, string Sort, IReadOnlySet<string> On)
    {
        internal bool IsOfTheSame(Spent other) => Sort == other.Sort && Year?.Span == other.Year?.Span && Year?.Year == other.Year?.Year && (On.SetEquals(other.On) || (Sort == "over" && (IsBare || other.IsBare)));

        /// <summary>"The overspend of £1.4 million": of what, goes without saying.</summary>
        private bool IsBare => On.Count == 0 && Passage.Text[..Sum.At].TrimEnd().EndsWith("overspend of", StringComparison.OrdinalIgnoreCase);

        internal bool Agrees(Spent other) => Math.Abs(Sum.Pounds - other.Sum.Pounds) <= Math.Max(Sum.Step, other.Sum.Step) / 2;
    }

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var (all, last, sentence) = (new List<Spent>(), (DateSaid?)null, (Passage?)null);
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            (last, sentence) = passage.Block == sentence?.Block ? (last, sentence) : (null, null);
            var dates = DatesIn.Of(passage.Text);

            // A sum that stands by itself is named by the line beneath it, as on a card.
            if (SumSaid.In(passage.Text).ToList() is [{ Pounds: >= LeastSum } card] && card.Said.Length == passage.Text.Trim().Length && i + 1 < draft.Passages.Count && draft.Passages[i + 1] is { Words.Count: < FewWords } label && DatesIn.Of(label.Text) is [var day] && On(label, null, rules) is { Count: > 0 } named)
            {
                all.Add(new Spent(passage, card, day, Sorts.FirstOrDefault(s => rules.List("money-" + s).StandIn(label.Text)) ?? "spent", named));
            }
            else if (passage.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption or BlockKind.Heading or BlockKind.Table && !passage.IsDrawn)
            {
                all.AddRange(In(passage, sentence, dates, last, rules));
            }

            (last, sentence) = (dates.Count > 0 ? dates[^1] : last, passage);
        }

        foreach (var one in all)
        {
            var same = all.FindAll(o => o.IsOfTheSame(one));
            if (same.Find(o => !o.Agrees(one)) is { } other && other.Passage != one.Passage && all.IndexOf(other) < all.IndexOf(one) && same.TrueForAll(o => o.Agrees(one) || o.Agrees(other)) && Math.Max(one.Sum.Pounds, other.Sum.Pounds) <= 2 * Math.Min(one.Sum.Pounds, other.Sum.Pounds))
            {
                yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here {one.Sum.Said} is said to be what elsewhere is {other.Sum.Said}, and both seem to be of the same.",
                    "Give one sum, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], About = $"money {one.Sum.Said} {other.Sum.Said}" };
            }
        }
    }

    private static IEnumerable<Spent> In(Passage passage, Passage? sentence, IReadOnlyList<DateSaid> dates, DateSaid? before, AuditRules rules)
    {
        var text = passage.Text;
        var sums = SumSaid.In(text).Where(s => s.Pounds >= LeastSum && !OfWhole().IsMatch(text[..s.At]) && !PartOf().IsMatch(text[s.End..])).ToList();
        var years = new List<DateSaid>();
        for (var i = 0; i < sums.Count; i++)
        {
            var sum = sums[i];
            var (from, to) = (i == 0 ? 0 : sums[i - 1].End, i + 1 < sums.Count ? sums[i + 1].At : text.Length);
            // What its own clause says of it; what stands after the next mark is said of something else.
            var mark = text.AsSpan(sum.End, to - sum.End).IndexOfAny(",;:(");
            var clause = text[(from + text.AsSpan(from, sum.At - from).LastIndexOf(';') + 1)..(mark < 0 ? to : sum.End + mark)];
            if (rules.List("supposed").StandIn(clause) || rules.List("not-all-spent").StandIn(clause) || rules.List("earlier-by").StandIn(clause))
            {
                continue;
            }

            string? Sort(string words) => Sorts.FirstOrDefault(s => rules.List("money-" + s).StandIn(words));
            var sort = Sort(text[from..sum.At]) ?? Sort(text[sum.End..to]) ?? (i > 0 ? Sort(text) : null);
            var label = sort is null && passage.Words.Count < FewWords && passage.Kind != BlockKind.Table;
            HashSet<string> on = sort == "capital" ? Meanings.ThingIn(text, rules) is { } thing ? [thing] : [] : label ? [.. Meanings.MeansOf(passage.Words, rules)] : On(passage, sentence, rules);

            var year = dates.FirstOrDefault(d => d.At >= sum.End && text[sum.End..d.At].Trim() is "in" or "for" or "during" or "by" or "(") ?? (dates.Count == 1 ? dates[0] : dates.Count == 0 && sort != "capital" ? before : null);
            sort = label ? "spent" : sort;
            if (sort is not null && (on.Count > 0 || sort == "over") && (year is not null || sort == "capital") && (sort is "capital" or "over" || !rules.List("planned").StandIn(clause)) && (year is null || !years.Contains(year)))
            {
                if (year is not null)
                {
                    years.Add(year);
                }

                yield return new Spent(passage, sum, sort == "capital" ? null : year, sort, on);
            }
        }
    }

    /// <summary>What a sum was for: where its sentence does not say so, the one before it or the heading does.</summary>
    private static HashSet<string> On(Passage passage, Passage? sentence, AuditRules rules)
    {
        HashSet<string> Means(IReadOnlyList<Word> words) => [.. Meanings.MeansOf(words, rules).Where(m => m != "others")];
        var own = Means(passage.Words);
        var led = own.Count > 0 || sentence is null ? own : Means(sentence.Words);
        return led.Count > 0 || passage.Headings.Count == 0 ? led : Means(Word.Split(passage.Headings[^1]));
    }

    /// <summary>A passage of fewer words that holds a sum is a label of it, and needs no verb.</summary>
    private const int FewWords = 9;

    /// <summary>What stands before a sum of which another is a part: "£16.2 million of the".</summary>
    [GeneratedRegex(@"(?:million|m|k|\d)\sof\s(?:the\s|our\s|that\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex OfWhole();

    [GeneratedRegex(@"^\s+of\b", RegexOptions.IgnoreCase)]
    private static partial Regex PartOf();
}
