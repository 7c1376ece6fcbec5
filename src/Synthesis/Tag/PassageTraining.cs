using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>Learns a <see cref="PassageModel"/> from labelled passages.</summary>
internal static class PassageTraining
{
    private const float PairWeight = 0.5f;
    private const int FewestInPart = 8;

    /// <summary>A training row: a passage or a pair.</summary>
    private sealed record Row(int Group, string Strategy, TextFeatures Features, IReadOnlyList<SignalHit> Hits, double[][] Odd, LabelledPassage[] Known, float Weight)
    {
        /// <summary>Whether it has a passage in common with another.</summary>
        internal bool Overlaps(Row other) => Array.Exists(Known, k => Array.Exists(other.Known, o => ReferenceEquals(k, o)));
    }

    /// <summary>Learns from labelled passages.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="labelled">The passages; those of a strategy follow one another.</param>
    /// <param name="jobs">How many threads; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    /// <param name="pairs">See <see cref="PassageModel.Pairs"/>.</param>
    internal static PassageModel Train(Codebook codebook, IReadOnlyList<LabelledPassage> labelled, int jobs, CancellationToken cancellation, bool pairs = true)
    {
        var (lexicons, signals) = (new LexiconIndex(codebook), new SignalIndex(codebook));
        var rows = Rows(codebook, lexicons, signals, labelled, pairs);
        var labels = Labels(codebook, rows);
        var text = LinearModel.Train([.. rows.Select(r => r.Features)], labels,
            new LearningOptions { Strengths = [4], Groups = [.. rows.Select(r => r.Group)], Jobs = jobs }, cancellation);
        var (numbers, yes, weights) = (new List<double[]>(), new List<bool>(), new List<double>());
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            for (var r = 0; r < rows.Count; r++)
            {
                if (labels[c].Weights[r] > 0)
                {
                    numbers.Add(GateNumbers.Of(codebook, c, text.Labels[c].HeldOut[r], rows[r].Hits, rows[r].Odd));
                    yes.Add(labels[c].Targets[r] > 0.5f);
                    weights.Add(rows[r].Weight);
                }
            }
        }

        var gate = SmallLogistic.Fit(numbers, yes, weights);
        return new PassageModel(codebook, text, gate, DocumentCurve(codebook, rows, labels, text, gate)) { Pairs = pairs };
    }

    private static List<Row> Rows(Codebook codebook, LexiconIndex lexicons, SignalIndex signals, IReadOnlyList<LabelledPassage> labelled, bool pairs)
    {
        var rows = new List<Row>();
        var group = 0;
        for (var start = 0; start < labelled.Count; group++)
        {
            var end = start + 1;
            while (end < labelled.Count && labelled[start].Strategy.Length > 0 && labelled[end].Strategy == labelled[start].Strategy)
            {
                end++;
            }

            var known = labelled.Skip(start).Take(end - start).ToArray();
            PassageReading[] readings = [.. PassageReading.Of(codebook, [.. known.Select((k, i) => new Passage(k.Text, 0, 0, null, k.Kind, i, k.Headings, Word.Split(k.Text)))])];
            var hits = SignalHit.In(codebook, signals, readings).ToLookup(h => h.From);
            for (var i = 0; i < readings.Length; i++)
            {
                rows.Add(new Row(group, known[i].Strategy, PassageFeatures.Of(lexicons, readings.AsSpan(i, 1), hits[i]), [.. hits[i]],
                    GateNumbers.Odd(codebook, signals, readings.AsSpan(i, 1)), [known[i]], 1));
                if (pairs && i + 1 < readings.Length && known[i].Headings.SequenceEqual(known[i + 1].Headings) && known[i].Kind != BlockKind.Table && known[i + 1].Kind != BlockKind.Table)
                {
                    List<SignalHit> both = [.. hits[i], .. hits[i + 1]];
                    rows.Add(new Row(group, known[i].Strategy, PassageFeatures.Of(lexicons, readings.AsSpan(i, 2), both), both,
                        GateNumbers.Odd(codebook, signals, readings.AsSpan(i, 2)), [known[i], known[i + 1]], PairWeight));
                }
            }

            start = end;
        }

        return rows;
    }

    /// <summary>The labels: every code in the codebook's order, then every value of every code, taught only on rows that carry the code.</summary>
    private static List<LabelTargets> Labels(Codebook codebook, List<Row> rows)
    {
        var labels = new List<LabelTargets>();
        foreach (var code in codebook.Codes)
        {
            labels.Add(new LabelTargets(code.Id,
                [.. rows.Select(r => r.Known.Any(k => k.Carries.ContainsKey(code.Id)) ? 1f : 0f)],
                [.. rows.Select(r => r.Known.All(k => k.Asked is null || k.Asked.Contains(code.Id)) ? r.Weight : 0f)]));
        }

        foreach (var code in codebook.Codes)
        {
            foreach (var value in code.Values)
            {
                labels.Add(new LabelTargets($"{code.Id}={value.Id}",
                    [.. rows.Select(r => r.Known.Any(k => k.Carries.TryGetValue(code.Id, out var shown) && shown.Contains(value.Id)) ? 1f : 0f)],
                    [.. rows.Select(r => r.Known.Any(k => k.Carries.TryGetValue(code.Id, out var shown) && (shown.Count > 0 || code.Choose == Choose.Many)) ? r.Weight : 0f)]));
            }
        }

        return labels;
    }

    /// <summary>The curve from passages to documents, fitted on the strategies among the rows, whole and in ever smaller parts so that it knows lengths; scores are held out.</summary>
    private static SmallLogistic DocumentCurve(Codebook codebook, List<Row> rows, List<LabelTargets> labels, LinearModel text, SmallLogistic gate)
    {
        var (numbers, yes, weights) = (new List<double[]>(), new List<bool>(), new List<double>());
        foreach (var strategy in Enumerable.Range(0, rows.Count).Where(r => rows[r].Strategy.Length > 0).GroupBy(r => rows[r].Group))
        {
            var all = strategy.ToList();
            foreach (var part in Parts(all))
            {
                for (var c = 0; c < codebook.Codes.Count; c++)
                {
                    if (part.All(r => labels[c].Weights[r] > 0))
                    {
                        List<(int Row, double LogOdds)> scored = part.ConvertAll(r => (r, gate.LogOdds(GateNumbers.Of(codebook, c, text.Labels[c].HeldOut[r], rows[r].Hits, rows[r].Odd))));
                        numbers.Add(PassageModel.Strongest(scored, s => s.LogOdds, (a, b) => rows[a.Row].Overlaps(rows[b.Row]), part.Count));
                        yes.Add(part.Any(r => labels[c].Targets[r] > 0.5f));
                        weights.Add((double)part.Count / all.Count);
                    }
                }
            }
        }

        return numbers.Count == 0 ? new SmallLogistic([1, 0, 0, 0]) : SmallLogistic.Fit(numbers, yes, weights);
    }

    /// <summary>A whole, its halves, its quarters and so on down to a few rows.</summary>
    private static IEnumerable<List<int>> Parts(List<int> all)
    {
        for (var size = all.Count; size > 0 && size >= Math.Min(all.Count, FewestInPart); size /= 2)
        {
            for (var start = 0; start + size <= all.Count; start += size)
            {
                yield return all[start..(start + size)];
            }
        }
    }
}
