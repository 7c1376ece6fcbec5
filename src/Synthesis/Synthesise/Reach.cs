using System.Globalization;
using Synthesis.Gather;
using Synthesis.Screen;

namespace Synthesis.Synthesise;

/// <summary>An authority that a strategy names.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Code">The authority's code.</param>
internal sealed record Place(Selected Strategy, string Code);

/// <summary>Which authorities of the list as at a date the included strategies reach.</summary>
internal sealed class Reach
{
    private readonly Dictionary<string, Authority> known;
    private readonly HashSet<string> listed;
    private readonly ILookup<string, Selected> covering;

    internal Reach(Population population, DateOnly asAt, IReadOnlyList<Selected> selected)
    {
        known = population.Authorities.ToDictionary(a => a.Code, StringComparer.Ordinal);
        Listed = population.AsAt(asAt);
        listed = Listed.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        Included = [.. selected.Where(s => s.Fate.Included)];
        Places = [.. Included.SelectMany(s => Named(s).Select(c => new Place(s, c)))];
        covering = Places.Where(IsListed).ToLookup(p => p.Code, p => p.Strategy, StringComparer.Ordinal);
    }

    /// <summary>The authorities on the list at the date.</summary>
    internal IReadOnlyList<Authority> Listed { get; }

    /// <summary>The strategies that are counted.</summary>
    internal IReadOnlyList<Selected> Included { get; }

    /// <summary>Every authority that an included strategy names, once for each strategy.</summary>
    internal IReadOnlyList<Place> Places { get; }

    /// <summary>The codes that a publication names, each once.</summary>
    internal static IEnumerable<string> Named(Selected publication) => publication.Screening.Authorities.Distinct(StringComparer.Ordinal);

    internal bool IsListed(Place place) => listed.Contains(place.Code);

    internal bool Covers(Authority authority) => covering.Contains(authority.Code);

    /// <summary>Whether a strategy covers more than one authority of the list.</summary>
    internal bool IsJoint(Selected strategy) => Named(strategy).Count(listed.Contains) > 1;

    /// <summary>An authority as it stands in a list: its region, and the strategies it is covered by.</summary>
    internal CountedName Of(Authority authority) => Of(authority, covering[authority.Code]);

    /// <summary>An authority with the strategies that are why it is in a list.</summary>
    internal static CountedName Of(Authority authority, IEnumerable<Selected> strategies) => new(authority.Code, authority.Name,
        string.Join("; ", strategies.Select(s => Title(s) + (s.Fate.Included && s.Fate.By is null ? "" : $": {s.Fate.Told}")).Prepend(authority.Region ?? "region unknown"))) { Sources = [.. strategies.Select(s => s.Publication.Name)] };

    /// <summary>A strategy as it stands in a list: the authorities it names with their regions, and its last day.</summary>
    internal CountedName Of(Selected strategy) => new(strategy.Publication.Name, Title(strategy), string.Join("; ",
        new[] { string.Join(", ", Named(strategy).Select(Whose)), strategy.Screening.Period.End is { } end ? $"to {Day(end)}" : "", strategy.Fate.Included && strategy.Fate.By is null ? "" : strategy.Fate.Told }
            .Where(d => d.Length > 0))) { Sources = [strategy.Publication.Name] };

    /// <summary>A place as it stands in a list.</summary>
    internal CountedName Of(Place place) => new(place.Code, known.TryGetValue(place.Code, out var a) ? a.Name : place.Code,
        known.TryGetValue(place.Code, out a) && a.End is { } end && !listed.Contains(place.Code) ? $"{Title(place.Strategy)}; ended on {Day(end)}" : Title(place.Strategy)) { Sources = [place.Strategy.Publication.Name] };

    private static string Title(Selected publication) => publication.Screening.Title ?? publication.Publication.Name;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Whose(string code) => !known.TryGetValue(code, out var authority) ? code
        : authority.Region is { } region ? $"{authority.Name} ({region})" : authority.Name;
}
