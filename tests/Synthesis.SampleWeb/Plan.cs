using Synthesis.Gather;

namespace Synthesis.SampleWeb;

/// <summary>What changed at an authority between the two editions.</summary>
public enum Change
{
    /// <summary>Nothing of its strategies.</summary>
    None,

    /// <summary>A strategy stands where none was current.</summary>
    New,

    /// <summary>The current strategy's text was changed in part.</summary>
    Changed,

    /// <summary>The current strategy has another address.</summary>
    Moved,

    /// <summary>The current strategy was taken off.</summary>
    Gone,
}

/// <summary>What is meant to stand at an authority's site, before any address is known.</summary>
/// <param name="Authority">Whose.</param>
/// <param name="Host">The site's host as it is mostly written.</param>
/// <param name="Dice">Dice of the authority.</param>
/// <param name="Publications">Strategies and what looks like them.</param>
public sealed record Plan(Authority Authority, string Host, Dice Dice, IReadOnlyList<Publication> Publications)
{
    /// <summary>The host without <c>www.</c></summary>
    public string BareHost => Bare(Host);

    /// <summary>The host of its committee portal.</summary>
    public required string Portal { get; init; }

    /// <summary>The host of its manual at a supplier of procedures.</summary>
    public required string Procedures { get; init; }

    /// <summary>The host of the trust that runs its service, or null.</summary>
    public string? Trust { get; init; }

    /// <summary>A second host that shows the same site, or null.</summary>
    public string? Mirror { get; init; }

    /// <summary>The address for letters about commissioning that its site gives, or null where it gives none.</summary>
    public string? Contact { get; init; }

    /// <summary>How many pages the site has, near enough: 50 to 3,000.</summary>
    public required int Pages { get; init; }

    /// <summary>What differs from the first edition.</summary>
    public Change Change { get; init; }

    /// <summary>Where the authority stands: with its newest strategy.</summary>
    public Status Status => Newest?.Status ?? Status.None;

    /// <summary>Its newest published strategy, or null.</summary>
    public Publication? Newest => Publications.Where(p => p.Role == Role.Strategy).OrderBy(p => p.Status == Status.Current ? 0 : 1).ThenByDescending(p => p.Published).FirstOrDefault();

    /// <summary>A host without <c>www.</c></summary>
    public static string Bare(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
