using Synthesis.Report.Figures;
using Synthesis.Synthesise;

namespace Synthesis.Report.Parts;

/// <summary>What a column holds.</summary>
public enum Holds
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Count,

    /// <summary>A count, its denominator and the percentage; three columns where a table is data.</summary>
    Share,

    /// <summary>An estimate with an interval; three columns where a table is data.</summary>
    Interval,

    /// <summary>Numbers with decimals.</summary>
    Number,

    /// <summary>A sign for an answer, such as in a matrix.</summary>
    Mark,
}

/// <summary>A column of a table.</summary>
/// <param name="Key">A stable name, for files.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Holds">What its cells are; an empty cell of text may stand in any.</param>
public sealed record Column(string Key, string Title, Holds Holds = Holds.Text)
{
    /// <summary>Whether its words are few and the same in many rows, so that a reader may want those with one of them.</summary>
    public bool Chooses { get; init; }
}

/// <summary>A row of a table.</summary>
/// <param name="Key">A stable name, such as a code; may be empty.</param>
/// <param name="Cells">One a column; a heading has only the first.</param>
/// <param name="Level">0 for a whole, 1 for a part of the row of level 0 above it, and so on.</param>
public sealed record Row(string Key, IReadOnlyList<Cell> Cells, int Level = 0)
{
    /// <summary>Whether it is a heading over the rows that follow.</summary>
    public bool IsHeading { get; init; }

    /// <summary>An id by which other places lead to it, or null.</summary>
    public string? Anchor { get; init; }

    /// <summary>A heading over the rows that follow.</summary>
    public static Row Heading(string title) => new("", [new TextCell(title)]) { IsHeading = true };
}

/// <summary>A cell of a table.</summary>
public abstract record Cell
{
    /// <summary>What its number opens onto; null where it is nought, or where what is counted is not known by name.</summary>
    public Openings? Opens { get; init; }

    /// <summary>A cell with nothing in it.</summary>
    public static Cell Empty { get; } = new TextCell("");
}

/// <summary>Words, never markup.</summary>
/// <param name="Text">The words.</param>
public sealed record TextCell(string Text) : Cell
{
    /// <summary>The address of a page that it names, or null.</summary>
    public string? Address { get; init; }
}

/// <summary>A whole number.</summary>
/// <param name="Count">The number.</param>
public sealed record CountCell(int Count) : Cell
{
    /// <summary>How it is counted from the coding sheet, or null.</summary>
    public IReadOnlyList<Condition>? Counted { get; init; }
}

/// <summary>A count of a denominator.</summary>
/// <param name="Share">The two.</param>
public sealed record ShareCell(Share Share) : Cell
{
    /// <summary>How the count is counted from the coding sheet, or null.</summary>
    public IReadOnlyList<Condition>? Counted { get; init; }

    /// <summary>How the denominator is, or null.</summary>
    public IReadOnlyList<Condition>? Of { get; init; }
}

/// <summary>An estimate with an interval.</summary>
/// <param name="Estimate">The estimate, or null where only the interval is told.</param>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Unit">What follows each number, such as <c>%</c>; may be empty.</param>
public sealed record IntervalCell(double? Estimate, double Low, double High, int Decimals = 0, string Unit = "%") : Cell;

/// <summary>A number with decimals.</summary>
/// <param name="Value">The number.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="Unit">What follows it, such as <c>%</c>; may be empty.</param>
public sealed record NumberCell(double Value, int Decimals, string Unit = "") : Cell;

/// <summary>A sign for an answer, told apart by letter as well as by colour.</summary>
/// <param name="Letter">The sign.</param>
/// <param name="Text">What it stands for, in words.</param>
/// <param name="Shade">Its colour.</param>
public sealed record MarkCell(string Letter, string Text, Paint Shade) : Cell;
