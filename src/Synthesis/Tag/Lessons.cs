using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>
/// Learns from decided strategies by moving what the codebook's examples taught, and no further than the decisions bear: of each code a line that is
/// added to the log-odds of passages, and a number that is added to those of documents, both drawn to nought.
/// </summary>
internal static class Lessons
{
    internal static double PassageStrength = 0.1, DocumentStrength = 0.3, CommonStrength = 3, ValueStrength = 0.1;
    private const int Parts = 5;
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
        var fold = PartsOf(lessons.Count);
        var (lines, held) = (new Line?[codebook.Codes.Count + codebook.Codes.Sum(c => c.Values.Count)], new List<(double LogOdds, bool Present)>[codebook.Codes.Count]);
        Parallel.For(0, codebook.Codes.Count, parallel, c =>
        {
            var taught = lessons.SelectMany((l, s) => l.Codes.Where(k => k.Code == c).Select(k => (Strategy: s, Lesson: k))).ToList();
            lines[c] = Passages(rows, starts, taught);
            held[c] = [];
            foreach (var part in taught.GroupBy(t => fold[t.Strategy]))
            {
                var line = Passages(rows, starts, [.. taught.Where(t => fold[t.Strategy] != part.Key)]);
                held[c].AddRange(part.Select(t => (model.Document.LogOdds(PassageModel.Strongest(t.Lesson.Passages.Select(p =>
                    p.LogOdds + (line is null ? 0 : rows.Dot(starts[t.Strategy] + p.Text, line.Weights) + line.Bias)), t.Lesson.Scored)), t.Lesson.Present)));
            }
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

        return model.Moved(lines, Offsets(held));
    }

    private static int[] PartsOf(int strategies) => Synthesis.Tag.Learn.Folds.Of(strategies, null, Parts, Seed);

    private static Line? Passages(SparseRows rows, int[] starts, List<(int Strategy, CodeLesson Lesson)> taught)
    {
        var known = taught.SelectMany(t => t.Lesson.Passages.Where(p => p.Weight > 0).Select(p => (Row: starts[t.Strategy] + p.Text, Passage: p))).ToList();
        return Fit(rows, known.ConvertAll(k => (k.Row, k.Passage.Carries, k.Passage.Weight, k.Passage.LogOdds)), PassageStrength);
    }

    private static Line? Value(SparseRows rows, int[] starts, IReadOnlyList<Lesson> lessons, int code, int value, string id, bool many)
    {
        var known = lessons.SelectMany((l, s) => l.Codes.Where(k => k.Code == code).SelectMany(k => k.Passages).Where(p => p.Carries && (many || p.Values.Count > 0))
            .Select(p => (starts[s] + p.Text, p.Values.Contains(id), p.Weight, LogOdds(p.Chances[value])))).ToList();
        return Fit(rows, known, ValueStrength);
    }

    private static Line? Fit(SparseRows rows, List<(int Row, bool Yes, double Weight, double LogOdds)> known, double strength)
    {
        if (known.Count == 0 || strength <= 0)
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

    /// <summary>What is added to the log-odds of documents: something common to all codes, and to it something of each code's own.</summary>
    private static double[] Offsets(IReadOnlyList<List<(double LogOdds, bool Present)>> held)
    {
        var common = Offset([.. held.SelectMany(h => h)], 0, CommonStrength);
        return [.. held.Select(h => common + Offset(h, common, DocumentStrength))];
    }

    private static double Offset(List<(double LogOdds, bool Present)> known, double before, double strength)
    {
        if (known.Count == 0 || strength <= 0)
        {
            return 0;
        }

        var empty = new SparseRows(new int[known.Count + 1], [], [], 0);
        return LogisticRegression.Fit(empty, [.. Enumerable.Range(0, known.Count)], [.. known.Select(k => k.Present ? 1f : 0f)], [.. known.Select(_ => 1f)], strength, Tolerance, Seed,
            known: [.. known.Select(k => k.LogOdds + before)]).Bias;
    }

    private static double LogOdds(double chance) => Math.Log(Math.Clamp(chance, 1e-4, 1 - 1e-4) / (1 - Math.Clamp(chance, 1e-4, 1 - 1e-4)));
}
