using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A sitemap in gzip that robots.txt names is a gigabyte when unpacked, of a thousandth that size.</summary>
public sealed class SitemapBomb : IFault
{
    /// <inheritdoc/>
    public string Name => "sitemap-bomb";

    /// <inheritdoc/>
    public string? Family => "sitemap";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Sitemaps = [.. old.Sitemaps, site.Absolute("/sitemap-all.xml.gz")] } : robots;

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/sitemap-all.xml.gz" ? new Answer(200, "application/gzip", Bomb.Of("<urlset>", 1024)) : null;
}
