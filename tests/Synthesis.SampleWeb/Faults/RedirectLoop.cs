using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A link on every page leads to two addresses that redirect to each other.</summary>
public sealed class RedirectLoop : IFault
{
    /// <inheritdoc/>
    public string Name => "redirect-loop";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/strategies/sufficiency-current", "Sufficiency strategy: current edition")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is null ? null : scene.Asked.Path switch
    {
        "/strategies/sufficiency-current" => Answer.To("/strategies/sufficiency-latest", 302),
        "/strategies/sufficiency-latest" => Answer.To("/strategies/sufficiency-current", 302),
        _ => null,
    };
}
