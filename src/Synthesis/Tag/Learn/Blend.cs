using System.Numerics.Tensors;

namespace Synthesis.Tag.Learn;

/// <summary>Turns the scores of several members into one probability for each of several answers that exclude one another.</summary>
/// <param name="Slopes">How much each member counts, never below 0; the same for every answer.</param>
/// <param name="Offsets">Added for each answer.</param>
/// <param name="HeldOut">The probabilities at the scores it was fitted to, answer by answer within a row.</param>
/// <param name="Loss">Mean cross-entropy of these, in nats.</param>
internal sealed record Blend(double[] Slopes, double[] Offsets, double[] HeldOut, double Loss)
{
    private const double Ridge = 1e-3;
    private const int MostSteps = 60;

    /// <summary>
    /// Fits a multinomial logistic curve to scores of rows that were held out (stacking, Wolpert 1992; with one member and two answers, Platt 1999) by
    /// Newton's method with step halving. Targets are drawn a little towards the others, as Platt advises, so that few rows never give certainty; a member whose slope would be
    /// negative is left out.
    /// </summary>
    /// <param name="members">For each member its scores, answer by answer within a row.</param>
    /// <param name="targets">The probability of each answer, likewise.</param>
    /// <param name="weights">How much each row counts.</param>
    internal static Blend Fit(IReadOnlyList<double[]> members, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var answers = targets.Length / weights.Length;
        var drawn = Drawn(targets, weights, answers);
        var spread = members.Select(m => Math.Max(Math.Sqrt(TensorPrimitives.SumOfSquares<double>(m) / m.Length), 1e-12)).ToArray();
        var kept = Enumerable.Range(0, members.Count).ToList();
        while (true)
        {
            var at = Newton([.. kept.Select(m => members[m])], [.. kept.Select(m => spread[m])], drawn, weights, answers);
            if (kept.FindIndex(m => at[kept.IndexOf(m)] < 0) is >= 0 and var against)
            {
                kept.RemoveAt(against);
                continue;
            }

            var slopes = new double[members.Count];
            for (var i = 0; i < kept.Count; i++)
            {
                slopes[kept[i]] = at[i] / spread[kept[i]];
            }

            var offsets = at[kept.Count..];
            var heldOut = new double[targets.Length];
            var loss = 0.0;
            var total = Math.Max(TensorPrimitives.Sum(weights), 1e-9);
            for (var row = 0; row < weights.Length; row++)
            {
                var p = heldOut.AsSpan(row * answers, answers);
                for (var k = 0; k < answers; k++)
                {
                    p[k] = offsets[k];
                    for (var m = 0; m < slopes.Length; m++)
                    {
                        p[k] += slopes[m] * members[m][(row * answers) + k];
                    }
                }

                Softmax(p);
                for (var k = 0; k < answers; k++)
                {
                    loss -= weights[row] * targets[(row * answers) + k] * Math.Log(Math.Max(p[k], 1e-12)) / total;
                }
            }

            return new Blend(slopes, offsets, heldOut, loss);
        }
    }

    /// <summary>Turns log-odds into probabilities that sum to 1.</summary>
    internal static void Softmax(Span<double> scores)
    {
        var highest = TensorPrimitives.Max<double>(scores);
        var sum = 0.0;
        foreach (ref var score in scores)
        {
            sum += score = Math.Exp(score - highest);
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    private static double[] Drawn(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int answers)
    {
        var counts = new double[answers];
        for (var i = 0; i < targets.Length; i++)
        {
            counts[i % answers] += weights[i / answers] * targets[i];
        }

        var drawn = new double[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            var (row, k) = (i / answers * answers, i % answers);
            for (var j = 0; j < answers; j++)
            {
                drawn[i] += targets[row + j] * (j == k ? (counts[j] + 1) / (counts[j] + 2) : 1 / (counts[j] + 2) / Math.Max(1, answers - 1));
            }
        }

        return drawn;
    }

    /// <summary>Slopes of the scores divided by their spread, then the offsets.</summary>
    private static double[] Newton(double[][] members, double[] spread, double[] targets, ReadOnlySpan<float> weights, int answers)
    {
        var size = members.Length + answers;
        var at = new double[size];
        var (gradient, curvature) = (new double[size], new double[size, size]);
        var loss = Look(at, members, spread, targets, weights, answers, gradient, curvature);
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = LinearEquations.Solve(curvature, gradient);
            if (TensorPrimitives.Norm<double>(direction) < 1e-9)
            {
                break;
            }

            var length = 1.0;
            double[] next;
            double after;
            do
            {
                next = [.. at.Select((a, i) => a - (length * direction[i]))];
                after = Look(next, members, spread, targets, weights, answers, null, null);
                length /= 2;
            }
            while (after > loss && length > 1e-6);
            if (after >= loss)
            {
                break;
            }

            at = next;
            loss = Look(at, members, spread, targets, weights, answers, gradient, curvature);
        }

        return at;
    }

    /// <summary>The loss at a point and, where asked, its gradient and curvature. Offsets are told apart by the ridge alone: adding the same to all changes nothing.</summary>
    private static double Look(double[] at, double[][] members, double[] spread, double[] targets, ReadOnlySpan<float> weights, int answers, double[]? gradient, double[,]? curvature)
    {
        var (size, count) = (at.Length, members.Length);
        var loss = 0.5 * Ridge * TensorPrimitives.SumOfSquares<double>(at);
        for (var i = 0; i < size && gradient is not null; i++)
        {
            gradient[i] = Ridge * at[i];
            for (var j = 0; j < size; j++)
            {
                curvature![i, j] = i == j ? Ridge : 0;
            }
        }

        var (p, scores, means) = (new double[answers], new double[count * answers], new double[count]);
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            for (var k = 0; k < answers; k++)
            {
                p[k] = at[count + k];
                for (var m = 0; m < count; m++)
                {
                    scores[(m * answers) + k] = members[m][(row * answers) + k] / spread[m];
                    p[k] += at[m] * scores[(m * answers) + k];
                }
            }

            Softmax(p);
            double weight = weights[row];
            var wanted = targets.AsSpan(row * answers, answers);
            for (var k = 0; k < answers; k++)
            {
                loss -= weight * wanted[k] * Math.Log(Math.Max(p[k], 1e-300));
            }

            if (gradient is null)
            {
                continue;
            }

            for (var m = 0; m < count; m++)
            {
                means[m] = 0;
                for (var k = 0; k < answers; k++)
                {
                    means[m] += p[k] * scores[(m * answers) + k];
                    gradient[m] += weight * (p[k] - wanted[k]) * scores[(m * answers) + k];
                }
            }

            for (var k = 0; k < answers; k++)
            {
                gradient[count + k] += weight * (p[k] - wanted[k]);
                for (var j = 0; j < answers; j++)
                {
                    curvature![count + k, count + j] += weight * p[k] * ((k == j ? 1 : 0) - p[j]);
                }

                for (var m = 0; m < count; m++)
                {
                    var cross = weight * p[k] * (scores[(m * answers) + k] - means[m]);
                    curvature![m, count + k] += cross;
                    curvature[count + k, m] += cross;
                    for (var other = 0; other < count; other++)
                    {
                        curvature[m, other] += cross * scores[(other * answers) + k];
                    }
                }
            }
        }

        return loss;
    }
}
