using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>A passage of which it is known what it carries: an example of the codebook, or what a person decided.</summary>
/// <param name="Strategy">The strategy it stands in, or empty where it stands alone; passages of a strategy follow one another in reading order.</param>
/// <param name="Headings">The headings above it, outermost first.</param>
/// <param name="Text">Its text.</param>
/// <param name="Kind">The kind of its block.</param>
/// <param name="Carries">The codes that it carries, each with the values it shows.</param>
/// <param name="Asked">The codes of which it is known whether it carries them; null for every code.</param>
public sealed record LabelledPassage(
    string Strategy, IReadOnlyList<string> Headings, string Text, BlockKind Kind, IReadOnlyDictionary<string, IReadOnlyList<string>> Carries,
    IReadOnlySet<string>? Asked)
{
    /// <summary>Number of its block in the strategy, or null where it stands alone: sentences of a block are read together.</summary>
    public int? Block { get; init; }
}
