using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>robots.txt closes the folders in which the site's own strategies are, so that they must not be fetched there.</summary>
public sealed class RobotsClosed : IFault
{
    /// <inheritdoc/>
    public string Name => "robots-closed";

    /// <inheritdoc/>
    public string? Family => "robots";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Disallow = [.. old.Disallow, .. Ways.Kept(site).Select(Ways.Folder).Distinct()] } : robots;
}
