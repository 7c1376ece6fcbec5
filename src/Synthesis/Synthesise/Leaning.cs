namespace Synthesis.Synthesise;

/// <summary>Whether what is covered leans to some groups of all there are.</summary>
/// <param name="Grouping">What the groups are, such as a region.</param>
/// <param name="Test">The test; null where there is nothing to compare.</param>
/// <param name="Over">The group that has the most more than its part, or null where all have theirs.</param>
/// <param name="Under">The group that has the most less than its part.</param>
public sealed record Leaning(string Grouping, GroupTestResult? Test, string? Over, string? Under)
{
    /// <summary>Whether the sample leans: so uneven a spread would be seen in fewer than one in twenty samples drawn blindly.</summary>
    public bool Leans => Test is { Chance: < 0.05 };

    /// <summary>Tests each grouping of a table of the sample, such as by region and by grade; its total is passed over.</summary>
    /// <param name="sample">The table.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static IReadOnlyList<Leaning> Of(SampleTable sample, int seed) => [.. sample.Sections.Where(s => s.Rows.Count > 1).Select(section =>
    {
        var shares = section.Rows.Where(r => r.Share is { Of: > 0 }).ToList();
        var (counted, all) = (shares.Sum(r => r.Count), shares.Sum(r => r.Share!.Of));
        double More(CountRow row) => row.Count - ((double)counted * row.Share!.Of / all);
        var (over, under) = (shares.MaxBy(More), shares.MinBy(More));
        return new Leaning(section.Title, GroupTest.Of([.. shares.Select(r => (r.Count, r.Share!.Of))], seed),
            over is not null && More(over) > 1e-9 ? over.Title : null, under is not null && More(under) < -1e-9 ? under.Title : null);
    })];
}
