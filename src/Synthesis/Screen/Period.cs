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
    /// <summary>No period.</summary>
    public static Period None { get; } = new(null, null, PeriodBasis.None, null);
}
