using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Checks shares and changes that a sentence gives beside their numbers in running words: "eleven of the 63, about one in six", "from £7.2m to £14.6m, a rise of 103%", and a share of all
/// children whose number the draft tells ("41 of them, 12% of the total").
/// </summary>
internal static partial class SharesInWords
{
    /// <summary>All that do not fit, but for passages that are already doubted.</summary>
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlySet<int> doubted)
    {
        var wholes = Wholes(draft, rules);
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption or BlockKind.Footnote && !p.IsDrawn && !doubted.Contains(p.Start)))
        {
            if ((OfNamed(passage.Text, rules) ?? Change(passage.Text) ?? OfAll(draft, passage, wholes, rules)) is { } wrong)
            {
                yield return new AuditFinding("table/percentage", "table", Severity.Warning, wrong.Message, "Put the numbers or the share right.", null, null, draft.Of(passage)) { About = $"share in words {wrong.About}" };
            }
        }
    }

    /// <summary>"Eleven of the 63, about one in six": part, whole, and the share in words after them.</summary>
    private static (string Message, string About)? OfNamed(string text, AuditRules rules)
    {
        foreach (Match m in PartThenWords().Matches(text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is { } part && NumberWords.Read(m.Groups["of"].Value) is >= 5 and var of && part <= of && Share(m) is { } said && Math.Abs((100 * part / of) - said) > Apart(m, said, rules))
            {
                return (string.Create(CultureInfo.InvariantCulture, $"{part} of {of} is {Math.Round(100 * part / of, 0, MidpointRounding.AwayFromZero)}%, not {m.Groups["w"].Value.ToLowerInvariant()}."), $"{part} {of} {said}");
            }
        }

        return null;
    }

    /// <summary>"From 120 to 150, a rise of 25%", "rose by 25%, from 120 to 150".</summary>
    private static (string Message, string About)? Change(string text)
    {
        foreach (var m in FromToBy().Matches(text).Concat(ByFromTo().Matches(text)))
        {
            var (a, b) = (Amount(m, "a", "u"), Amount(m, "b", "v"));
            var said = decimal.Parse(m.Groups["p"].Value, CultureInfo.InvariantCulture);
            var right = a > 0 ? 100 * Math.Abs(b - a) / a : 0;
            if (a > 0 && b > 0 && (m.Groups["c"].Value.Length > 0) == (m.Groups["d"].Value.Length > 0) && Math.Abs(right - said) >= (m.Groups["about"].Success ? 4 : 2))
            {
                return (string.Create(CultureInfo.InvariantCulture, $"From {m.Groups["c"].Value}{m.Groups["a"].Value}{m.Groups["u"].Value} to {m.Groups["d"].Value}{m.Groups["b"].Value}{m.Groups["v"].Value} it is {Math.Round(right, 0, MidpointRounding.AwayFromZero)}%, not {said}%."), $"{a} {b} {said}");
            }
        }

        return null;
    }

    private static decimal Amount(Match m, string number, string unit) => (NumberWords.Read(m.Groups[number].Value) ?? 0) * m.Groups[unit].Value.ToLowerInvariant() switch { "m" or "million" => 1_000_000, "k" => 1_000, "bn" => 1_000_000_000, _ => 1 };

    /// <summary>A part and its share, where no number of all children that the draft tells, nor any of the section's, makes it that share.</summary>
    private static (string Message, string About)? OfAll(Draft draft, Passage passage, IReadOnlyList<decimal> wholes, AuditRules rules)
    {
        if (wholes.Count == 0)
        {
            return null;
        }

        foreach (var (m, least, near) in PartOfAll().Matches(passage.Text).Select(m => (m, 10, false)).Concat(PartAlone().Matches(passage.Text).Select(m => (m, 20, true))))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is { } part && part >= least && Share(m) is { } said && part < wholes[0] && said < 100)
            {
                var beside = near ? draft.Passages.Where(p => p.Headings.SequenceEqual(passage.Headings)).SelectMany(Tellings.NumbersIn) : Tellings.NumbersIn(passage);
                var whole = wholes.Concat(beside).Where(n => n >= part).ToList();
                if (whole.TrueForAll(n => Math.Abs((100 * part / n) - said) > (m.Groups["p"].Success ? 0.6m : Apart(m, said, rules))))
                {
                    return (string.Create(CultureInfo.InvariantCulture, $"{part} of {wholes[0]} is {Math.Round(100 * part / wholes[0], 0, MidpointRounding.AwayFromZero)}%, not {m.Groups["w"].Value.ToLowerInvariant()}{(near ? ", nor is it of another number near" : "")}."), $"{part} {wholes[0]} {said}");
                }
            }
        }

        return null;
    }

    /// <summary>How many points a share in words may be off: a quarter of it, but three at least and no more than the rules say.</summary>
    private static decimal Apart(Match m, decimal said, AuditRules rules) => m.Groups["p"].Success ? 1 : Math.Min((decimal)rules.Limit("share-in-words-apart"), Math.Max(3, said / 4));

    /// <summary>How many children the draft says there are in all, the number told most often first; what one day's table and another's give are both there.</summary>
    private static IReadOnlyList<decimal> Wholes(Draft draft, AuditRules rules)
    {
        var told = new List<decimal>();
        if (rules.Counts is [var all, ..])
        {
            foreach (var passage in draft.Passages)
            {
                told.AddRange(all.Says.SpansIn(passage.Text).Where(s => !all.Not.StandIn(passage.Text[Math.Max(0, s.Start - 45)..Math.Min(passage.Text.Length, s.End + 30)]))
                    .SelectMany(s => passage.Words.Select((w, i) => (w, N: Tellings.NumberAt(passage.Words, i, passage.Text, out var _))).Where(w => w.N is not null && w.w.Start >= s.Start && w.w.End <= s.End).Select(w => w.N!.Value)));
            }
        }

        return [.. told.Concat(told.Count == 0 ? [] : CountTables.Rows(draft, rules).Where(r => r.IsTotal).SelectMany(r => r.Numbers.OfType<decimal>())).CountBy(n => n).OrderByDescending(n => n.Value).ThenByDescending(n => n.Key).Select(n => n.Key)];
    }

    /// <summary>The percentage that a match gives in figures or in words, or null.</summary>
    private static decimal? Share(Match m)
    {
        if (m.Groups["p"].Success)
        {
            return decimal.Parse(m.Groups["p"].Value, CultureInfo.InvariantCulture);
        }

        if (m.Groups["x"].Success)
        {
            return NumberWords.Read(m.Groups["x"].Value) is { } x && NumberWords.Read(m.Groups["y"].Value) is { } y && y > 1 && x < y ? 100 * x / y : null;
        }

        return SentenceShares.PartOfWhole(m.Groups["f"].Value);
    }

    private const string InWords = @"(?<w>(?<x>" + NumberWords.Pattern + @")\s+in\s+(?:every\s+)?(?<y>" + NumberWords.Pattern + @")|(?<f>half|(?:an?|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)))\b";

    private const string Nearly = @"(?:(?:about|around|roughly|some|nearly|almost|close to|just over|just under|a little over|a little under|over|under|or|that is|which is|making)\s+)*";

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @")\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+|these\s+|those\s+|all our\s+)?(?<of>" + NumberWords.Pattern + @")\b(?!\s*%)[^.;()%\d]{0,70}?(?:,\s+|\s[–—-]\s|\bor\s)" + Nearly + InWords + @"(?!\s+(?:of\s+them|of\s+those|of\s+whom|who))", RegexOptions.IgnoreCase)]
    private static partial Regex PartThenWords();

    private const string Money = @"(?<c>£?)(?<a>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?<u>m|k|bn|million)?\b(?:\s(?!to\b)[\w/]+){0,4}?\s+to\s+(?<d>£?)(?<b>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?<v>m|k|bn|million)?(?!\d|\s*%|\s*per\s?cent)\b";

    [GeneratedRegex(@"\bfrom\s+" + Money + @"[^.;%£]{0,40}?(?:,\s+|\s[–—-]\s|\()(?:which is\s+|that is\s+)?(?:an?|or)\s+(?<about>about\s+|some\s+|nearly\s+|almost\s+|over\s+)?(?:rise|increase|growth|fall|drop|reduction|decrease|cut)\s+of\s+(?<about>about\s+|some\s+|nearly\s+|almost\s+|over\s+|just\s+\w+\s+)?(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex FromToBy();

    [GeneratedRegex(@"\b(?:rose|risen|grew|grown|increased|fell|fallen|dropped|decreased|(?:rise|increase|growth|fall|drop|reduction)\s+of|up|down|went up|came down)\s+(?:by\s+)?(?<about>about\s+|some\s+|nearly\s+|almost\s+|over\s+|just\s+\w+\s+)?(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)(?:[^.;%£\d]{0,40}?)(?:,\s+|\s)from\s+" + Money, RegexOptions.IgnoreCase)]
    private static partial Regex ByFromTo();

    /// <summary>"58 unaccompanied children, 12% of the total", "41 of them, roughly one in twelve of all our children", "Ninety-six are fostered, which is a quarter of them all".</summary>
    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @")(?!\s+of\s+(?:the|our|all|these|those)?\s*\d)(?:\s+[\p{L}’'-]+){0,9}?(?:,\s+|\s[–—-]\s|\s+\()" + Nearly + @"(?:(?<w>(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent))|" + InWords + @")\s+of\s+(?:the\s+total\b|the\s+whole\b|them\s+all\b|all\s+(?:of\s+)?(?:our\s+|the\s+)?children\b(?!['’]s\s+homes)(?=\s*[,.;)]|\s+in\s+care|\s+(?:that\s+|whom\s+)?we\s+look|\s+looked\s+after))", RegexOptions.IgnoreCase)]
    private static partial Regex PartOfAll();

    /// <summary>"219 (69%) were in foster care", "64 are outside, which is 54%", "Forty-one, roughly one in twelve, arrived alone": of what, the sentence does not say.</summary>
    [GeneratedRegex(@"(?<![\d£.,/–-])(?<!\d\s+(?:to|and|or)\s+)(?<!\baged?\s+)(?<!\b(?:of|among|in|from)\s+(?:the\s+|our\s+|all\s+|its\s+|these\s+|those\s+|their\s+)?(?:our\s+)?)\b(?<n>" + NumberWords.Pattern + @")(?!\s+(?:out\s+)?of\s+(?:the|our|all|these|those)?\s*\d)(?!\s*(?:%|per\s?cent))(?:\s+[\p{L}’'-]+){0,7}?(?:\s+\((?:or\s+)?(?<w>(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent))\)(?!\s+of\b)|,\s+(?:which|that) is\s+" + Nearly + @"(?<w>(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent))(?!\s+of\b)|,\s+" + Nearly + InWords + @"(?=,))", RegexOptions.IgnoreCase)]
    private static partial Regex PartAlone();
}
