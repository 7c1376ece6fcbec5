using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Synthesise;

namespace Synthesis.Tests.Rate;

/// <summary>A market with one criterion and strategies that speak of it, made for tests.</summary>
/// <param name="All">How many strategies there are.</param>
/// <param name="For">For each indicator for, the strategies that carry it.</param>
/// <param name="Against">For each indicator against, the strategies that carry it.</param>
/// <param name="Named">Whether the table names the strategies or gives counts only.</param>
public sealed record Market(int All, IReadOnlyList<IReadOnlyList<int>> For, IReadOnlyList<IReadOnlyList<int>> Against, bool Named = true)
{
    internal static RatingScale Scale { get; } =
        new(new("not-met", "Not met"), new("mixed", "Mixed"), new("partly", "Partly met"), new("clearly", "Clearly met"), new("none", "No evidence"));

    /// <summary>Strategies 0 to <paramref name="count"/> − 1.</summary>
    internal static IReadOnlyList<int> First(int count, int from = 0) => [.. Enumerable.Range(from, count)];

    internal static Market Of(int all, int speakFor, int against) => new(all, [First(speakFor)], [First(against, all - against)]);

    internal Criteria Criteria(Func<IEnumerable<Indicator>, IEnumerable<Indicator>>? order = null)
    {
        IEnumerable<Indicator> indicators = Coded().Select(c => new CodeIndicator(c.Code, c.Direction, "because", "book", c.Code, null));
        return new Criteria("Ratings", "nowhere", [], Scale, new RatingRule(0.10, 0.15, 0.50),
            [new Criterion("market.test", "Test", "Does it?", "nowhere", [.. order is null ? indicators : order(indicators)])]);
    }

    internal RatingSuggestion Rated(Func<IEnumerable<Indicator>, IEnumerable<Indicator>>? order = null) => Rater.Suggest(Criteria(order), Tables())[0];

    internal Dictionary<string, CoverageTable> Tables()
    {
        var rows = Coded().Select(c => new CoverageRow(c.Code, c.Code, [new Share(c.Strategies.Count, All, "all")], [], [],
            Named ? [.. c.Strategies.Select(s => new CountedStrategy($"s{s}", null, [], [], []))] : [])).ToList();
        return new() { ["book"] = new CoverageTable("Signs", "book 1", All, Named ? Basis.Suggestions : Basis.Counts, [new CoverageSection("Signs", rows)]) };
    }

    private IEnumerable<(string Code, Direction Direction, IReadOnlyList<int> Strategies)> Coded() =>
        For.Select((s, i) => ($"for.{i}", Direction.For, s)).Concat(Against.Select((s, i) => ($"against.{i}", Direction.Against, s)));
}
