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

    /// <summary>Troubles of one family are not planted at the same authority, since together they would ask too much of any visitor; null where it goes with all others.</summary>
    string? Family => null;

    /// <summary>Whether the fault is planted at this authority.</summary>
    bool Planted(Plan plan) => plan.Faults.Contains(Name);

    /// <summary>What the site takes the question for.</summary>
    Asked Heard(Scene scene, Asked asked) => asked;

    /// <summary>The fault's own answer, or null to let the site answer.</summary>
    Answer? Before(Scene scene) => null;

    /// <summary>What becomes of the site's answer.</summary>
    Answer After(Scene scene, Answer answer) => answer;

    /// <summary>Links at the foot of every page of the site, such as the way into a trap; none where the fault is not planted.</summary>
    IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => [];

    /// <summary>Further addresses that the site's sitemap lists; none where the fault is not planted.</summary>
    IEnumerable<string> Listed(CouncilSite site) => [];

    /// <summary>The certificate of a host, or null for the usual one.</summary>
    Certificate? Certified(Plan? plan, string host) => null;

    /// <summary>What the authority's site asks of robots, by which visitors are judged too; <paramref name="robots"/>, and what they were without the fault, where it is not planted. Null is a site without rules.</summary>
    Robots? Asks(CouncilSite site, Robots? robots) => robots;

    /// <summary>Why no polite visitor can ever have an address, whatever its robots.txt says of it; null where one can.</summary>
    string? Bars(World world, Plan plan, Uri address) => null;
}

/// <summary>A request to a host where a fault may be.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Site">Whose.</param>
/// <param name="Plan">The authority's plan, or null at a host of several.</param>
/// <param name="Count">Counts one more of what is named and gives how often that was, this time included. Names are kept apart from those of other hosts.</param>
/// <param name="Time">The clock of the web.</param>
/// <param name="Header">A field of the question's head, or empty.</param>
public sealed record Scene(Asked Asked, Site Site, Plan? Plan, Func<string, int> Count, TimeProvider Time, Func<string, string> Header)
{
    /// <summary>The site of the authority at which <paramref name="fault"/> is planted, or null elsewhere: its portal and its suppliers' hosts work.</summary>
    public CouncilSite? At(IFault fault) => Site is CouncilSite site && fault.Planted(site.Plan) ? site : null;

    /// <summary>Path and query as asked, percent signs of the path undone.</summary>
    public string Target => Asked.Path + Asked.Query;
}

/// <summary>A certificate.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its last.</param>
/// <param name="OfItself">Whether the host vouches for itself instead of the practice authority for it.</param>
public sealed record Certificate(DateTimeOffset From, DateTimeOffset To, bool OfItself = false);

/// <summary>The faults that are planted, one line each.</summary>
public static class Planted
{
    /// <summary>Every fault, in the order in which they are asked.</summary>
    public static IReadOnlyList<IFault> All { get; } =
    [
        new TooMany(),
        new Busy(),
        new Outage(),
        new ResetFirst(),
        new ResetMidway(),
        new ShortBody(),
        new ChunkGarbage(),
        new RobotsHiccup(),
        new SlowBytes(),
        new Tarpit(),
        new PdfMistyped(),
        new PageMistyped(),
        new WrongCharset(),
        new RedirectLoop(),
        new RedirectChain(),
        new ToMetadata(),
        new ToInside(),
        new BadSchemes(),
        new SoftNotFound(),
        new CalendarTrap(),
        new SessionIds(),
        new FacetTrap(),
        new ManyLinks(),
        new RobotsElsewhere(),
        new RobotsClosed(),
        new RobotsAllowance(),
        new RobotsDown(),
        new RobotsHtml(),
        new SitemapDead(),
        new SitemapForeign(),
        new SitemapHuge(),
        new SitemapBroken(),
        new SitemapLoop(),
        new SitemapBomb(),
        new PageBomb(),
        new HugeFile(),
        new ErrorAsPdf(),
        new BigHeaders(),
        new CertificateExpired(),
        new CertificateOfItself(),
        new CookieWall(),
        new NoHead(),
        new AcceptSensitive(),
    ];
}
