using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Whether a draft itself explains why two numbers of one thing differ, so that they are no contradiction: what stands beside the one makes up the other ("all but seven of the 47", "thirteen
/// are ours, two another's and three were free"), each is worked out where it stands ("25 more than the 79"), both stand elsewhere too, they count different things, or only one of them is
/// aimed at ("90, against 81 now"), of an earlier time, or of those that come and go.
/// </summary>
internal static class Explained
{
    /// <summary>A number up to this may stand beside any other by chance.</summary>
    private const int ByChance = 2;

    /// <summary>A number from this on does not stand in several places by chance.</summary>
    private const int Rare = 20;

    private const int LettersBefore = 70, LettersAfter = 45;

    /// <summary>A number of a finding where it stands.</summary>
    /// <param name="Passage">Its sentence or row of a table.</param>
    /// <param name="Number">The number.</param>
    /// <param name="Other">The number of the other place.</param>
    /// <param name="At">The passage's place in the draft.</param>
    private sealed record Side(Passage Passage, decimal Number, decimal Other, int At)
    {
        /// <summary>The words about the number: before it from the number before, and after it.</summary>
        internal (string Before, string After) Around { get; } = Window(Passage, Number);

        internal bool Stands { get; } = Tellings.NumbersIn(Passage).Contains(Number);

        internal List<decimal> Others { get; } = [.. Tellings.NumbersIn(Passage).Where(n => n != Number)];
    }

    /// <summary>Whether it is.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="finding">A finding that two numbers differ; true of none that gives no numbers.</param>
    /// <param name="times">How often each number stands in the draft.</param>
    /// <param name="rules">The rules.</param>
    internal static bool Is(Draft draft, AuditFinding finding, IReadOnlyDictionary<decimal, int> times, AuditRules rules)
    {
        if (finding.Numbers is not var (here, there) || finding.Against.Count == 0 || SideAt(draft, finding.Place!, here, there) is not { } one || SideAt(draft, finding.Against[0], there, here) is not { } other)
        {
            return false;
        }

        // What is worked out from what a passage gives does not stand in it.
        bool Only(Func<Side, bool> says) => one.Stands && other.Stands && says(one) != says(other);
        return MadeUp(draft, one) || MadeUp(draft, other) || (Math.Min(here, there) >= Rare && times.GetValueOrDefault(here) > 1 && times.GetValueOrDefault(there) > 1 && one.Passage.Kind != BlockKind.Table && other.Passage.Kind != BlockKind.Table)
            || CountOther(draft, one, other, rules) || (WorkedOut(one) && WorkedOut(other)) || (!IsStep(one) && !IsStep(other) && Only(s => IsAimedAt(draft, s, rules))) || Only(s => rules.List("earlier-by").StandIn(s.Around.Before)) || Only(s => rules.List("comes-and-goes").StandIn(Clause(draft, s)));
    }

    private static Side? SideAt(Draft draft, Place place, decimal number, decimal other)
    {
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            if (draft.Passages[i].Start == place.Start)
            {
                return new Side(draft.Passages[i], number, other, i);
            }
        }

        return null;
    }

    /// <summary>Whether the other numbers of a sentence make up what parts its number from the other's: one of them, or all that follow. The sentences beside it in its paragraph may give the one.</summary>
    private static bool MadeUp(Draft draft, Side side)
    {
        if (side.Passage.Kind == BlockKind.Table)
        {
            return false;
        }

        var gap = Math.Abs(side.Number - side.Other);
        var here = Tellings.NumbersIn(side.Passage).ToList();
        var follow = here.Skip(here.IndexOf(side.Number) + 1).ToList();
        bool Beside(int i) => i >= 0 && i < draft.Passages.Count && draft.Passages[i].Block == side.Passage.Block && Tellings.NumbersIn(draft.Passages[i]).Contains(gap);
        return (gap > ByChance && (side.Others.Contains(gap) || Beside(side.At - 1) || Beside(side.At + 1))) || (side.Number < side.Other && follow.Count > 1 && side.Number + follow.Sum() == side.Other);
    }

    /// <summary>Whether the noun that follows a number in prose is of another thing than what the row of the other side counts, by its caption or, where that names none, its label.</summary>
    private static bool CountOther(Draft draft, Side one, Side other, AuditRules rules)
    {
        if (one.Passage.Kind == BlockKind.Table == (other.Passage.Kind == BlockKind.Table))
        {
            return false;
        }

        var (said, row) = one.Passage.Kind == BlockKind.Table ? (other, one) : (one, other);
        return Meanings.ThingIn(said.Around.After, rules) is { } thing && (Meanings.ThingIn(CountTables.Caption(draft, row.Passage.Block), rules) ?? Meanings.ThingIn(row.Passage.Text, rules)) is { } of && of != thing && of != "home" && thing != "home";
    }

    /// <summary>Whether two further numbers of its sentence give it as their sum or difference.</summary>
    private static bool WorkedOut(Side side) => side.Passage.Kind != BlockKind.Table
        && side.Others.Exists(a => a > ByChance && side.Others.Exists(b => b > ByChance && (a + b == side.Number || a - b == side.Number || b + side.Number == a)));

    /// <summary>Whether it is a row of words, such as a step of a plan.</summary>
    private static bool IsStep(Side side) => side.Passage.Kind == BlockKind.Table && side.Passage.Text.Split('|').Count(c => Figure.Read(c) is not null) < 2;

    /// <summary>Whether words close to a number, or those that lead to its list, say that it is aimed at.</summary>
    private static bool IsAimedAt(Draft draft, Side side, AuditRules rules) =>
        rules.List("aimed-at").StandIn(side.Around.Before) || rules.List("aimed-at-after").StandIn(side.Around.After) || (side.Passage.Kind == BlockKind.ListItem && Lead(draft, side.At) is { } lead && rules.List("aimed-at").StandIn(lead));

    /// <summary>The words about a number; of a cell those of its row, and of its table's caption.</summary>
    private static string Clause(Draft draft, Side side) => side.Passage.Kind == BlockKind.Table ? $"{side.Passage.Text} . {CountTables.Caption(draft, side.Passage.Block)}" : $"{side.Around.Before} {side.Around.After}";

    private static (string Before, string After) Window(Passage passage, decimal number)
    {
        var (words, text, past) = (passage.Words, passage.Text, 0);
        for (var i = 0; i < words.Count; i++)
        {
            if (Tellings.NumberAt(words, i, text, out var next) is { } n)
            {
                if (n == number)
                {
                    var (start, end) = (words[i].Start, words[next - 1].End);
                    var later = Enumerable.Range(next, words.Count - next).FirstOrDefault(w => Tellings.NumberAt(words, w, text, out var _) is not null, -1);
                    var before = text[Math.Max(past, start - LettersBefore)..start];
                    var stop = Math.Min(text.Length, later < 0 ? end + LettersAfter : Math.Min(end + LettersAfter, words[Math.Min(words.Count - 1, later + 1)].End));
                    return (before[(before.LastIndexOfAny([';', '(']) + 1)..], text[start..stop]);
                }

                // "67 of 609" is one telling.
                past = next < words.Count && words[next].Folded == "of" ? past : words[next - 1].End;
            }
        }

        return ("", "");
    }

    /// <summary>What leads to a list: the sentence before its first entry where that ends so, else its heading.</summary>
    private static string? Lead(Draft draft, int at)
    {
        var first = at;
        while (first > 0 && draft.Passages[first - 1].Kind == BlockKind.ListItem)
        {
            first--;
        }

        return first > 0 && draft.Passages[first - 1] is { Kind: BlockKind.Paragraph } lead && lead.Text.TrimEnd().EndsWith(':') ? lead.Text : draft.Passages[at].Headings.Count > 0 ? draft.Passages[at].Headings[^1] : null;
    }
}
