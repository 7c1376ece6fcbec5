namespace Synthesis.Gather;

/// <summary>A line of the contact log.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="What">What happened: one of <see cref="Kinds"/>.</param>
/// <param name="By">Who says so.</param>
/// <param name="Note">An address, a file or a remark; may be empty.</param>
public sealed record ContactEvent(string Authority, string What, string By, string Note)
{
    /// <summary>What can happen, each with its name in lists.</summary>
    public static IReadOnlyList<(string Code, string Title)> Kinds { get; } =
    [
        ("no-address", "no address found"), ("written", "letter written"), ("sent", "sent"), ("bounced", "bounced"), ("answered", "answered"),
        ("under-development", "a strategy is under development"), ("received", "document received"), ("refused", "refused"),
    ];

    /// <summary>When it was added, as <c>2024-06-01T10:00:00Z</c>; null before.</summary>
    public string? At { get; init; }
}
