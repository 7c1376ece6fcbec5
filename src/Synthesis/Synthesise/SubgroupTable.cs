namespace Synthesis.Synthesise;

/// <summary>One code, group by group.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Shares">Of each group, strategies in which it is present, of those that were answered.</param>
/// <param name="Strategies">Those strategies, group by group.</param>
/// <param name="Test">The exact test over the groups; null where there is nothing to compare.</param>
/// <param name="Corrected">The test's chance corrected for all tests of all groupings by Holm's method; null where there is none.</param>
public sealed record SubgroupRow(string Code, string Title, IReadOnlyList<Share> Shares, IReadOnlyList<IReadOnlyList<CountedStrategy>> Strategies, GroupTestResult? Test, double? Corrected);

/// <summary>Coverage by group, such as by region, each code with a test of whether groups differ more than chance would have them.</summary>
/// <param name="Grouping">The groups; those that hold several or unknown are told and not tested.</param>
/// <param name="Sizes">How many strategies each group has.</param>
/// <param name="Rows">A row a code.</param>
/// <param name="Warning">The sentence against reading patterns into small numbers.</param>
public sealed record SubgroupTable(Grouping Grouping, IReadOnlyList<int> Sizes, IReadOnlyList<SubgroupRow> Rows, string Warning)
{
    private const int Small = 10;
    private const double Level = 0.05;

    /// <summary>Lays out a table for each grouping. Holm's correction is over all tests of all of them together.</summary>
    /// <param name="tables">The coverage tables.</param>
    /// <param name="groupings">The groupings.</param>
    /// <param name="seed">Seed of what tests draw.</param>
    public static IReadOnlyList<SubgroupTable> Of(IReadOnlyList<CoverageTable> tables, IReadOnlyList<Grouping> groupings, int seed)
    {
        var rows = tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows).DistinctBy(r => r.Code).ToList();
        var tested = groupings.Select(g => (Grouping: g, Rows: rows.AsParallel().AsOrdered().Select(r => Row(r, g, seed)).ToList())).ToList();
        var corrected = new Queue<double>(GroupTest.Holm([.. tested.SelectMany(t => t.Rows).Select(r => r.Test?.Chance).OfType<double>()]));
        var tests = corrected.Count;
        return [.. tested.Select(t =>
        {
            var sizes = t.Grouping.Groups.Select(g => t.Grouping.Of.Values.Count(v => v == g)).ToList();
            IReadOnlyList<SubgroupRow> held = [.. t.Rows.Select(r => r.Test is null ? r : r with { Corrected = corrected.Dequeue() })];
            return new SubgroupTable(t.Grouping, sizes, held, Told(t.Grouping, sizes, held, tests));
        })];
    }

    private static SubgroupRow Row(CoverageRow row, Grouping grouping, int seed)
    {
        var unanswered = row.Unanswered.ToHashSet(StringComparer.Ordinal);
        var present = row.Strategies.Where(s => grouping.Of.ContainsKey(s.Strategy)).ToLookup(s => grouping.Of[s.Strategy], StringComparer.Ordinal);
        var answered = grouping.Of.Where(o => !unanswered.Contains(o.Key)).CountBy(o => o.Value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shares = grouping.Groups.Select(g => new Share(present[g].Count(), answered.GetValueOrDefault(g), $"{grouping.Id}:{g}")).ToList();
        var compared = grouping.Groups.Zip(shares).Where(g => g.First is not (StrategyTraits.Several or StrategyTraits.Unknown)).Select(g => (g.Second.Count, g.Second.Of)).ToList();
        return new SubgroupRow(row.Code, row.Title, shares, [.. grouping.Groups.Select(g => (IReadOnlyList<CountedStrategy>)[.. present[g]])], GroupTest.Of(compared, seed), null);
    }

    private static string Told(Grouping grouping, List<int> sizes, IReadOnlyList<SubgroupRow> rows, int tests)
    {
        var small = grouping.Groups.Zip(sizes).Count(g => g.Second < Small);
        var (raw, held) = (rows.Count(r => r.Test?.Chance <= Level), rows.Count(r => r.Corrected <= Level));
        var by = grouping.Title.ToLowerInvariant();
        return $"{(small == 0 ? "" : $"{small} of {grouping.Groups.Count} groups {(small == 1 ? "has" : "have")} fewer than {Small} strategies, in which one strategy more or less moves a share by {100 / Small} points or more. ")}"
            + $"Of {rows.Count(r => r.Test is not null)} codes tested {(raw == 0 ? "none differs" : raw == 1 ? "1 differs" : $"{raw} differ")} by {by} more than one chance in {1 / Level:0} would have it"
            + $"{(raw == 0 ? "" : held == 0 ? $", and none once it is counted that {tests} tests were made: read no pattern into them" : $", {held} of them also once it is counted that {tests} tests were made")}.";
    }
}
