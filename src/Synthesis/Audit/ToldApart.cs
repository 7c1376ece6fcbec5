using System.Text.RegularExpressions;
using Synthesis.Codebooks;

namespace Synthesis.Audit;

/// <summary>
/// Finds a number that stands alone against others of the same thing in other parts of a draft, headings, captions, lists and the cells of an action plan among them: the one that differs from
/// all the rest, one that is taken as known ("six of the 29 homes") and told nowhere, one that does not go with "the other seven", and one of a plan that another part plans otherwise.
/// </summary>
internal static partial class ToldApart
{
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told)
    {
        var prose = told.Where(t => !t.InTable).ToList();
        var times = ToldTwice.Times(draft, prose);
        var said = new HashSet<(decimal, decimal)>();
        foreach (var (one, other) in OddOnes(prose, times, rules).Concat(Unknown(draft, prose, times, rules)).Concat(OfTheOthers(draft, prose, rules)).Concat(Plans(told.Concat(Products(prose)).ToList(), rules)))
        {
            if ((one.Passage == other.Passage || !one.StandsBeside(other)) && !ToldTwice.MeanOther(one, other, rules) && said.Add((Math.Min(one.Number, other.Number), Math.Max(one.Number, other.Number))))
            {
                yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here the number is {Denominator.Number(one.Number)}, elsewhere {Denominator.Number(other.Number)}, and both seem to be of the same.",
                    "Give one number, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], Numbers = (one.Number, other.Number), About = $"apart {Denominator.Number(one.Number)} {Denominator.Number(other.Number)}" };
            }
        }
    }

    private static string Key(Telling t) => string.Join(' ', t.Words.Order(StringComparer.Ordinal)) + (t.IsRate ? " a year" : "");

    /// <summary>Of three or more numbers under one name the one that no other agrees with, where all others agree.</summary>
    private static IEnumerable<(Telling, Telling)> OddOnes(List<Telling> told, Dictionary<decimal, int> times, AuditRules rules)
    {
        var least = (decimal)rules.Limit("told-least");
        foreach (var group in told.Where(t => t is { IsOther: false, IsPart: false, Narrowed: false, Head.Length: > 0 } && (t.Words.Count > 1 || t.IsWhole) && t.Number >= least).GroupBy(Key, StringComparer.Ordinal))
        {
            var all = group.ToList();
            foreach (var odd in all.Where(t => times.GetValueOrDefault(t.Number) == 1 && !OfAnotherTime(t, rules)))
            {
                var rivals = all.Where(o => o.Number != odd.Number && o.Passage.Block != odd.Passage.Block && o.MayMeet(odd)).ToList();
                if (rivals.Count > 1 && rivals.TrueForAll(r => r.Number == rivals[0].Number) && Close(odd.Number, rivals[0].Number) && (odd.Date is not null || rivals.Exists(r => r.Date is null)))
                {
                    yield return (odd, rivals[0]);
                }
            }
        }
    }

    /// <summary>A whole that is taken as known and that nothing tells, where another is known under the same name in all places.</summary>
    private static IEnumerable<(Telling, Telling)> Unknown(Draft draft, List<Telling> told, Dictionary<decimal, int> times, AuditRules rules)
    {
        var least = (decimal)rules.Limit("told-least");
        foreach (var whole in told.Where(t => t is { IsWhole: true, IsOther: false, Narrowed: false, Head.Length: > 0 } && t.Number >= least && times.GetValueOrDefault(t.Number) == 1 && t.Words.SetEquals(t.Core) && !OfAnotherTime(t, rules)))
        {
            var rivals = told.Where(o => o.Number != whole.Number && o is { IsOther: false, IsPart: false, Narrowed: false } && o.Head == whole.Head && whole.Words.IsSubsetOf(o.Words) && o.Number >= least && Close(o.Number, whole.Number) && o.MayMeet(whole)).ToList();
            var others = told.Where(o => o.Head == whole.Head && !o.IsOther && o.Number != whole.Number).ToList();
            if (rivals.Exists(r => r.IsWhole && r.Core.Count == r.Words.Count) && rivals.TrueForAll(r => r.Number == rivals[0].Number)
                && !others.Exists(a => others.Exists(b => Math.Abs(a.Passage.Block - b.Passage.Block) < 2 && (a.Number + b.Number == whole.Number || a.Number - b.Number == whole.Number))))
            {
                yield return (whole, rivals[0]);
            }
        }
    }

    /// <summary>"The other seven councils", where ten were told and nothing makes up the difference; one is taken for the teller.</summary>
    private static IEnumerable<(Telling, Telling)> OfTheOthers(Draft draft, List<Telling> told, AuditRules rules)
    {
        var order = draft.Passages.Select((p, i) => (p.Start, i)).ToDictionary(p => p.Start, p => p.i);
        var back = (int)rules.Limit("told-passages-back");
        foreach (var rest in told.Where(t => t is { IsPart: false, Head.Length: > 0 } && Before(t) is { } word && rules.List("the-others").StandIn(word)))
        {
            var at = order[rest.Passage.Start];
            var window = told.Where(o => order[o.Passage.Start] is var there && there <= at && there >= at - back && (o.Passage != rest.Passage || o.At < rest.At) && o.Passage.Headings.Take(1).SequenceEqual(rest.Passage.Headings.Take(1))).ToList();
            var wholes = window.Where(o => o.Head == rest.Head && o is { IsOther: false, IsPart: false } && o.Number > rest.Number && Close(o.Number, rest.Number + 1)).Select(o => o.Number).Distinct().ToList();
            if (wholes is [var all] && window.Last(o => o.Number == all && o.Head == rest.Head) is var whole && order[whole.Passage.Start] is var from
                && !(whole.Passage == rest.Passage && rest.Passage.Text[..rest.At].TrimEnd() is var led && AndTheOther().IsMatch(led))
                && !draft.Passages.Skip(from).Take(at - from + 1).SelectMany(p => p.Words.Select((_, w) => Tellings.NumberAt(p.Words, w, p.Text, out var _))).Append(1).Contains(all - rest.Number))
            {
                yield return (rest, whole);
            }
        }
    }

    /// <summary>Numbers of one plan: of the same thing, both of what is to come and with the same word for what is added; each told once.</summary>
    private static IEnumerable<(Telling, Telling)> Plans(List<Telling> told, AuditRules rules)
    {
        foreach (var group in told.Where(t => t is { IsPart: false, IsWhole: false, Narrowed: false, Head.Length: > 0 } && (t.Planned is not null || t is { InTable: true, IsOther: false } or { IsRate: true, IsOther: false }) && !rules.List("earlier").StandIn(t.Passage.Text)).GroupBy(t => (t.Head, t.IsRate)))
        {
            var all = group.ToList();
            foreach (var odd in all)
            {
                var rivals = all.Where(o => o.Number != odd.Number && o.Passage.Block != odd.Passage.Block && o.MayMeet(odd) && SamePlan(odd, o, rules)).ToList();
                if (rivals.Count > 0 && rivals.TrueForAll(r => r.Number == rivals[0].Number) && Close(odd.Number, rivals[0].Number) && !all.Exists(o => o != odd && o.Number == odd.Number)
                    && (odd.Words.SetEquals(rivals[0].Words) || !all.Exists(o => o != rivals[0] && o.Number == rivals[0].Number)))
                {
                    yield return odd.InTable && !rivals[0].InTable && rivals.Count == 1 ? (rivals[0], odd) : (odd, rivals[0]);
                }
            }
        }
    }

    /// <summary>Whether two numbers of plans are of the same thing: under one name or, one of them in a table, under one that the other narrows; a name of one word has to be of what is added or of each year.</summary>
    private static bool SamePlan(Telling a, Telling b, AuditRules rules)
    {
        var (one, other) = (Bare(a, rules), Bare(b, rules));
        var common = one.Intersect(other).Count();
        var added = a.Planned is not { } x || b.Planned is not { } y || x.SetEquals(y);
        return added && (one.SetEquals(other) ? common > 1 || a.IsRate || (a.Planned is { Count: > 0 } && b.Planned is { Count: > 0 }) : a.InTable != b.InTable && common > 1 && (one.IsSubsetOf(other) || other.IsSubsetOf(one)));
    }

    /// <summary>The words of a name without those that only say that it is added.</summary>
    private static HashSet<string> Bare(Telling t, AuditRules rules) => [.. t.Words.Where(w => rules.List("added").NumberOf(w) is null)];

    /// <summary>"Two new homes of three beds each" tells of six new beds.</summary>
    private static IEnumerable<Telling> Products(List<Telling> told)
    {
        foreach (var (things, each) in told.Zip(told.Skip(1)))
        {
            if (things.Passage == each.Passage && things is { IsPart: false, Head.Length: > 0, IsRate: false } && each is { IsPart: false, Words.Count: 1, Head.Length: > 0 } && each.Head != things.Head && things.Number is > 1 and < 20
                && each.Number is > 1 and < 20 && Before(each) is "of" or "with" && things.Passage.Text.AsSpan(things.At, each.At - things.At) is { Length: < 60 } between && !between.ContainsAny(",;:("))
            {
                HashSet<string> Of(IReadOnlySet<string> words) => [.. words.Where(w => w != things.Head), each.Head];
                yield return things with { Number = things.Number * each.Number, Narrowed = false, Head = each.Head, Words = Of(things.Words), Core = Of(things.Core) };
            }
        }
    }

    private static bool OfAnotherTime(Telling t, AuditRules rules) => rules.List("earlier").StandIn(t.Passage.Text) || rules.List("not-whole-row").StandIn(t.Passage.Text);

    /// <summary>The word before a number, or null.</summary>
    private static string? Before(Telling t) => t.Passage.Words.LastOrDefault(w => w.End <= t.At) is { Folded: { } word } ? word : null;

    private static bool Close(decimal a, decimal b) => Math.Max(a, b) <= 2 * Math.Min(a, b);

    /// <summary>"46 places, and the other 41": what stands before is a part as well.</summary>
    [GeneratedRegex(@"\band (?:the|our|its|their) (?:other|remaining)$", RegexOptions.IgnoreCase)]
    private static partial Regex AndTheOther();
}
