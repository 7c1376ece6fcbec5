using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Review;

/// <summary>Where a quote was found in a text.</summary>
/// <param name="Path">The document.</param>
/// <param name="Quote">The text's own words.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">The page it begins on, or null.</param>
/// <param name="Likeness">1 where the words are the same (white space, quotation marks and dashes apart); else the share of the quote's words that stand there in order.</param>
public sealed record FoundQuote(string Path, string Quote, int Start, int End, int? Page, double Likeness)
{
    /// <summary>Whether every word is the same.</summary>
    public bool Exact => Likeness >= 1;
}

/// <summary>Looks for a person's quote in archived text: exactly, then by the passage most like it.</summary>
public static class QuoteSearch
{
    /// <summary>Below this likeness a passage is not offered as the quote.</summary>
    public const double CloseFrom = 0.85;

    /// <summary>
    /// The passage that a quote stands for: an exact place where there is one, else the passage with the longest common subsequence of words;
    /// null where no document has a word of it.
    /// </summary>
    public static FoundQuote? Find(IReadOnlyList<Document> documents, string quote)
    {
        var wanted = Word.Split(quote).Select(w => w.Folded).ToList();
        if (wanted.Count == 0)
        {
            return null;
        }

        FoundQuote? best = null;
        foreach (var document in documents.Where(d => !d.Failed))
        {
            var words = Word.Split(document.Text);
            var (first, last, likeness) = Exact(words, wanted) is { } at ? (at, at + wanted.Count - 1, 1.0) : Closest(words, wanted);
            if (likeness > (best?.Likeness ?? 0))
            {
                best = Place(document, words[first].Start, words[last].End, likeness);
            }

            if (best is { Exact: true })
            {
                return best;
            }
        }

        return best;
    }

    /// <summary>The words that stand at a place of a document's text; null where the text has no such place or no word there.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">First code point.</param>
    /// <param name="end">One past the last.</param>
    public static FoundQuote? At(Document document, int start, int end)
    {
        if (start < 0 || end <= start)
        {
            return null;
        }

        var (from, to, at) = (-1, -1, 0);
        var n = 0;
        foreach (var rune in document.Text.EnumerateRunes())
        {
            from = n == start ? at : from;
            at += rune.Utf16SequenceLength;
            n++;
            if (n == end)
            {
                to = at;
                break;
            }
        }

        return from < 0 || to < 0 || !document.Text[from..to].Any(char.IsLetterOrDigit) ? null
            : new FoundQuote(document.Path, document.Text[from..to], start, end, document.Blocks.LastOrDefault(b => b.Start <= start)?.Page, 1);
    }

    private static int? Exact(List<Word> words, List<string> wanted)
    {
        for (var i = 0; i + wanted.Count <= words.Count; i++)
        {
            var j = 0;
            while (j < wanted.Count && words[i + j].Folded == wanted[j])
            {
                j++;
            }

            if (j == wanted.Count)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The window of text with most of the quote's words in their order.</summary>
    private static (int First, int Last, double Likeness) Closest(List<Word> words, List<string> wanted)
    {
        var known = wanted.ToHashSet(StringComparer.Ordinal);
        var window = (int)Math.Ceiling(wanted.Count * 1.25);
        var (bestAt, most) = (0, 0);
        var shared = 0;
        for (var i = 0; i < words.Count; i++)
        {
            shared += known.Contains(words[i].Folded) ? 1 : 0;
            shared -= i >= window && known.Contains(words[i - window].Folded) ? 1 : 0;
            if (shared > most)
            {
                (bestAt, most) = (Math.Max(0, i - window + 1), shared);
            }
        }

        if (most == 0)
        {
            return (0, 0, 0);
        }

        var from = Math.Max(0, bestAt - (wanted.Count / 4));
        var to = Math.Min(words.Count, bestAt + window + (wanted.Count / 4));
        var (first, last, common) = CommonSubsequence(words, from, to, wanted);
        return common == 0 ? (0, 0, 0) : (first, last, Math.Min(0.999, common / (double)Math.Max(wanted.Count, last - first + 1)));
    }

    private static (int First, int Last, int Common) CommonSubsequence(List<Word> words, int from, int to, List<string> wanted)
    {
        var n = to - from;
        var lengths = new int[n + 1, wanted.Count + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = wanted.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = words[from + i].Folded == wanted[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var at = new List<int>();
        for (int i = 0, j = 0; i < n && j < wanted.Count;)
        {
            if (words[from + i].Folded == wanted[j])
            {
                at.Add(from + i);
                i++;
                j++;
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        // Each word as late as the next allows, so that a heading with the same first word stays out.
        for (var k = at.Count - 2; k >= 0; k--)
        {
            for (var later = at[k + 1] - 1; later > at[k]; later--)
            {
                if (words[later].Folded == words[at[k]].Folded)
                {
                    at[k] = later;
                }
            }
        }

        return at.Count == 0 ? (0, 0, 0) : (at[0], at[^1], at.Count);
    }

    private static FoundQuote Place(Document document, int from, int to, double likeness)
    {
        // Closing marks belong to the quote.
        while (to < document.Text.Length && document.Text[to] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '’' or '”' or '"')
        {
            to++;
        }

        var start = CodePoints(document.Text.AsSpan(0, from));
        var quote = document.Text[from..to];
        var page = document.Blocks.LastOrDefault(b => b.Start <= start)?.Page;
        return new FoundQuote(document.Path, quote, start, start + CodePoints(quote), page, likeness);
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var n = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            n++;
        }

        return n;
    }
}
