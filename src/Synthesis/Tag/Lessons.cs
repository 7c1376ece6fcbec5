using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>
/// Learns from decided strategies by moving what the codebook's examples taught, and no further than the decisions bear: of each code something is added to the
/// log-odds of documents and a line to those of passages, of each value a line to those of passages. All are drawn to nought, so that few decisions move a code
/// little and many move it its own way (partial pooling; Gelman and Hill 2007, ch. 12).
/// </summary>
internal static class Lessons
{
    // Of decisions against the penalty: small, since a few strategies that differ from the examples by chance must not move much.
    private const double PassageStrength = 0.3, ValueStrength = 0.03;
    private const double Tolerance = 1e-3;
    private const ulong Seed = 1;

    /// <summary>The model with what decisions add.</summary>
    internal static PassageModel Learn(Codebook codebook, PassageModel model, IReadOnlyList<Lesson> lessons, int jobs, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancellation };
        var starts = new int[lessons.Count];
        for (var s = 1; s < lessons.Count; s++)
        {
            starts[s] = starts[s - 1] + lessons[s - 1].Texts.Count;
        }

        var rows = model.RowsOf([.. lessons.SelectMany(l => l.Texts)]);
        var (lines, offsets) = (new Line?[codebook.Codes.Count + codebook.Codes.Sum(c => c.Values.Count)], new double[codebook.Codes.Count]);
        Parallel.For(0, codebook.Codes.Count, parallel, c =>
        {
            // The strategy is told by one witness: its strongest passage where the code is absent, the strongest that people quoted where it is present.
            var known = lessons.SelectMany((l, s) => l.Codes.Where(k => k.Code == c && k.Passages.Any(p => p.Weight > 0))
                .Select(k => (starts[s] + k.Passages.Where(p => p.Weight > 0).MaxBy(p => p.LogOdds)!.Text, k.Present, 1.0, k.LogOdds))).ToList();
            var line = Fit(rows, known, PassageStrength);
            (lines[c], offsets[c]) = (line is null ? null : line with { Bias = 0 }, line?.Bias ?? 0);
        });

        var label = codebook.Codes.Count;
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var of = c;
            for (var v = 0; v < codebook.Codes[c].Values.Count; v++)
            {
                lines[label++] = Value(rows, starts, lessons, of, v, codebook.Codes[c].Values[v].Id, codebook.Codes[c].Choose == Choose.Many);
            }
        }

        return model.Moved(lines, offsets);
    }

    /// <summary>What is added for one value of a code: learnt from the passages that people quoted for the code.</summary>
    private static Line? Value(SparseRows rows, int[] starts, IReadOnlyList<Lesson> lessons, int code, int value, string id, bool many)
    {
        var known = lessons.SelectMany((l, s) => l.Codes.Where(k => k.Code == code).SelectMany(k => k.Passages).Where(p => p.Carries && (many || p.Values.Count > 0))
            .Select(p => (starts[s] + p.Text, p.Values.Contains(id), p.Weight, LogOdds(p.Chances[value])))).ToList();
        return Fit(rows, known, ValueStrength);
    }

    private static Line? Fit(SparseRows rows, List<(int Row, bool Yes, double Weight, double LogOdds)> known, double strength)
    {
        if (known.Count == 0)
        {
            return null;
        }

        var (targets, weights, scores) = (new float[rows.Count], new float[rows.Count], new double[rows.Count]);
        foreach (var (row, yes, weight, logOdds) in known)
        {
            (targets[row], weights[row], scores[row]) = (yes ? 1 : 0, (float)weight, logOdds);
        }

        return LogisticRegression.Fit(rows, [.. known.Select(k => k.Row)], targets, weights, strength, Tolerance, Seed, known: scores);
    }

    private static double LogOdds(double chance) => Math.Log(Math.Clamp(chance, 1e-4, 1 - 1e-4) / (1 - Math.Clamp(chance, 1e-4, 1 - 1e-4)));
}
