using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>
/// A text as the set of its runs of words, by which print views, mirrors and copies are known again (A. Broder, On the resemblance and
/// containment of documents, 1997). Of long texts only a fixed part of the runs is kept, by their hash.
/// </summary>
internal sealed class Shingles
{
    private const int Run = 4, Sampled = 8, LongText = 4000;
    private const ulong Prime = 1099511628211, Offset = 14695981039346656037;

    private readonly HashSet<ulong> sampled = [];
    private readonly HashSet<ulong>? all;

    private Shingles(List<Word> words)
    {
        all = words.Count <= LongText ? [] : null;
        for (var i = 0; i + Run <= words.Count || i == 0 && words.Count > 0; i++)
        {
            var hash = Offset;
            foreach (var word in words.Skip(i).Take(Run))
            {
                foreach (var c in word.Folded)
                {
                    hash = (hash ^ c) * Prime;
                }

                hash = (hash ^ ' ') * Prime;
            }

            hash ^= hash >> 29;
            all?.Add(hash);
            if (hash % Sampled == 0)
            {
                sampled.Add(hash);
            }
        }

        Words = words.Count;
    }

    /// <summary>How many words the text has.</summary>
    internal int Words { get; }

    internal static Shingles Of(string text) => new(Word.Split(text));

    /// <summary>The share of all their runs that two texts have in common, 0 to 1.</summary>
    internal double Resemblance(Shingles other)
    {
        var (a, b) = Comparable(other);
        var common = a.Count(b.Contains);
        return a.Count + b.Count == 0 ? 1 : (double)common / (a.Count + b.Count - common);
    }

    /// <summary>The share of this text's runs that another has too, 0 to 1.</summary>
    internal double ContainedIn(Shingles other)
    {
        var (a, b) = Comparable(other);
        return a.Count == 0 ? 1 : (double)a.Count(b.Contains) / a.Count;
    }

    private (HashSet<ulong> Own, HashSet<ulong> Others) Comparable(Shingles other) => all is not null && other.all is not null ? (all, other.all) : (sampled, other.sampled);
}
