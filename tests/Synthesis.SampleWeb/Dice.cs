using System.Text;

namespace Synthesis.SampleWeb;

/// <summary>Draws that depend on a seed and a name alone, so that a page asked for first or last is the same page. Splitmix64 over an FNV-1a hash of the names.</summary>
public sealed class Dice
{
    private readonly ulong _origin;
    private ulong _state;

    /// <summary>Dice thrown from <paramref name="seed"/>.</summary>
    public Dice(ulong seed) => _origin = _state = seed;

    /// <summary>Dice of their own for <paramref name="name"/>: they depend on where these began and not on how often these were thrown.</summary>
    public Dice For(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ octet) * 1099511628211UL;
        }

        return new Dice(Mix(hash ^ Mix(_origin)));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>A whole number of at least 0 and less than <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)Math.Max(1, count));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in <paramref name="share"/> of throws, 0 to 1.</summary>
    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1UL << 53)) < share;

    /// <summary>One of <paramref name="of"/>.</summary>
    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary><paramref name="of"/> in another order.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> of)
    {
        var list = of.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
