using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page links one that is two gigabytes when unpacked from its gzip coding.</summary>
public sealed class PageBomb : IFault
{
    /// <inheritdoc/>
    public string Name => "page-bomb";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/reports/sufficiency-data", "Sufficiency: the data")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/reports/sufficiency-data"
        ? new Answer(200, "text/html; charset=utf-8", Bomb.Of("<!DOCTYPE html><title>Sufficiency: the data</title><p>", 2048)) { Headers = [("Content-Encoding", "gzip")] }
        : null;
}
