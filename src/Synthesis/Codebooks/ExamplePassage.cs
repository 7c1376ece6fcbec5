namespace Synthesis.Codebooks;

/// <summary>A passage of the codebook's example bank, with every code that it carries.</summary>
/// <param name="Document">The practice document it stands in, in reading order, or empty where it stands alone.</param>
/// <param name="Heading">The headings above it, joined by <c> &gt; </c>; may be empty.</param>
/// <param name="Text">Its text, a table row's cells joined by <c> | </c>.</param>
/// <param name="Codes">The codes that it carries, those implied included, each with the values it shows; empty where it carries none.</param>
public sealed record ExamplePassage(string Document, string Heading, string Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Codes);
