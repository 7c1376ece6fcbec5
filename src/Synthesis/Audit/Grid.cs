using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>What a row of a table is.</summary>
internal enum RowRole
{
    /// <summary>Counts of its own.</summary>
    Body,

    /// <summary>The sum of others.</summary>
    Total,

    /// <summary>The number that percentages are of.</summary>
    Base,

    /// <summary>A heading over the rows below it.</summary>
    Section,
}

/// <summary>A row of a grid.</summary>
/// <param name="Number">Its place in the table as written, from 1.</param>
/// <param name="Label">What it is called, without a mark of a list.</param>
/// <param name="Role">What it is.</param>
/// <param name="Nested">Whether it is part of a row above it.</param>
/// <param name="Section">Which run of rows between headings it belongs to.</param>
/// <param name="Base">The denominator that its label or its section's tells, or null.</param>
/// <param name="Quote">The row as written.</param>
/// <param name="Line">Its line in a text file, or null.</param>
internal sealed record GridRow(int Number, string Label, RowRole Role, bool Nested, int Section, decimal? Base, string Quote, int? Line)
{
    /// <summary>Whether its numbers are measured and not counted, such as rates and means, whatever its columns hold.</summary>
    internal bool IsMeasured { get; init; }
}

/// <summary>A column of counts or of percentages; a column of both, such as "12 (15%)", is two of these.</summary>
/// <param name="Place">The column's place among those of the table as written, from 0.</param>
/// <param name="Heading">Its headings, from the top.</param>
/// <param name="Base">The denominator that its heading tells, or null.</param>
/// <param name="IsShare">Whether it holds percentages.</param>
/// <param name="IsTotal">Whether it is the sum of others.</param>
/// <param name="Summable">Whether its numbers may be added: no ages, rates, means or money.</param>
/// <param name="Counts">The counts by row, null where there is none.</param>
/// <param name="Shares">The percentages by row.</param>
/// <param name="Figures">The figures by row as they were read.</param>
internal sealed record Measure(
    int Place, string Heading, decimal? Base, bool IsShare, bool IsTotal, bool Summable,
    IReadOnlyList<decimal?> Counts, IReadOnlyList<Percentage?> Shares, IReadOnlyList<Figure?> Figures)
{
    /// <summary>Whether its percentages say by how much something rose or fell.</summary>
    internal bool IsChange { get; init; }

    /// <summary>Whether its numbers are told in thousands or more, so that whole ones are rounded.</summary>
    internal bool IsRounded { get; init; }

    /// <summary>The count or the percentage of a row; null where there is none, or only a bound.</summary>
    internal decimal? Value(int row) => IsShare ? Shares[row] is { Bound: null } share ? share.Value : null : Counts[row];
}

/// <summary>A table, or one of several side by side, with what its rows and columns are.</summary>
/// <param name="Table">The table as written.</param>
/// <param name="Rows">Its rows below the headings.</param>
/// <param name="Measures">Its columns of numbers.</param>
/// <param name="Bases">Denominators that the words about the table tell.</param>
internal sealed partial record Grid(WrittenTable Table, IReadOnlyList<GridRow> Rows, IReadOnlyList<Measure> Measures, IReadOnlyList<decimal> Bases)
{
    /// <summary>Whether the words below it say that its rows overlap, so that they may add up to more than their total.</summary>
    internal bool Overlaps { get; init; }

    /// <summary>The words about it: its caption, and rows of titles within it.</summary>
    internal string Caption { get; init; } = "";

    /// <summary>Its columns of numbers that are measured and not counted, such as rates and means.</summary>
    internal IReadOnlyList<Measure> Measured { get; init; } = [];

    /// <summary>Whether a number stands anywhere in a row, whatever the column and however precisely.</summary>
    internal bool Stands(int row, decimal number, decimal step) => Numbers().Matches(Rows[row].Quote).Any(m => Math.Abs(Figure.Value(m.Value) - number) < step);

    [GeneratedRegex(@"\d{1,3}(?:[,\u202F\u00A0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")]
    private static partial Regex Numbers();

    /// <summary>Where the number of a row and a column stands.</summary>
    internal NumberPlace Place(int row, Measure? measure) =>
        new(Table.Page, Rows[row].Line, Table.Number, Rows[row].Number, Rows[row].Label, measure is null || measure.Heading.Length == 0 ? null : measure.Heading);
}
