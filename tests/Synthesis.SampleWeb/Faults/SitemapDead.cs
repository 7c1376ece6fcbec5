using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A sitemap that robots.txt names, and the site's own, list forty addresses of strategies at which nothing is.</summary>
public sealed class SitemapDead : IFault
{
    /// <inheritdoc/>
    public string Name => "sitemap-dead";

    /// <inheritdoc/>
    public string? Family => "sitemap";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Sitemaps = [.. old.Sitemaps, site.Absolute("/sitemap-strategies.xml")] } : robots;

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && scene.Asked.Path == "/sitemap-strategies.xml" ? Answer.Xml(Sitemap.Of(Listed(site).Select(a => (a, (DateOnly?)null)))) : null;

    /// <inheritdoc/>
    public IEnumerable<string> Listed(CouncilSite site) => site.Plan.Faults.Contains(Name) ? Enumerable.Range(1, 40).Select(n => site.Absolute(FormattableString.Invariant($"/archive/sufficiency-strategy-{2000 + n}"))) : [];
}
