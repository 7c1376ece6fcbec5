using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>A passage, or two that follow one another in a block, with how much speaks for each code.</summary>
/// <param name="From">Index of its first passage.</param>
/// <param name="To">Index of its last.</param>
/// <param name="LogOdds">For each code of the codebook, the log-odds that it carries the code.</param>
/// <param name="Values">For each code, the chance of each of its values if it carries the code.</param>
/// <param name="Hits">The signals that hit in it.</param>
internal sealed record ScoredPassage(int From, int To, double[] LogOdds, double[][] Values, IReadOnlyList<SignalHit> Hits);

/// <summary>
/// What was learnt from the codebook's examples and from people's decisions. Three steps: a linear classifier of passages; a gate, the same for every code,
/// that weighs the classifier, the code's own signals and how the statement reads; a curve, the same for every code, from a document's strongest passages to the document.
/// </summary>
/// <remarks>Signals as noisy labelling functions weighed by what they are worth follow Ratner and others (Snorkel, 2017); here examples with known labels weigh them.</remarks>
internal sealed class PassageModel
{
    private const double PairWeight = 0.5;
    private const int FewestInPart = 8;

    private readonly Codebook codebook;
    private readonly LexiconIndex lexicons;
    private readonly SignalIndex signals;
    private readonly LinearModel text;
    private readonly SmallLogistic gate;
    private readonly int[] firstValue;
    private readonly double[] offsets;

    private PassageModel(Codebook codebook, LexiconIndex lexicons, SignalIndex signals, LinearModel text, SmallLogistic gate, SmallLogistic document, double[] offsets)
    {
        (this.codebook, this.lexicons, this.signals, this.text, this.gate, Document, this.offsets) = (codebook, lexicons, signals, text, gate, document, offsets);
        firstValue = FirstValues(codebook);
    }

    /// <summary>From the strongest passages of a document (see <see cref="Strongest"/>) to the document.</summary>
    internal SmallLogistic Document { get; }

    /// <summary>A training row: a passage or a pair.</summary>
    private sealed record Row(int Group, string Strategy, TextFeatures Features, IReadOnlyList<SignalHit> Hits, double[][] Odd, LabelledPassage[] Known, float Weight);

