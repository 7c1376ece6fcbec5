using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>
/// How far what is found in a strategy is to be believed: what is added to the log-odds of all codes of it, learnt from decided strategies in which codes were found as readily. It is a smooth function
/// of <see cref="Candidates.Claimed"/>, drawn to nought by a Gaussian process; of a strategy unlike all that were decided, in how readily codes are found, nothing was learnt, and nothing is added.
/// </summary>
/// <remarks>The likeliest function of a Gaussian process behind a logistic likelihood (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, ch. 3.4), by steps that take the likelihood to bend
/// as much as it can anywhere, so that each is nearer (Böhning and Lindsay, Monotonicity of quadratic-approximation algorithms, 1988).</remarks>
/// <param name="Claimed">Of each decided strategy, how readily codes are found in it.</param>
/// <param name="Weights">What each adds to a strategy like it.</param>
internal sealed record Credence(IReadOnlyList<double> Claimed, IReadOnlyList<double> Weights)
{
    private const int MostSteps = 200;
    private const double Enough = 1e-7, LeastBend = 1e-6;

    /// <summary>Nothing was learnt.</summary>
    internal static Credence None { get; } = new([], []);

    /// <summary>What is added to log-odds where codes are found so readily.</summary>
    internal double Of(double claimed) => Claimed.Select((c, i) => Weights[i] * Likeness(c, claimed)).Sum();

    /// <summary>Learns from decided strategies.</summary>
    /// <param name="claimed">Of each, how readily codes are found in it.</param>
    /// <param name="cells">Of each, the cells that were decided: their log-odds so far, the answer, and how much it counts.</param>
    internal static Credence Learn(IReadOnlyList<double> claimed, IReadOnlyList<IReadOnlyList<(double LogOdds, bool Yes, double Weight)>> cells)
    {
        var n = claimed.Count;
        var (alike, bounded) = (new double[n, n], new double[n, n]);
        double[] bend = [.. cells.Select(of => Math.Max(LeastBend, of.Sum(c => c.Weight) / 4))];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                alike[i, j] = Likeness(claimed[i], claimed[j]);
                bounded[i, j] = alike[i, j] + (i == j ? 1 / bend[i] : 0);
            }
        }

        var (added, weights) = (new double[n], new double[n]);
        for (var (step, change) = (0, 1.0); step < MostSteps && change > Enough; step++)
        {
            weights = LinearEquations.Solve(bounded, [.. cells.Select((of, i) => added[i] + (of.Sum(c => c.Weight * ((c.Yes ? 1 : 0) - LogisticRegression.Sigmoid(c.LogOdds + added[i]))) / bend[i]))]);
            double[] now = [.. added.Select((_, i) => weights.Select((w, j) => w * alike[i, j]).Sum())];
            change = now.Zip(added, (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();
            added = now;
        }

        return new Credence(claimed, weights);
    }

    /// <summary>The covariance of what is added to two strategies: variance 1, and length 1 on the scale of mean log-odds.</summary>
    private static double Likeness(double one, double other) => Math.Exp(-(one - other) * (one - other) / 2);
}
