using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>robots.txt closes the folders in which the site's strategies are and allows, by longer lines, these and the pages that lead to them.</summary>
public sealed class RobotsAllowance : IFault
{
    /// <inheritdoc/>
    public string Name => "robots-exception";

    /// <inheritdoc/>
    public string? Family => "robots";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Disallow = [.. old.Disallow, .. Ways.Kept(site).Select(Ways.Folder).Distinct()], Allow = [.. old.Allow, .. Ways.To(site).Select(u => u.PathAndQuery + "$").Distinct()] } : robots;
}
