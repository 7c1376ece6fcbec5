using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>
/// A trouble planted in the web. It is asked about every request to a host and may answer in place of the site, or change what the site answered; it may also put links at the foot of every page,
/// lines into sitemaps, and another certificate on a host. Where it is planted depends on the seed alone; what it remembers, it counts in <see cref="Scene.Count"/>.
/// </summary>
public interface IFault
{
    /// <summary>A word for the truth's tables.</summary>
    string Name { get; }

    /// <summary>Whether the fault is planted at this authority.</summary>
    bool Planted(Plan plan);

    /// <summary>The fault's own answer, or null to let the site answer.</summary>
    Answer? Before(Scene scene) => null;

    /// <summary>What becomes of the site's answer.</summary>
    Answer After(Scene scene, Answer answer) => answer;

    /// <summary>Links at the foot of every page of the site, such as the way into a trap; none where the fault is not planted.</summary>
    IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => [];

    /// <summary>Further addresses that the site's sitemap lists; none where the fault is not planted.</summary>
    IEnumerable<string> Listed(CouncilSite site) => [];

    /// <summary>The first and last moment of the certificate of a host, or null for the usual ones.</summary>
    (DateTimeOffset From, DateTimeOffset To)? Certified(Plan? plan, string host) => null;
}

/// <summary>A request to a host where a fault may be.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Site">Whose.</param>
/// <param name="Plan">The authority's plan, or null at a host of several.</param>
/// <param name="Count">Counts one more of what is named and gives how often that was, this time included. Names are kept apart from those of other hosts.</param>
public sealed record Scene(Asked Asked, Site Site, Plan? Plan, Func<string, int> Count);

/// <summary>The faults that are planted, one line each.</summary>
public static class Planted
{
    /// <summary>Every fault, in the order in which they are asked.</summary>
    public static IReadOnlyList<IFault> All { get; } = [];
}
