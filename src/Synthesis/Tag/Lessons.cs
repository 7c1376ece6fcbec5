using System.Collections.Frozen;
using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>
/// Learns from decided strategies by moving what the codebook's examples taught, and no further than the decisions bear: the curve from passages to
/// documents, which all codes share, is drawn to that of the examples; of strategies alike in how readily codes are found something is added to all codes (<see cref="Credence"/>); of each code something is added to the log-odds of documents and a line to those of passages,
/// all drawn to nought. So few decisions move what is common, and many move each code its own way (partial pooling; Gelman and Hill 2007, ch. 12).
/// </summary>
internal static class Lessons
{
    // Chosen on practice strategies held out of the example bank; see docs/method.md.
    private const double PassageStrength = 1, QuoteWeight = 2, PairWeight = 0.5, OffsetVariance = 0.3;
    private const double Tolerance = 1e-3, Enough = 1e-9;
    private const int MostSteps = 50;
    private const ulong Seed = 1;

    /// <summary>What decisions add to what the examples taught.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="model">What the examples taught.</param>
    /// <param name="lessons">What decided strategies teach.</param>
    /// <param name="jobs">How many threads; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    internal static Taught Learn(Codebook codebook, PassageModel model, IReadOnlyList<Lesson> lessons, int jobs, CancellationToken cancellation)
    {
        var cells = lessons.SelectMany(l => l.Codes.Select(c => (Code: c, l.Weight))).ToList();
        var curve = cells.Count == 0 ? model.Curve : SmallLogistic.Fit(cells.ConvertAll(c => c.Code.Strongest), cells.ConvertAll(c => c.Code.Present), cells.ConvertAll(c => c.Weight), model.Curve);
        var credence = Credence.Learn([.. lessons.Select(l => l.Claimed)], [.. lessons.Select(l => l.Codes.Select(c => (curve.LogOdds(c.Strongest), c.Present, l.Weight)).ToList())]);
        var codes = new TaughtCode?[codebook.Codes.Count];
        Parallel.For(0, codes.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancellation }, c =>
            codes[c] = Learn(curve, credence, [.. lessons.SelectMany(l => l.Codes.Where(k => k.Code == c).Select(k => (l, k)))]));
        return new Taught(curve, credence, codes);
    }

    private static TaughtCode? Learn(SmallLogistic curve, Credence credence, List<(Lesson Lesson, CodeLesson Of)> lessons)
    {
        if (lessons.Count == 0)
        {
            return null;
        }

        var taught = lessons.SelectMany(l => l.Of.Passages.Select(p => (l.Of.Present, l.Lesson.Weight, Quotes: l.Of.Passages.Count, Passage: p, Text: l.Lesson.Texts[p.Text]))).ToList();
        var (places, rows) = Rows([.. taught.Select(t => t.Text)]);
        var line = LogisticRegression.Fit(rows, [.. Enumerable.Range(0, taught.Count)], [.. taught.Select(t => t.Present ? 1f : 0f)],
            [.. taught.Select(t => (float)(t.Weight * (t.Passage.Pair ? PairWeight : 1) * (t.Present ? QuoteWeight / Math.Sqrt(t.Quotes) : 1)))], PassageStrength, Tolerance, Seed, known: [.. taught.Select(t => t.Passage.LogOdds)]);
        return new TaughtCode(places, Offset([.. lessons.Select(l => (curve.LogOdds(l.Of.Strongest) + credence.Of(l.Lesson.Claimed), l.Of.Present, l.Lesson.Weight))]), line.Weights);
    }

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
}
