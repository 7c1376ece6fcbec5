using System.Numerics.Tensors;

namespace Synthesis.Tag.Learn;

/// <summary>What a text was taken for.</summary>
/// <param name="Labels">The label, or the labels in ordinal order; none is possible only where some training row had none.</param>
/// <param name="Probability">The probability that this is right, label for label.</param>
public sealed record Prediction(IReadOnlyList<string> Labels, double Probability);

/// <summary>Learns from labelled texts, one label each or several, and labels others.</summary>
public sealed class TextClassifier
{
    /// <summary>How far a decision leans to rare labels: 0 takes the likeliest, 1 treats labels as if all were equally common. Half way serves the mean over labels of F1.</summary>
    private const double Lean = 0.5;

    private const int FewestTexts = 10;
    private readonly LinearModel model;
    private readonly string[] names;
    private readonly double[] shares;
    private readonly bool several, mayHaveNone;

    private TextClassifier(LinearModel model, string[] names, double[] shares, bool several, bool mayHaveNone) =>
        (this.model, this.names, this.shares, this.several, this.mayHaveNone) = (model, names, shares, several, mayHaveNone);

    /// <summary>The labels it knows, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => names;

    /// <summary>How learning went, label by label.</summary>
    public IReadOnlyList<LabelFit> Fits => model.Labels;

    /// <summary>Learns. Texts that are the same, letter for letter, are held out together.</summary>
    /// <param name="rows">The texts; those with several labels or none make all labels independent of one another, else each text has exactly one.</param>
    /// <param name="features">The features of each text.</param>
    /// <param name="seed">Draws the parts of the cross-validation and the order of visits.</param>
    /// <param name="jobs">How many threads; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    /// <exception cref="LabelledFileException">There is too little to learn from.</exception>
    public static TextClassifier Train(IReadOnlyList<LabelledText> rows, IReadOnlyList<TextFeatures> features, ulong seed, int jobs, CancellationToken cancellation = default)
    {
        var names = rows.SelectMany(r => r.Labels).Distinct().Order(StringComparer.Ordinal).ToArray();
        var several = rows.Any(r => r.Labels.Count > 1);
        var without = rows.Any(r => r.Labels.Count == 0);
        if (rows.Count < FewestTexts)
        {
            throw new LabelledFileException($"There are {rows.Count} texts to learn from: at least {FewestTexts} are needed.");
        }

        if (names.Length < 2 && !without)
        {
            throw new LabelledFileException($"Every text to learn from has the label '{names[0]}': at least two labels are needed.");
        }

        if (without && !several)
        {
            throw new LabelledFileException($"Text {rows.ToList().FindIndex(r => r.Labels.Count == 0) + 1} of those to learn from has no label: give each text one, or some of them several parted by '|'.");
        }

        var weights = Enumerable.Repeat(1f, rows.Count).ToArray();
        var targets = names.Select(n => new LabelTargets(n, [.. rows.Select(r => r.Labels.Contains(n) ? 1f : 0f)], weights)).ToArray();
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = rows.Select(r => texts.TryGetValue(r.Text, out var at) ? at : texts[r.Text] = texts.Count).ToArray();
        var model = LinearModel.Train(features, targets, new LearningOptions { Exclusive = !several, Groups = groups, Seed = seed, Jobs = jobs, FewestExamples = 2 }, cancellation);
        return new TextClassifier(model, names, [.. targets.Select(t => (TensorPrimitives.Sum<float>(t.Targets) + 0.5) / (rows.Count + 1.0))], several, without);
    }

    /// <summary>Labels a text.</summary>
    public Prediction Predict(TextFeatures text)
    {
        var probabilities = new double[names.Length];
        model.Score(text, probabilities);
        if (!several)
        {
            var best = Enumerable.Range(0, names.Length).MaxBy(k => probabilities[k] / Math.Pow(shares[k], Lean));
            return new Prediction([names[best]], probabilities[best]);
        }

        double Odds(int k) => probabilities[k] / (1 - probabilities[k]) / Math.Pow(shares[k] / (1 - shares[k]), Lean);
        var taken = Enumerable.Range(0, names.Length).Where(k => Odds(k) > 1).ToHashSet();
        if (taken.Count == 0 && !mayHaveNone)
        {
            taken.Add(Enumerable.Range(0, names.Length).MaxBy(Odds));
        }

        var right = 1.0;
        for (var k = 0; k < names.Length; k++)
        {
            right *= taken.Contains(k) ? probabilities[k] : 1 - probabilities[k];
        }

        return new Prediction([.. names.Where((_, k) => taken.Contains(k))], right);
    }
}
