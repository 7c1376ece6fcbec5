using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>
/// Learns from decided strategies by moving what the codebook's examples taught, and no further than the decisions bear: of each code something is added to the
/// log-odds of documents and a line to those of passages, of each value a line to those of passages. All are drawn to nought, so that few decisions move a code
/// little and many move it their own way (partial pooling; Gelman and Hill 2007, ch. 12).
/// </summary>
internal static class Lessons
{
    // Chosen on practice strategies held out of the example bank; see docs/method.md.
    private const double PassageStrength = 1, QuoteWeight = 2, PairWeight = 0.5, OffsetVariance = 0.3, ValueStrength = 0.03;
    private const double Tolerance = 1e-3, Enough = 1e-9;
    private const int MostSteps = 50;
    private const ulong Seed = 1;

    /// <summary>What decisions add to what the examples taught.</summary>
    internal static TaughtLines Learn(Codebook codebook, IReadOnlyList<Lesson> lessons, int jobs, CancellationToken cancellation)
    {
        var starts = new int[lessons.Count];
        for (var s = 1; s < lessons.Count; s++)
        {
            starts[s] = starts[s - 1] + lessons[s - 1].Texts.Count;
        }

        var (places, rows) = Rows(lessons);
        var (offsets, passages, values) = (new double[codebook.Codes.Count], new Line?[codebook.Codes.Count], new Line?[codebook.Codes.Count][]);
        Parallel.For(0, codebook.Codes.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancellation }, c =>
        {
            var (code, of) = (codebook.Codes[c], lessons.SelectMany((l, s) => l.Codes.Where(k => k.Code == c).Select(k => (Start: starts[s], Lesson: k, l.Weight))).ToList());
            offsets[c] = Offset([.. of.Select(o => (o.Lesson.LogOdds, o.Lesson.Present, o.Weight))]);
            passages[c] = Fit(rows, [.. of.SelectMany(o => o.Lesson.Passages.Select(p => new Known(o.Start + p.Text, o.Lesson.Present,
                o.Weight * (p.Pair ? PairWeight : 1) * (o.Lesson.Present ? QuoteWeight / Math.Sqrt(o.Lesson.Passages.Count) : 1), p.LogOdds)))], PassageStrength);
            values[c] = [.. code.Values.Select((v, i) => Fit(rows, [.. of.Where(o => o.Lesson.Present).SelectMany(o => o.Lesson.Passages.Where(p => code.Choose == Choose.Many || p.Values.Count > 0)
                .Select(p => new Known(o.Start + p.Text, p.Values.Contains(v.Id), o.Weight * (p.Pair ? PairWeight : 1), TaughtLines.LogOdds(p.Chances[i]))))], ValueStrength))];
        });
        return new TaughtLines(places, offsets, passages, values);
    }

    /// <summary>A row to learn from.</summary>
    private sealed record Known(int Row, bool Yes, double Weight, double LogOdds);

    /// <summary>The texts of all lessons as rows, with only the columns that are in any of them.</summary>
    private static (Dictionary<int, int> Places, SparseRows Rows) Rows(IReadOnlyList<Lesson> lessons)
    {
        var (places, starts, columns, values) = (new Dictionary<int, int>(), new List<int> { 0 }, new List<int>(), new List<float>());
        foreach (var text in lessons.SelectMany(l => l.Texts))
        {
            foreach (var (column, value) in new FeatureRow(text).Columns())
            {
                if (!places.TryGetValue(column, out var place))
                {
                    places[column] = place = places.Count;
                }

                columns.Add(place);
                values.Add(value);
            }

            starts.Add(columns.Count);
        }

        return (places, new SparseRows([.. starts], [.. columns], [.. values], places.Count));
    }

    /// <summary>The likeliest offset to the log-odds of documents, drawn to nought by a normal prior; Newton's method.</summary>
    private static double Offset(IReadOnlyList<(double LogOdds, bool Yes, double Weight)> known)
    {
        var offset = 0.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, bend) = (offset / OffsetVariance, 1 / OffsetVariance);
            foreach (var (logOdds, yes, weight) in known)
            {
                var p = LogisticRegression.Sigmoid(logOdds + offset);
                slope += weight * (p - (yes ? 1 : 0));
                bend += weight * p * (1 - p);
            }

            offset -= slope / bend;
            if (Math.Abs(slope / bend) < Enough)
            {
                break;
            }
        }

        return offset;
    }

    private static Line? Fit(SparseRows rows, IReadOnlyList<Known> known, double strength)
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
}
