namespace Synthesis.Tag.Learn;

/// <summary>How well one label was found.</summary>
/// <param name="Precision">Share of those taken for it that are; 0 where none was.</param>
/// <param name="Recall">Share of those that are which were taken for it; 0 where there is none.</param>
/// <param name="F1">Their harmonic mean.</param>
/// <param name="Count">How many texts have it.</param>
public sealed record LabelScore(double Precision, double Recall, double F1, int Count);

/// <summary>How well a file of labelled texts was labelled.</summary>
/// <param name="Labels">Each label that was given or predicted, in ordinal order.</param>
/// <param name="MacroF1">Mean F1 over the labels that some text of the file has.</param>
/// <param name="Accuracy">Share of texts whose labels are exactly right.</param>
/// <param name="Kappa">Cohen's kappa between what is true and what was predicted, a set of labels counted as one answer; null where chance alone would agree on all.</param>
/// <param name="CalibrationError">Expected calibration error of the predictions' probabilities, in 10 equal bins.</param>
public sealed record LabelScores(IReadOnlyList<KeyValuePair<string, LabelScore>> Labels, double MacroF1, double Accuracy, double? Kappa, double CalibrationError)
{
    private const int Bins = 10;

    /// <summary>Compares predictions with what is true.</summary>
    /// <param name="truth">The labelled texts, at least one.</param>
    /// <param name="predictions">One for each, in the same order.</param>
    public static LabelScores Of(IReadOnlyList<LabelledText> truth, IReadOnlyList<Prediction> predictions)
    {
        var count = truth.Count;
        var right = Enumerable.Range(0, count).Select(i => truth[i].Labels.SequenceEqual(predictions[i].Labels)).ToArray();
        var labels = truth.SelectMany(t => t.Labels).Concat(predictions.SelectMany(p => p.Labels)).Distinct().Order(StringComparer.Ordinal).Select(name =>
        {
            var (both, found, there) = (0, 0, 0);
            for (var i = 0; i < count; i++)
            {
                var (t, p) = (truth[i].Labels.Contains(name), predictions[i].Labels.Contains(name));
                both += t && p ? 1 : 0;
                found += p ? 1 : 0;
                there += t ? 1 : 0;
            }

            return KeyValuePair.Create(name, new LabelScore(Ratio(both, found), Ratio(both, there), Ratio(2 * both, found + there), there));
        }).ToArray();

        var accuracy = right.Count(r => r) / (double)count;
        var (given, predicted) = (Shares(truth.Select(t => t.Labels)), Shares(predictions.Select(p => p.Labels)));
        var chance = given.Sum(g => g.Value * predicted.GetValueOrDefault(g.Key));
        var (sums, hits) = (new double[Bins], new int[Bins]);
        for (var i = 0; i < count; i++)
        {
            var bin = Math.Min(Bins - 1, (int)(predictions[i].Probability * Bins));
            sums[bin] += predictions[i].Probability;
            hits[bin] += right[i] ? 1 : 0;
        }

        return new LabelScores(labels, labels.Where(l => l.Value.Count > 0).Select(l => l.Value.F1).DefaultIfEmpty(0).Average(), accuracy,
            chance < 1 ? (accuracy - chance) / (1 - chance) : null, Enumerable.Range(0, Bins).Sum(b => Math.Abs(hits[b] - sums[b])) / count);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : part / (double)whole;

    private static SortedDictionary<string, double> Shares(IEnumerable<IReadOnlyList<string>> answers)
    {
        var all = answers.Select(a => string.Join('|', a)).ToArray();
        return new SortedDictionary<string, double>(all.GroupBy(a => a).ToDictionary(g => g.Key, g => g.Count() / (double)all.Length), StringComparer.Ordinal);
    }
}
