namespace Synthesis.Tag.Learn;

/// <summary>Turns scores into probabilities by a logistic curve fitted to scores of rows that were not trained on (Platt 1999).</summary>
/// <param name="Slope">At least 0, so that a higher score never gives a lower probability.</param>
/// <param name="Offset">The log-odds at a score of nought.</param>
public sealed record Platt(double Slope, double Offset)
{
    private const int MostSteps = 100;

    /// <summary>The probability at a score, between 0 and 1.</summary>
    public double At(double score) => LogisticRegression.Sigmoid((Slope * score) + Offset);

    /// <summary>Fits the curve by Newton's method with step halving (Lin, Lin and Weng 2007); targets are drawn a little towards the middle, as Platt advises, so that few rows never give certainty.</summary>
    /// <param name="scores">Scores of rows held out.</param>
    /// <param name="targets">The probability of yes for each.</param>
    /// <param name="weights">How much each counts.</param>
    public static Platt Fit(ReadOnlySpan<double> scores, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var (yes, no) = (0.0, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            yes += weights[i] * targets[i];
            no += weights[i] * (1 - targets[i]);
        }

        var (high, low) = ((yes + 1) / (yes + 2), 1 / (no + 2));
        var (slope, offset) = (0.0, Math.Log((yes + 1) / (no + 1)));
        var loss = Loss(scores, targets, weights, high, low, slope, offset);
        for (var step = 0; step < MostSteps; step++)
        {
            var (g0, g1, h00, h01, h11) = (0.0, 0.0, 1e-12, 0.0, 1e-12);
            for (var i = 0; i < scores.Length; i++)
            {
                var p = LogisticRegression.Sigmoid((slope * scores[i]) + offset);
                var pull = weights[i] * (p - Drawn(targets[i], high, low));
                var curve = weights[i] * p * (1 - p);
                g0 += pull * scores[i];
                g1 += pull;
                h00 += curve * scores[i] * scores[i];
                h01 += curve * scores[i];
                h11 += curve;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            if (Math.Abs(g0) + Math.Abs(g1) < 1e-9 * (1 + yes + no) || determinant <= 0)
            {
                break;
            }

            var (d0, d1) = (((h01 * g1) - (h11 * g0)) / determinant, ((h01 * g0) - (h00 * g1)) / determinant);
            var size = 1.0;
            var after = Loss(scores, targets, weights, high, low, slope + d0, offset + d1);
            while (after > loss && size > 1e-6)
            {
                size /= 2;
                after = Loss(scores, targets, weights, high, low, slope + (size * d0), offset + (size * d1));
            }

            if (after >= loss)
            {
                break;
            }

            (slope, offset, loss) = (slope + (size * d0), offset + (size * d1), after);
        }

        return slope > 0 ? new Platt(slope, offset) : new Platt(0, Math.Log((yes + 1) / (no + 1)));
    }

    private static double Drawn(double target, double high, double low) => low + (target * (high - low));

    private static double Loss(ReadOnlySpan<double> scores, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, double high, double low, double slope, double offset)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var t = (slope * scores[i]) + offset;
            sum += weights[i] * (Math.Max(t, 0) - (t * Drawn(targets[i], high, low)) + Math.Log(1 + Math.Exp(-Math.Abs(t))));
        }

        return sum;
    }
}
