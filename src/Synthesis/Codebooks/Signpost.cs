namespace Synthesis.Codebooks;

/// <summary>A tool, a case example or other help to which whoever misses something is pointed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What it is: guide, tool, data, contract, research or case.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Year">When, or null where the source does not tell.</param>
/// <param name="Helps">What it helps with.</param>
/// <param name="Link">Its address as the source gives it, or null. It may lead nowhere by now.</param>
/// <param name="Note">What has become of it, or null.</param>
/// <param name="Source">Where it is named.</param>
/// <param name="Answers">The codes that it helps to answer.</param>
public sealed record Signpost(
    string Id, string Title, string Kind, string Publisher, string? Year, string Helps, string? Link, string? Note, string Source, IReadOnlyList<AnsweredCode> Answers);

/// <summary>A code of a codebook.</summary>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Code">The code's id.</param>
public sealed record AnsweredCode(string Codebook, string Code);
