using System.Globalization;

namespace Synthesis.Tag.Learn;

/// <summary>
/// The lines that are blended into one score: a logistic regression, one in which each weight is freer the more its feature tells by itself (the NB-SVM
/// idea of Wang and Manning 2012, as a penalty), and naive Bayes over words and over runs of characters.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="OfFrequencies">Whether it reads damped frequencies rather than weighted, normed values.</param>
/// <param name="Fit">Fits it on some rows of the table.</param>
internal sealed record Member(string Name, bool OfFrequencies, Func<Teaching, int[], double, Line> Fit)
{
    private const double Smoothing = 0.3;

    /// <summary>For each kind of line its candidates, of which the best on rows held out is taken.</summary>
    internal static IReadOnlyList<IReadOnlyList<Member>> Kinds(IReadOnlyList<double> strengths, ulong seed) =>
    [
        [.. strengths.Select(c => new Member($"logistic C={c.ToString(CultureInfo.InvariantCulture)}", false,
            (t, use, tolerance) => LogisticRegression.Fit(t.Values, use, t.Targets, t.Weights, c, tolerance, seed)))],
        [.. strengths.Select(c => new Member($"ratio-logistic C={c.ToString(CultureInfo.InvariantCulture)}", false,
            (t, use, tolerance) => LogisticRegression.Fit(t.Values, use, t.Targets, t.Weights, c, tolerance, seed, Freedom(t, use))))],
        [new Member("naive-bayes words", true, (t, use, _) => Bayes(t, use, TextFeatures.Words, TextFeatures.Named))],
        [new Member("naive-bayes runs", true, (t, use, _) => Bayes(t, use, TextFeatures.Runs))],
    ];

    private static Line Bayes(Teaching t, int[] use, params ReadOnlySpan<int> families)
    {
        var ratios = NaiveBayes.Ratios(t.Frequencies, t.Families, use, t.Targets, t.Weights, Smoothing);
        return new Line(NaiveBayes.Only(ratios, t.Families, families), 0, 0, true);
    }

    private static double[] Freedom(Teaching t, int[] use)
    {
        var ratios = NaiveBayes.Ratios(t.Values, t.Families, use, t.Targets, t.Weights, Smoothing);
        var mean = Math.Max(ratios.Sum(r => r * r) / Math.Max(1, ratios.Length), 1e-12);
        return Array.ConvertAll(ratios, r => r * r / mean);
    }
}

/// <summary>One label's rows.</summary>
/// <param name="Values">Weighted, normed values.</param>
/// <param name="Frequencies">The same table with damped frequencies.</param>
/// <param name="Families">The family of each column.</param>
/// <param name="Targets">The probability of yes for each row.</param>
/// <param name="Weights">How much each row counts in training.</param>
internal sealed record Teaching(SparseRows Values, SparseRows Frequencies, int[] Families, float[] Targets, float[] Weights)
{
    /// <summary>The rows that count.</summary>
    internal int[] Known { get; } = [.. Enumerable.Range(0, Weights.Length).Where(r => Weights[r] > 0)];

    /// <summary>The score of a row.</summary>
    internal double Score(Member member, Line line, int row) => (member.OfFrequencies ? Frequencies : Values).Dot(row, line.Weights) + line.Bias;
}
