using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>A number with what its clause says of it, in meanings and not in words: "36 of our children were in a residential placement" and "our 36 residential placements" are one.</summary>
/// <param name="Number">The number.</param>
/// <param name="Thing">The meaning of what is counted, or null where it is not named.</param>
/// <param name="Means">The meanings of what is said of it.</param>
/// <param name="Rest">The stems of further words that tell something and stand after it, up to the end of its clause.</param>
/// <param name="Around">Meanings and stems of the passage's headings and, in a list, of the sentence that leads to it: what may go unsaid.</param>
/// <param name="Of">Of how many it is a part, or null.</param>
/// <param name="Date">As at when, or null.</param>
/// <param name="IsPlanned">Whether it is of what is meant to be done.</param>
/// <param name="Passage">Where it stands.</param>
internal sealed record Account(
    decimal Number, string? Thing, IReadOnlySet<string> Means, IReadOnlySet<string> Rest, IReadOnlySet<string> Around, decimal? Of, DateSaid? Date, bool IsPlanned, Passage Passage)
{
    /// <summary>Meanings that words of its clause hint at, so that they may go unsaid: "we had 84 households" are our own.</summary>
    internal IReadOnlySet<string> Hints { get; init; } = new HashSet<string>();

    /// <summary>Whether it is the cell of a table.</summary>
    internal bool IsCell { get; init; }

    /// <summary>The stems of words between number and thing that say nothing the rules know: "approved".</summary>
    internal IReadOnlySet<string> Soft { get; init; } = new HashSet<string>();

    /// <summary>All that its clause says, as stems, meanings and further numbers.</summary>
    internal IReadOnlySet<string> Said { get; init; } = new HashSet<string>();

    /// <summary>Whether its thing is that of the number before it, and it is not itself taken as known.</summary>
    internal bool IsCarried { get; init; }

    /// <summary>Whether it counts what happened in a year and not what there is on a day.</summary>
    internal bool IsFlow { get; init; }

    /// <summary>Where the number begins in the passage's text.</summary>
    internal int At { get; init; }

    /// <summary>Whether it is taken as known: "of our 36 placements".</summary>
    internal bool IsBase { get; init; }
}
