using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Rate;
using Synthesis.Review.Agreement;
using Synthesis.Screen;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Everything a report is made from: what was read, what became of it, and the table.</summary>
/// <param name="Table">The coverage table.</param>
/// <param name="AsAt">The review's date.</param>
/// <param name="Publications">Every publication that was screened, in order.</param>
/// <param name="Engines">The engines that read the documents, for repeating the run.</param>
/// <param name="CodebookHash">SHA-256 of the codebook's files.</param>
public sealed record RunResult(
    CoverageTable Table, DateOnly AsAt, IReadOnlyList<ScreenedPublication> Publications, IReadOnlyList<string> Engines, string CodebookHash)
{
    /// <summary>The selection flow, the numbers and the sample, each count with its names.</summary>
    public IReadOnlyList<CountTable> Counts { get; init; } = [];

    /// <summary>Coverage of further codebooks, over the same strategies.</summary>
    public IReadOnlyList<CoverageTable> Further { get; init; } = [];

    /// <summary>The ratings, or null where nothing is rated.</summary>
    public RatingTable? Ratings { get; init; }

    /// <summary>How far coders agree; null where that is not told.</summary>
    public ReviewAgreement? Agreement { get; init; }

    /// <summary>Whose decisions are counted, or null where suggestions are.</summary>
    public string? Coder { get; init; }

    /// <summary>The question that the review asks; empty where it is not told.</summary>
    public string Question { get; init; } = "";

    /// <summary>Every strategy that is counted, with its answers to the codes of every codebook.</summary>
    public IReadOnlyList<CodedStrategy> Coded { get; init; } = [];

    /// <summary>What was asked: the codebooks behind <see cref="Tables"/>, in their order; none where counts came from elsewhere.</summary>
    public IReadOnlyList<Codebook> Codebooks { get; init; } = [];

    /// <summary>The authorities on the list at the date.</summary>
    public IReadOnlyList<Authority> Authorities { get; init; } = [];

    /// <summary>Where each authority stands on a map of tiles; null where there is no such map.</summary>
    public TileLayout? Tiles { get; init; }

    /// <summary>What else a report is made from beside its documents and codebooks, each with the SHA-256 of its bytes.</summary>
    public IReadOnlyList<(string Name, string Sha256)> Inputs { get; init; } = [];

    /// <summary>What is worked out from the tables beyond counting; null where that was not asked for.</summary>
    public ReviewFigures? Figures { get; init; }

    /// <summary>Every coverage table.</summary>
    public IReadOnlyList<CoverageTable> Tables => [Table, .. Further];
}

/// <summary>A publication and what screening said of it.</summary>
/// <param name="Publication">Its pages.</param>
/// <param name="Screening">What it is, whose and for when.</param>
/// <param name="AuthorityNames">Names of its authorities.</param>
/// <param name="Fate">What became of it, and why.</param>
public sealed record ScreenedPublication(Publication Publication, Screening Screening, IReadOnlyList<string> AuthorityNames, Fate Fate)
{
    /// <summary>What it is called in files that people hand in.</summary>
    public string ShortName { get; init; } = Publication.Name;

    /// <summary>Where it was gathered; null where it was handed in.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What a person should know of how it was tagged.</summary>
    public IReadOnlyList<Issue> TagIssues { get; init; } = [];

    /// <summary>Every issue met in reading, screening and tagging it, each once.</summary>
    public IReadOnlyList<Issue> Issues => [.. Screening.Issues.Concat(Publication.Pages.SelectMany(p => p.Issues)).Concat(Publication.Folded.SelectMany(p => p.Issues)).Concat(TagIssues).Distinct()];
}
