using Synthesis.SampleWeb.Formats;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page links a search whose thirty filters can be set and taken away in any order, each choice at an address of its own.</summary>
public sealed class FacetTrap : IFault
{
    /// <inheritdoc/>
    public string Name => "facets";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/directory/find", "Find strategies, services and groups")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene)
    {
        if (scene.At(this) is not { } site || scene.Asked.Path != "/directory/find")
        {
            return null;
        }

        var chosen = scene.Asked.Parameter("filter").Split('.', StringSplitOptions.RemoveEmptyEntries).Take(40).ToList();
        string With(IEnumerable<string> filters, int page = 1) => FormattableString.Invariant($"/directory/find?filter={string.Join('.', filters)}&page={page}");
        var filters = Enumerable.Range(1, 30).Select(n => FormattableString.Invariant($"{_words[n % _words.Length]}{n}"));
        return Ways.Page(site, "Find strategies, services and groups", Html.Links(filters.Select(f => (With(chosen.Contains(f) ? chosen.Where(c => c != f) : chosen.Append(f)), chosen.Contains(f) ? $"Without {f}" : $"Only {f}"))) + Html.Links([(With(chosen, 2), "More"), (With(chosen.AsEnumerable().Reverse()), "Sort the other way")]));
    }

    private static readonly string[] _words = ["strategy", "children", "placements", "ward", "evening", "free"];
}
