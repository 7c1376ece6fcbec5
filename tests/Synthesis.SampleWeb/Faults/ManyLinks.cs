using Synthesis.SampleWeb.Formats;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page links one with ten thousand links, to pages that there are and that say nothing.</summary>
public sealed class ManyLinks : IFault
{
    /// <inheritdoc/>
    public string Name => "many-links";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/everything", "Everything on this site")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not { } site ? null
        : scene.Asked.Path == "/everything" ? Ways.Page(site, "Everything on this site", Html.Links(Enumerable.Range(1, 10_000).Select(n => (FormattableString.Invariant($"/everything/{n}"), FormattableString.Invariant($"Entry {n}: {_words[n % _words.Length]}")))))
        : scene.Asked.Path.StartsWith("/everything/", StringComparison.Ordinal) ? Ways.Page(site, "An entry", "<p>There is nothing to say of this.</p>\n") : null;

    private static readonly string[] _words = ["bin days", "plans", "placements", "policy", "parks", "strategy", "street names"];
}
