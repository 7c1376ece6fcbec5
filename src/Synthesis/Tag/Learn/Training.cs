using System.Numerics.Tensors;

namespace Synthesis.Tag.Learn;

/// <summary>What training hands to the model for one label.</summary>
/// <param name="OfValues">Weights of values, one for each column.</param>
/// <param name="OfFrequencies">Weights of damped frequencies, likewise.</param>
/// <param name="Bias">Added to the score.</param>
/// <param name="Fit">How it went.</param>
internal sealed record TrainedLabel(double[] OfValues, double[] OfFrequencies, double Bias, LabelFit Fit);

/// <summary>Trains labels: scores on held-out rows choose the candidates, blend the members and calibrate; then all rows are fitted.</summary>
internal static class Training
{
    private const double RoughTolerance = 1e-2;

    internal static TrainedLabel[] Train(SparseRows values, SparseRows frequencies, int[] families, IReadOnlyList<LabelTargets> labels, LearningOptions options, CancellationToken cancellation)
    {
        var folds = Folds.Of(values.Count, options.Groups, options.Folds, options.Seed);
        var kinds = Member.Kinds(options.Strengths, options.Seed);
        var candidates = kinds.SelectMany(k => k).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs), CancellationToken = cancellation };
        var taught = labels.Select(l => new Teaching(values, frequencies, families, l.Targets, options.Balance ? Balanced(l) : l.Weights)).ToArray();
        var mirrored = options.Exclusive && labels.Count == 2;
        var work = Enumerable.Range(0, mirrored ? 1 : labels.Count).Where(l => options.Exclusive || Enough(labels[l], options)).ToArray();

        var scores = labels.Select(_ => candidates.Select(_ => new double[values.Count]).ToArray()).ToArray();
        var pieces = work.SelectMany(l => Enumerable.Range(0, options.Folds).SelectMany(f => Enumerable.Range(0, candidates.Length).Select(c => (Label: l, Fold: f, Candidate: c)))).ToArray();
        Parallel.ForEach(pieces, parallel, piece =>
        {
            var (teaching, member) = (taught[piece.Label], candidates[piece.Candidate]);
            var line = member.Fit(teaching, Array.FindAll(teaching.Known, r => folds[r] != piece.Fold), RoughTolerance);
            var into = scores[piece.Label][piece.Candidate];
            for (var row = 0; row < into.Length; row++)
            {
                if (folds[row] == piece.Fold)
                {
                    into[row] = teaching.Score(member, line, row);
                }
            }
        });

        if (mirrored)
        {
            scores[1] = [.. scores[0].Select(s => Array.ConvertAll(s, x => -x))];
        }

        var blends = new (int[] Chosen, Blend Blend)[labels.Count];
        if (options.Exclusive)
        {
            var together = Enumerable.Range(0, candidates.Length).Select(c => SideBySide([.. scores.Select(s => s[c])])).ToArray();
            Array.Fill(blends, Choose(together, kinds, SideBySide([.. labels.Select(l => l.Targets)]), labels[0].Weights));
        }
        else
        {
            Parallel.ForEach(work, parallel, l => blends[l] = Choose([.. scores[l].Select(s => Platt.Sides(s))], kinds, Platt.Sides(labels[l].Targets), labels[l].Weights));
        }

        var lines = new Line[labels.Count, kinds.Count];
        var last = work.SelectMany(l => Enumerable.Range(0, kinds.Count).Select(k => (Label: l, Kind: k))).ToArray();
        Parallel.ForEach(last, parallel, piece => lines[piece.Label, piece.Kind] =
            candidates[blends[piece.Label].Chosen[piece.Kind]].Fit(taught[piece.Label], taught[piece.Label].Known, options.Tolerance));
        var trained = new TrainedLabel[labels.Count];
        for (var l = 0; l < labels.Count; l++)
        {
            var source = mirrored ? 0 : l;
            trained[l] = lines[source, 0] is null ? Share(labels[l], values.Columns)
                : Together(labels[l], l, [.. Enumerable.Range(0, kinds.Count).Select(k => lines[source, k])], source == l ? 1 : -1, blends[l], candidates, options.Exclusive ? labels.Count : 2, options.Exclusive);
        }

        return trained;
    }

    /// <summary>Takes of each kind the candidate that predicts held-out rows best by itself, and blends those.</summary>
    private static (int[] Chosen, Blend Blend) Choose(double[][] scores, IReadOnlyList<IReadOnlyList<Member>> kinds, float[] targets, float[] weights)
    {
        var (chosen, first) = (new int[kinds.Count], 0);
        for (var k = 0; k < kinds.Count; k++)
        {
            chosen[k] = kinds[k].Count == 1 ? first : Enumerable.Range(first, kinds[k].Count).MinBy(c => Blend.Fit([scores[c]], targets, weights).Loss);
            first += kinds[k].Count;
        }

        return (chosen, Blend.Fit([.. chosen.Select(c => scores[c])], targets, weights));
    }

    private static TrainedLabel Together(LabelTargets label, int index, Line[] lines, int sign, (int[] Chosen, Blend Blend) of, Member[] candidates, int answers, bool exclusive)
    {
        var columns = lines[0].Weights.Length;
        var (ofValues, ofFrequencies) = (new double[columns], new double[columns]);
        var offsets = of.Blend.Offsets;
        var bias = exclusive ? offsets[index] : offsets[1] - offsets[0];
        var names = new Dictionary<string, double>();
        for (var k = 0; k < lines.Length; k++)
        {
            var (member, slope) = (candidates[of.Chosen[k]], of.Blend.Slopes[k]);
            var into = member.OfFrequencies ? ofFrequencies : ofValues;
            TensorPrimitives.MultiplyAdd(lines[k].Weights, sign * slope, into, into);
            bias += sign * slope * lines[k].Bias;
            names.Add(member.Name, slope);
        }

        var heldOut = new double[label.Targets.Length];
        for (var row = 0; row < heldOut.Length; row++)
        {
            heldOut[row] = of.Blend.HeldOut[(row * answers) + (exclusive ? index : 1)];
        }

        return new TrainedLabel(ofValues, ofFrequencies, bias, new LabelFit(label.Name, true, names, lines.Max(l => l.GradientNorm), lines.All(l => l.Converged), heldOut, of.Blend.Loss));
    }

    private static TrainedLabel Share(LabelTargets label, int columns)
    {
        var (yes, no) = Sums(label);
        var p = (yes + 1) / (yes + no + 2);
        var loss = yes + no == 0 ? 0 : -((yes * Math.Log(p)) + (no * Math.Log(1 - p))) / (yes + no);
        return new TrainedLabel(new double[columns], new double[columns], Math.Log(p / (1 - p)),
            new LabelFit(label.Name, false, new Dictionary<string, double>(), 0, true, [.. Enumerable.Repeat(p, label.Targets.Length)], loss));
    }

    private static bool Enough(LabelTargets label, LearningOptions options) => Sums(label) is var (yes, no) && Math.Min(yes, no) >= options.FewestExamples;

    private static (double Yes, double No) Sums(LabelTargets label)
    {
        var (yes, no) = (0.0, 0.0);
        for (var i = 0; i < label.Targets.Length; i++)
        {
            yes += label.Weights[i] * label.Targets[i];
            no += label.Weights[i] * (1 - label.Targets[i]);
        }

        return (yes, no);
    }

    private static float[] Balanced(LabelTargets label)
    {
        var (yes, no) = Sums(label);
        var (forYes, forNo) = ((yes + no) / 2 / Math.Max(yes, 1e-9), (yes + no) / 2 / Math.Max(no, 1e-9));
        return [.. label.Targets.Select((t, i) => (float)(label.Weights[i] * ((t * forYes) + ((1 - t) * forNo))))];
    }

    private static T[] SideBySide<T>(T[][] columns)
    {
        var rows = new T[columns.Length * columns[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = columns[i % columns.Length][i / columns.Length];
        }

        return rows;
    }
}
