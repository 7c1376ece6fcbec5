namespace Synthesis.Review.Model;

/// <summary>How a model among a review's coders stands.</summary>
/// <param name="Coder">The coder.</param>
/// <param name="Current">Whether it was asked by what the codebook says now, so that its answers have a vote.</param>
/// <param name="Strategies">How many strategies it has answered something of.</param>
/// <param name="Cells">How many cells it has answered.</param>
/// <param name="Unclear">How many of them are unclear.</param>
/// <param name="Refused">How many quotes were not found, told a machine something, or were too short.</param>
/// <param name="Malformed">How many answers did not keep to the schema.</param>
/// <param name="Prefills">Code by code, where it may fill in a sheet.</param>
public sealed record ModelStanding(ModelCoder Coder, bool Current, int Strategies, int Cells, int Unclear, int Refused, int Malformed, IReadOnlyList<Prefill> Prefills);
