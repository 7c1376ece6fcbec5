namespace Synthesis.Codebooks;

/// <summary>How far a <see cref="Trigger"/> reaches.</summary>
public enum Reach
{
    /// <summary>The words after it.</summary>
    Forward,

    /// <summary>The words before it.</summary>
    Backward,

    /// <summary>The whole sentence.</summary>
    Sentence,

    /// <summary>Every sentence under a heading in which it stands.</summary>
    Heading,
}

/// <summary>Words that change how the words in their reach are read.</summary>
/// <param name="Axis"><c>polarity</c>, <c>time</c>, <c>whose</c> or <c>direction</c>.</param>
/// <param name="Value">The reading, such as <c>negated</c>.</param>
/// <param name="Terms">Term numbers.</param>
/// <param name="Reach">In which direction.</param>
/// <param name="Words">How many words at most.</param>
public sealed record Trigger(string Axis, string Value, IReadOnlyList<int> Terms, Reach Reach, int Words);

/// <summary>How statements are read, after the ConText method (Harkema, Dowling, Thornblade, Chapman 2009).</summary>
/// <param name="Triggers">Words that change a reading.</param>
/// <param name="Pseudo">Words that look like triggers and are none.</param>
/// <param name="Stops">Words that end the reach of triggers.</param>
/// <param name="Own">Words that make a sentence the authority's own.</param>
/// <param name="About">Subjects a statement may be about, with the words that show each.</param>
public sealed record StatementRules(
    IReadOnlyList<Trigger> Triggers, IReadOnlyList<int> Pseudo, IReadOnlyList<int> Stops, IReadOnlyList<int> Own,
    IReadOnlyDictionary<string, IReadOnlyList<int>> About)
{
    /// <summary>The axis that tells which way a statement points; it changes no other reading and no code accepts by it.</summary>
    public const string Direction = "direction";

    /// <summary>Words that hint at a subject where nothing names one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Hints { get; init; } = new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>Figures, in digits or words.</summary>
    public IReadOnlyList<int> Figures { get; init; } = [];

    /// <summary>What looks like a figure and is none, such as a span of time.</summary>
    public IReadOnlyList<int> NoFigures { get; init; } = [];

    /// <summary>The axes and what can be read on each; the first is read where no trigger speaks.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Axes { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["polarity"] = ["affirmed", "negated"],
        ["time"] = ["present", "past", "future", "conditional"],
        ["whose"] = ["own", "others", "nation", "guidance"],
        [Direction] = ["none", "rising", "falling", "steady"],
    };

    /// <summary>No rules: every statement is affirmed, present and the authority's own.</summary>
    public static StatementRules None { get; } = new([], [], [], [], new Dictionary<string, IReadOnlyList<int>>());
}