    /// <summary>Learns from labelled passages.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="labelled">The passages; those of a strategy follow one another.</param>
    /// <param name="jobs">How many threads; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    internal static PassageModel Train(Codebook codebook, IReadOnlyList<LabelledPassage> labelled, int jobs, CancellationToken cancellation)
    {
        var (lexicons, signals) = (new LexiconIndex(codebook), new SignalIndex(codebook));
        var rows = Rows(codebook, lexicons, signals, labelled);
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
                    numbers.Add(Numbers(codebook, c, text.Labels[c].HeldOut[r], rows[r].Hits, rows[r].Odd));
                    yes.Add(labels[c].Targets[r] > 0.5f);
                    weights.Add(rows[r].Weight);
                }
            }
        }

        var gate = SmallLogistic.Fit(numbers, yes, weights);
        return new PassageModel(codebook, lexicons, signals, text, gate, DocumentCurve(codebook, rows, labels, text, gate), new double[codebook.Codes.Count]);
    }

    /// <summary>Writes what was learnt.</summary>
    internal void Write(BinaryWriter to)
    {
        text.Write(to);
        gate.Write(to);
        Document.Write(to);
        new SmallLogistic(offsets).Write(to);
    }

    /// <summary>Reads what <see cref="Write"/> wrote for the same codebook.</summary>
    internal static PassageModel Read(Codebook codebook, BinaryReader from) =>
        new(codebook, new LexiconIndex(codebook), new SignalIndex(codebook), LinearModel.Read(from), SmallLogistic.Read(from), SmallLogistic.Read(from), [.. SmallLogistic.Read(from).Weights]);

    /// <summary>Scores every passage and every two that follow one another in a block of prose.</summary>
    internal List<ScoredPassage> Score(IReadOnlyList<PassageReading> readings)
    {
        var scored = new List<ScoredPassage>(readings.Count * 2);
        var hits = SignalHit.In(codebook, signals, readings);
        var byPassage = hits.Where(h => h.From == h.To).ToLookup(h => h.From);
        var byPair = hits.Where(h => h.From != h.To).ToLookup(h => h.From);
        var readingsArray = readings as PassageReading[] ?? [.. readings];
        var probabilities = new double[text.Labels.Count];
        for (var i = 0; i < readingsArray.Length; i++)
        {
            for (var length = 1; length <= 2; length++)
            {
                if (length == 2 && (i + 1 == readingsArray.Length || !Joined(readingsArray[i].Passage, readingsArray[i + 1].Passage)))
                {
                    continue;
                }

                var window = readingsArray.AsSpan(i, length);
                List<SignalHit> own = [.. byPassage[i], .. length == 2 ? byPassage[i + 1].Concat(byPair[i]) : []];
                text.Score(PassageFeatures.Of(lexicons, window, own), probabilities);
                var odd = Odd(codebook, signals, window);
                var logOdds = new double[codebook.Codes.Count];
                var values = new double[codebook.Codes.Count][];
                for (var c = 0; c < logOdds.Length; c++)
                {
                    logOdds[c] = gate.LogOdds(Numbers(codebook, c, probabilities[c], own, odd));
                    values[c] = probabilities[firstValue[c]..(firstValue[c] + codebook.Codes[c].Values.Count)];
                }

                scored.Add(new ScoredPassage(i, i + length - 1, logOdds, values, own));
            }
        }

        return scored;
    }

    /// <summary>The log-odds that a document carries a code.</summary>
    /// <param name="code">The code's place in the codebook.</param>
    /// <param name="strongest">See <see cref="Strongest"/>.</param>
    internal double LogOdds(int code, double[] strongest) => Document.LogOdds(strongest) + offsets[code];

    /// <summary>The features of a passage or pair that was scored.</summary>
    internal TextFeatures Features(PassageReading[] readings, ScoredPassage scored) =>
        PassageFeatures.Of(lexicons, readings.AsSpan(scored.From, scored.To - scored.From + 1), scored.Hits);

    /// <summary>Texts as rows of the classifier's columns.</summary>
    internal SparseRows RowsOf(IReadOnlyList<TextFeatures> texts) => text.Rows(texts);

    /// <summary>The same model with what decisions add.</summary>
    /// <param name="passages">For each label (codes, then values) a line to be added to the log-odds of passages, or null.</param>
    /// <param name="documents">For each code what is added to the log-odds of documents.</param>
    internal PassageModel Moved(IReadOnlyList<Line?> passages, double[] documents)
    {
        // What is added to a code's log-odds goes through the gate.
        var ofClassifier = gate.Weights[0];
        return new PassageModel(codebook, lexicons, signals,
            text.Moved([.. passages.Select((l, at) => l is null || at >= codebook.Codes.Count ? l : l with { Weights = Array.ConvertAll(l.Weights, w => w / ofClassifier), Bias = l.Bias / ofClassifier })]),
            gate, Document, documents);
    }

    /// <summary>What tells whether a document carries a code: the log-odds of its strongest passages, and how long it is.</summary>
    /// <param name="logOdds">Of each of its passages, in any order.</param>
    internal static double[] Strongest(IEnumerable<double> logOdds)
    {
        var (first, second, count) = (Floor, Floor, 0);
        foreach (var score in logOdds)
        {
            (first, second) = score > first ? (score, first) : (first, Math.Max(second, score));
            count++;
        }

        return [first, second, Math.Log(Math.Max(count, 1))];
    }

    private const double Floor = -8;

    private static List<Row> Rows(Codebook codebook, LexiconIndex lexicons, SignalIndex signals, IReadOnlyList<LabelledPassage> labelled)
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
                    Odd(codebook, signals, readings.AsSpan(i, 1)), [known[i]], (float)known[i].Weight));
                if (i + 1 < readings.Length && known[i].Headings.SequenceEqual(known[i + 1].Headings) && known[i].Kind != BlockKind.Table && known[i + 1].Kind != BlockKind.Table)
                {
                    List<SignalHit> both = [.. hits[i], .. hits[i + 1]];
                    rows.Add(new Row(group, known[i].Strategy, PassageFeatures.Of(lexicons, readings.AsSpan(i, 2), both), both,
                        Odd(codebook, signals, readings.AsSpan(i, 2)), [known[i], known[i + 1]], (float)(PairWeight * Math.Min(known[i].Weight, known[i + 1].Weight))));
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

    /// <summary>What the gate weighs for one passage and one code.</summary>
    private static double[] Numbers(Codebook codebook, int code, double probability, IReadOnlyList<SignalHit> hits, double[][] odd)
    {
        var p = Math.Clamp(probability, 1e-4, 1 - 1e-4);
        var signal = 0.0;
        foreach (var hit in hits)
        {
            signal = ReferenceEquals(hit.Code, codebook.Codes[code]) ? Math.Max(signal, hit.Signal.Weight) : signal;
        }

        return [Math.Log(p / (1 - p)), signal, .. odd[code]];
    }

    /// <summary>For each code: whether any word of its signals is there, and in what share of the places the statement does not count for it, by polarity, time and speaker.</summary>
    private static double[][] Odd(Codebook codebook, SignalIndex signals, ReadOnlySpan<PassageReading> readings)
    {
        var sums = new double[codebook.Codes.Count][];
        foreach (var reading in readings)
        {
            foreach (var (term, matches) in reading.Found)
            {
                var codes = signals.CodesOf(term);
                if (codes.Count == 0)
                {
                    continue;
                }

                foreach (var match in matches)
                {
                    var statement = reading.Statement.At(match, [match]);
                    foreach (var code in codes)
                    {
                        var accept = codebook.Codes[code].Accept;
                        var sum = sums[code] ??= new double[4];
                        sum[0]++;
                        sum[1] += accept.Polarity.Contains(statement.Polarity) ? 0 : 1;
                        sum[2] += accept.Time.Contains(statement.Time) ? 0 : 1;
                        sum[3] += accept.Whose.Contains(statement.Whose) ? 0 : 1;
                    }
                }
            }
        }

        return Array.ConvertAll(sums, s => s is null ? [0, 0, 0, 0] : new[] { 1, s[1] / s[0], s[2] / s[0], s[3] / s[0] });
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
                        numbers.Add(Strongest(part.Select(r => gate.LogOdds(Numbers(codebook, c, text.Labels[c].HeldOut[r], rows[r].Hits, rows[r].Odd)))));
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

    private static bool Joined(Passage one, Passage next) => one.Block == next.Block && one.Kind != BlockKind.Table;

    private static int[] FirstValues(Codebook codebook)
    {
        var at = codebook.Codes.Count;
        return [.. codebook.Codes.Select(c => (at += c.Values.Count) - c.Values.Count)];
    }
}
