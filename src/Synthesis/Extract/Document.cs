namespace Synthesis.Extract;

/// <summary>What part of a document a <see cref="Block"/> is.</summary>
public enum BlockKind
{
    /// <summary>A heading; <see cref="Block.Level"/> says of which level.</summary>
    Heading,

    /// <summary>Running prose.</summary>
    Paragraph,

    /// <summary>One entry of a list, its mark left out or kept as the source has it.</summary>
    ListItem,

    /// <summary>A table; its cells are in <see cref="Block.Rows"/>.</summary>
    Table,

    /// <summary>Words that belong to a figure or table.</summary>
    Caption,

    /// <summary>A note at the foot of a page or the end of the document.</summary>
    Footnote,

    /// <summary>A page header, page footer or page number; not part of the document's text.</summary>
    Running,
}

/// <summary>A rectangle in PDF points (1/72 inch) from the top left of the page.</summary>
/// <param name="X0">Left.</param>
/// <param name="Y0">Top.</param>
/// <param name="X1">Right.</param>
/// <param name="Y1">Bottom.</param>
public sealed record Box(double X0, double Y0, double X1, double Y1);

/// <summary>A part of a document, in reading order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">1 (outermost) to 6 for headings, 1 and up for list items by nesting; else null.</param>
/// <param name="Page">1-based page on which it begins, or null where a format has no pages.</param>
/// <param name="Box">Where it stands on that page, or null.</param>
/// <param name="Start">First code point in the document's text, or null for running blocks.</param>
/// <param name="End">One past the last code point, or null for running blocks.</param>
/// <param name="Text">Its text; a table's cells joined by tabs and its rows by line feeds.</param>
/// <param name="Rows">A table's cells, row by row; else null.</param>
public sealed record Block(
    BlockKind Kind, int? Level, int? Page, Box? Box, int? Start, int? End, string Text, IReadOnlyList<IReadOnlyList<string>>? Rows);

/// <summary>What a file says of itself; unknown is null.</summary>
/// <param name="Author">The author's name as stored.</param>
/// <param name="Created">When it says it was made.</param>
/// <param name="Modified">When it says it was last changed.</param>
public sealed record DocumentMetadata(string? Author, DateTimeOffset? Created, DateTimeOffset? Modified)
{
    /// <summary>Nothing known.</summary>
    public static DocumentMetadata Unknown { get; } = new(null, null, null);
}

/// <summary>The text of a source: what every later stage reads.</summary>
/// <param name="Path">The source's path.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes; null where they could not be read.</param>
/// <param name="MediaType">What the bytes are, such as <c>application/pdf</c>; null where they could not be read.</param>
/// <param name="Engine">The program or library that read it, with its version.</param>
/// <param name="Title">The title it gives itself, or null.</param>
/// <param name="Pages">Number of pages, or null where the format has none.</param>
/// <param name="Language">ISO 639-1 code, or null where it cannot be told.</param>
/// <param name="Metadata">What the file says of itself.</param>
/// <param name="Text">The whole text: blocks separated by a blank line, LF line ends.</param>
/// <param name="Blocks">Its parts in reading order.</param>
/// <param name="Issues">What a person should know of how it was read.</param>
public sealed record Document(
    string Path, string? Sha256, string? MediaType, string Engine, string? Title, int? Pages, string? Language,
    DocumentMetadata Metadata, string Text, IReadOnlyList<Block> Blocks, IReadOnlyList<Issue> Issues)
{
    /// <summary>
    /// For a web page that is one of several, the names of these pages in their order, its own among them: the last part of each
    /// address, in lower case and without an ending. It may name the pages just before and after it only. Else empty.
    /// </summary>
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>Whether the file could not be read at all.</summary>
    public bool Failed => Issues.Any(i => i.Severity == Severity.Error) && Blocks.Count == 0;

    /// <summary>What is known of it without its text, for lists and tables; its first block stays, so that it is not taken for one that could not be read.</summary>
    public Document Outline() => this with { Text = "", Blocks = [.. Blocks.Take(1)] };
}
