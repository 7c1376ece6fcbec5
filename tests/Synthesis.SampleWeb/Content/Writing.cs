namespace Synthesis.SampleWeb.Content;

/// <summary>A run of a text: a paragraph, bullets, a table or a heading within a chapter.</summary>
public abstract record Piece;

/// <summary>A paragraph.</summary>
public sealed record Paragraph(string Text) : Piece;

/// <summary>A heading within a chapter.</summary>
public sealed record Subheading(string Text) : Piece;

/// <summary>Points.</summary>
public sealed record Bullets(IReadOnlyList<string> Points) : Piece;

/// <summary>A table whose first row heads the columns.</summary>
public sealed record Grid(string Caption, IReadOnlyList<IReadOnlyList<string>> Rows) : Piece;

/// <summary>A chapter under its heading.</summary>
public sealed record Chapter(string Heading, IReadOnlyList<Piece> Pieces);

/// <summary>A document before it is a page, a PDF or a Word file.</summary>
/// <param name="Title">Its title as it stands on the cover.</param>
/// <param name="Cover">Further lines of the cover: whose it is, the period, a version.</param>
/// <param name="Front">What stands between cover and first chapter, such as a table of versions.</param>
/// <param name="Chapters">Its chapters.</param>
/// <param name="Running">The line repeated at the head of each printed page.</param>
public sealed record Writing(string Title, IReadOnlyList<string> Cover, IReadOnlyList<Piece> Front, IReadOnlyList<Chapter> Chapters, string Running);
