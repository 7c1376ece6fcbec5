using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb;

/// <summary>Tells what a visitor can have who keeps to robots.txt, checks certificates and is patient.</summary>
public static class Reach
{
    /// <summary>
    /// Why a publication cannot be had, or null where it can: the pages that lead to it from the home page of one of its owners are open, and so is every part of one of its forms, on whatever host.
    /// Troubles that pass bar nothing.
    /// </summary>
    public static string? Barrier(World world, Publication publication, IReadOnlyList<Placement> placements)
    {
        var chains = world.Plans.Where(p => publication.Owners.Contains(p.Authority.Code)).SelectMany(p => world.SiteOf(p).Chains).Where(c => c.Publication.Key == publication.Key).Select(c => c.Addresses.SkipLast(1)).ToList();
        var ways = chains.Select(chain => First(world, chain)).ToList();
        var forms = placements.GroupBy(p => (new Uri(p.Address).Host, p.Form, p.Form == "part" ? "" : p.Address)).Where(f => f.Select(p => p.Part).Distinct().Count() == f.First().Parts).Select(f => First(world, f.Select(p => p.Address))).ToList();
        return ways.Count == 0 || forms.Count == 0 ? "Nothing leads to it."
            : !forms.Contains(null) ? forms[0]
            : ways.Contains(null) ? null : ways[0];
    }

    /// <summary>Why an address cannot be had, or null where it can.</summary>
    public static string? Of(World world, string address)
    {
        var uri = new Uri(address);
        var barred = world.OwnerOf(uri.Host) is { } plan ? world.Faults.Select(f => f.Bars(world, plan, uri)).FirstOrDefault(why => why is not null) : null;
        return barred ?? (world.Find(uri.Host) is { } site && world.RobotsOf(site)?.Forbids(uri.PathAndQuery) == true ? $"robots.txt closes {address}" : null);
    }

    private static string? First(World world, IEnumerable<string> addresses) => addresses.Select(a => Of(world, a)).FirstOrDefault(why => why is not null);
}
