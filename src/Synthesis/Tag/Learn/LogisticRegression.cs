using System.Numerics.Tensors;

namespace Synthesis.Tag.Learn;

/// <summary>A fitted line between yes and no.</summary>
/// <param name="Weights">One for each column.</param>
/// <param name="Bias">Added to every score.</param>
/// <param name="GradientNorm">Length of the gradient where the search stopped, relative to that at weights of nought.</param>
/// <param name="Converged">Whether that is within the tolerance asked for.</param>
internal sealed record Line(double[] Weights, double Bias, double GradientNorm, bool Converged);

/// <summary>
/// L2-regularised logistic regression: the weights w that make ½Σ wⱼ²/freedomⱼ + Σ sᵢ · loss(targetᵢ, w·xᵢ) least, with sᵢ = strength · weightᵢ. A target may
/// be any probability; the loss is then the cross-entropy.
/// </summary>
/// <remarks>
/// Dual coordinate descent after Yu, Huang and Lin (Machine Learning 85, 2011), with one multiplier a row, so that soft targets need no copies. At the
/// optimum w = freedom ∘ Σ cᵢxᵢ with cᵢ = sᵢ(targetᵢ − σ(w·xᵢ)). Each step makes that hold for one row: its new score t is the root of the increasing
/// function t − w·xᵢ − |xᵢ|²(sᵢ(targetᵢ − σ(t)) − cᵢ), found by Newton's method inside a bracket. Rows are visited in an order drawn from the seed.
/// </remarks>
internal static class LogisticRegression
{
    private const int MostPasses = 1000, NewtonSteps = 30;

    /// <summary>Fits.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="use">Which rows to learn from.</param>
    /// <param name="targets">The probability of yes, for each row of the table.</param>
    /// <param name="weights">How much each row counts, at least 0; a row of weight 2 is as good as two.</param>
    /// <param name="strength">How much the rows count against the penalty: liblinear's C, above 0.</param>
    /// <param name="tolerance">How small the gradient must become, relative to that at weights of nought.</param>
    /// <param name="seed">Order of visits.</param>
    /// <param name="freedom">How lightly each column's weight is penalised, at least 0; null where all have 1.</param>
    /// <param name="start">Multipliers to begin from, one for each row of the table; changed to those reached.</param>
    /// <param name="known">What is added to the score of each row of the table and is not fitted, such as the score of an earlier line; null for nought.</param>
    internal static Line Fit(SparseRows rows, ReadOnlySpan<int> use, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, double strength, double tolerance,
        ulong seed, double[]? freedom = null, double[]? start = null, double[]? known = null)
    {
        var multipliers = start ?? new double[rows.Count];
        var (w, bias) = (new double[rows.Columns], 0.0);
        var order = use.ToArray();
        var squares = new double[rows.Count];
        foreach (var row in order)
        {
            squares[row] = rows.Square(row, freedom) + 1;
            if (multipliers[row] != 0)
            {
                rows.Add(row, multipliers[row], w, freedom);
                bias += multipliers[row];
            }
        }

        var first = Math.Max(GradientNorm(rows, order, targets, weights, strength, new double[rows.Columns], 0, freedom, known), 1e-300);
        var random = new SeededOrder(seed);
        var reached = double.PositiveInfinity;
        for (var pass = 1; pass <= MostPasses && reached > tolerance; pass++)
        {
            random.Shuffle<int>(order);
            var moved = 0.0;
            foreach (var row in order)
            {
                var s = strength * weights[row];
                var score = rows.Dot(row, w) + bias + (known?[row] ?? 0);
                var next = s * (targets[row] - Sigmoid(Root(score, squares[row], s, targets[row], multipliers[row])));
                var step = next - multipliers[row];
                if (step != 0)
                {
                    moved += step * step * squares[row];
                    multipliers[row] = next;
                    rows.Add(row, step, w, freedom);
                    bias += step;
                }
            }

            // What moved tells the gradient only roughly, but enough to say when a look at the gradient itself is worth its price.
            if (Math.Sqrt(moved) <= 3 * tolerance * first || pass % 20 == 0)
            {
                reached = GradientNorm(rows, order, targets, weights, strength, w, bias, freedom, known) / first;
            }
        }

        return new Line(w, bias, reached, reached <= tolerance);
    }

    /// <summary>The logistic function.</summary>
    internal static double Sigmoid(double t) => 1 / (1 + Math.Exp(-t));

    private static double Root(double score, double square, double s, double target, double multiplier)
    {
        var low = score + (square * ((s * (target - 1)) - multiplier));
        var high = score + (square * ((s * target) - multiplier));
        var t = Math.Clamp(score, low, high);
        for (var i = 0; i < NewtonSteps; i++)
        {
            var p = Sigmoid(t);
            var value = t - score - (square * ((s * (target - p)) - multiplier));
            var step = value / (1 + (square * s * p * (1 - p)));
            if (Math.Abs(step) < 1e-9)
            {
                return t - step;
            }

            (low, high) = value > 0 ? (low, t) : (t, high);
            t -= step;
            t = t <= low || t >= high ? 0.5 * (low + high) : t;
        }

        return t;
    }

    /// <summary>Length of the gradient, measured where every column has the same freedom.</summary>
    private static double GradientNorm(SparseRows rows, ReadOnlySpan<int> use, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, double strength,
        double[] w, double bias, double[]? freedom, double[]? known)
    {
        var slope = bias;
        var gradient = new double[w.Length];
        foreach (var row in use)
        {
            var pull = strength * weights[row] * (targets[row] - Sigmoid(rows.Dot(row, w) + bias + (known?[row] ?? 0)));
            rows.Add(row, pull, gradient, freedom);
            slope -= pull;
        }

        TensorPrimitives.Subtract(w, gradient, gradient);
        if (freedom is not null)
        {
            for (var column = 0; column < w.Length; column++)
            {
                gradient[column] = freedom[column] > 0 ? gradient[column] / Math.Sqrt(freedom[column]) : 0;
            }
        }

        return Math.Sqrt(TensorPrimitives.SumOfSquares<double>(gradient) + (slope * slope));
    }
}
