using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>What a person decided on one code of one strategy. Decisions are only ever added; a later one of the same coder and round stands before an earlier one.</summary>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Coder">Who decided.</param>
/// <param name="Round">The blind round, such as <c>1</c>, or <c>consensus</c>.</param>
/// <param name="Status">The answer.</param>
/// <param name="Values">Its values, in the codebook's order.</param>
/// <param name="Evidence">The quote, found in the archived text; null where the answer needs none.</param>
/// <param name="Note">The coder's note, or null.</param>
public sealed record Decision(
    string Strategy, string Code, string Coder, string Round, Answer Status, IReadOnlyList<string> Values, Evidence? Evidence, string? Note)
{
    /// <summary>The round in which coders agree on one answer.</summary>
    public const string Consensus = "consensus";
}
