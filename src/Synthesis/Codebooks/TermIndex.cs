namespace Synthesis.Codebooks;

/// <summary>Where a term stands: words <see cref="Start"/> to <see cref="End"/> (exclusive) of a passage.</summary>
public readonly record struct TermMatch(int Start, int End);

/// <summary>Finds every term of a codebook in a passage in one walk over its words.</summary>
public sealed class TermIndex
{
    private const int StemKey = 3;

    private readonly List<Term> terms = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byStem = new(StringComparer.Ordinal);
    private readonly List<int> others = [];

    /// <summary>How many different terms there are.</summary>
    public int Count => terms.Count;

    /// <summary>Adds a term unless it is there, and gives its number.</summary>
    public int Add(Term term)
    {
        if (numbers.TryGetValue(term.Text, out var known))
        {
            return known;
        }

        var number = terms.Count;
        terms.Add(term);
        numbers[term.Text] = number;
        if (term.Parts[0] is TermPart.Literal literal)
        {
            foreach (var (text, stem) in literal.Choices)
            {
                var lists = !stem ? byWord : byStem;
                var key = !stem ? text : text.Length >= StemKey ? text[..StemKey] : "";
                if (key.Length == 0)
                {
                    others.Add(number);
                    continue;
                }

                (lists.TryGetValue(key, out var list) ? list : lists[key] = []).Add(number);
            }
        }
        else
        {
            others.Add(number);
        }

        return number;
    }

    /// <summary>The matches of each term in the words of a passage, by the term's number; terms without a match are left out.</summary>
    public Dictionary<int, List<TermMatch>> Find(IReadOnlyList<Word> words)
    {
        var found = new Dictionary<int, List<TermMatch>>();
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at].Folded;
            Try(byWord.GetValueOrDefault(word), words, at, found);
            if (word.Length >= StemKey)
            {
                byStem.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, StemKey), out var stems);
                Try(stems, words, at, found);
            }

            Try(others, words, at, found);
        }

        return found;
    }

    private void Try(List<int>? candidates, IReadOnlyList<Word> words, int at, Dictionary<int, List<TermMatch>> found)
    {
        foreach (var number in candidates ?? [])
        {
            if (terms[number].Match(words, at) is > 0 and var end)
            {
                var list = found.TryGetValue(number, out var known) ? known : found[number] = [];
                if (list.Count == 0 || list[^1].Start != at)
                {
                    list.Add(new TermMatch(at, end));
                }
            }
        }
    }
}
