namespace Synthesis.Synthesise;

/// <summary>A count against its denominator.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Out of how many.</param>
/// <param name="Against">What they are: <c>all</c>, <c>group</c> where they are part of all, or the id of a code.</param>
public sealed record Share(int Count, int Of, string Against)
{
    /// <summary>Whole per cent, halves away from zero as the study rounds; null where the denominator is 0.</summary>
    public int? Percent => Of == 0 ? null : (int)Math.Round(100m * Count / Of, MidpointRounding.AwayFromZero);
}
