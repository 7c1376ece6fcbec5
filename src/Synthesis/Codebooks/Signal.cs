namespace Synthesis.Codebooks;

/// <summary>One rule by which the machine proposes a code for a passage; docs/codebook-format.md describes each part.</summary>
/// <param name="Id">Unique in its code; shown as the rule that fired.</param>
/// <param name="Weight">How often a passage that it matches truly carries the code, 0.05 to 0.99.</param>
/// <param name="WholeBlock">Whether the groups may match anywhere in a block rather than in one sentence.</param>
/// <param name="All">Groups of term numbers; each must match, and the first is the anchor.</param>
/// <param name="Near">Most words between the anchor and every other group's match; null for anywhere in the passage.</param>
/// <param name="Not">Terms that must not stand in the passage.</param>
/// <param name="NotNear">Terms that must not stand close to the anchor.</param>
/// <param name="NotNearWords">How close, in words.</param>
/// <param name="Under">Terms of which one must stand in a heading above; empty for any heading.</param>
/// <param name="NotUnder">Terms that must not stand in a heading above.</param>
/// <param name="In">Kinds of block, by contract name; empty for all but headings.</param>
/// <param name="Accept">Which statements count.</param>
/// <param name="Value">The value that it stands for, or null.</param>
/// <param name="Capture">Which words of the passage are the value.</param>
public sealed record Signal(
    string Id, double Weight, bool WholeBlock, IReadOnlyList<IReadOnlyList<int>> All, int? Near, IReadOnlyList<int> Not, IReadOnlyList<int> NotNear,
    int NotNearWords, IReadOnlyList<int> Under, IReadOnlyList<int> NotUnder, IReadOnlyList<string> In, Acceptance Accept, string? Value, Capture Capture);

/// <summary>Which words of a passage a signal takes as the value of a code that chooses text.</summary>
public enum Capture
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those after the anchor.</summary>
    After,

    /// <summary>Those between the anchor and the match of the second group.</summary>
    Between,
}

/// <summary>Which statements count: on each axis, the readings that are accepted.</summary>
/// <param name="Polarity">Of <c>affirmed, negated</c>.</param>
/// <param name="Time">Of <c>present, past, future, conditional</c>.</param>
/// <param name="Whose">Of <c>own, others, nation, guidance</c>.</param>
public sealed record Acceptance(IReadOnlyList<string> Polarity, IReadOnlyList<string> Time, IReadOnlyList<string> Whose)
{
    /// <summary>The authority's own affirmed statement of what is or was.</summary>
    public static Acceptance Default { get; } = new(["affirmed"], ["present", "past"], ["own"]);
}
