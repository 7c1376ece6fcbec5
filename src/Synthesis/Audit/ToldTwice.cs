using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Finds a number that a draft tells in two ways: one that is a slip of the pen from another of the same thing, a whole that is taken as known ("46 of the 84 places") where no such
/// number was told and another of the same thing was, a number of one thing on one day that differs, and one that is not the sum of the entries listed under it.
/// </summary>
internal static class ToldTwice
{
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told)
    {
        var times = Times(draft, told);
        var said = new HashSet<(decimal, decimal)>();
        foreach (var (one, other, whole) in Slips(told, times, (decimal)rules.Limit("slip-least")).Concat(Wholes(draft, told, times, rules)).Concat(Differing(told, rules)).Concat(Sums(draft, told, rules)))
        {
            if ((Telling.IsSlip(one.Number, other.Number) || !one.StandsBeside(other)) && !MeanOther(one, other, rules) && said.Add((Math.Min(one.Number, other.Number), Math.Max(one.Number, other.Number))))
            {
                yield return new AuditFinding("contradiction/number", "contradiction", whole ? Severity.Error : Severity.Warning, $"Here the number is {Denominator.Number(one.Number)}, elsewhere {Denominator.Number(other.Number)}, and both seem to be of the same.",
                    "Give one number, or say by date or definition why they differ.", null, null, draft.Of(one.Passage)) { Against = [draft.Of(other.Passage)], Numbers = (one.Number, other.Number), About = $"again {Denominator.Number(one.Number)} {Denominator.Number(other.Number)}" };
            }
        }
    }

    /// <summary>Whether the sentences of two speak of nothing that is common to both, though each says of whom it speaks: the council's and others' homes.</summary>
    internal static bool MeanOther(Telling one, Telling other, AuditRules rules) =>
        Meanings.MeansOf(one.Passage.Words, rules) is { Count: > 0 } a && Meanings.MeansOf(other.Passage.Words, rules) is { Count: > 0 } b && !a.Overlaps(b);

    /// <summary>The stem of what nearly all numbers of a draft count, which a table need not name.</summary>
    internal static string Child(AuditRules rules) => rules.List("alike").NumberOf("children") is { } alike ? $"={alike}" : "children";

    /// <summary>How often each number of a draft is told of something, in a table or out of one; what it may become is not counted.</summary>
    internal static Dictionary<decimal, int> Times(Draft draft, IReadOnlyList<Telling> told) =>
        told.Where(t => !t.IsOther).Select(t => t.Number).Concat(draft.Passages.Where(p => (p.Kind == BlockKind.Table && p.Text.AsSpan().Count('|') != 1) || p.IsDrawn).SelectMany(Tellings.NumbersIn))
            .CountBy(n => n).ToDictionary();

    /// <summary>Numbers of the same thing of which one is told once only and is a slip from the other.</summary>
    private static IEnumerable<(Telling, Telling, bool)> Slips(IReadOnlyList<Telling> told, Dictionary<decimal, int> times, decimal least)
    {
        foreach (var group in told.Where(t => t is { Head.Length: > 0, IsOther: false } && t.Number >= least).GroupBy(t => t.Head, StringComparer.Ordinal))
        {
            var all = group.ToList();
            for (var i = 0; i < all.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (Telling.IsSlip(all[i].Number, all[j].Number) && Math.Min(times.GetValueOrDefault(all[i].Number), times.GetValueOrDefault(all[j].Number)) == 1 && all[i].Passage != all[j].Passage && all[i].IsOfTheSame(all[j]) && all[i].MayMeet(all[j]))
                    {
                        yield return times[all[i].Number] <= times[all[j].Number] ? (all[i], all[j], false) : (all[j], all[i], false);
                    }
                }
            }
        }
    }

    /// <summary>Wholes taken as known that nothing else tells, where another number of the same thing was told before.</summary>
    private static IEnumerable<(Telling, Telling, bool)> Wholes(Draft draft, IReadOnlyList<Telling> told, Dictionary<decimal, int> times, AuditRules rules)
    {
        var least = (decimal)rules.Limit("told-least");
        var back = (int)rules.Limit("told-passages-back");
        var order = draft.Passages.Select((p, i) => (p.Start, i)).ToDictionary(p => p.Start, p => p.i);
        foreach (var whole in told.Where(t => (t.IsWhole || t.IsLabelled) && t.Number >= least && !t.Narrowed && !t.IsOther && !IsRest(t, rules) && (t.Head.Length > 0 || IsOf(t)) && (times[t.Number] == 1 || (t.Number < 100 && told.Count(o => o.Number == t.Number && o.Head == t.Head && !o.IsOther) == 1)) && t.Passage.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption && !(t.IsWhole && t.IsLedTo(draft))))
        {
            var at = order[whole.Passage.Start];
            bool Next(Telling o) => order[o.Passage.Start] >= at - 2 && o.Passage.Headings.SequenceEqual(whole.Passage.Headings);
            bool Beside(Telling o) => order[o.Passage.Start] >= at - back && (o.Passage.Headings.SequenceEqual(whole.Passage.Headings) || (o.Passage.Headings.Count > 1 && o.Passage.Headings.SkipLast(1).SequenceEqual(whole.Passage.Headings.SkipLast(1))));
            var rivals = told.Where(o => (order[o.Passage.Start] is var there && there < at) && o.Number >= least && o.Number != whole.Number && (Close(o.Number, whole.Number) || Telling.IsSlip(o.Number, whole.Number)) && !o.IsOther && !o.Narrowed && o.MayMeet(whole)
                && (whole.Head.Length == 0 ? !o.IsPart && (o.Passage.Block == whole.Passage.Block || (Telling.IsSlip(o.Number, whole.Number) && Next(o)))
                    : o.IsOfTheSame(whole) && !o.IsPart && (whole.IsLabelled ? o.Words.IsSubsetOf(whole.Words) && times[o.Number] == 1 && Beside(o) : (whole.Words.IsSubsetOf(o.Words) && (whole.Words.Count > 1 || Beside(o))) || (Next(o) && whole.Core.SetEquals(o.Core) && o.Words.IsSubsetOf(whole.Words))))).ToList();
            if (times[whole.Number] > 1)
            {
                // A number that other things have too is doubted only where it is a slip from what stands beside it, or both are known by one name.
                rivals.RemoveAll(o => whole.Head.Length > 0 || !Telling.IsSlip(o.Number, whole.Number));
            }

            if (whole.Head.Length > 0 && rivals.Count == 0)
            {
                // Two that are both taken as known, under one name.
                rivals = [.. told.Where(o => o.IsWhole && !o.Narrowed && !o.IsOther && o.Number >= least && o.Number != whole.Number && whole.IsWhole && Close(o.Number, whole.Number) && o.Words.SetEquals(whole.Words) && o.Head == whole.Head && o.MayMeet(whole))];
            }

            if (rivals.Count > 0 && (whole.Head.Length == 0 || rivals.TrueForAll(o => o.Number == rivals[^1].Number)))
            {
                yield return (whole, rivals[^1], !whole.IsLabelled);
            }
        }
    }

    /// <summary>Numbers of what is named in the same words, as at the same day.</summary>
    private static IEnumerable<(Telling, Telling, bool)> Differing(IReadOnlyList<Telling> told, AuditRules rules)
    {
        var least = (decimal)rules.Limit("told-least");
        bool Plain(Telling t) => t is { IsOther: false, IsPart: false, Narrowed: false, Words.Count: > 1 } && t.Number >= least && !rules.List("earlier").StandIn(t.Passage.Text) && !rules.List("not-whole-row").StandIn(t.Passage.Text);
        foreach (var group in told.Where(t => t.Words.Count > 1).GroupBy(t => $"{t.Head}: {string.Join(' ', t.Words.Order(StringComparer.Ordinal))}", StringComparer.Ordinal))
        {
            var all = group.Where(Plain).ToList();
            if (all.Count == 2 && all[0].Number != all[1].Number && all[0].Passage.Block != all[1].Passage.Block && Close(all[0].Number, all[1].Number) && (all[0].Date is null) == (all[1].Date is null) && all[0].MayMeet(all[1]))
            {
                yield return (all[1], all[0], false);
            }
        }
    }

    /// <summary>Numbers that are not the sum of those which the list under them gives of the same thing.</summary>
    private static IEnumerable<(Telling, Telling, bool)> Sums(Draft draft, IReadOnlyList<Telling> told, AuditRules rules)
    {
        var least = (decimal)rules.Limit("told-least");
        var entries = told.Where(t => t.Passage.Kind == BlockKind.ListItem && t.Head.Length > 0).ToLookup(t => t.Passage.Block);
        foreach (var total in told.Where(t => t is { IsOther: false, IsPart: false, Head.Length: > 0, Passage.Kind: BlockKind.Paragraph } && t.Number >= least))
        {
            var list = new List<Telling>();
            for (var b = total.Passage.Block + 1; b < draft.Document.Blocks.Count && draft.Document.Blocks[b].Kind == BlockKind.ListItem; b++)
            {
                if (entries[b].Where(e => e.Head == total.Head).ToList() is not [var entry])
                {
                    list.Clear();
                    break;
                }

                list.Add(entry);
            }

            if (list.Count >= rules.Limit("told-entries") && list.Sum(e => e.Number) is var sum && sum != total.Number && Close(sum, total.Number) && list.TrueForAll(e => e.Number < total.Number))
            {
                yield return (total, list[0] with { Number = sum }, false);
            }
        }
    }

    /// <summary>"The other 83", "the remaining 39": what is left of a whole.</summary>
    private static bool IsRest(Telling t, AuditRules rules) => t.Passage.Words.LastOrDefault(w => w.End <= t.At) is { Folded: { } before } && rules.List("the-others").StandIn(before);

    /// <summary>"Of the 46": a number without a name is a whole where something is said to be of it.</summary>
    private static bool IsOf(Telling t) => t.Passage.Words.Where(w => w.End <= t.At).TakeLast(3).Any(w => w.Folded == "of");

    private static bool Close(decimal a, decimal b) => Math.Max(a, b) <= 2 * Math.Min(a, b);

}
