using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>What words mean, as the rules' lists have it: which things are counted, and what is said of them, by any of several words.</summary>
/// <param name="Things">Words for one thing that is counted, by its name.</param>
/// <param name="Means">Words that say one thing of it, by the meaning's name.</param>
/// <param name="Hints">Words that let the meaning of that name go unsaid.</param>
internal sealed record Meanings(IReadOnlyList<(string Name, PhraseList Words)> Things, IReadOnlyList<(string Name, PhraseList Words)> Means, IReadOnlyList<(string Name, PhraseList Words)> Hints)
{
    internal static Meanings Of(AuditRules rules)
    {
        IReadOnlyList<(string, PhraseList)> Begun(string with) => [.. rules.Words.Where(w => w.Key.StartsWith(with, StringComparison.Ordinal)).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key[with.Length..], w.Value))];
        return new Meanings(Begun("thing-"), Begun("means-"), Begun("hints-"));
    }

    /// <summary>The meanings of what a text says.</summary>
    internal static HashSet<string> MeansOf(IReadOnlyList<Word> words, AuditRules rules) => [.. Of(rules).Tagged(words).Where(t => t is not null).SelectMany(t => t!.Value.Means)];

    /// <summary>The first thing counted that a text names, or null.</summary>
    internal static string? ThingIn(string text, AuditRules rules) => Of(rules).Tagged(Word.Split(text)).FirstOrDefault(t => t?.Thing is not null)?.Thing;

    /// <summary>What words say: meanings and things by their names, numbers, and of others the stems.</summary>
    internal static HashSet<string> SaidIn(Passage passage, AuditRules rules)
    {
        var dates = DatesIn.Of(passage.Text);
        return SaidIn(passage.Words, Of(rules).Tagged(passage.Words), Enumerable.Range(0, passage.Words.Count).Where(w => !dates.Any(d => passage.Words[w].Start >= d.At && passage.Words[w].Start < d.At + d.Length)), passage.Text, rules);
    }

    /// <summary>What the words of a text say, dates and all.</summary>
    internal static HashSet<string> SaidIn(IReadOnlyList<Word> words, string text, AuditRules rules) => SaidIn(words, Of(rules).Tagged(words), Enumerable.Range(0, words.Count), text, rules);

    internal static HashSet<string> SaidIn(IReadOnlyList<Word> words, (string? Thing, IReadOnlyList<string> Means, int Run, bool IsOne)?[] tags, IEnumerable<int> which, string text, AuditRules rules)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        bool[] In(string list) => rules.List(list).Cover(words);
        var (common, known, joins, nothing, tells) = (In("common"), In("known-by"), In("name-joins"), In("says-nothing-of-them"), In("tells-nothing"));
        foreach (var w in which)
        {
            if (Tellings.NumberAt(words, w, text, out var _) is { } n)
            {
                said.Add($"#{Denominator.Number(n)}");
            }
            else if (tags[w] is { } t)
            {
                said.UnionWith(t.Means.Select(m => "~" + m));
                if (t.Thing is not null)
                {
                    said.Add("@" + t.Thing);
                }
            }
            else if (!common[w] && !known[w] && !joins[w] && !nothing[w] && !tells[w] && words[w].Folded.Length > 2 && !char.IsAsciiDigit(words[w].Folded[0]) && words[w].Folded[0] != '£')
            {
                said.Add(Stem(words[w].Folded));
            }
        }

        return said;
    }

    internal static string Stem(string word) => word.Length > 6 ? word[..6] : word.TrimEnd('s');

    /// <summary>Each word with the thing and the meanings of the longest run of words that it belongs to, or null.</summary>
    internal (string? Thing, IReadOnlyList<string> Means, int Run, bool IsOne)?[] Tagged(IReadOnlyList<Word> words)
    {
        var tags = new (string? Thing, IReadOnlyList<string> Means, int Run, bool IsOne)?[words.Count];
        var run = 0;
        foreach (var (thing, names, start, end) in Means.SelectMany(m => m.Words.RunsIn(words).Select(r => (Thing: (string?)null, Name: m.Name, r.Start, r.End)))
            .Concat(Things.SelectMany(m => m.Words.RunsIn(words).Select(r => (Thing: (string?)m.Name, Name: "", r.Start, r.End)))).OrderByDescending(r => r.End - r.Start).ThenBy(r => r.Start).ThenBy(r => r.Thing, StringComparer.Ordinal))
        {
            run++;
            if (Enumerable.Range(start, end - start).All(w => tags[w] is null))
            {
                for (var w = start; w < end; w++)
                {
                    tags[w] = (thing, thing is null ? [names] : [], run, false);
                }
            }
            else if (thing is not null && Enumerable.Range(start, end - start).All(w => tags[w] is { Thing: null }))
            {
                // "Children's homes" is a thing, and says of children where they live; of "council homes" it is a thing and says whose.
                var whole = tags[start]!.Value.Run;
                var one = !((start > 0 && tags[start - 1]?.Run == whole) || (end < words.Count && tags[end]?.Run == whole));
                for (var w = start; w < end; w++)
                {
                    tags[w] = tags[w]!.Value with { Thing = thing, IsOne = one };
                }
            }
        }

        return tags;
    }
}
