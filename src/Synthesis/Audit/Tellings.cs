using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Reads the numbers that a draft says of things counted. The name of what is counted follows the number up to a mark or a word that ends names ("26 homes in the borough are…"), or stands
/// before it ("the number of homes is 26", "Homes: 26"). Which words end and join names, are no things counted or make a number another one, the rules say.
/// </summary>
internal static partial class Tellings
{
    private static readonly System.Buffers.SearchValues<char> Joining = System.Buffers.SearchValues.Create(" \u00a0-\u2010\u2011'’‘");

    private const int LongestName = 9, LongestLabel = 10, LongestGap = 3, MostNumbers = 9, LongestCaption = 25;

    /// <summary>Words of a passage by what they do in the name of something counted.</summary>
    private sealed record Marked(Passage Passage, IReadOnlyList<Word> Words, bool[] Ends, bool[] Joins, bool[] Known, bool[] NotCounted, bool[] NumberNames, bool[] Narrows, bool[] Others, bool[] Counts, bool[] Empty, bool[] Participle, bool[] Plans, bool[] Adds, bool[] Rates, PhraseList Added, PhraseList Alike)
    {
        internal static Marked Of(Passage p, AuditRules rules, IReadOnlyList<DateSaid> dates)
        {
            bool[] In(string list) => rules.List(list).Cover(p.Words);
            var ends = In("name-ends");
            for (var i = 0; i < ends.Length; i++)
            {
                ends[i] |= dates.Any(d => p.Words[i].Start >= d.At && p.Words[i].End <= d.At + d.Length);
            }

            return new(p, p.Words, ends, In("name-joins"), In("known-by"), In("not-counted"), In("names-a-number"), In("name-narrows"), In("another-number"), In("said-number"), In("tells-nothing"), In("participle"), In("of-a-plan"), In("added"), In("each-year"), rules.List("added"), rules.List("alike"));
        }

        /// <summary>What stands between a word and the next.</summary>
        internal ReadOnlySpan<char> After(int i) => Passage.Text.AsSpan(Words[i].End, (i + 1 < Words.Count ? Words[i + 1].Start : Passage.Text.Length) - Words[i].End);

        /// <summary>A word without the ending of number; words that the rules call alike are one.</summary>
        internal string Stem(int i) => Alike.NumberOf(Words[i].Folded) is { } alike ? $"={alike}" : Words[i].Folded switch
        {
            [.. var y, 'i', 'e', 's'] when y.Length > 2 => y + "y",
            [.., 's', 's'] or { Length: < 4 } => Words[i].Folded,
            [.. var one, 's'] => one,
            var word => word,
        };

        /// <summary>Whether a mark parts a word from the next; a hyphen joins them.</summary>
        internal bool Parted(int i) => i + 1 >= Words.Count || After(i).ContainsAnyExcept(Joining);
    }

    /// <summary>All of a draft, in its order.</summary>
    internal static IReadOnlyList<Telling> Of(Draft draft, AuditRules rules)
    {
        var (told, last, block) = (new List<Telling>(), (DateSaid?)null, -1);
        var headings = new Dictionary<string, DateSaid?>(StringComparer.Ordinal);
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            (last, block) = (passage.Block == block ? last : null, passage.Block);
            var dates = DatesIn.Of(passage.Text);
            var under = passage.Headings.Count == 0 ? null : headings.TryGetValue(passage.Headings[^1], out var known) ? known : headings[passage.Headings[^1]] = DatesIn.Of(passage.Headings[^1]) is [var only] ? only : null;
            told.AddRange(In(passage, rules, dates, last ?? under));

            // A number that stands by itself is named by the line beneath it, as on a card.
            if (passage.Words.Count == 1 && i + 1 < draft.Passages.Count && draft.Passages[i + 1] is { Words.Count: > 0 and < LongestCaption } label && NumberAt(passage.Words, 0, passage.Text, out _) is { } card && NameFrom(Marked.Of(label, rules, []), 0) is { Core.Count: > 0 } name)
            {
                told.Add(new Telling(card, name.Words, name.Core, name.Head, false, false, false, false, DatesIn.Of(label.Text) is [var day, ..] ? day : under, passage, 0) { IsLabelled = true });
            }

            last = dates.Count > 0 ? dates[^1] : last;
        }

