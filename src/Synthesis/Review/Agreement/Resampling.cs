namespace Synthesis.Review.Agreement;

/// <summary>A figure and the interval that is to hold its true value in 95 of 100 samples of strategies like these.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Estimate(double Value, double Low, double High);

/// <summary>
/// Draws strategies again and again to see how far a measure would move: the percentile bootstrap (Efron and Tibshirani 1993, An Introduction to
/// the Bootstrap) with a small prior, in the manner of Agresti and Coull 1998. Before drawing, <see cref="Prior"/> units are added, half of them
/// agreed on and half not, spread over the categories. Without them the interval of few units is too short, and that of units that all agree is a
/// point. docs/method.md has the figures.
/// </summary>
internal sealed class Resampling
{
    /// <summary>How many units the prior weighs.</summary>
    internal const double Prior = 2;

    private readonly Pattern[] patterns;
    private readonly double[] observed;
    private readonly double[][] draws;

    /// <summary>Draws the strategies of a grid.</summary>
    /// <param name="grid">The codings.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="times">How many draws.</param>
    internal Resampling(CodingGrid grid, int seed, int times)
    {
        var categories = Math.Max(2, grid.Categories.Count);
        var added = Added(grid.Coders.Count, categories);
        patterns = [.. grid.Patterns.Select(p => Pattern.Of(p.Cells, categories)), .. added.Select(a => a.Pattern)];
        observed = [.. grid.Weights, .. added.Select(_ => 0.0)];
        double[] weights = [.. grid.Clusters.Select(c => (double)c.Count), .. added.Select(a => a.Weight * Prior)];
        var clusters = grid.Clusters.Sum(c => c.Count);
        var random = new Random(seed);
        draws = new double[times][];
        for (var t = 0; t < times; t++)
        {
            var drawn = Draw(random, weights, clusters);
            draws[t] = [.. grid.Weigh(drawn), .. drawn[grid.Clusters.Count..]];
        }
    }

    /// <summary>A measure with its interval, or null where it is not defined.</summary>
    internal Estimate? Of(Measures.Measure measure)
    {
        var value = measure(patterns, observed);
        if (double.IsNaN(value))
        {
            return null;
        }

        return Around(value, draws.Select(d => measure(patterns, d)));
    }

    /// <summary>The figure with the middle 95% of what it is in the draws.</summary>
    internal static Estimate Around(double value, IEnumerable<double> drawn)
    {
        double[] seen = [.. drawn.Where(v => !double.IsNaN(v)).Order()];
        return seen.Length == 0 ? new Estimate(value, value, value) : new Estimate(value, Math.Min(value, Quantile(seen, 0.025)), Math.Max(value, Quantile(seen, 0.975)));
    }

    /// <summary>Draws so many times from places with these weights.</summary>
    /// <returns>How often each was drawn.</returns>
    internal static double[] Draw(Random random, double[] weights, int times)
    {
        var upTo = new double[weights.Length];
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            upTo[i] = sum += weights[i];
        }

        var drawn = new double[weights.Length];
        for (var u = 0; u < times; u++)
        {
            var at = Array.BinarySearch(upTo, random.NextDouble() * sum);
            drawn[Math.Min(weights.Length - 1, at < 0 ? ~at : at + 1)]++;
        }

        return drawn;
    }

    /// <summary>Each category given by all coders, and each pair of categories given by half of them each.</summary>
    private static List<(Pattern Pattern, double Weight)> Added(int coders, int categories)
    {
        var added = new List<(Pattern, double)>();
        for (var a = 0; a < categories && coders > 1; a++)
        {
            for (var b = 0; b < categories; b++)
            {
                added.Add((Pattern.Of([.. Enumerable.Range(0, coders).Select(c => c % 2 == 0 ? a : b)], categories), a == b ? 0.5 / categories : 0.5 / (categories * (categories - 1))));
            }
        }

        return added;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
