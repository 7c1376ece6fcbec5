using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>robots.txt closes up to three folders of the site in which nothing leads to a strategy.</summary>
public sealed class RobotsElsewhere : IFault
{
    /// <inheritdoc/>
    public string Name => "robots-elsewhere";

    /// <inheritdoc/>
    public string? Family => "robots";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots)
    {
        if (!site.Plan.Faults.Contains(Name))
        {
            return robots;
        }

        var open = Ways.To(site).Select(u => u.PathAndQuery).Append("/").ToList();
        var folders = site.Routes.Where(r => r.Listed).Select(r => Ways.Folder(new Uri(site.Absolute(r.Path)))).Where(f => f.EndsWith('/')).Distinct().Where(f => !open.Exists(o => o.StartsWith(f, StringComparison.Ordinal)));
        return (robots ?? new Robots([], [], null, [])) is var old ? old with { Disallow = [.. old.Disallow, .. site.Plan.Dice.For(Name).Shuffled(folders).Take(3)] } : robots;
    }
}
