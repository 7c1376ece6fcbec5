using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Reads the accounts of a draft; which words are things, mean the same or spoil a number for comparison, the rules say.</summary>
internal static partial class Accounts
{
    private const int LongestReach = 7;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(";:()|\u2013\u2014");

    /// <summary>All of a draft, in its order.</summary>
    internal static IReadOnlyList<Account> Of(Draft draft, AuditRules rules)
    {
        var (meanings, all) = (Meanings.Of(rules), new List<Account>());
        var title = Word.Split(draft.Document.Title ?? (draft.Passages.Count > 0 ? draft.Passages[0].Text : "")).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        Passage? lead = null;
        DateSaid? last = null;
        var block = -1;
        var (supposed, was) = (false, -1);
        var (previous, latest) = ((string?)null, (DateSaid?)null);
        foreach (var passage in draft.Passages)
        {
            lead = passage.Kind == BlockKind.Paragraph ? passage : passage.Kind == BlockKind.ListItem ? lead : null;
            last = passage.Block == block ? last : null;
            block = passage.Block;
            var dates = DatesIn.Of(passage.Text);
            supposed = rules.List("another-world").StandIn(passage.Text) || (supposed && passage.Block == was && dates.Count == 0);
            was = passage.Block;
            if (supposed)
            {
                continue;
            }

            if (passage.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Caption or BlockKind.Heading || (passage.Kind == BlockKind.Table && passage.Text.Contains('|', StringComparison.Ordinal)))
            {
                var over = passage.Kind == BlockKind.ListItem && lead?.Text.TrimEnd().EndsWith(':') == true ? lead : null;
                var before = last ?? (rules.List("that-day").StandIn(passage.Text) ? latest : null) ?? (over is not null && DatesIn.Of(over.Text) is [var led] ? led : null) ?? (passage.Headings.Count > 0 && DatesIn.Of(passage.Headings[^1]) is [var head] ? head : null);
                all.AddRange(In(passage, over, before, dates, rules, meanings, title, previous));
            }

            last = dates.Count > 0 ? dates[^1] : last;
            latest = last ?? latest;
            previous = passage.Kind == BlockKind.ListItem && all.Count > 0 && all[^1].Passage == passage ? all[^1].Thing : null;
        }

        return [.. all, .. OfTables(draft, rules, meanings)];
    }

