using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Holds parts that are said to be all of a whole against it: "of the nine actions five are done, two under way and two not", "1,046 children: Northholt 612, Eastmere 434", and "the other 54" after
/// "of the 118, 64 …".
/// </summary>
internal static partial class PartsSum
{
    private const int SentencesBack = 3, MostNumbers = 9;

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption) || passage.IsDrawn || rules.List("supposed").StandIn(passage.Text))
            {
                continue;
            }

            foreach (var m in OfAll().Matches(passage.Text).Concat(Listed().Matches(passage.Text)))
            {
                var parts = m.Groups["n"].Captures.Select(c => NumberWords.Read(c.Value)).OfType<decimal>().ToList();
                if (NumberWords.Read(m.Groups["of"].Value) is { } whole && parts.Count > 1 && parts.Count == m.Groups["n"].Captures.Count && parts.Sum() is var sum && sum != whole && parts.TrueForAll(p => p < whole) && Math.Abs(sum - whole) <= Math.Max(2, whole / 10))
                {
                    yield return Found(draft, passage, passage, $"The parts add up to {Denominator.Number(sum)}, not {Denominator.Number(whole)}.", $"parts {whole} {sum}");
                }
            }

            if (Others().Match(passage.Text) is { Success: true } others && NumberWords.Read(others.Groups["n"].Value) is { } rest && Before(draft, i) is var before && before.SelectMany(p => OfThe().Matches(p.Text)).Select(o => NumberWords.Read(o.Groups["of"].Value)).OfType<decimal>().LastOrDefault() is var all && all > rest)
            {
                var numbers = before.Append(passage).SelectMany(Tellings.NumbersIn).Append(1).Where(n => n != rest && n < all).Distinct().Take(MostNumbers).ToList();
                if (numbers.Count > 1 && !numbers.Exists(a => all - a == rest || numbers.Exists(b => b != a && (all - a - b == rest || numbers.Exists(c => c != a && c != b && all - a - b - c == rest)))))
                {
                    yield return Found(draft, passage, before[^1], $"'{others.Value.Trim()}' are said to be left of {Denominator.Number(all)}, and no number before makes up the difference.", $"left {all} {rest}");
                }
            }
        }
    }

    private static AuditFinding Found(Draft draft, Passage passage, Passage against, string what, string about) =>
        new("contradiction/number", "contradiction", Severity.Warning, what, "Give parts that make up the whole, or say what else there is.", null, null, draft.Of(passage)) { Against = against == passage ? [] : [draft.Of(against)], About = about };

    private static List<Passage> Before(Draft draft, int i) => [.. draft.Passages.Take(i).TakeLast(SentencesBack).Where(p => p.Headings.SequenceEqual(draft.Passages[i].Headings) && p.Kind is BlockKind.Paragraph)];

    /// <summary>A whole and its parts, of which the last is what is not so, so that none is left out.</summary>
    [GeneratedRegex(@"\bof (?:the|our|its|these|those) (?<of>" + NumberWords.Pattern + @")(?: [\p{L}\d’'-]+){1,9},? (?<n>" + NumberWords.Pattern + @")(?: (?!and\b)[\p{L}’'-]+){1,6}(?:, (?<n>" + NumberWords.Pattern + @")(?: (?!and\b)[\p{L}’'-]+){1,6})?,? and (?<n>" + NumberWords.Pattern + @")(?: (?!and\b)[\p{L}’'-]+){0,3} (?:not|none|neither)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfAll();

    /// <summary>A number, a colon and names with numbers.</summary>
    [GeneratedRegex(@"^\W*(?<of>\d{1,3}(?:,\d{3})+|\d{2,})(?: [\p{L}’'-]+){1,6}: (?:\p{Lu}[\p{L} ]{2,30}? (?<n>\d{1,3}(?:,\d{3})+|\d+)(?:, (?:and )?| and |\.?$)){2,}$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(?:The|Our) (?:other|remaining) (?<n>" + NumberWords.Pattern + @")(?: (?:children|young people|places|beds|homes|households))? (?:are|were|is|live|lived|have|had|came|come|did)\b")]
    private static partial Regex Others();

    [GeneratedRegex(@"\b[Oo]f (?:the|our|those|these) (?<of>" + NumberWords.Pattern + @")(?![\d.,]*\d|\s*%)\b")]
    private static partial Regex OfThe();
}
