namespace Synthesis.Review.Agreement;

/// <summary>What a coder made of a unit.</summary>
/// <param name="Unit">What was coded: a strategy, or a part of its text.</param>
/// <param name="Coder">Who coded.</param>
/// <param name="Code">The question.</param>
/// <param name="Value">The answer.</param>
public sealed record UnitCoding(string Unit, string Coder, string Code, string Value);

/// <summary>What a unit was given.</summary>
/// <param name="Cells">The category by each coder, or <see cref="CodingGrid.Gap"/>.</param>
/// <param name="Counts">How many coders gave each category.</param>
internal sealed record Pattern(int[] Cells, int[] Counts)
{
    /// <summary>How many coders coded it.</summary>
    internal int Codings { get; } = Counts.Sum();

    internal static Pattern Of(int[] cells, int categories)
    {
        var counts = new int[categories];
        foreach (var category in cells.Where(c => c != CodingGrid.Gap))
        {
            counts[category]++;
        }

        return new Pattern(cells, counts);
    }
}

/// <summary>Units that are drawn together because they come from one strategy: how many of each pattern.</summary>
/// <param name="Parts">Places of patterns, with how many units.</param>
/// <param name="Count">How many strategies look exactly so.</param>
internal sealed record Cluster(IReadOnlyList<(int Pattern, double Units)> Parts, int Count);

/// <summary>Units by coders: which category each coder gave each unit, gaps allowed.</summary>
public sealed class CodingGrid
{
    /// <summary>No coding.</summary>
    public const int Gap = -1;

    private readonly IReadOnlyList<(string Cluster, int[] Cells, double Units)> rows;

    internal CodingGrid(IReadOnlyList<string> coders, IReadOnlyList<string> categories, IReadOnlyList<(string Cluster, int[] Cells, double Units)> rows)
    {
        (Coders, Categories, this.rows) = (coders, categories, [.. rows.Where(r => r.Cells.Any(c => c != Gap))]);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var patterns = new List<Pattern>();
        int Place(int[] cells)
        {
            if (places.TryAdd(string.Join(',', cells), patterns.Count))
            {
                patterns.Add(Pattern.Of(cells, categories.Count));
            }

            return places[string.Join(',', cells)];
        }

        Clusters =
        [
            .. this.rows.Select(r => (r.Cluster, Pattern: Place(r.Cells), r.Units)).GroupBy(r => r.Cluster, StringComparer.Ordinal)
                .Select(g => g.GroupBy(r => r.Pattern).OrderBy(p => p.Key).Select(p => (p.Key, p.Sum(r => r.Units))).ToList())
                .GroupBy(parts => string.Join(' ', parts)).Select(g => new Cluster(g.First(), g.Count())),
        ];
        Patterns = patterns;
        Weights = Weigh(Clusters.Select(c => (double)c.Count).ToArray());
    }

    /// <summary>Names of the coders.</summary>
    public IReadOnlyList<string> Coders { get; }

    /// <summary>The categories, in ordinal order of their names or in the order of the scale.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>How many units there are.</summary>
    public double Units => Weights.Sum();

    /// <summary>How many units have two codings or more.</summary>
    public double Pairable => Patterns.Select((p, i) => p.Codings > 1 ? Weights[i] : 0).Sum();

    /// <summary>The different ways in which units were coded.</summary>
    internal IReadOnlyList<Pattern> Patterns { get; }

    /// <summary>How many units have each pattern.</summary>
    internal double[] Weights { get; }

    /// <summary>What is drawn as one when an interval is made.</summary>
    internal IReadOnlyList<Cluster> Clusters { get; }

    /// <summary>Lays out codings. The first coding of a unit and code by a coder counts; units of one name are drawn together, whatever their code.</summary>
    /// <param name="codings">The codings.</param>
    /// <param name="scale">Ordered categories, lowest first; what is not among them is outside the order and left out. Null for categories without order.</param>
    public static CodingGrid Of(IEnumerable<UnitCoding> codings, IReadOnlyList<string>? scale = null)
    {
        var kept = codings.Where(c => scale is null || scale.Contains(c.Value)).ToList();
        string[] coders = [.. kept.Select(c => c.Coder).Distinct().Order(StringComparer.Ordinal)];
        string[] categories = scale is null ? [.. kept.Select(c => c.Value).Distinct().Order(StringComparer.Ordinal)] : [.. scale];
        var (coderAt, categoryAt) = (Places(coders), Places(categories));
        var rows = new Dictionary<(string Unit, string Code), int[]>();
        foreach (var coding in kept)
        {
            if (!rows.TryGetValue((coding.Unit, coding.Code), out var cells))
            {
                rows[(coding.Unit, coding.Code)] = cells = [.. Enumerable.Repeat(Gap, coders.Length)];
            }

            ref var cell = ref cells[coderAt[coding.Coder]];
            cell = cell == Gap ? categoryAt[coding.Value] : cell;
        }

        return new CodingGrid(coders, categories, [.. rows.OrderBy(r => r.Key.Unit, StringComparer.Ordinal).ThenBy(r => r.Key.Code, StringComparer.Ordinal).Select(r => (r.Key.Unit, r.Value, 1.0))]);
    }

    /// <summary>What these coders coded. Categories stay as they are.</summary>
    public CodingGrid Only(params IReadOnlyList<string> coders)
    {
        var columns = coders.Select(c => Array.IndexOf([.. Coders], c)).ToArray();
        return new CodingGrid(coders, Categories, [.. rows.Select(r => (r.Cluster, columns.Select(c => c < 0 ? Gap : r.Cells[c]).ToArray(), r.Units))]);
    }

    /// <summary>How often each category was given, in the order of <see cref="Categories"/>.</summary>
    public IReadOnlyList<double> Given() => [.. Enumerable.Range(0, Categories.Count).Select(k => Patterns.Select((p, i) => p.Counts[k] * Weights[i]).Sum())];

    /// <summary>How many units have each pattern if each cluster is there so many times.</summary>
    internal double[] Weigh(double[] clusters)
    {
        var weights = new double[Patterns.Count];
        for (var c = 0; c < Clusters.Count; c++)
        {
            foreach (var (pattern, units) in Clusters[c].Parts)
            {
                weights[pattern] += units * clusters[c];
            }
        }

        return weights;
    }

    private static Dictionary<string, int> Places(string[] names) => names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
}
