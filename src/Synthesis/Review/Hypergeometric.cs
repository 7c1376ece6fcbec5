namespace Synthesis.Review;

/// <summary>How many of a sample, drawn without putting back, are of a kind; and what a sample says of the whole.</summary>
/// <param name="Whole">How many there are.</param>
/// <param name="Drawn">How many of them are drawn, from 0 to <paramref name="Whole"/>.</param>
internal sealed record Hypergeometric(int Whole, int Drawn)
{
    private readonly double[] logFactorials = LogFactorials(Whole);

    /// <summary>The chance that at most <paramref name="found"/> of the drawn are of a kind of which there are <paramref name="kind"/> in the whole.</summary>
    internal double AtMost(int found, int kind)
    {
        var sum = 0.0;
        for (var i = Math.Max(0, Drawn - (Whole - kind)); i <= Math.Min(found, Math.Min(Drawn, kind)); i++)
        {
            sum += Math.Exp(Choose(kind, i) + Choose(Whole - kind, Drawn - i) - Choose(Whole, Drawn));
        }

        return Math.Min(1, sum);
    }

    /// <summary>The most of a kind that the whole can hold so that no more than <paramref name="found"/> are drawn with a chance above <paramref name="doubt"/>: an exact upper limit.</summary>
    internal int Most(int found, double doubt)
    {
        // AtMost falls as the kind grows, so the limit is found by halving.
        var (low, high) = (found, Whole - Drawn + found);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = AtMost(found, middle) > doubt ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>The least of a kind that the whole can hold so that no fewer than <paramref name="found"/> are drawn with a chance above <paramref name="doubt"/>: an exact lower limit.</summary>
    internal int Least(int found, double doubt)
    {
        var (low, high) = (found, Whole - Drawn + found);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = 1 - AtMost(found - 1, middle) > doubt ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private double Choose(int n, int k) => logFactorials[n] - logFactorials[k] - logFactorials[n - k];

    private static double[] LogFactorials(int most)
    {
        var logs = new double[most + 1];
        for (var i = 2; i <= most; i++)
        {
            logs[i] = logs[i - 1] + Math.Log(i);
        }

        return logs;
    }
}
