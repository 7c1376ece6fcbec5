using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A link on every page redirects to the address at which machines in a cloud are told their secrets.</summary>
public sealed class ToMetadata : IFault
{
    /// <inheritdoc/>
    public string Name => "to-metadata";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/downloads/placement-strategy", "Placement strategy (download)")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/downloads/placement-strategy" ? Answer.To("http://169.254.169.254/latest/meta-data/", 302) : null;
}