    /// <summary>The cells of tables of counts under dates; what is counted their caption says.</summary>
    private static IEnumerable<Account> OfTables(Draft draft, AuditRules rules, Meanings meanings)
    {
        foreach (var row in CountTables.Rows(draft, rules).Where(r => r.Dates.Any(d => d is not null)))
        {
            var head = Word.Split(row.Title);
            var label = Word.Split(row.Label);
            if (meanings.Tagged(head).FirstOrDefault(t => t?.Thing is not null)?.Thing is not { } thing || draft.Passages.FirstOrDefault(p => p.Block == row.Block && p.Text.Contains(row.Label, StringComparison.Ordinal)) is not { } passage || row.Numbers.Any(n => n is null) || row.Title.AsSpan().ContainsAny('£', '%') || row.Title.Contains("per cent", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var tags = meanings.Tagged(label);
            var means = tags.Where(t => t is not null).SelectMany(t => t!.Value.Means).ToHashSet(StringComparer.Ordinal);
            var rest = Rest(label, [.. tags.Select(t => t is null)], rules, [], []);
            rest.RemoveWhere(w => row.IsTotal);
            for (var c = 0; c < row.Numbers.Count; c++)
            {
                if (row.Dates[c] is { } date && (means.Count > 0 || row.IsTotal))
                {
                    yield return new Account(row.Numbers[c]!.Value, thing, means, rest, new HashSet<string>(), null, date, false, passage) { IsCell = true };
                }
            }
        }
    }

    private static IEnumerable<Account> In(Passage passage, Passage? over, DateSaid? before, IReadOnlyList<DateSaid> dates, AuditRules rules, Meanings meanings, HashSet<string> title, string? previous)
    {
        var text = Shares().Replace(passage.Text, m => new string(' ', m.Length));
        var words = text == passage.Text ? passage.Words : Word.Split(text);
        var numbers = Enumerable.Range(0, words.Count).Select(i => (At: i, N: Tellings.NumberAt(words, i, text, out var next), Next: next))
            .Where(n => n.N is not null && !dates.Any(d => words[n.At].Start >= d.At && words[n.At].Start < d.At + d.Length)).ToList();
        if (numbers.Count is 0 or > 9 || (passage.Kind == BlockKind.Table && passage.Text.Split('|').Count(c => Figure.Read(c) is not null) > 1) || passage.IsDrawn)
        {
            yield break;
        }

        var tags = meanings.Tagged(words);
        bool[] In(string list) => rules.List(list).Cover(words);
        var (joins, ends, inexact, uncounted, names, known) = (In("name-joins"), In("name-ends"), In("inexact"), In("not-counted"), In("names-a-number"), In("known-by"));
        var (supposed, earlier, planned, adds, flows) = (In("supposed"), In("earlier"), In("planned"), In("added"), In("flows"));
        var hints = meanings.Hints.Select(h => (h.Name, At: h.Words.Cover(words))).ToList();
        var around = Around(passage, over, meanings, rules);
        bool Marked(int i) => i + 1 >= words.Count || text.AsSpan(words[i].End, words[i + 1].Start - words[i].End).ContainsAny(Marks);
        bool Comma(int i) => i + 1 < words.Count && text.AsSpan(words[i].End, words[i + 1].Start - words[i].End).Contains(',');
        var isNumber = new bool[words.Count + 1];
        foreach (var n in numbers)
        {
            // "Aged 16 and 17" and "the two areas" part no clause.
            isNumber[n.At] = n.At == 0 || !(n.N < 10 && known[n.At - 1] && n.At > 1 && words[n.At - 2].Folded != "of") && !(names[n.At - 1] || (n.At > 1 && words[n.At - 1].Folded is "and" or "to" or "or" && n.At > 2 && names[n.At - 3]));
        }

        (decimal? Of, IReadOnlySet<string> Means) lead = (null, new HashSet<string>());
        string? lastThing = passage.Kind == BlockKind.ListItem ? previous : null;
        foreach (var (at, number, next) in numbers)
        {
            // "Three in ten", "37 more beds than children": no count of a thing.
            if ((at > 1 && words[at - 1].Folded == "in" && isNumber[at - 2]) || (next + 1 < words.Count && words[next].Folded == "in" && isNumber[next + 1] && number <= 10)
                || (next < words.Count && words[next].Folded is "more" or "fewer" or "less" && Enumerable.Range(next, Math.Min(LongestReach, words.Count - next)).Any(w => words[w].Folded == "than") && !Enumerable.Range(next, Math.Min(LongestReach, words.Count - next)).TakeWhile(w => words[w].Folded != "than").Any(Marked)))
            {
                continue;
            }

            if ((at == 0 && words.Count > 1 && text.AsSpan(words[0].End, words[1].Start - words[0].End).Contains('.')) || (at > 0 && (inexact[at - 1] || names[at - 1])) || (at > 2 && words[at - 1].Folded is "and" or "to" && isNumber[at - 2] && (inexact[at - 3] || words[at - 1].Folded == "to")) || (next < words.Count && uncounted[next]) || (next + 1 < words.Count && uncounted[next + 1] && tags[next] is null && !ends[next] && !dates.Any(d => words[next + 1].Start >= d.At && words[next + 1].Start < d.At + d.Length)) || (next < words.Count && words[next].Folded is "or" or "to" or "more" && next + 1 < words.Count && words[next + 1].Folded is "than" or "more" or "fewer"))
            {
                continue;
            }

            // The clause: back and on to a mark, or to a comma or "and" that parts it from another number.
            var (first, past) = (at, next);
            while (first > 0 && !isNumber[first - 1] && (!Marked(first - 1) || (first == at && text.AsSpan(words[first - 1].End, words[first].Start - words[first - 1].End).IndexOfAny(":|") >= 0)) && !((Comma(first - 1) || words[first - 1].Folded is "and" or "but" or "while" or "whereas") && Enumerable.Range(0, first).Any(w => isNumber[w])))
            {
                first--;
            }

            var of = next < words.Count && words[next].Folded is "of" or "out" ? numbers.Find(n => n.At > at && n.At <= next + 3 && Enumerable.Range(next, n.At - next).All(w => known[w] || words[w].Folded is "of" or "out")) : default;
            var isBase = at > 1 && known[at - 1] && words[at - 2].Folded == "of";
            past = of.N is not null ? of.Next : next;
            var leads = isBase && at < 5 && Enumerable.Range(next, words.Count - next).TakeWhile(w => !isNumber[w]).Any(Comma);
            // "The 36 children who live in homes will": of what is taken as known the verb ends the name, but for one that goes on to say which of them are meant.
            var definite = isBase || (at > 0 && known[at - 1] && words[at - 1].Folded is not ("all" or "them" or "both"));
            var (which, verb) = (false, false);
            while (past < words.Count && !isNumber[past] && (past == next || !Marked(past - 1)) && !(past > next && Comma(past - 1)))
            {
                if (definite && !leads && past > next && ends[past] && !(which && joins[past - 1]))
                {
                    if (words[past].Folded is "who" or "that" or "which" or "where" or "living" or "placed" or "looked")
                    {
                        which = true;
                    }
                    else if (which && (!verb || ends[past - 1]))
                    {
                        verb = true;
                    }
                    else
                    {
                        break;
                    }
                }
                else if (which && verb && tags[past] is null && tags[past - 1] is not null && !ends[past] && !joins[past] && !known[past])
                {
                    break; // a verb that the rules do not know
                }

                past++;
            }

            bool Has(bool[] marks) => Enumerable.Range(first, past - first).Any(w => marks[w]);
            if (Enumerable.Range(0, past).Any(w => supposed[w]) || Has(earlier))
            {
                continue;
            }

            // What is counted stands first after the number, or first in the clause before it.
            var (thing, thingAt) = ((string?)null, -1);
            for (var w = of.N is not null ? of.Next : next; w < past && w < next + LongestReach && thing is null; w++)
            {
                if (joins[w] && tags[w] is null && words[w].Folded != "of")
                {
                    break;
                }

                (thing, thingAt) = tags[w]?.Thing is { } t && (w == past - 1 || tags[w + 1]?.Run != tags[w]?.Run) ? (t, tags[w]!.Value.Run) : (null, -1);
                if (ends[w] && tags[w] is null && !adds[w])
                {
                    break;
                }
            }

            // "Households, of which there are 96"
            var whom = Enumerable.Range(first, at - first).LastOrDefault(w => w > first + 1 && words[w].Folded is "which" or "whom" && words[w - 1].Folded == "of", -1);
            for (var w = whom - 2; w >= first && thing is null; w--)
            {
                (thing, thingAt, first) = tags[w]?.Thing is { } t ? (t, tags[w]!.Value.Run, w) : (null, -1, first);
            }

            while (whom > 0 && thing is not null && first > 0 && (tags[first - 1]?.Run == thingAt || known[first - 1]))
            {
                first--;
            }

            for (var w = first; w < at && thing is null; w++)
            {
                if (joins[w] && words[w].Folded is not "of" && w > first)
                {
                    break;
                }

                (thing, thingAt) = tags[w]?.Thing is { } t && (w + 1 == at || tags[w + 1]?.Run != tags[w]?.Run) ? (t, tags[w]!.Value.Run) : (null, -1);
            }

            var carried = thing is null && lastThing is not null && !definite;
            thing ??= lastThing;
            lastThing = thing;
            // What will be done is said of by what follows; what stands before it is for whom, or by whom.
            var isPlanned = (Has(planned) || passage.Kind == BlockKind.Table) && !(at > 0 && known[at - 1]);
            var from = isPlanned && thing is not null && thingAt >= 0 && Enumerable.Range(next, past - next).Any(w => tags[w]?.Run == thingAt) ? at : first;
            var means = Enumerable.Range(from, past - from).Where(w => w < at || w >= next).SelectMany(w => tags[w] is { } t && (t.Run != thingAt || !t.IsOne) ? t.Means : []).ToHashSet(StringComparer.Ordinal);
            var rest = Rest([.. words.Skip(next).Take(past - next)], [.. Enumerable.Range(next, past - next).Select(w => tags[w] is null && !(of.N is not null && w < of.Next))], rules, title, dates);
            // "Of the 118 in homes, 64 were …": what is said of the whole holds for its parts.
            if (leads && past < words.Count && Comma(past - 1))
            {
                lead = (number, means);
            }
            else if (lead.Of > number)
            {
                means.UnionWith(lead.Means);
            }

            var thingEnd = thingAt < 0 ? next : Math.Max(next, 1 + Enumerable.Range(0, words.Count).Last(w => tags[w]?.Run == thingAt));
            var soft = Rest([.. words.Skip(next).Take(thingEnd - next)], [.. Enumerable.Range(next, thingEnd - next).Select(w => tags[w] is null)], rules, title, dates);
            rest.ExceptWith(soft);
            yield return new Account(number!.Value, thing, means, rest, around, of.N ?? (isBase || !(lead.Of > number) ? null : lead.Of), dates.Count == 0 ? before : dates.MinBy(d => Math.Abs(d.At - words[at].Start)), isPlanned, passage) { IsBase = isBase, IsCarried = carried, IsFlow = Has(flows), At = words[at].Start, Said = Meanings.SaidIn(words, tags, Enumerable.Range(first, past - first).Where(w => (w < at || w >= next) && !dates.Any(d => words[w].Start >= d.At && words[w].Start < d.At + d.Length)), text, rules), Soft = soft, Hints = hints.Where(h => Has(h.At)).Select(h => h.Name).ToHashSet(StringComparer.Ordinal) };
        }
    }

    [GeneratedRegex(@"[(\[]\s*\d+(?:\.\d+)?\s*(?:%|per\s?cent)\s*[)\]]", RegexOptions.IgnoreCase)]
    private static partial Regex Shares();

    private static HashSet<string> Around(Passage passage, Passage? over, Meanings meanings, AuditRules rules)
    {
        var text = string.Join(" . ", passage.Headings.Append(over?.Text ?? ""));
        var words = Word.Split(text);
        return [.. meanings.Tagged(words).Where(t => t is not null).SelectMany(t => t!.Value.Means)];
    }

    private static HashSet<string> Rest(IReadOnlyList<Word> words, IReadOnlyList<bool> open, AuditRules rules, HashSet<string> title, IReadOnlyList<DateSaid> dates)
    {
        var (common, nothing, own, tells, joins) = (rules.List("common").Cover(words), rules.List("says-nothing-of-them").Cover(words), rules.List("own-area").Cover(words), rules.List("tells-nothing").Cover(words), rules.List("name-joins").Cover(words));
        var (known, added) = (rules.List("known-by").Cover(words), rules.List("added").Cover(words));
        return [.. words.Where((w, i) => open[i] && !common[i] && !nothing[i] && !own[i] && !tells[i] && !joins[i] && !known[i] && !added[i] && w.Folded.Length > 2 && !char.IsAsciiDigit(w.Folded[0]) && !title.Contains(w.Folded) && !dates.Any(d => w.Start >= d.At && w.End <= d.At + d.Length))
            .Select(w => Meanings.Stem(w.Folded))];
    }
}
