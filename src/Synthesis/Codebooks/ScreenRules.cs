namespace Synthesis.Codebooks;

/// <summary>Where in a document a <see cref="Clue"/> is looked for.</summary>
public enum CluePlace
{
    /// <summary>The title and the cover's headings.</summary>
    Title,

    /// <summary>The first few hundred words.</summary>
    Lead,

    /// <summary>The headings.</summary>
    Headings,

    /// <summary>The whole text.</summary>
    Body,
}

/// <summary>Something that speaks for or against a kind of document.</summary>
/// <param name="Place">Where.</param>
/// <param name="Points">How much it says; negative against.</param>
/// <param name="Terms">Term numbers; empty for a clue of length only.</param>
/// <param name="AtLeast">How many different terms must match.</param>
/// <param name="FewestWords">Only for documents with at least so many words.</param>
/// <param name="MostWords">Only for documents with at most so many words.</param>
public sealed record Clue(CluePlace Place, double Points, IReadOnlyList<int> Terms, int AtLeast, int FewestWords, int MostWords);

/// <summary>A kind of document.</summary>
/// <param name="Id">Its id, as <c>screen</c> prints it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Clues">What speaks for and against it.</param>
public sealed record DocumentKind(string Id, string Title, IReadOnlyList<Clue> Clues);

/// <summary>How a document's period is found.</summary>
/// <param name="YearStartMonth">Month in which a year begins where only years are given (4 for financial years).</param>
/// <param name="YearStartDay">Its day.</param>
/// <param name="Expires">Whether a document goes out of date at the period's end.</param>
/// <param name="Lead">Words that introduce a document's own period.</param>
/// <param name="Not">Words near which a span is somebody else's.</param>
/// <param name="LongestYears">A span longer than this is no period.</param>
public sealed record PeriodRules(
    int YearStartMonth, int YearStartDay, bool Expires, IReadOnlyList<int> Lead, IReadOnlyList<int> Not, int LongestYears)
{
    /// <summary>Phrases in which a word of <see cref="Not"/> says nothing against a span: a strategy that is reviewed annually has a period of its own.</summary>
    public IReadOnlyList<int> Harmless { get; init; } = [];
}

/// <summary>How documents are told apart: kinds, period, and how authorities are named.</summary>
/// <param name="Target">The id of the kind that the review is about.</param>
/// <param name="Otherwise">The kind of a document that no clue speaks for.</param>
/// <param name="Threshold">Points below which no kind is given.</param>
/// <param name="Kinds">The kinds.</param>
/// <param name="Period">How the period is found.</param>
/// <param name="Drafts">Words that mark a draft where they stand in its title, on its cover or in its running lines.</param>
/// <param name="Bodies">How a body of a name is called in full, with <c>{name}</c> for the name: <c>{name} County Council</c>.</param>
/// <param name="Terms">Every term of these rules, ready to be found.</param>
public sealed record ScreenRules(
    string Target, string Otherwise, double Threshold, IReadOnlyList<DocumentKind> Kinds, PeriodRules Period, IReadOnlyList<int> Drafts, IReadOnlyList<string> Bodies, TermIndex Terms);