        return told;
    }

    /// <summary>The numbers of one passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="dates">The dates in it.</param>
    /// <param name="before">The date that holds where it has none.</param>
    internal static IEnumerable<Telling> In(Passage passage, AuditRules rules, IReadOnlyList<DateSaid> dates, DateSaid? before)
    {
        // Of a table the cells are read that hold words beside a number. What holds many numbers and no verbs of its own is a table that the format does not mark.
        var table = passage.Kind == BlockKind.Table && passage.Text.AsSpan().Count('|') != 1;
        if (Enumerable.Range(0, passage.Words.Count).Count(i => NumberAt(passage.Words, i, passage.Text, out _) is not null) is 0 or > MostNumbers || passage.IsDrawn)
        {
            yield break;
        }

        var marked = Marked.Of(passage, rules, dates);
        var noted = passage.Kind is BlockKind.Paragraph or BlockKind.Footnote && Noted().IsMatch(passage.Text);
        var words = marked.Words;
        for (var i = noted ? 1 : 0; i < words.Count; i++)
        {
            if (NumberAt(words, i, passage.Text, out var next) is not { } number || dates.Any(d => words[i].Start >= d.At && words[i].Start < d.At + d.Length) || (i > 0 && marked.NumberNames[i - 1]))
            {
                continue;
            }

            var (from, part) = (next, false);
            if (next < words.Count && words[next].Folded is "of" or "out" && !marked.Parted(next - 1))
            {
                // "23 of the 26 homes": the name of the whole is the part's.
                part = true;
                for (from = next + 1; from < words.Count && from <= next + LongestGap && (marked.Known[from] || words[from].Folded == "of"); from++)
                {
                }

                if (from < words.Count && NumberAt(words, from, passage.Text, out var beyond) is not null)
                {
                    from = beyond;
                }
            }

            // "35 more families": what is added is counted all the same.
            var added = from;
            if (from + 1 < words.Count && marked.Adds[from] && marked.Ends[from] && words[from + 1].Folded != "than" && !marked.Parted(from))
            {
                from++;
            }

            var (name, head, core, end) = NameFrom(marked, from);
            var ofThem = part && name.Count == 0 && from > 0 && from <= words.Count && marked.Known[from - 1];
            part &= !ofThem;
            var whole = i > 0 && ((marked.Known[i - 1] && words[i - 1].Folded != "them") || (passage.Text.AsSpan(words[i - 1].Start, words[i].Start - words[i - 1].Start).TrimEnd() is [.., '\'' or '’', 's'] or [.., 's', '\'' or '’'] && !marked.Parted(i - 1)) || (i > 1 && words[i - 1].Folded is "other" or "remaining" && marked.Known[i - 2]) || (words[i - 1].Folded == "of" && i > 1 && NumberBefore(words, i - 2, passage.Text)));
            whole &= !part || ofThem;
            var labelled = false;
            if (name.Count == 0 && !part && !whole && !table)
            {
                (name, head, core) = NameBefore(marked, i);
                labelled = name.Count > 0;
            }

            if ((from < words.Count && marked.NotCounted[from]) || (name.Count > 0 && head.Length == 0) || (name.Count == 0 && !whole && !ofThem))
            {
                i = Math.Max(i, next - 1);
                continue;
            }

            List<int> others = [.. Enumerable.Range(Math.Max(0, i - LongestGap), Math.Min(LongestGap, i)).Where(b => marked.Others[b] && !Enumerable.Range(b, i - b).Any(marked.Parted)),
                .. Enumerable.Range(added, Math.Clamp(Math.Min(end, words.Count) - added, 0, 2)).Where(w => marked.Others[w] && !marked.Joins[w])];
            if (i > 1 && words[i - 1].Folded is "and" or "to" && Enumerable.Range(0, i - 1).Any(b => words[b].Folded is "between" or "from" && b >= i - LongestGap) && NumberBefore(words, i - 2, passage.Text))
            {
                others.Add(i - 1); // "between 30 and 36" is one number that nobody counted
            }

            var planned = others.TrueForAll(w => marked.Plans[w]) && !Enumerable.Range(next, Math.Min(LongestName, words.Count - next)).Any(w => words[w].Folded == "than") ? others.Where(w => marked.Adds[w]).Select(w => $"{marked.Added.NumberOf(words[w].Folded)}").ToHashSet(StringComparer.Ordinal) : null;
            var date = dates.Count == 0 ? before : dates.MinBy(d => Math.Abs(d.At - words[i].Start));
            yield return new Telling(number, name, core, head, whole, part, others.Count > 0, end < words.Count && (marked.Narrows[end] || (end > from && !marked.Ends[end] && marked.Joins[end - 1] && NumberAt(words, end, passage.Text, out _) is not null)), date, passage, words[i].Start)
            {
                IsLabelled = labelled, InTable = table, Planned = others.Count > 0 ? planned : null,
                IsRate = end < words.Count && Enumerable.Range(end, Math.Min(2, words.Count - end)).Any(w => marked.Rates[w]), After = end > 0 && end <= words.Count ? UpToMark(marked, end - 1) : "",
            };
            i = next - 1;
        }
    }

    /// <summary>The name that begins with a word: its telling words, its noun, and one past its last word.</summary>
    private static (HashSet<string> Words, string Head, HashSet<string> Core, int End) NameFrom(Marked marked, int from)
    {
        var (name, core, head, joined, i) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), "", false, from);
        for (; i < marked.Words.Count && i < from + LongestName && !marked.Ends[i]; i++)
        {
            if (i > 0 && i > from - 1 && marked.Parted(i - 1))
            {
                break;
            }

            var compound = (i > from && marked.After(i - 1).Contains('-')) || marked.After(i).Contains('-');
            if (NumberAt(marked.Words, i, marked.Passage.Text, out _) is not null && !compound)
            {
                break;
            }

            joined |= marked.Joins[i] && !compound && core.Count > 0;
            if ((marked.Joins[i] && !compound) || marked.Known[i] || (marked.Empty[i] && !compound))
            {
                continue;
            }

            // "Carers approved by": what follows the noun is no part of it.
            joined |= core.Count > 0 && !compound && ((marked.Words[i].Folded is { Length: > 4 } word && word.EndsWith("ed", StringComparison.Ordinal)) || marked.Participle[i]) && (marked.Parted(i) || i + 1 >= marked.Words.Count || marked.Joins[i + 1] || marked.Ends[i + 1]);
            var stem = marked.Stem(i);
            name.Add(stem);
            if (!joined)
            {
                core.Add(stem);
                head = marked.NotCounted[i] ? "" : stem;
            }
        }

        return (name, head, core, i);
    }

    /// <summary>The name that stands before a number: "the number of homes is 26", "a total of … homes: 26".</summary>
    private static (HashSet<string> Words, string Head, HashSet<string> Core) NameBefore(Marked marked, int number)
    {
        var least = Math.Max(0, number - LongestLabel);
        if (marked.Passage.Text.AsSpan(0, marked.Words[number].Start).TrimEnd() is [.., ':' or '|'])
        {
            var first = number;
            while (first > least && (first == number || !marked.Parted(first - 1)))
            {
                first--;
            }

            var label = NameFrom(marked, first);
            return label.End >= number ? (label.Words, label.Head, label.Core) : ([], "", []);
        }

        // The number of homes was, had risen to, stands at 26: only such words stand between.
        for (var i = number - 1; i >= least; i--)
        {
            if (marked.Counts[i] && i + 1 < number && marked.Words[i + 1].Folded == "of")
            {
                var (words, head, core, end) = NameFrom(marked, i + 2);
                return end < number && number - end <= LongestGap && !Enumerable.Range(end, number - end).Any(marked.Parted) ? (words, head, core) : ([], "", []);
            }
        }

        return ([], "", []);
    }

    /// <summary>All numbers of a passage, in their order; years, money, shares and the like are none.</summary>
    internal static IEnumerable<decimal> NumbersIn(Passage passage) => passage.Words.Select((_, i) => NumberAt(passage.Words, i, passage.Text, out var _)).OfType<decimal>();

    /// <summary>The number that begins with a word, and the word after it; null where none does or it is a year, money, a share, a date's part or joined to letters.</summary>
    internal static decimal? NumberAt(IReadOnlyList<Word> words, int i, string text, out int next)
    {
        next = i + 1;
        var word = words[i];
        var digits = char.IsAsciiDigit(word.Folded[0]);
        if (!digits && word.Folded.Length is < 3 or > 9)
        {
            return null;
        }

        var end = word.End;
        var said = word.Folded;
        if (!digits && next < words.Count && said.EndsWith("ty", StringComparison.Ordinal) && words[next].Start == end + 1 && text[end] is '-' or ' ' && NumberWords.Read($"{said}-{words[next].Folded}") is not null)
        {
            (said, end, next) = ($"{said}-{words[next].Folded}", words[next].End, next + 1);
        }

        if (NumberWords.Read(said) is not { } n || n != Math.Floor(n) || (n is > 1989 and < 2060 && !said.Contains(',', StringComparison.Ordinal)))
        {
            return null;
        }

        var before = word.Start == 0 ? ' ' : text[word.Start - 1];
        var after = end >= text.Length ? ' ' : text[end];
        return before is '-' or '\u2010' or '\u2011' or '\u2013' or '/' or '.' or '$' or '€' or '#' || after is '-' or '\u2010' or '\u2011' or '\u2013' or '/' or '%' ? null : n;
    }

    /// <summary>The text after a word up to the next mark.</summary>
    private static string UpToMark(Marked marked, int word)
    {
        var last = word;
        while (last + 1 < marked.Words.Count && !marked.Parted(last))
        {
            last++;
        }

        return marked.Passage.Text[marked.Words[word].End..marked.Words[last].End];
    }

    /// <summary>The number of a note or a section before its text.</summary>
    [GeneratedRegex(@"^\d+(?:\.\d+)*\.?\s+\p{Lu}")]
    private static partial Regex Noted();

    private static bool NumberBefore(IReadOnlyList<Word> words, int i, string text) => NumberAt(words, i, text, out _) is not null || (i > 0 && NumberAt(words, i - 1, text, out var next) is not null && next == i + 1);
}
