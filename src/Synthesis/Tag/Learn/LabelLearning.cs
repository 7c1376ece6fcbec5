namespace Synthesis.Tag.Learn;

/// <summary>Learns one label: chooses the strength and the calibration on rows held out, then fits all rows.</summary>
internal static class LabelLearning
{
    private const double RoughTolerance = 1e-2;

    internal static (Line Line, LabelFit Fit) Learn(SparseRows rows, int[] folds, LabelTargets label, LearningOptions options, CancellationToken cancellation)
    {
        var (targets, weights) = (label.Targets, options.Balance ? Balanced(label) : label.Weights);
        var known = Enumerable.Range(0, rows.Count).Where(r => label.Weights[r] > 0).ToArray();
        var yes = known.Sum(r => (double)label.Weights[r] * targets[r]);
        var no = known.Sum(r => (double)label.Weights[r]) - yes;
        if (yes < options.FewestExamples || no < options.FewestExamples)
        {
            var share = new Platt(0, Math.Log((yes + 1) / (no + 1)));
            var same = Enumerable.Repeat(share.At(0), rows.Count).ToArray();
            return (new Line(new double[rows.Columns], 0, 0, true), new LabelFit(label.Name, false, null, 0, true, share, same, Loss(same, label)));
        }

        var best = (Loss: double.PositiveInfinity, Strength: 0.0, Curve: new Platt(0, 0), HeldOut: Array.Empty<double>());
        var starts = new double[options.Folds][];
        foreach (var strength in options.Strengths)
        {
            var scores = new double[rows.Count];
            for (var fold = 0; fold < options.Folds; fold++)
            {
                cancellation.ThrowIfCancellationRequested();
                starts[fold] ??= new double[rows.Count];
                var line = LogisticRegression.Fit(rows, Array.FindAll(known, r => folds[r] != fold), targets, weights, strength, RoughTolerance, options.Seed, starts[fold]);
                for (var row = 0; row < rows.Count; row++)
                {
                    if (folds[row] == fold)
                    {
                        scores[row] = line.Score(rows, row);
                    }
                }
            }

            var curve = Platt.Fit(scores, targets, label.Weights);
            var heldOut = Array.ConvertAll(scores, curve.At);
            if (Loss(heldOut, label) is var loss && loss < best.Loss)
            {
                best = (loss, strength, curve, heldOut);
            }
        }

        var final = LogisticRegression.Fit(rows, known, targets, weights, best.Strength, options.Tolerance, options.Seed);
        return (final, new LabelFit(label.Name, true, best.Strength, final.GradientNorm, final.Converged, best.Curve, best.HeldOut, best.Loss));
    }

    private static float[] Balanced(LabelTargets label)
    {
        var (yes, no) = (0.0, 0.0);
        for (var i = 0; i < label.Targets.Length; i++)
        {
            yes += label.Weights[i] * label.Targets[i];
            no += label.Weights[i] * (1 - label.Targets[i]);
        }

        var half = (yes + no) / 2;
        return [.. label.Targets.Select((t, i) => (float)(label.Weights[i] * ((t * half / Math.Max(yes, 1e-9)) + ((1 - t) * half / Math.Max(no, 1e-9)))))];
    }

    /// <summary>Mean cross-entropy of probabilities, in nats, rows weighted.</summary>
    private static double Loss(ReadOnlySpan<double> probabilities, LabelTargets label)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var p = Math.Clamp(probabilities[i], 1e-9, 1 - 1e-9);
            sum -= label.Weights[i] * ((label.Targets[i] * Math.Log(p)) + ((1 - label.Targets[i]) * Math.Log(1 - p)));
            weight += label.Weights[i];
        }

        return sum / Math.Max(weight, 1e-9);
    }
}
