namespace Synthesis.Audit;

/// <summary>What is wrong with a number.</summary>
public enum FindingKind
{
    /// <summary>A percentage that its count and denominator cannot give.</summary>
    Percentage,

    /// <summary>Parts that do not add up to their total.</summary>
    Sum,

    /// <summary>A number that differs between two places of one document.</summary>
    Difference,
}

/// <summary>How far a finding can be trusted without reading on.</summary>
public enum Sure
{
    /// <summary>Arithmetic alone says so.</summary>
    Error,

    /// <summary>It rests on what was inferred: a denominator, a kind of rounding, or that two places speak of the same thing.</summary>
    Likely,
}

/// <summary>Where a number stands. Numbers begin at 1; null where the format has no such thing, or the number is not in a table.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">The line of a text file.</param>
/// <param name="Table">Which table of the document.</param>
/// <param name="Row">Which row of the table as written, its headings counted.</param>
/// <param name="Label">What the row is called.</param>
/// <param name="Column">What the column is called.</param>
public sealed record NumberPlace(int? Page, int? Line, int? Table, int? Row, string? Label, string? Column);

/// <summary>A number of a published document that cannot be right, or not everywhere.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sure">How sure.</param>
/// <param name="What">One sentence: what is wrong.</param>
/// <param name="Right">What would be right, or null where nothing says.</param>
/// <param name="Quote">The document's own words.</param>
/// <param name="Place">Where they stand.</param>
/// <param name="Tried">The denominators that were tried.</param>
/// <param name="Against">Of a difference: the words in the other place; else null.</param>
/// <param name="AgainstPlace">Of a difference: where those stand; else null.</param>
public sealed record TableFinding(
    FindingKind Kind, Sure Sure, string What, string? Right, string Quote, NumberPlace Place, IReadOnlyList<string> Tried,
    string? Against = null, NumberPlace? AgainstPlace = null);

/// <summary>How many there are of what a document counts, told from outside it.</summary>
/// <param name="Name">The row or column that it is the number of, such as a region; null for all.</param>
/// <param name="Number">How many; above 0.</param>
public sealed record KnownNumber(string? Name, decimal Number);
