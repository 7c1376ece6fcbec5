using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Whoever has no cookie of the site is given one and sent back to where they were; robots.txt and sitemaps are open.</summary>
public sealed class CookieWall : IFault
{
    /// <inheritdoc/>
    public string Name => "cookie-wall";

    /// <inheritdoc/>
    public string? Family => "wall";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path != "/robots.txt" && !scene.Asked.Path.StartsWith("/sitemap", StringComparison.Ordinal) && !scene.Header("Cookie").Contains("seen=yes", StringComparison.Ordinal)
        ? Answer.To(Site.Escaped(scene.Asked.Path) + scene.Asked.Query, 302) is var back ? back with { Headers = [.. back.Headers, ("Set-Cookie", "seen=yes; Path=/; Max-Age=3600")], Passing = true } : null
        : null;
}
