using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>Logistic regression on a handful of dense numbers, fitted by Newton's method (iteratively reweighted least squares; McCullagh and Nelder 1989, ch. 4) drawn to what the first number says by itself (weight 1, the others and the offset 0) or to an earlier curve, so that few rows change little.</summary>
/// <param name="Weights">One for each number, then the offset.</param>
internal sealed record SmallLogistic(IReadOnlyList<double> Weights)
{
    private const int MostSteps = 50;
    private const double Pull = 3, Enough = 1e-9;

    /// <summary>The log-odds of yes.</summary>
    internal double LogOdds(ReadOnlySpan<double> numbers)
    {
        var sum = Weights[^1];
        for (var i = 0; i < numbers.Length; i++)
        {
            sum += Weights[i] * numbers[i];
        }

        return sum;
    }

    /// <summary>Fits rows of numbers to yes and no.</summary>
    /// <param name="rows">The numbers, each row as long as the first.</param>
    /// <param name="yes">Whether each is yes.</param>
    /// <param name="weights">How much each counts.</param>
    /// <param name="prior">The curve to which this is drawn; null for what the first number says by itself.</param>
    internal static SmallLogistic Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> yes, IReadOnlyList<double> weights, SmallLogistic? prior = null)
    {
        var n = rows[0].Length + 1;
        double[] drawn = prior is null ? [1, .. new double[n - 1]] : [.. prior.Weights];
        var found = drawn.ToArray();
        var row = new double[n];
        row[^1] = 1;
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = (new double[n], new double[n, n]);
            for (var i = 0; i < n; i++)
            {
                (gradient[i], curvature[i, i]) = (Pull * (found[i] - drawn[i]), Pull);
            }

            for (var r = 0; r < rows.Count; r++)
            {
                rows[r].CopyTo(row, 0);
                var sum = 0.0;
                for (var i = 0; i < n; i++)
                {
                    sum += found[i] * row[i];
                }

                var p = LogisticRegression.Sigmoid(sum);
                var (miss, bend) = (weights[r] * (p - (yes[r] ? 1 : 0)), Math.Max(weights[r] * p * (1 - p), 1e-12));
                for (var i = 0; i < n; i++)
                {
                    gradient[i] += miss * row[i];
                    for (var j = 0; j < n; j++)
                    {
                        curvature[i, j] += bend * row[i] * row[j];
                    }
                }
            }

            var change = LinearEquations.Solve(curvature, gradient);
            var largest = 0.0;
            for (var i = 0; i < n; i++)
            {
                found[i] -= Math.Clamp(change[i], -5, 5);
                largest = Math.Max(largest, Math.Abs(change[i]));
            }

            if (largest < Enough)
            {
                break;
            }
        }

        return new SmallLogistic(found);
    }

    /// <summary>Writes the weights.</summary>
    internal void Write(BinaryWriter to)
    {
        to.Write(Weights.Count);
        foreach (var weight in Weights)
        {
            to.Write(weight);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static SmallLogistic Read(BinaryReader from)
    {
        var weights = new double[from.ReadInt32()];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = from.ReadDouble();
        }

        return new SmallLogistic(weights);
    }
}
