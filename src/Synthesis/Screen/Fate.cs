namespace Synthesis.Screen;

/// <summary>What becomes of a publication, and why.</summary>
/// <param name="Included">Whether its answers are counted.</param>
/// <param name="Code">A stable name for the reason, such as <c>out-of-date</c>: one of <see cref="Codes"/>.</param>
/// <param name="Reason">The reason in a few words.</param>
/// <param name="By">The person who decided so; null where screening did.</param>
/// <param name="Instead">What screening had found where a person decided; else null.</param>
public sealed record Fate(bool Included, string Code, string Reason, string? By = null, Fate? Instead = null)
{
    /// <summary>The code by which a person takes a decision back, so that what screening finds stands again.</summary>
    public const string AsScreened = "as-screened";

    /// <summary>The fates that a person can give, in the order of the selection flow, each with its name in tables.</summary>
    public static IReadOnlyList<(string Code, string Title)> Codes { get; } =
    [
        ("included", "Included"), ("not-a-strategy", "Not what the review is about"), ("undated", "No period found"), ("out-of-date", "Out of date"),
        ("outside-population", "Of no authority on the list"), ("duplicate", "The same text as another"), ("superseded", "An older version of another"),
        ("regional-beside-local", "Regional, beside each authority's own"), ("other", "For another reason"),
    ];

    /// <summary>The reason as a table tells it: with who decided, and what screening had found.</summary>
    public string Told => By is null ? Reason
        : $"{Reason} (decided by {By}; screening found: {(Instead is null ? "nothing yet" : (Instead.Included ? "counted, " : "left out, ") + Instead.Reason)})";
}
