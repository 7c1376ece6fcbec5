using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb;

/// <summary>A strategy that can be found.</summary>
/// <param name="Key">Its name here.</param>
/// <param name="Title">The title on its cover.</param>
/// <param name="Status">Its standing on the web's day.</param>
/// <param name="From">The first day it covers, or null.</param>
/// <param name="To">The last day, or null.</param>
/// <param name="AsWritten">How it writes its period, or null.</param>
/// <param name="Format">Its form.</param>
/// <param name="Authorities">Whose it is.</param>
/// <param name="Addresses">Every address of it or of a part of it, on this and other authorities' hosts.</param>
/// <param name="Chain">The addresses by which a person gets there from the home page, the last being the strategy or its first page.</param>
public sealed record TrueStrategy(
    string Key, string Title, Status Status, DateOnly? From, DateOnly? To, string? AsWritten, Format Format, IReadOnlyList<string> Authorities, IReadOnlyList<Placement> Addresses, IReadOnlyList<string> Chain);

/// <summary>What is true of one authority.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind of content management.</param>
/// <param name="Host">Its host.</param>
/// <param name="Pages">How many pages and files its site has, each counted once.</param>
/// <param name="Status">Where it stands: with its newest strategy.</param>
/// <param name="Newest">The key of its newest strategy, or null.</param>
/// <param name="Strategies">Every version of its strategy.</param>
/// <param name="Decoys">Where the decoys are.</param>
/// <param name="Partners">Codes of those it has a strategy with.</param>
/// <param name="Contact">The address for letters about commissioning that its site gives, or null.</param>
/// <param name="Faults">The faults planted at it.</param>
/// <param name="Change">What differs from the first edition.</param>
public sealed record Truth(
    string Code, string Name, string Kind, string Host, int Pages, Status Status, string? Newest, IReadOnlyList<TrueStrategy> Strategies, IReadOnlyList<Placement> Decoys, IReadOnlyList<string> Partners, string? Contact,
    IReadOnlyList<string> Faults, Change Change);

/// <summary>Tells the truth about a web.</summary>
public static class Truths
{
    /// <summary>How records are written as JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The truth of every authority that is played, in the population's order. Makes every site.</summary>
    public static IReadOnlyList<Truth> Of(World world) => [.. world.Plans.Select(plan => Of(world, plan))];

    private static Truth Of(World world, Plan plan)
    {
        var site = world.SiteOf(plan);
        var hosts = new[] { plan.Host, plan.Portal, plan.Procedures, plan.Trust }.OfType<string>().Select(world.Find).OfType<Site>();
        var placements = hosts.SelectMany(h => h.Placements).Concat(world.Find(World.GuidanceHost)!.Placements).ToList();
        var strategies = plan.Publications.Where(p => p.Role == Role.Strategy).Select(p =>
        {
            var elsewhere = world.Plans.Where(o => o != plan && p.Owners.Contains(o.Authority.Code)).SelectMany(o => world.SiteOf(o).Placements);
            return new TrueStrategy(p.Key, p.Title, p.Status, p.Period?.From, p.Period?.To, p.Period?.AsWritten, p.Format, p.Owners, [.. placements.Concat(elsewhere).Where(a => a.Publication == p.Key)],
                site.Chains.Where(c => c.Publication.Key == p.Key).Select(c => c.Addresses).FirstOrDefault() ?? []);
        });
        var mine = plan.Publications.Where(p => p.Role != Role.Strategy).Select(p => p.Key).ToHashSet();
        return new Truth(
            plan.Authority.Code, plan.Authority.Name, World.KindOf(plan).Name, plan.Host, site.Routes.Count(r => r.Listed), plan.Status, plan.Newest?.Key, [.. strategies], [.. placements.Where(a => mine.Contains(a.Publication))],
            [.. plan.Publications.Where(p => p.Role == Role.Strategy).SelectMany(p => p.Owners).Where(o => o != plan.Authority.Code).Distinct()], plan.Contact, [.. world.Faults.Where(f => f.Planted(plan)).Select(f => f.Name)], plan.Change);
    }
}
