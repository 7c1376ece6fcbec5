using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Finds a whole that a sentence takes as known ("46 of the 84 places") where no such number was told and another of the same thing was: in its section, or, where the
/// thing is not named, in the sentence before.
/// </summary>
internal static partial class NumbersAgain
{
    private const int LeastNumber = 10;

    internal static IEnumerable<AuditFinding> Of(Draft draft)
    {
        var sections = draft.Passages.GroupBy(p => string.Join('\n', p.Headings), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var all = draft.Passages.SelectMany(p => Numbers(p.Text).Select(n => (n, p.Start))).ToList();
        for (var i = 1; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
            {
                continue;
            }

            foreach (Match m in Known().Matches(passage.Text))
            {
                if (NumberWords.Read(m.Groups["m"].Value) is not { } whole || whole < LeastNumber || whole is > 1989 and < 2060 || all.Any(a => a.n == whole && a.Start != passage.Start) || Numbers(passage.Text).Count(n => n == whole) > 1)
                {
                    continue;
                }

                var noun = m.Groups["noun"].Value;
                var near = noun.Length > 3 ? sections[string.Join('\n', passage.Headings)].Where(p => p.Start < passage.Start).Reverse().Take(12).ToList() : draft.Passages.Take(i).Reverse().TakeWhile(p => p.Block == passage.Block).ToList();
                foreach (var other in near)
                {
                    if (Counted().Matches(other.Text).Select(c => (Number: NumberWords.Read(c.Groups["n"].Value), Noun: c.Groups["noun"].Value)).FirstOrDefault(c => c.Number is { } n && n >= LeastNumber && n is not (> 1989 and < 2060) && Close(n, whole)
                        && (noun.Length <= 3 || Same(c.Noun, noun))) is { Number: { } told, Noun: var named })
                    {
                        yield return new AuditFinding("contradiction/number", "contradiction", Severity.Error, $"Here the number of {named} is {Shown(whole)}, shortly before it is {Shown(told)}.", "Give one number, or say why they differ.",
                            null, null, draft.Of(passage)) { Against = [draft.Of(other)], About = $"again {Shown(whole)} {Shown(told)}" };
                        break;
                    }
                }
            }
        }
    }

    private static bool Close(decimal a, decimal b) => a != b && Math.Max(a, b) <= 2 * Math.Min(a, b);

    private static bool Same(string a, string b) => string.Equals(a.TrimEnd('s'), b.TrimEnd('s'), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<decimal> Numbers(string text) => AnyNumber().Matches(text).Select(m => NumberWords.Read(m.Value)).OfType<decimal>();

    private static string Shown(decimal n) => n.ToString("#,0.###", CultureInfo.InvariantCulture);

    private const string N = NumberWords.Pattern;

    [GeneratedRegex(@"\b(?:of|all)\s+(?:the|these|those|our)\s+(?<m>\d[\d,]*|" + N + @")(?![\d.,/]*\d|\s*%)(?:\s+(?!belong|live|are|were|have|had|in\b|on\b|at\b|that|which|who|to\b|by\b|and\b)(?:(?:\p{Ll}+\s+){0,1}?)(?<noun>\p{Ll}{4,}s|children|people)\b|(?=[,.;)]|\s+(?:belong|are|were|have|had|live|that|which|who)))", RegexOptions.IgnoreCase)]
    private static partial Regex Known();

    [GeneratedRegex(@"(?<![£$\d.,/–-])\b(?<n>\d[\d,]*|" + N + @")(?![\d.,/]*\d|\s*%)\s+(?:of (?<noun>them)\b|(?:\p{Ll}[\p{Ll}’'-]*\s+){0,2}?(?<noun>\p{Ll}{4,}s|children|people)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?<![\d£.,/])" + N + @"(?![\d.,/]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex AnyNumber();
}
