namespace Synthesis.Audit;

/// <summary>How far a draft answers a code.</summary>
public enum Answered
{
    /// <summary>A passage says it and gives something to hold it to.</summary>
    Addressed,

    /// <summary>It is mentioned, with no figure, action, owner or date near.</summary>
    Thin,

    /// <summary>It cannot be told whether the draft says it.</summary>
    Unclear,

    /// <summary>The draft was read and does not say it.</summary>
    Missing,
}

/// <summary>How a draft answers one code of a codebook.</summary>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Title">The code's short name.</param>
/// <param name="Asks">What the codebook asks.</param>
/// <param name="Why">Why it matters, or null where the codebook does not say.</param>
/// <param name="Source">Where the codebook takes the question from, or null.</param>
/// <param name="Answered">How far.</param>
/// <param name="Score">The estimated chance, 0 to 1, that the code is present; null where it could not be told.</param>
/// <param name="Values">The values that it shows.</param>
/// <param name="Lacks">Of a thin answer: what was looked for near the mentions and is not there, such as "a date".</param>
/// <param name="Quotes">The passages, strongest first; empty where missing.</param>
public sealed record CodeAnswer(
    string Codebook, string Code, string Title, string Asks, string? Why, string? Source, Answered Answered, double? Score,
    IReadOnlyList<string> Values, IReadOnlyList<string> Lacks, IReadOnlyList<Place> Quotes);

/// <summary>One thing that was looked for in a draft, and what was found.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Title">What was looked for.</param>
/// <param name="Holds">Whether it is there or holds; null where it cannot be told or does not apply.</param>
/// <param name="Found">What was found, in a few words.</param>
/// <param name="Places">The words that say so.</param>
public sealed record DraftCheck(string Id, string Title, bool? Holds, string Found, IReadOnlyList<Place> Places);

/// <summary>Everything that the audit of one draft found. The annotated copy, the pages and the files are made from this alone.</summary>
/// <param name="Path">The draft.</param>
/// <param name="Sha256">Its bytes' hash, or null.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="AsAt">The date that "in date" and "old" are measured against.</param>
/// <param name="NotAStrategy">Null where the draft looks like a strategy; else the sentence that says what it looks like, to be said before anything else.</param>
/// <param name="Codes">How each code of each codebook is answered, in the codebooks' order.</param>
/// <param name="Currency">What was looked for about its period, review and owner.</param>
/// <param name="Forecast">What was looked for about its forecast.</param>
/// <param name="Readability">What was measured of its language and access.</param>
/// <param name="Tables">What check-table finds in it.</param>
/// <param name="Findings">All that should be put right, gravest first and then in the order of the draft.</param>
public sealed record AuditOfDraft(
    string Path, string? Sha256, string? Title, DateOnly AsAt, string? NotAStrategy, IReadOnlyList<CodeAnswer> Codes, IReadOnlyList<DraftCheck> Currency,
    IReadOnlyList<DraftCheck> Forecast, IReadOnlyList<DraftCheck> Readability, IReadOnlyList<TableFinding> Tables, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>The codebooks and the rules that it was asked by.</summary>
    public IReadOnlyList<AskedBy> Asked { get; init; } = [];
}
