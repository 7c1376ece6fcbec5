namespace Synthesis.Tag.Learn;

/// <summary>Random numbers that are the same for a seed on every machine and version of .NET (SplitMix64; Steele, Lea and Flood 2014).</summary>
internal sealed class SeededOrder(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 up to a bound.</summary>
    internal int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Puts things into random order (Fisher and Yates).</summary>
    internal void Shuffle<T>(Span<T> things)
    {
        for (var i = things.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (things[i], things[j]) = (things[j], things[i]);
        }
    }

    private ulong Next()
    {
        var z = state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
