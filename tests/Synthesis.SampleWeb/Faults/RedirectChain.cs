using System.Globalization;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A strategy and the pages on the way to it are reached by three redirects each, and a link on every page leads into a chain of two hundred.</summary>
public sealed class RedirectChain : IFault
{
    /// <inheritdoc/>
    public string Name => "redirect-chain";

    /// <inheritdoc/>
    public string? Family => "address";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/go/1", "Placements strategy (short link)")] : [];

    /// <inheritdoc/>
    public Asked Heard(Scene scene, Asked asked) => scene.At(this) is null || asked.Parameter("hop").Length == 0 ? asked
        : asked with { Query = Bare(asked.Query), Parameters = asked.Parameters.Where(p => p.Key != "hop").ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase) };

    /// <inheritdoc/>
    public Answer? Before(Scene scene)
    {
        if (scene.At(this) is not { } site)
        {
            return null;
        }

        if (scene.Asked.Path.StartsWith("/go/", StringComparison.Ordinal) && int.TryParse(scene.Asked.Path[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var step))
        {
            return step < 200 ? Answer.To(FormattableString.Invariant($"/go/{step + 1}"), 302) : null;
        }

        var query = Bare(scene.Asked.Query);
        var hop = int.TryParse(scene.Asked.Parameter("hop"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        return hop < 3 && Ways.Struck(site, scene.Asked.Path + query) ? Answer.To(FormattableString.Invariant($"{Site.Escaped(scene.Asked.Path)}{query}{(query.Length == 0 ? '?' : '&')}hop={hop + 1}"), hop == 1 ? 301 : 302) : null;
    }

    private static string Bare(string query) => query.LastIndexOf("hop=", StringComparison.Ordinal) is > 0 and var start ? query[..(start - 1)] : query;
}
