namespace Synthesis.Tag;

/// <summary>What a document says on a code.</summary>
public enum Answer
{
    /// <summary>The document was read and says nothing.</summary>
    Absent,

    /// <summary>It cannot be told; never counted as present.</summary>
    Unclear,

    /// <summary>A passage says so.</summary>
    Present,
}

/// <summary>A passage that speaks for a suggestion.</summary>
/// <param name="Quote">Verbatim: the document's text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">1-based page, or null.</param>
/// <param name="Rule">The signal that fired, <c>code/signal</c>.</param>
/// <param name="Score">The chance, 0 to 1, that this passage alone carries the code.</param>
/// <param name="Values">The values it shows.</param>
/// <param name="Path">The path of the document it stands in.</param>
public sealed record Evidence(string Quote, int Start, int End, int? Page, string Rule, double Score, IReadOnlyList<string> Values, string Path);

/// <summary>The machine's proposal for one code of one document. A person decides.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Status">The proposed answer.</param>
/// <param name="Values">The proposed values, in the codebook's order.</param>
/// <param name="Score">The estimated chance, 0 to 1, that the code is present; null where the document could not be read.</param>
/// <param name="Evidence">The passages for it, strongest first; never empty where present.</param>
public sealed record Suggestion(string Code, Answer Status, IReadOnlyList<string> Values, double? Score, IReadOnlyList<Evidence> Evidence);

/// <summary>The suggestions for every code of a codebook, in its order.</summary>
/// <param name="Path">The document's path, or the strategy's name.</param>
/// <param name="Suggestions">One for each code.</param>
/// <param name="Issues">What a person should know.</param>
public sealed record Tagging(string Path, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Issue> Issues);
