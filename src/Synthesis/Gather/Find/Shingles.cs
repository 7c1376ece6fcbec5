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

    // In order, each once: a walk keeps the runs of every page it has read, and a set would take four times the memory.
    private readonly ulong[] sampled;
    private readonly ulong[]? all;

    private Shingles(List<Word> words)
    {
        var runs = new List<ulong>(words.Count);
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

            runs.Add(hash ^ (hash >> 29));
        }

        sampled = [.. runs.Where(h => h % Sampled == 0).Distinct().Order()];
        all = words.Count <= LongText ? [.. runs.Distinct().Order()] : null;
        Words = words.Count;
    }

    /// <summary>How many words the text has.</summary>
    internal int Words { get; }

    internal static Shingles Of(string text) => new(Word.Split(text));

    /// <summary>The share of all their runs that two texts have in common, 0 to 1.</summary>
    internal double Resemblance(Shingles other)
    {
        var (a, b) = Comparable(other);
        var common = Common(a, b);
        return a.Length + b.Length == 0 ? 1 : (double)common / (a.Length + b.Length - common);
    }

    /// <summary>The share of this text's runs that another has too, 0 to 1.</summary>
    internal double ContainedIn(Shingles other)
    {
        var (a, b) = Comparable(other);
        return a.Length == 0 ? 1 : (double)Common(a, b) / a.Length;
    }

    private (ulong[] Own, ulong[] Others) Comparable(Shingles other) => all is not null && other.all is not null ? (all, other.all) : (sampled, other.sampled);

    private static int Common(ulong[] a, ulong[] b)
    {
        var common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var order = a[i].CompareTo(b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }
}
