namespace Synthesis.Report.Parts;

/// <summary>What a number opens onto: one entry for each thing that it counts. Cells that count the same share one.</summary>
/// <param name="Id">A stable name, of letters, digits, hyphens and underscores; the same id means the same openings.</param>
/// <param name="Title">What is counted, as a heading.</param>
/// <param name="Things">What is counted: as many as the number says.</param>
public sealed record Openings(string Id, string Title, IReadOnlyList<Opened> Things)
{
    /// <summary>What the denominator holds beside them, where that is listed.</summary>
    public IReadOnlyList<Opened> Others { get; init; } = [];

    /// <summary>Openings of some things, or null where there are none.</summary>
    public static Openings? Of(string id, string title, IReadOnlyList<Opened> things) => things.Count == 0 ? null : new Openings(id, title, things);
}

/// <summary>One of the things that a number counts, such as a strategy with its quotes.</summary>
/// <param name="Key">A stable name, of letters, digits, hyphens and underscores. The same key in several openings means the same thing: its quotes are written out where it is first met.</param>
/// <param name="Name">What a reader knows it by.</param>
public sealed record Opened(string Key, string Name)
{
    /// <summary>What else a reader wants of it, such as its values or the reason it was left out; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The short name of the strategy that it is or rests on, or null.</summary>
    public string? Strategy { get; init; }

    /// <summary>Numbers, in the list of sources, of the publications that it rests on.</summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>Keys of other openings' things that hold its quotes.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>Its quotes, strongest first.</summary>
    public IReadOnlyList<OpenedQuote> Quotes { get; init; } = [];
}

/// <summary>A quote with where it stands.</summary>
/// <param name="Text">Verbatim.</param>
/// <param name="Document">The path of the document.</param>
/// <param name="Page">1-based page, or null.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="By">Who chose it, or which rule found it and how sure it is.</param>
/// <param name="Values">The values it shows.</param>
public sealed record OpenedQuote(string Text, string Document, int? Page, int Start, int End, string By, IReadOnlyList<string> Values)
{
    /// <summary>The address at which the document was published, or null.</summary>
    public string? Link { get; init; }
}
