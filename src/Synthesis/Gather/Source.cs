namespace Synthesis.Gather;

/// <summary>A file to be read: where it is, and under which path results name it.</summary>
/// <param name="Path">The path as the user gave it (or, within a given folder, that folder's path and the rest), with forward slashes.</param>
/// <param name="FullPath">The absolute path that is opened.</param>
/// <param name="Refusal">Why the file must not be opened (a link out of its folder, say), or null.</param>
public sealed record Source(string Path, string FullPath, Issue? Refusal = null);
