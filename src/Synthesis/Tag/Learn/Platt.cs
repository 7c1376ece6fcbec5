namespace Synthesis.Tag.Learn;

/// <summary>Turns scores into probabilities by a logistic curve fitted to scores of rows that were not trained on (Platt 1999).</summary>
/// <param name="Slope">At least 0, so that a higher score never gives a lower probability.</param>
/// <param name="Offset">The log-odds at a score of nought.</param>
public sealed record Platt(double Slope, double Offset)
{
    /// <summary>The probability at a score, between 0 and 1.</summary>
    public double At(double score) => LogisticRegression.Sigmoid((Slope * score) + Offset);

    /// <summary>Fits the curve; targets are drawn a little towards the middle, so that few rows never give certainty.</summary>
    /// <param name="scores">Scores of rows held out.</param>
    /// <param name="targets">The probability of yes for each.</param>
    /// <param name="weights">How much each counts.</param>
    public static Platt Fit(ReadOnlySpan<double> scores, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var blend = Blend.Fit([Sides(scores)], Sides(targets), weights);
        return new Platt(blend.Slopes[0], blend.Offsets[1] - blend.Offsets[0]);
    }

    /// <summary>Scores for yes as scores for no and yes, half the difference each.</summary>
    internal static double[] Sides(ReadOnlySpan<double> scores)
    {
        var sides = new double[2 * scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            (sides[2 * i], sides[(2 * i) + 1]) = (-scores[i] / 2, scores[i] / 2);
        }

        return sides;
    }

    /// <summary>Probabilities of yes as probabilities of no and yes.</summary>
    internal static float[] Sides(ReadOnlySpan<float> targets)
    {
        var sides = new float[2 * targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            (sides[2 * i], sides[(2 * i) + 1]) = (1 - targets[i], targets[i]);
        }

        return sides;
    }
}
