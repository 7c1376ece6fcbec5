using Synthesis.Gather;

namespace Synthesis.Synthesise;

/// <summary>A way of putting strategies into groups, such as by region.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Title">What the groups are.</param>
/// <param name="Groups">The groups in order.</param>
/// <param name="Of">By a strategy's short name, its group.</param>
public sealed record Grouping(string Id, string Title, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, string> Of);

/// <summary>An included strategy with the codes of its authorities.</summary>
/// <param name="Strategy">Its short name.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Authorities">Codes of its authorities.</param>
public sealed record IncludedStrategy(string Strategy, string? Title, IReadOnlyList<string> Authorities);

/// <summary>Puts strategies into groups by what is known of their authorities.</summary>
public static class StrategyTraits
{
    /// <summary>The group of a joint strategy whose authorities are of several, and of one for which nothing is known.</summary>
    public const string Several = "Several (joint)", Unknown = "Not known";

    /// <summary>The groupings that the population allows: by region, by type, by grade on the review's date, and by size in quarters of all authorities; those that tell nothing apart are left out.</summary>
    /// <param name="population">The authorities.</param>
    /// <param name="gradings">Their grades, or null.</param>
    /// <param name="scale">The grades in order.</param>
    /// <param name="sizes">Their sizes, or null.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="strategies">The strategies.</param>
    public static IReadOnlyList<Grouping> Of(
        Population population, Gradings? gradings, IReadOnlyList<string> scale, Sizes? sizes, DateOnly asAt, IReadOnlyList<IncludedStrategy> strategies)
    {
        var authorities = population.Authorities.ToDictionary(a => a.Code, StringComparer.Ordinal);
        var grade = strategies.SelectMany(s => s.Authorities).Distinct(StringComparer.Ordinal).Where(authorities.ContainsKey)
            .ToDictionary(c => c, c => gradings?.AsAt(authorities[c], population, asAt).Grading?.Overall, StringComparer.Ordinal);
        var bands = sizes?.Bands([.. population.AsAt(asAt).Select(a => a.Code)], asAt);
        Grouping Group(string id, string title, IEnumerable<string>? order, Func<string, string?> of)
        {
            var groups = strategies.ToDictionary(s => s.Strategy, s => s.Authorities.Select(a => of(a) ?? Unknown).Distinct(StringComparer.Ordinal).ToList() switch
            {
                [] => Unknown,
                [var only] => only,
                _ => Several,
            }, StringComparer.Ordinal);
            var seen = groups.Values.ToHashSet(StringComparer.Ordinal);
            string[] listed = [.. (order ?? []).Where(seen.Contains)];
            return new Grouping(id, title, [.. listed, .. seen.Except(listed).Where(g => g is not (Several or Unknown)).Order(StringComparer.Ordinal), .. new[] { Several, Unknown }.Where(seen.Contains)], groups);
        }

        return [.. new[]
        {
            Group("region", "Region", null, a => authorities.GetValueOrDefault(a)?.Region),
            Group("type", "Type of authority", null, a => authorities.GetValueOrDefault(a)?.Type),
            Group("grade", "Grade", scale, grade.GetValueOrDefault),
            Group("size", sizes?.Title ?? "Size", bands?.Names, a => bands?.Of(a)),
        }.Where(g => g.Groups.Count(x => x is not (Several or Unknown)) > 1)];
    }
}
