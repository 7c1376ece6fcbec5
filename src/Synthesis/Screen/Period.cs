namespace Synthesis.Screen;

/// <summary>How a period is known.</summary>
public enum PeriodBasis
{
    /// <summary>No period was found.</summary>
    None,

    /// <summary>Only years were given; the days follow from the codebook's rule for them.</summary>
    Inferred,

    /// <summary>The document gives dates or months of its own, or names its years as financial years.</summary>
    Stated,
}

/// <summary>The time a document says it is for.</summary>
/// <param name="Start">First day, or null where it is not given.</param>
/// <param name="End">Last day, or null.</param>
/// <param name="Basis">How it is known.</param>
/// <param name="Quote">The words that say so, as the document has them, or null.</param>
public sealed record Period(DateOnly? Start, DateOnly? End, PeriodBasis Basis, string? Quote)
{
    /// <summary>Where the words first stand in the text; null where only a title in the file's properties or a running line has them.</summary>
    public QuotePlace? Place { get; init; }

    /// <summary>No period.</summary>
    public static Period None { get; } = new(null, null, PeriodBasis.None, null);
}

/// <summary>A place in the text of one of a publication's documents.</summary>
/// <param name="Path">The document.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">1-based page, or null.</param>
public sealed record QuotePlace(string Path, int Start, int End, int? Page);
