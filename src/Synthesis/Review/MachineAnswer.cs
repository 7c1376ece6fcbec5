using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>What a machine that is not the own tagger says of a cell.</summary>
/// <param name="Coder">Its name among coders.</param>
/// <param name="Suggestion">What it says.</param>
/// <param name="MayPrefill">Whether it has been right often enough to fill in a sheet that a person signs.</param>
public sealed record MachineAnswer(string Coder, Suggestion Suggestion, bool MayPrefill);
