namespace Synthesis.Audit;

/// <summary>A picture of a draft.</summary>
/// <param name="Name">What its file calls it.</param>
/// <param name="Told">Whether it bears words for those who do not see it, or is marked as mere decoration.</param>
public sealed record DraftPicture(string Name, bool Told);

/// <summary>A table of a draft.</summary>
/// <param name="FirstRow">The words of its first row.</param>
/// <param name="HasHeader">Whether a row is marked as its header.</param>
public sealed record DraftTable(string FirstRow, bool HasHeader);

/// <summary>A link of a draft.</summary>
/// <param name="Text">The words that bear it.</param>
/// <param name="Target">Where it leads, as written; a place in the draft itself begins with #.</param>
/// <param name="Leads">Of a place in the draft: whether it is there; else null.</param>
public sealed record DraftLink(string Text, string Target, bool? Leads);

/// <summary>What a draft's file says beside its text. Null is not told by the format.</summary>
/// <param name="Pictures">Its pictures.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Links">Its links.</param>
/// <param name="Language">Its language as declared; empty where the format has a place for it and nothing stands there.</param>
/// <param name="Title">Its title as declared; empty where nothing stands there.</param>
/// <param name="TrueHeadings">Whether its headings are marked as such rather than guessed from type.</param>
public sealed record DraftMarkup(
    IReadOnlyList<DraftPicture>? Pictures, IReadOnlyList<DraftTable>? Tables, IReadOnlyList<DraftLink>? Links, string? Language, string? Title, bool TrueHeadings)
{
    /// <summary>Nothing told.</summary>
    public static DraftMarkup Unknown { get; } = new(null, null, null, null, null, false);
}
