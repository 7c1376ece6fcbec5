using Synthesis.Codebooks;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>Strategies that speak for a criterion and against it: what they say is at odds, or the market is.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Strategies">Each with a quote for and a quote against.</param>
public sealed record TwoWays(Criterion Criterion, IReadOnlyList<(CountedStrategy For, CountedStrategy Against)> Strategies)
{
    /// <summary>Finds them in a table of ratings; criteria without any are left out.</summary>
    public static IReadOnlyList<TwoWays> Of(RatingTable table) => [.. table.Rows.Select(r =>
    {
        var against = Side(r.Suggestion.Against).ToDictionary(s => s.Strategy, StringComparer.Ordinal);
        return new TwoWays(r.Criterion, [.. Side(r.Suggestion.For).Where(s => against.ContainsKey(s.Strategy)).Select(s => (s, against[s.Strategy]))]);
    }).Where(t => t.Strategies.Count > 0)];

    private static IEnumerable<CountedStrategy> Side(RatingSide side) => side.Indicators.SelectMany(i => i.Strategies).Where(s => s.Evidence.Count > 0)
        .DistinctBy(s => s.Strategy, StringComparer.Ordinal).OrderBy(s => s.Strategy, StringComparer.Ordinal).Select(s => s with { Evidence = [s.Evidence[0]] });
}
