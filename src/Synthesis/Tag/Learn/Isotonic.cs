namespace Synthesis.Tag.Learn;

/// <summary>Turns scores into probabilities by the rising steps that fit best (pool adjacent violators; Zadrozny and Elkan 2002), joined by straight lines.</summary>
/// <param name="Scores">The mean score of each step, ascending.</param>
/// <param name="Probabilities">The share of yes in each, never falling.</param>
public sealed record Isotonic(IReadOnlyList<double> Scores, IReadOnlyList<double> Probabilities)
{
    /// <summary>The probability at a score; beyond the first and last step, theirs.</summary>
    public double At(double score)
    {
        var (low, high) = (0, Scores.Count - 1);
        if (score <= Scores[low] || high == 0)
        {
            return Probabilities[low];
        }

        if (score >= Scores[high])
        {
            return Probabilities[high];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Scores[middle] <= score ? (middle, high) : (low, middle);
        }

        var share = (score - Scores[low]) / (Scores[high] - Scores[low]);
        return Probabilities[low] + (share * (Probabilities[high] - Probabilities[low]));
    }

    /// <summary>Fits the steps; half a yes and half a no are added to each, so that none is certain.</summary>
    /// <param name="scores">Scores of rows held out; at least one.</param>
    /// <param name="targets">The probability of yes for each.</param>
    /// <param name="weights">How much each counts.</param>
    public static Isotonic Fit(ReadOnlySpan<double> scores, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        var (keys, order) = (scores.ToArray(), Enumerable.Range(0, scores.Length).ToArray());
        Array.Sort(keys, order);
        var steps = new List<(double Score, double Yes, double Weight)>();
        for (var i = 0; i < order.Length; i++)
        {
            double weight = weights[order[i]];
            if (weight <= 0)
            {
                continue;
            }

            var step = (Score: keys[i] * weight, Yes: targets[order[i]] * weight, Weight: weight);
            while (steps.Count > 0 && (steps[^1].Yes * step.Weight >= step.Yes * steps[^1].Weight || steps[^1].Score / steps[^1].Weight >= step.Score / step.Weight))
            {
                step = (step.Score + steps[^1].Score, step.Yes + steps[^1].Yes, step.Weight + steps[^1].Weight);
                steps.RemoveAt(steps.Count - 1);
            }

            steps.Add(step);
        }

        if (steps.Count == 0)
        {
            return new Isotonic([0], [0.5]);
        }

        var probabilities = steps.Select(s => (s.Yes + 0.5) / (s.Weight + 1)).ToArray();
        for (var i = 1; i < probabilities.Length; i++)
        {
            probabilities[i] = Math.Max(probabilities[i], probabilities[i - 1]);
        }

        return new Isotonic([.. steps.Select(s => s.Score / s.Weight)], probabilities);
    }
}
