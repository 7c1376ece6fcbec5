using System.Buffers;
using System.Numerics.Tensors;

namespace Synthesis.Tag.Learn;

/// <summary>
/// A classifier of texts that gives each of many labels a calibrated probability, one label independent of the others. All labels share the features of
/// a text, and one pass over them scores every label.
/// </summary>
public sealed class LinearModel
{
    private readonly FeatureWeights features;
    private readonly float[] weights; // label after label for column 0, then for column 1, …
    private readonly float[] biases;

    private LinearModel(FeatureWeights features, float[] weights, float[] biases, IReadOnlyList<LabelFit> fits) =>
        (this.features, this.weights, this.biases, Labels) = (features, weights, biases, fits);

    /// <summary>The labels, in the order of their probabilities, and how the learning of each went.</summary>
    public IReadOnlyList<LabelFit> Labels { get; }

    /// <summary>The probability of each label.</summary>
    /// <param name="text">The text.</param>
    /// <param name="probabilities">Takes one for each of <see cref="Labels"/>.</param>
    public void Score(TextFeatures text, Span<double> probabilities)
    {
        Span<float> sums = biases.Length <= 256 ? stackalloc float[biases.Length] : new float[biases.Length];
        biases.CopyTo(sums);
        var (columns, values) = (ArrayPool<int>.Shared.Rent(text.Places.Length), ArrayPool<float>.Shared.Rent(text.Places.Length));
        var filled = features.Fill(text, columns, values);
        for (var i = 0; i < filled; i++)
        {
            var row = weights.AsSpan(columns[i] * sums.Length, sums.Length);
            TensorPrimitives.MultiplyAdd(row, values[i], sums, sums);
        }

        ArrayPool<int>.Shared.Return(columns);
        ArrayPool<float>.Shared.Return(values);
        for (var label = 0; label < sums.Length; label++)
        {
            probabilities[label] = Labels[label].Curve.At(sums[label]);
        }
    }

    /// <summary>Learns every label from the same rows.</summary>
    /// <param name="rows">The texts.</param>
    /// <param name="labels">What each label is taught of them.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public static LinearModel Train(IReadOnlyList<TextFeatures> rows, IReadOnlyList<LabelTargets> labels, LearningOptions options, CancellationToken cancellation = default)
    {
        var features = FeatureWeights.Of(rows, options.FewestRows);
        var table = features.Rows(rows);
        var folds = Folds.Of(rows.Count, options.Groups, options.Folds, options.Seed);
        var learnt = new (Line Line, LabelFit Fit)[labels.Count];
        Parallel.For(0, labels.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs), CancellationToken = cancellation },
            label => learnt[label] = LabelLearning.Learn(table, folds, labels[label], options, cancellation));
        var weights = new float[table.Columns * labels.Count];
        for (var label = 0; label < labels.Count; label++)
        {
            var line = learnt[label].Line;
            for (var column = 0; column < table.Columns; column++)
            {
                weights[(column * labels.Count) + label] = (float)line.Weights[column];
            }
        }

        return new LinearModel(features, weights, [.. learnt.Select(l => (float)l.Line.Bias)], [.. learnt.Select(l => l.Fit)]);
    }
}
