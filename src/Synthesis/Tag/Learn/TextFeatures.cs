using Synthesis.Codebooks;

namespace Synthesis.Tag.Learn;

/// <summary>
/// What a classifier sees of one text: words and pairs of neighbouring words, runs of three to five characters within a word and its bounds, and
/// features named by the caller. Computed once for a text, whatever is learnt from it later, and the same on every machine.
/// </summary>
/// <remarks>Each feature is hashed to one of <see cref="Slots"/> places (Weinberger and others 2009); no list of words is kept, and two features may share a place.</remarks>
public sealed class TextFeatures
{
    /// <summary>Kinds of feature: <see cref="Words"/>, <see cref="Pairs"/>, <see cref="Runs"/>, <see cref="Named"/>, each with places of its own, in this order.</summary>
    internal const int Families = 4, Words = 0, Pairs = 1, Runs = 2, Named = 3;

    /// <summary>How many places there are.</summary>
    internal const int Slots = Families << SlotBits;

    private const int SlotBits = 19, ShortestRun = 3, LongestRun = 5;
    private const ulong Basis = 0xcbf29ce484222325, Prime = 0x100000001b3;

    private TextFeatures(int[] places, float[] frequencies, int[] ends) => (Places, Frequencies, Ends) = (places, frequencies, ends);

    /// <summary>The places of the features that are there, family by family, ascending within one.</summary>
    internal int[] Places { get; }

    /// <summary>How often each is there, damped: 1 + ln(count).</summary>
    internal float[] Frequencies { get; }

    /// <summary>Where each family ends in <see cref="Places"/>.</summary>
    internal int[] Ends { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <param name="named">Features of the caller's own, such as the terms of a lexicon found in the text; one named twice counts twice.</param>
    public static TextFeatures Of(string text, IReadOnlyList<string>? named = null)
    {
        var words = Word.Split(text);
        var (single, pairs, runs) = (new List<int>(words.Count), new List<int>(words.Count), new List<int>(5 * text.Length / 2));
        var before = 0UL;
        foreach (var word in words)
        {
            var hash = Hash(Basis, word.Folded);
            single.Add(Place(hash, Words));
            if (before != 0)
            {
                pairs.Add(Place(before + (31 * hash), Pairs));
            }

            before = hash;
            AddRuns(word.Folded, runs);
        }

        var given = new List<int>();
        foreach (var name in named ?? [])
        {
            given.Add(Place(Hash(Basis, name), Named));
        }

        return Counted(single, pairs, runs, given);
    }

    private static void AddRuns(string word, List<int> runs)
    {
        for (var start = -1; start + ShortestRun <= word.Length + 1; start++)
        {
            var hash = Basis;
            for (var i = start; i < start + LongestRun && i <= word.Length; i++)
            {
                hash = (hash ^ (i < 0 || i == word.Length ? ' ' : word[i])) * Prime;
                if (i - start + 1 >= ShortestRun)
                {
                    runs.Add(Place(hash, Runs));
                }
            }
        }
    }

    private static TextFeatures Counted(params ReadOnlySpan<List<int>> families)
    {
        var (places, frequencies, ends) = (new List<int>(), new List<float>(), new int[Families]);
        for (var f = 0; f < Families; f++)
        {
            var found = families[f];
            found.Sort();
            for (var i = 0; i < found.Count;)
            {
                var first = i;
                while (i < found.Count && found[i] == found[first])
                {
                    i++;
                }

                places.Add(found[first]);
                frequencies.Add(i - first == 1 ? 1 : 1 + MathF.Log(i - first));
            }

            ends[f] = places.Count;
        }

        return new TextFeatures([.. places], [.. frequencies], ends);
    }

    /// <summary>FNV-1a over UTF-16 units (Fowler, Noll and Vo).</summary>
    private static ulong Hash(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    /// <summary>Mixes a hash well enough that its top bits may serve as the place within the family (the finaliser of SplitMix64).</summary>
    private static int Place(ulong hash, int family)
    {
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return (family << SlotBits) | (int)((hash ^ (hash >> 31)) >> (64 - SlotBits));
    }

    /// <summary>The family a place belongs to.</summary>
    internal static int Family(int place) => place >> SlotBits;
}
