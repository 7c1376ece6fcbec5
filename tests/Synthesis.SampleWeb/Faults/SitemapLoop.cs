using System.Globalization;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>An index of sitemaps that robots.txt names lists itself and another index, which lists a third, without end.</summary>
public sealed class SitemapLoop : IFault
{
    /// <inheritdoc/>
    public string Name => "sitemap-loop";

    /// <inheritdoc/>
    public string? Family => "sitemap";

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => !site.Plan.Faults.Contains(Name) ? robots
        : (robots ?? new Robots([], [], null, [])) is var old ? old with { Sitemaps = [.. old.Sitemaps, site.Absolute("/sitemaps/index-0.xml")] } : robots;

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && Number(scene.Asked.Path) is { } n ? Answer.Xml(Sitemap.Index([(site.Absolute("/sitemaps/index-0.xml"), null), (site.Absolute(scene.Asked.Path), null), (site.Absolute(FormattableString.Invariant($"/sitemaps/index-{n + 1}.xml")), null)])) : null;

    private static int? Number(string path) => path.StartsWith("/sitemaps/index-", StringComparison.Ordinal) && int.TryParse(path.AsSpan(16, Math.Max(0, path.Length - 20)), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 1_000_000 ? n : null;
}
