using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>robots.txt is a web page, so that there are no rules.</summary>
public sealed class RobotsHtml : IFault
{
    /// <inheritdoc/>
    public string Name => "robots-html";

    /// <inheritdoc/>
    public string? Family => "robots";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is { } site && scene.Asked.Path == "/robots.txt" ? Ways.Page(site, "Welcome", "<p>Looking for something? Try our search.</p>\n") : null;

    /// <inheritdoc/>
    public Robots? Asks(CouncilSite site, Robots? robots) => site.Plan.Faults.Contains(Name) ? null : robots;
}
