using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Synthesis.Tag.Learn;

/// <summary>
/// A classifier of texts that gives each of many labels a calibrated probability. All labels share the features of a text, and one pass over them scores
/// every label. Weights are kept to eleven bits, so that a model on disk is the model in memory.
/// </summary>
public sealed class LinearModel
{
    private readonly FeatureWeights features;
    private readonly float[] weights; // for column 0 each label's weight of the value, then each label's weight of the frequency; then for column 1, …
    private readonly float[] biases;
    private readonly bool exclusive;

    private LinearModel(FeatureWeights features, float[] weights, float[] biases, bool exclusive, IReadOnlyList<LabelFit> fits) =>
        (this.features, this.weights, this.biases, this.exclusive, Labels) = (features, weights, biases, exclusive, fits);

    /// <summary>The labels, in the order of their probabilities, and how the learning of each went.</summary>
    public IReadOnlyList<LabelFit> Labels { get; }

    /// <summary>Learns every label from the same rows.</summary>
    /// <param name="rows">The texts.</param>
    /// <param name="labels">What each label is taught of them.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public static LinearModel Train(IReadOnlyList<TextFeatures> rows, IReadOnlyList<LabelTargets> labels, LearningOptions options, CancellationToken cancellation = default)
    {
        var features = FeatureWeights.Of(rows, options.FewestRows);
        var (values, frequencies) = features.Rows(rows);
        var trained = Training.Train(values, frequencies, features.FamilyOf, labels, options, cancellation);
        var weights = new float[values.Columns * 2 * labels.Count];
        for (var label = 0; label < labels.Count; label++)
        {
            var (of, and) = (trained[label].OfValues, trained[label].OfFrequencies);
            for (var column = 0; column < values.Columns; column++)
            {
                weights[(column * 2 * labels.Count) + label] = (float)(Half)of[column];
                weights[(((column * 2) + 1) * labels.Count) + label] = (float)(Half)and[column];
            }
        }

        return new LinearModel(features, weights, [.. trained.Select(t => (float)t.Bias)], options.Exclusive, [.. trained.Select(t => t.Fit)]);
    }

    /// <summary>A text as a row of this model's columns.</summary>
    internal FeatureRow Row(TextFeatures text) => features.Row(text);

    /// <summary>The probability of each label.</summary>
    /// <param name="text">The text.</param>
    /// <param name="probabilities">Takes one for each of <see cref="Labels"/>.</param>
    public void Score(TextFeatures text, Span<double> probabilities)
    {
        var (labels, length) = (biases.Length, text.Places.Length);
        var sums = ArrayPool<float>.Shared.Rent(labels);
        var (columns, values, frequencies) = (ArrayPool<int>.Shared.Rent(length), ArrayPool<float>.Shared.Rent(length), ArrayPool<float>.Shared.Rent(length));
        biases.CopyTo(sums, 0);
        var sum = sums.AsSpan(0, labels);
        var filled = features.Fill(text, columns, values, frequencies);
        for (var i = 0; i < filled; i++)
        {
            var both = weights.AsSpan(columns[i] * 2 * labels, 2 * labels);
            TensorPrimitives.MultiplyAdd(both[..labels], values[i], sum, sum);
            TensorPrimitives.MultiplyAdd(both[labels..], frequencies[i], sum, sum);
        }

        for (var label = 0; label < labels; label++)
        {
            probabilities[label] = exclusive ? sum[label] : LogisticRegression.Sigmoid(sum[label]);
        }

        if (exclusive)
        {
            Blend.Softmax(probabilities[..labels]);
        }

        ArrayPool<float>.Shared.Return(sums);
        ArrayPool<int>.Shared.Return(columns);
        ArrayPool<float>.Shared.Return(values);
        ArrayPool<float>.Shared.Return(frequencies);
    }

    /// <summary>Writes the model, without how its learning went, so that <see cref="Read"/> scores to the same bit.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(exclusive);
        to.Write(Labels.Count);
        for (var label = 0; label < Labels.Count; label++)
        {
            to.Write(Labels[label].Name);
            to.Write(Labels[label].Learnt);
            to.Write(biases[label]);
        }

        features.Write(to);
        to.Write(weights.Length);
        var halves = new Half[weights.Length];
        TensorPrimitives.ConvertToHalf(weights, halves);
        to.Write(MemoryMarshal.AsBytes(halves.AsSpan()));
    }

    /// <summary>Reads a model that <see cref="Write"/> wrote; how its learning went is not known of it.</summary>
    /// <exception cref="EndOfStreamException">The file is cut off.</exception>
    public static LinearModel Read(BinaryReader from)
    {
        var exclusive = from.ReadBoolean();
        var (fits, biases) = (new LabelFit[from.ReadInt32()], new List<float>());
        for (var label = 0; label < fits.Length; label++)
        {
            fits[label] = new LabelFit(from.ReadString(), from.ReadBoolean(), new Dictionary<string, double>(), 0, true, [], 0);
            biases.Add(from.ReadSingle());
        }

        var features = FeatureWeights.Read(from);
        var halves = new Half[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        var weights = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, weights);
        return new LinearModel(features, weights, [.. biases], exclusive, fits);
    }
}
