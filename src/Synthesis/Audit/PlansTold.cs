using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Finds what will be done told with another date or another sum of money in another part of a draft: in the foreword, the text and the action plan. Two statements are of the same where
/// they share words that few other places of the draft have, and few of the shorter one are left over; a row is known by its longest cell, a sentence by a name in its paragraph too.
/// Each gives one date or sum only, the paragraph of neither gives that of the other, and neither is of one step of several.
/// </summary>
internal static partial class PlansTold
{
    /// <summary>A date or a sum.</summary>
    /// <param name="Passage">Where it stands.</param>
    /// <param name="Words">The rarer words that tell of what it is.</param>
    /// <param name="Date">The date, or null of a sum.</param>
    /// <param name="Sum">The sum in pounds, or null of a date.</param>
    /// <param name="Sort">Of a sum: per what.</param>
    /// <param name="Shown">As written.</param>
    private sealed record Statement(Passage Passage, HashSet<string> Words, DateSaid? Date, decimal? Sum, string Sort, string Shown)
    {
        internal bool Meets(Statement other) => Date is not null ? other.Date is not null && Date.Meets(other.Date) : Sum == other.Sum;

        internal bool MayBe(Statement other) => Date is not null && other.Date is not null ? Math.Abs(Date.Year - other.Date.Year) < 3 : Sum is { } a && other.Sum is { } b && Sort == other.Sort && Math.Max(a, b) <= 2 * Math.Min(a, b);
    }

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var (rare, apart, alike) = ((int)rules.Limit("plan-words-in-blocks"), rules.List("steps-of-a-plan"), rules.Limit("plan-words-shared"));
        var passages = draft.Passages.Where(p => p.Kind != BlockKind.Heading && !p.Text.Contains("---", StringComparison.Ordinal)).ToList();
        var own = passages.ToDictionary(p => p, p => Telling(p, rules));
        var around = passages.ToLookup(Home);
        var places = around.SelectMany(b => b.SelectMany(p => own[p]).Distinct()).CountBy(w => w).ToDictionary();
        HashSet<string> Rare(Passage p) => [.. own[p].Where(w => places[w] <= rare)];
        HashSet<string> RareAround(Passage p) => p.Kind == BlockKind.Paragraph ? [.. around[Home(p)].SelectMany(Rare)] : Rare(p);
        IEnumerable<string> Words(Func<Passage, int, bool> which) => passages.SelectMany(p => p.Words.Where(w => which(p, w.Start))).Select(w => Stem(w.Folded));
        var names = Words((p, at) => at > 1 && char.IsUpper(p.Text[at]) && p.Text[at - 1] == ' ' && char.IsLetter(p.Text[at - 2])).Except(Words((p, at) => char.IsLower(p.Text[at]))).ToHashSet(StringComparer.Ordinal);
        var all = passages.SelectMany(p => Values(p).Select(v => v with { Words = Rare(p) })).ToList();
        var named = all.Select(s => s.Passage).Distinct().ToDictionary(p => p, RareAround);
        bool ByName(Statement a, Statement b) => named[a.Passage].Intersect(named[b.Passage]).ToList() is { Count: > 1 } common && common.Exists(names.Contains) && 2 * common.Count >= Math.Min(named[a.Passage].Count, named[b.Passage].Count);
        var byHome = all.ToLookup(s => Home(s.Passage));
        var once = all.Where(s => !apart.StandIn(s.Passage.Text) && !rules.List("earlier").StandIn(s.Passage.Text) && s.Date is not { Span: true } && (s.Passage.Kind is BlockKind.Table or BlockKind.ListItem || rules.List("of-what-will-be").StandIn(s.Passage.Text))
            && all.Count(o => o.Passage == s.Passage && o.Date is null == s.Date is null) == 1).ToList();
        for (var i = 1; i < once.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (once[i], once[j]);
                if (one.Passage.Block != other.Passage.Block && one.MayBe(other) && !one.Meets(other) && ((one.Words.Intersect(other.Words).Count() is > 1 and var common && common >= alike * Math.Min(one.Words.Count, other.Words.Count)) || ByName(one, other))
                    && !byHome[Home(one.Passage)].Any(o => o.Meets(other)) && !byHome[Home(other.Passage)].Any(o => o.Meets(one)))
                {
                    yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here it is {other.Shown}, elsewhere {one.Shown}, and both seem to be of the same.", $"Give one {(one.Date is null ? "sum" : "date")}, or say what each is for.", null, null, draft.Of(other.Passage))
                    {
                        Against = [draft.Of(one.Passage)], About = $"plan {other.Shown} {one.Shown}",
                    };
                }
            }
        }
    }

    /// <summary>The paragraph of a sentence; a row is its own.</summary>
    private static int Home(Passage p) => p.Kind == BlockKind.Table ? -1 - p.Start : p.Block;

    private static IEnumerable<Statement> Values(Passage p) =>
        [.. DatesIn.Of(p.Text).Select(d => new Statement(p, [], d, null, "", p.Text.Substring(d.At, d.Length))),
            .. Money().Matches(p.Text).Select(m => new Statement(p, [], null, Pounds(m), m.Groups["rate"].Value, m.Groups["shown"].Value))];

    private static decimal Pounds(Match m) => decimal.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture) * m.Groups["unit"].Value.ToLowerInvariant() switch { "bn" => 1_000_000_000, "m" or "million" => 1_000_000, "k" or "thousand" => 1_000, _ => 1 };

    /// <summary>The telling words of a passage, of a row those of its longest cell, without dates and endings.</summary>
    private static HashSet<string> Telling(Passage passage, AuditRules rules)
    {
        var text = passage.Kind == BlockKind.Table ? passage.Text.Split('|').MaxBy(c => c.Length) ?? "" : passage.Text;
        var dates = DatesIn.Of(text);
        return [.. CountTables.Stems([.. Word.Split(text).Where(w => w.Folded.Length > 3 && !dates.Any(d => w.Start >= d.At && w.End <= d.At + d.Length))], rules).Select(Stem)];
    }

    private static string Stem(string word) => word.Length > LongestStem ? word[..LongestStem] : word;

    private const int LongestStem = 5;

    [GeneratedRegex(@"(?<shown>£\s?(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?(?<unit>m|k|bn|million|thousand)\b)?)(?:\s+(?:(?:a|per|each|every)\s+(?<rate>week|year|night|day|month)))?", RegexOptions.IgnoreCase)]
    private static partial Regex Money();
}
