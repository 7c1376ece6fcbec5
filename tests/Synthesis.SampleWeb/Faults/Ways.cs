using Synthesis.SampleWeb.Formats;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>The addresses of a site that lead to its strategies or are theirs, so that a fault can strike these, or spare them.</summary>
public static class Ways
{
    /// <summary>Addresses on the site's own host of its strategies, in every form.</summary>
    public static IEnumerable<Uri> Kept(CouncilSite site) => site.Placements.Where(p => p.Role == Role.Strategy).Select(p => new Uri(p.Address));

    /// <summary>Those, and the pages from the home page down to them.</summary>
    public static IEnumerable<Uri> To(CouncilSite site) => Kept(site).Concat(site.Chains.SelectMany(c => c.Addresses).Select(a => new Uri(a))).Where(u => u.Host == site.Host);

    /// <summary>Whether what is asked for is one of them, the home page apart.</summary>
    public static bool Struck(CouncilSite site, string target) => target != "/" && To(site).Any(u => Uri.UnescapeDataString(u.PathAndQuery) == target);

    /// <summary>Whether a share of a site's addresses, chosen by the seed, holds what is asked for; its strategies and what leads to them, never.</summary>
    public static bool Beside(CouncilSite site, string target, double share) => target != "/" && site.Plan.Dice.For("beside " + target).Chance(share) && !Struck(site, target);

    /// <summary>A pattern of robots.txt that closes the folder of an address, or the address alone where it stands in none.</summary>
    public static string Folder(Uri address) => address.Query.Length == 0 && address.AbsolutePath.LastIndexOf('/') is > 0 and var end ? address.AbsolutePath[..(end + 1)] : address.PathAndQuery + "$";

    /// <summary>A page that the site itself does not have.</summary>
    public static Answer Page(CouncilSite site, string title, string main) => Answer.Page($"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>{Html.Text(title)} - {Html.Text(site.Plan.Authority.OfficialName)}</title></head>
        <body><p><a href="/">Home</a></p><main><h1>{Html.Text(title)}</h1>
        {main}</main></body></html>
        """);
}
