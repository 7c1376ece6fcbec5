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

    /// <summary>How far coders agree; null where that is not told.</summary>
    public ReviewAgreement? Agreement { get; init; }
}

/// <summary>A publication and what screening said of it.</summary>
/// <param name="Publication">Its pages.</param>
/// <param name="Screening">What it is, whose and for when.</param>
/// <param name="AuthorityNames">Names of its authorities.</param>
/// <param name="Fate">What became of it, and why.</param>
public sealed record ScreenedPublication(Publication Publication, Screening Screening, IReadOnlyList<string> AuthorityNames, Fate Fate);
