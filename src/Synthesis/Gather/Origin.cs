namespace Synthesis.Gather;

/// <summary>By which way a source came in.</summary>
public enum Route
{
    /// <summary>It was found on a site.</summary>
    Site,

    /// <summary>It was sent on request.</summary>
    Mail,
}

/// <summary>Where a source that was gathered came from.</summary>
/// <param name="Path">Its path in the review's folder; made by the program, never from an address.</param>
/// <param name="Publication">What all sources of one publication share.</param>
/// <param name="Authority">The code of the authority on whose site, or through whose site, it was found, or who sent it; null where that is not known.</param>
/// <param name="Route">By which way it came in.</param>
/// <param name="Address">Its address, or the name of the file that was handed in.</param>
/// <param name="Also">Other addresses of the same text.</param>
/// <param name="Title">What it was called there, or null.</param>
/// <param name="Way">How it was found, in words, step by step.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Record">The archive's record of it, or null.</param>
public sealed record Origin(
    string Path, string Publication, string? Authority, Route Route, string Address, IReadOnlyList<string> Also, string? Title, IReadOnlyList<string> Way, string Sha256, string? Record)
{
    /// <summary>The folder of a review that holds what was gathered.</summary>
    public const string Folder = "gathered";
}
