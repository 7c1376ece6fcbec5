using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Finds parts of one whole that are told in two ways ("22 of those 49 live outside the county", "20 of our 49 children lived outside it"), and sums of money and percentages told of the same in two.</summary>
internal static partial class PartsTold
{
    /// <summary>A part of a whole, or an amount.</summary>
    /// <param name="Number">How many, how much.</param>
    /// <param name="Of">Of how many; or 0.</param>
    /// <param name="Words">What is said of it, without what every sentence has.</param>
    /// <param name="Sort">The sign and, of an amount, per what and whether it is a bound.</param>
    /// <param name="Date">As at when, or null.</param>
    /// <param name="Passage">Where it stands.</param>
    /// <param name="Shown">As written.</param>
    private sealed record Part(decimal Number, decimal Of, HashSet<string> Words, string Sort, DateSaid? Date, Tag.Passage Passage, string Shown)
    {
        internal bool MayMeet(Part other) => Date is null || other.Date is null || Date.Meets(other.Date);
    }

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var title = Word.Split(draft.Document.Title ?? (draft.Passages.Count > 0 ? draft.Passages[0].Text : "")).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        var parts = draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption && p.Text.Contains(" of ", StringComparison.OrdinalIgnoreCase)).SelectMany(p => PartsIn(p, rules, title)).ToList();
        foreach (var (one, other) in Pairs(parts).Where(p => p.One.Of == p.Other.Of && p.One.Words.Count > 0 && p.One.Words.SetEquals(p.Other.Words)).Concat(Amounts(draft, rules)))
        {
            yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here it is {one.Shown}, elsewhere {other.Shown}, and both seem to be of the same.", "Give one number, or say by date or definition why they differ.", null, null, draft.Of(one.Passage))
            {
                Against = [draft.Of(other.Passage)], About = $"parts {one.Shown} {other.Shown}",
            };
        }
    }

    /// <summary>Those that differ, in different blocks, as at days that may be one.</summary>
    private static IEnumerable<(Part One, Part Other)> Pairs(IReadOnlyList<Part> all)
    {
        for (var i = 1; i < all.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (all[i].Number != all[j].Number && all[i].Passage.Block != all[j].Passage.Block && all[i].MayMeet(all[j]) && Math.Max(all[i].Number, all[j].Number) <= 2 * Math.Min(all[i].Number, all[j].Number))
                {
                    yield return (all[i], all[j]);
                }
            }
        }
    }

    private static IEnumerable<Part> PartsIn(Tag.Passage passage, AuditRules rules, HashSet<string> title)
    {
        var dates = DatesIn.Of(passage.Text);
        foreach (Match m in PartOf().Matches(passage.Text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is { } n && NumberWords.Read(m.Groups["of"].Value) is { } of && n < of && n > 1 && !(of is > 1900 and < 2100))
            {
                yield return new Part(n, of, Distinctive(m.Groups["tail"].Value, rules, title), "", dates.Count == 0 ? null : dates.MinBy(d => Math.Abs(d.At - m.Index)), passage, $"{n.ToString(CultureInfo.InvariantCulture)} of {of.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    /// <summary>The words of what is said of a part that not every sentence has; of place "outside" and the like are kept, the name of the place itself is not.</summary>
    private static HashSet<string> Distinctive(string text, AuditRules rules, HashSet<string> title)
    {
        var dates = DatesIn.Of(text);
        var words = Word.Split(text);
        var (common, empty, own, places) = (rules.List("common").Cover(words), rules.List("says-nothing-of-them").Cover(words), rules.List("own-area").Cover(words), rules.List("placed"));
        return [.. words.Where((w, i) => !w.Folded.EndsWith('%') && !title.Contains(w.Folded) && !dates.Any(d => w.Start >= d.At && w.End <= d.At + d.Length) && (places.NumberOf(w.Folded) is not null || (!common[i] && !empty[i] && !own[i] && w.Folded.Length > 1)))
            .Select(w => places.NumberOf(w.Folded) is { } n ? $"={n}" : w.Folded.Length > LongestStem ? w.Folded[..LongestStem] : w.Folded.TrimEnd('s'))];
    }

    /// <summary>Sums of money and percentages told once each, of which one is a slip from the other and whose sentences share most of the words.</summary>
    private static IEnumerable<(Part One, Part Other)> Amounts(Draft draft, AuditRules rules)
    {
        var all = new List<Part>();
        foreach (var passage in draft.Passages.Where(p => p.Kind != BlockKind.Heading && p.Text.AsSpan().ContainsAny('£', '%')))
        {
            foreach (Match m in Amount().Matches(passage.Text))
            {
                var drawn = passage.IsDrawn;
                var cell = drawn ? passage.Text[Math.Max(0, m.Index - LettersAround)..Math.Min(passage.Text.Length, m.Index + m.Length + (LettersAround / 4))] : passage.Text[(passage.Text[..m.Index].LastIndexOf('|') + 1)..(passage.Text.IndexOf('|', m.Index) is > 0 and var end ? end : passage.Text.Length)];
                var dates = DatesIn.Of(drawn || passage.Kind == BlockKind.Table ? cell : passage.Text);
                var number = NumberWords.Read(m.Groups["n"].Value) ?? 0;
                all.Add(new Part(number, 0, Distinctive(cell.Replace(m.Groups["shown"].Value, " ", StringComparison.Ordinal), rules, []), $"{m.Groups["sign"].Value}{m.Groups["p"].Value} {m.Groups["unit"].Value} {m.Groups["rate"].Value} {m.Groups["bound"].Value.ToLowerInvariant()}", dates.Count == 0 ? null : dates.MinBy(d => Math.Abs(d.At - m.Index)), passage, m.Groups["shown"].Value.Trim()));
            }
        }

        var times = all.CountBy(a => (a.Number, a.Sort.Split(' ')[0])).ToDictionary();
        bool Once(Part p) => times[(p.Number, p.Sort.Split(' ')[0])] == 1;
        return Pairs(all).Where(p => p.One.Sort == p.Other.Sort && (Once(p.One) || Once(p.Other)) && Telling.IsSlip(Digits(p.One.Number), Digits(p.Other.Number)) && p.One.Words.Intersect(p.Other.Words).Count() is var common && common > 1 && 5 * common >= 3 * Math.Min(p.One.Words.Count, p.Other.Words.Count)
            && !rules.List("earlier").StandIn(p.One.Passage.Text) && !rules.List("earlier").StandIn(p.Other.Passage.Text));
    }

    /// <summary>Of a table that a plain text draws: how many letters of its line stand for a cell.</summary>
    private const int LettersAround = 40;

    private const int LongestStem = 6;

    private static decimal Digits(decimal n) => decimal.Parse(n.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @")(?:\s*\([\d.]+\s*(?:%|per\s?cent)\))?\s+(?:out\s+)?of\s+(?:the|those|these|our|all|its)\s+(?:our\s+|the\s+)?(?<of>\d{1,3}(?:,\d{3})+|\d+)\b(?![.,/]\d|\s*%)(?<tail>[^,;.:]*)", RegexOptions.IgnoreCase)]
    private static partial Regex PartOf();

    [GeneratedRegex(@"(?:(?<bound>above|over|more than|under|below|up to|at least|at most)\s+)?(?<shown>(?:(?<sign>[£$€])\s?(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?(?<unit>m|k|bn|million|thousand)\b)?|(?<![£\d.,])(?<n>\d+(?:\.\d+)?)\s?(?<p>%|per\s?cent)))(?:\s+(?<rate>(?:a|per|each)\s+(?:week|year|night|day|month)))?", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();
}
