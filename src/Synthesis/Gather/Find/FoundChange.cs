namespace Synthesis.Gather.Find;

/// <summary>What became of a publication since the gathering before.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="What"><c>new</c>, <c>changed</c>, <c>moved</c>, <c>gone</c>, <c>unchanged</c>, or <c>unknown</c> where the site could not be asked.</param>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where it is now; of one that is gone, where it was.</param>
/// <param name="From">Where it was, if it moved; else null.</param>
/// <param name="Difference">What its text lost and gained, line by line; empty where nothing did.</param>
public sealed record FoundChange(string Authority, string What, string Title, Uri Address, Uri? From, string Difference);
