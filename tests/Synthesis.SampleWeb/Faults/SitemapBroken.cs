using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A sitemap in gzip that robots.txt names ends in the middle of its bytes.</summary>
public sealed class SitemapBroken : IFault
{
    /// <inheritdoc/>
    public string Name => "sitemap-broken";

    /// <inheritdoc/>
    public string? Family => "sitemap";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Sitemaps = [.. old.Sitemaps, site.Absolute("/sitemap-more.xml.gz")] } : robots;

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && scene.Asked.Path == "/sitemap-more.xml.gz" && Sitemap.Packed(Sitemap.Of(site.Routes.Where(r => r.Listed).Take(200).Select(r => (site.Absolute(r.Path), (DateOnly?)r.Updated)))) is var packed
        ? packed with { Body = packed.Body[..(packed.Body.Length / 2)] }
        : null;
}
