using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>robots.txt always answers 500, which by RFC 9309 closes the whole site.</summary>
public sealed class RobotsDown : IFault
{
    /// <inheritdoc/>
    public string Name => "robots-down";

    /// <inheritdoc/>
    public string? Family => "robots";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/robots.txt" ? Answer.Text("Internal error", 500) : null;

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => site.Plan.Faults.Contains(Name) ? new Robots(["/"], [], null, []) : robots;

    /// <inheritdoc/>
    public string? Bars(World world, Plan plan, Uri address) => plan.Faults.Contains(Name) && world.Find(address.Host) is CouncilSite ? $"robots.txt of {address.Host} answers 500, which closes the site" : null;
}
