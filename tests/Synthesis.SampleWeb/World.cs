using System.Collections.Concurrent;
using Synthesis.SampleWeb.Faults;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb;

/// <summary>All hosts of the web, each made when it is first asked.</summary>
public sealed class World
{
    /// <summary>The host of national guidance.</summary>
    public const string GuidanceHost = "www.betterhomes.example";

    /// <summary>The host of notices of tenders.</summary>
    public const string TenderHost = "www.find-tender.example";

    private readonly ConcurrentDictionary<string, Lazy<Site>> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Site>> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Plan> _owners = new(StringComparer.Ordinal);
    private readonly Lazy<World> _first;
    private readonly HashSet<string> _mirrors = new(StringComparer.Ordinal);

    /// <summary>Deals the plans; makes no site yet.</summary>
    public World(WebOptions options)
    {
        Options = options;
        _first = new Lazy<World>(() => new World(options with { Edition = 1 }));
        var plans = Deals.Out(options);
        Plans = [.. plans.Where(p => options.Only?.Contains(p.Authority.Code) ?? true)];
        foreach (var plan in Plans)
        {
            _makers[plan.BareHost] = () => Council(plan);
            _makers[plan.Portal] = () => new Portal(plan, options);
            _makers[plan.Procedures] = () => new Satellite(plan.Procedures, $"{plan.Authority.Name} children's services procedures", plan.Authority.Code, Kept(plan, Place.Procedures), options.AsAt);
            if (plan.Mirror is { } mirror)
            {
                _mirrors.Add(mirror);
                _makers[mirror] = () => Find(plan.BareHost)!;
            }

            foreach (var host in new[] { plan.BareHost, plan.Portal, plan.Procedures, plan.Mirror }.OfType<string>())
            {
                _owners[host] = plan;
            }
        }

        foreach (var trust in Plans.Where(p => p.Trust is not null).GroupBy(p => p.Trust!))
        {
            var only = trust.Count() == 1 ? trust.First() : null;
            _makers[Plan.Bare(trust.Key)] = () => new Satellite(trust.Key, "The children's trust", only?.Authority.Code, trust.SelectMany(p => Kept(p, Place.Trust)), options.AsAt);
            if (only is not null)
            {
                _owners[Plan.Bare(trust.Key)] = only;
            }
        }

        _makers[Plan.Bare(GuidanceHost)] = () => new Satellite(GuidanceHost, "Department for Better Homes", null, Plans.SelectMany(p => Kept(p, Place.National)).Where(k => k.Publication.Role == Role.Guidance), options.AsAt);
        _makers[Plan.Bare(TenderHost)] = () => new Satellite(TenderHost, "Find a tender", null, Plans.SelectMany(p => Kept(p, Place.National)).Where(k => k.Publication.Role == Role.Tender), options.AsAt);
    }

    /// <summary>What web it is.</summary>
    public WebOptions Options { get; }

    /// <summary>The plans of the authorities whose sites are played.</summary>
    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>The faults that are in the web.</summary>
    public IReadOnlyList<IFault> Faults => Options.Faulty ? Planted.All : [];

    /// <summary>Every host that answers, without <c>www.</c></summary>
    public IReadOnlyList<string> Hosts => [.. _makers.Keys];

    /// <summary>The site at a host, with or without <c>www.</c>, or null.</summary>
    public Site? Find(string host) => Plan.Bare(host) is var bare && _makers.TryGetValue(bare, out var make) ? _sites.GetOrAdd(bare, _ => new Lazy<Site>(make)).Value : null;

    /// <summary>The site of an authority.</summary>
    public CouncilSite SiteOf(Plan plan) => (CouncilSite)Find(plan.BareHost)!;

    /// <summary>Whose host it is, or null at a host of several.</summary>
    public Plan? OwnerOf(string host) => _owners.GetValueOrDefault(Plan.Bare(host));

    /// <summary>Whether a host is a second one for a site that has another.</summary>
    public bool IsMirror(string host) => _mirrors.Contains(host);

    /// <summary>The kind of content management of an authority.</summary>
    public static Kind KindOf(Plan plan) => Kinds.All[(int)(plan.Dice.For("kind").Next() % (ulong)Kinds.All.Count)];

    /// <summary>The address of a publication that <paramref name="plan"/> links and does not keep; that of the other authority's home page where its site is not played.</summary>
    public string AddressOf(Publication publication, Plan plan) => publication.Place switch
    {
        Place.Portal => Find(plan.Portal)!.Absolute(Portal.FilePath(publication, plan)),
        Place.Procedures => Find(plan.Procedures)!.Absolute(Satellite.PathOf(publication, plan)),
        Place.Trust => Find(plan.Trust!)!.Absolute(Satellite.PathOf(publication, plan)),
        Place.National => Find(publication.Role == Role.Tender ? TenderHost : GuidanceHost)!.Absolute(Satellite.PathOf(publication, plan)),
        _ => Plans.FirstOrDefault(p => p != plan && publication.Owners.Contains(p.Authority.Code) && p.Publications.Any(o => o.Key == publication.Key && o.Place == Place.Own)) is { } owner
            ? SiteOf(owner).Placements.First(p => p.Publication == publication.Key).Address
            : Plans.FirstOrDefault(p => p != plan && publication.Owners.Contains(p.Authority.Code)) is { } other ? $"https://{other.Host}/" : $"https://{GuidanceHost}/",
    };

    private static IEnumerable<(Publication Publication, Plan Plan)> Kept(Plan plan, Place place) => plan.Publications.Where(p => p.Place == place).Select(p => (p, plan));

    private CouncilSite Council(Plan plan)
    {
        var site = KindOf(plan).Make(plan, this);
        site.Lay();
        if (plan.Change is Change.Moved or Change.Gone)
        {
            // What the first edition had at other addresses now leads on, is gone for good, or is just not found.
            var first = _first.Value;
            var key = $"{plan.Authority.Code}:strategy";
            var before = first.Plans.First(p => p.Authority.Code == plan.Authority.Code) is var old ? first.SiteOf(old).Placements.Where(p => p.Publication == key).ToList() : [];
            var now = site.Placements.Where(p => p.Publication == key).ToList();
            var manner = plan.Dice.For("old address").Below(2);
            for (var i = 0; i < before.Count && manner == 0; i++)
            {
                site.Move(Uri.UnescapeDataString(new Uri(before[i].Address).PathAndQuery), i < now.Count ? now[i].Address : "");
            }
        }

        return site;
    }
}
