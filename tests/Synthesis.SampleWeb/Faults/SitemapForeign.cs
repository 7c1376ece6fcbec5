using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A sitemap that robots.txt names, and the site's own, list addresses of other hosts: other councils', none that there is, and one within this network.</summary>
public sealed class SitemapForeign : IFault
{
    /// <inheritdoc/>
    public string Name => "sitemap-foreign";

    /// <inheritdoc/>
    public string? Family => "sitemap";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Sitemaps = [.. old.Sitemaps, site.Absolute("/sitemap-partners.xml")] } : robots;

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && scene.Asked.Path == "/sitemap-partners.xml" ? Answer.Xml(Sitemap.Of(Listed(site).Select(a => (a, (DateOnly?)null)))) : null;

    /// <inheritdoc/>
    public IEnumerable<string> Listed(CouncilSite site) => site.Plan.Faults.Contains(Name)
        ? [$"https://{World.TenderHost}/publications", "https://www.kent.gov.uk/news", "https://www.leeds.gov.uk/strategies/sufficiency-strategy", "https://no-such-council.example/sufficiency-strategy.pdf", "http://10.0.0.1/sufficiency-strategy.pdf", "http://169.254.169.254/"]
        : [];
}
