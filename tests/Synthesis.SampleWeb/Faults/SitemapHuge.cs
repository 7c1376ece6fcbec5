using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A sitemap that robots.txt names lists 50,000 addresses at which nothing is.</summary>
public sealed class SitemapHuge : IFault
{
    /// <inheritdoc/>
    public string Name => "sitemap-huge";

    /// <inheritdoc/>
    public string? Family => "sitemap";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Sitemaps = [.. old.Sitemaps, site.Absolute("/sitemap-records.xml")] } : robots;

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && scene.Asked.Path == "/sitemap-records.xml" ? Answer.Xml(Sitemap.Of(Enumerable.Range(1, 50_000).Select(n => (site.Absolute(FormattableString.Invariant($"/records/{n}/strategy")), (DateOnly?)null)))) : null;
}
