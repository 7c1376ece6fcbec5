namespace Synthesis.Report.Parts;

/// <summary>The answers behind the tables, one row a strategy: what a spreadsheet's formulas count again.</summary>
/// <param name="Attributes">Columns that tell strategies apart, such as <c>strategy</c>, <c>authorities</c> and those of sub-groups.</param>
/// <param name="Columns">A column a code, each followed by its values.</param>
/// <param name="Rows">The strategies.</param>
public sealed record CodingSheet(IReadOnlyList<string> Attributes, IReadOnlyList<CodingColumn> Columns, IReadOnlyList<CodingRow> Rows)
{
    /// <summary>The answer of a code that is there, and of a value that is there.</summary>
    public const string Present = "present", Absent = "absent", Unclear = "unclear";
}

/// <summary>A column of answers.</summary>
/// <param name="Code">The code.</param>
/// <param name="Value">The value, or null for the code itself.</param>
/// <param name="Title">Its heading.</param>
public sealed record CodingColumn(string Code, string? Value, string Title)
{
    /// <summary>The name by which conditions mean it.</summary>
    public string Key => Value is null ? Code : $"{Code}={Value}";
}

/// <summary>A strategy's answers.</summary>
/// <param name="Attributes">What the attributes say, in their order.</param>
/// <param name="Answers">For a code <c>present</c>, <c>absent</c>, <c>unclear</c>, or empty where nobody answered; for a value <c>present</c> or empty.</param>
public sealed record CodingRow(IReadOnlyList<string> Attributes, IReadOnlyList<string> Answers);

/// <summary>What a row of the coding sheet must say to be counted.</summary>
/// <param name="Column">An attribute, or the key of a column.</param>
/// <param name="Is">What must stand there; <see cref="Anything"/> for any answer.</param>
public sealed record Condition(string Column, string Is)
{
    /// <summary>Any text that is not empty.</summary>
    public const string Anything = "?*";
}
