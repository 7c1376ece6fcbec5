using System.Collections.Frozen;
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
    /// <param name="codebook">What was asked.</param>
    /// <param name="lessons">What decided strategies teach.</param>
    /// <param name="codes">The places of the codes to learn.</param>
    /// <param name="jobs">How many threads; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    /// <returns>By the place of each code; null where it was not to be learnt or no lesson is about it.</returns>
    internal static TaughtCode?[] Learn(Codebook codebook, IReadOnlyList<Lesson> lessons, IReadOnlyCollection<int> codes, int jobs, CancellationToken cancellation)
    {
        var taught = new TaughtCode?[codebook.Codes.Count];
        Parallel.ForEach(codes, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancellation }, c =>
            taught[c] = Learn(codebook.Codes[c], [.. lessons.SelectMany(l => l.Codes.Where(k => k.Code == c).Select(k => (l, k)))]));
        return taught;
    }

    /// <summary>One code, from nothing but its own lessons: so what is learnt of it is the same whichever others are learnt with it.</summary>
    private static TaughtCode? Learn(Code code, List<(Lesson Lesson, CodeLesson Of)> lessons)
    {
        if (lessons.Count == 0)
        {
            return null;
        }

        var taught = lessons.SelectMany(l => l.Of.Passages.Select(p => (l.Of.Present, Quotes: l.Of.Passages.Count, Passage: p, Text: l.Lesson.Texts[p.Text]))).ToList();
        var (places, rows) = Rows([.. taught.Select(t => t.Text)]);
        return new TaughtCode(places, Offset([.. lessons.Select(l => (l.Of.LogOdds, l.Of.Present))]),
            Fit(rows, [.. taught.Select((t, row) => new Known(row, t.Present, (t.Passage.Pair ? PairWeight : 1) * (t.Present ? QuoteWeight / Math.Sqrt(t.Quotes) : 1), t.Passage.LogOdds))], PassageStrength),
            [.. code.Values.Select((v, i) => Fit(rows, [.. taught.Select((t, row) => (t.Present, t.Passage, Row: row)).Where(t => t.Present && (code.Choose == Choose.Many || t.Passage.Values.Count > 0))
                .Select(t => new Known(t.Row, t.Passage.Values.Contains(v.Id), t.Passage.Pair ? PairWeight : 1, TaughtCode.LogOdds(t.Passage.Chances[i])))], ValueStrength))]);
    }

    /// <summary>A row to learn from.</summary>
    private sealed record Known(int Row, bool Yes, double Weight, double LogOdds);

    /// <summary>Texts as rows, with only the columns that are in any of them.</summary>
    private static (FrozenDictionary<int, int> Places, SparseRows Rows) Rows(IReadOnlyList<byte[]> texts)
    {
        var (places, starts, columns, values) = (new Dictionary<int, int>(), new List<int> { 0 }, new List<int>(), new List<float>());
        foreach (var text in texts)
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

        return (places.ToFrozenDictionary(), new SparseRows([.. starts], [.. columns], [.. values], places.Count));
    }

    /// <summary>The likeliest offset to the log-odds of documents, drawn to nought by a normal prior; Newton's method.</summary>
    private static double Offset(IReadOnlyList<(double LogOdds, bool Yes)> known)
    {
        var offset = 0.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, bend) = (offset / OffsetVariance, 1 / OffsetVariance);
            foreach (var (logOdds, yes) in known)
            {
                var p = LogisticRegression.Sigmoid(logOdds + offset);
                slope += p - (yes ? 1 : 0);
                bend += p * (1 - p);
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
