using Synthesis.Report.Figures;

namespace Synthesis.Report.Parts;

/// <summary>One of the things a section is made of.</summary>
public abstract record Part
{
    /// <summary>What its numbers open onto, in order.</summary>
    public virtual IEnumerable<Openings> Opens => [];
}

/// <summary>Plain counting sentences. What they mean is for people to say, in an <see cref="Elaboration"/>.</summary>
/// <param name="Phrases">Its words, some of which open onto what they count or name another part.</param>
public sealed record Paragraph(IReadOnlyList<Phrase> Phrases) : Part
{
    /// <inheritdoc/>
    public override IEnumerable<Openings> Opens => Phrases.Select(p => p.Opens).OfType<Openings>();

    /// <summary>A paragraph of plain words.</summary>
    public static Paragraph Of(params IReadOnlyList<Phrase> phrases) => new(phrases);
}

/// <summary>Some words of a paragraph.</summary>
/// <param name="Text">The words, never markup; not used where <paramref name="RefersTo"/> is given.</param>
/// <param name="Opens">What a number opens onto, or null.</param>
/// <param name="RefersTo">The id of a table, figure or section, whose name and number stand here; or null.</param>
public sealed record Phrase(string Text, Openings? Opens = null, string? RefersTo = null)
{
    /// <summary>Plain words.</summary>
    public static implicit operator Phrase(string text) => new(text);

    /// <summary>The name and number of another part, such as <c>Table 4</c>.</summary>
    public static Phrase To(string id) => new("", null, id);

    /// <summary>A number that opens onto what it counts.</summary>
    public static Phrase Number(int count, Openings? opens) => new(Html.Number(count), opens);
}

/// <summary>A sentence that a reader must not pass over: what numbers rest on, or what they cannot bear.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Kind"><c>suggestions</c>, <c>decisions</c>, <c>mixed</c> or <c>counts</c> for what numbers rest on; <c>care</c> for a warning.</param>
public sealed record Warning(string Text, string Kind = "care") : Part;

/// <summary>Sentences below a table or figure: rules, sums, sources.</summary>
/// <param name="Lines">The sentences.</param>
public sealed record Notes(IReadOnlyList<string> Lines) : Part;

/// <summary>Quotes shown where they stand, rather than behind a number.</summary>
/// <param name="Heading">What they are examples of.</param>
/// <param name="Things">The strategies, with their quotes.</param>
public sealed record QuotesPart(string Heading, IReadOnlyList<Opened> Things) : Part;

/// <summary>A field for interpretation, which people write and the program never does.</summary>
/// <param name="Asked">What they are asked to say.</param>
/// <param name="Written">What people wrote, oldest first; where it is empty the report shows that nobody has yet.</param>
public sealed record Elaboration(string Asked, IReadOnlyList<Written> Written) : Part;

/// <summary>What a person wrote.</summary>
/// <param name="Text">The words.</param>
/// <param name="By">Who, in which round, and when.</param>
public sealed record Written(string Text, string By);

/// <summary>A table with a number and a caption.</summary>
/// <param name="Id">A stable name, of letters, digits and hyphens; the name of its CSV file.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns; the first names the rows.</param>
/// <param name="Rows">Its rows, each with one cell a column, or a heading.</param>
public sealed record TablePart(string Id, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Part
{
    /// <summary>Its number in the report; given by <see cref="ReviewReport.Of"/>.</summary>
    public int Number { get; init; }

    /// <summary>Sentences below it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it is too wide or long for a printed page: a printed document then names the files that hold it.</summary>
    public bool OffPaper { get; init; }

    /// <summary>Such as <c>Table 4</c>.</summary>
    public string Name => $"Table {Html.Number(Number)}";

    /// <inheritdoc/>
    public override IEnumerable<Openings> Opens => Rows.SelectMany(r => r.Cells).Select(c => c.Opens).OfType<Openings>();
}

/// <summary>A figure with a number and a caption.</summary>
/// <param name="Id">A stable name, of letters, digits and hyphens; the name of its SVG file.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Drawing">The picture.</param>
/// <param name="Alternative">What it shows, in words, for those who do not see it.</param>
/// <param name="Table">The id of the table that holds its numbers.</param>
public sealed record FigurePart(string Id, string Caption, Drawing Drawing, string Alternative, string Table) : Part
{
    /// <summary>Its number in the report; given by <see cref="ReviewReport.Of"/>.</summary>
    public int Number { get; init; }

    /// <summary>Whether half the text's width is enough for it on paper.</summary>
    public bool Narrow { get; init; }

    /// <summary>Such as <c>Figure 1</c>.</summary>
    public string Name => $"Figure {Html.Number(Number)}";
}
