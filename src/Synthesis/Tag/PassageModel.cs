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
/// What was learnt from the codebook's examples (see <see cref="PassageTraining"/>). Three steps: a linear classifier of passages; a gate, the same for every code,
/// that weighs the classifier, the code's own signals and how the statement reads; a curve, the same for every code, from a document's strongest passages to the document.
/// </summary>
/// <remarks>Signals as noisy labelling functions weighed by what they are worth follow Ratner and others (Snorkel, 2017); here examples with known labels weigh them.</remarks>
internal sealed class PassageModel
{
    private const double Floor = -8, Enough = 4;

    private readonly Codebook codebook;
    private readonly LexiconIndex lexicons;
    private readonly SignalIndex signals;
    private readonly LinearModel text;
    private readonly SmallLogistic gate;
    private readonly SmallLogistic document;
    private readonly int[] firstValue;

    /// <summary>Whether two passages that follow one another are scored together too; off only to measure what that is worth.</summary>
    internal bool Pairs { get; init; } = true;

    /// <summary>Puts together what was learnt.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="text">The classifier: a label for every code, then one for every value of every code.</param>
    /// <param name="gate">Weighs <see cref="GateNumbers"/>.</param>
    /// <param name="document">Weighs <see cref="Strongest"/>.</param>
    internal PassageModel(Codebook codebook, LinearModel text, SmallLogistic gate, SmallLogistic document)
    {
        (this.codebook, this.text, this.gate, this.document) = (codebook, text, gate, document);
        (lexicons, signals, firstValue) = (new LexiconIndex(codebook), new SignalIndex(codebook), FirstValues(codebook));
    }

    /// <summary>Writes what was learnt.</summary>
    internal void Write(BinaryWriter to)
    {
        text.Write(to);
        gate.Write(to);
        document.Write(to);
    }

    /// <summary>Reads what <see cref="Write"/> wrote for the same codebook.</summary>
    internal static PassageModel Read(Codebook codebook, BinaryReader from) => new(codebook, LinearModel.Read(from), SmallLogistic.Read(from), SmallLogistic.Read(from));

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
            for (var length = 1; length <= (Pairs ? 2 : 1); length++)
            {
                if (length == 2 && (i + 1 == readingsArray.Length || !Joined(readingsArray[i].Passage, readingsArray[i + 1].Passage)))
                {
                    continue;
                }

                var window = readingsArray.AsSpan(i, length);
                List<SignalHit> own = [.. byPassage[i], .. length == 2 ? byPassage[i + 1].Concat(byPair[i]) : []];
                text.Score(PassageFeatures.Of(lexicons, window, own), probabilities);
                var odd = GateNumbers.Odd(codebook, signals, window);
                var logOdds = new double[codebook.Codes.Count];
                var values = new double[codebook.Codes.Count][];
                for (var c = 0; c < logOdds.Length; c++)
                {
                    logOdds[c] = gate.LogOdds(GateNumbers.Of(codebook, c, probabilities[c], own, odd));
                    values[c] = probabilities[firstValue[c]..(firstValue[c] + codebook.Codes[c].Values.Count)];
                }

                scored.Add(new ScoredPassage(i, i + length - 1, logOdds, values, own));
            }
        }

        return scored;
    }

    /// <summary>Weighs <see cref="Strongest"/> into the log-odds that a document carries a code.</summary>
    internal SmallLogistic Curve => document;

    /// <summary>The features of a passage or pair that was scored, as the classifier's columns.</summary>
    internal FeatureRow Features(PassageReading[] readings, ScoredPassage scored) =>
        text.Row(PassageFeatures.Of(lexicons, readings.AsSpan(scored.From, scored.To - scored.From + 1), scored.Hits));

    /// <summary>What tells whether a document carries a code: the log-odds of its strongest passages, and how long it is.</summary>
    /// <param name="scored">Its strongest passages and pairs, in any order.</param>
    /// <param name="logOdds">The log-odds of one of them.</param>
    /// <param name="overlap">Whether two of them have words in common: what overlaps the strongest is no second witness.</param>
    /// <param name="passages">How many it has.</param>
    internal static double[] Strongest<T>(IReadOnlyList<T> scored, Func<T, double> logOdds, Func<T, T, bool> overlap, int passages)
    {
        var first = scored.Count == 0 ? Floor : Math.Max(Floor, scored.Max(logOdds));
        var best = scored.Count == 0 ? default : scored.MaxBy(logOdds);
        var second = scored.Where(s => !overlap(best!, s)).Select(logOdds).Append(Floor).Max();
        return [first, second, Math.Log(Math.Max(passages, 1))];
    }

    /// <summary>How readily codes are found in a document: the mean over all codes of the log-odds of the strongest passage, each kept within ±4. What it is worth, only decisions teach: see <see cref="Credence"/>.</summary>
    /// <param name="strongest">Of each code.</param>
    internal static double Claimed(IEnumerable<double> strongest) => strongest.Select(s => Math.Clamp(s, -Enough, Enough)).DefaultIfEmpty(0).Average();

    private static bool Joined(Passage one, Passage next) => one.Block == next.Block && one.Kind != BlockKind.Table;

    private static int[] FirstValues(Codebook codebook)
    {
        var at = codebook.Codes.Count;
        return [.. codebook.Codes.Select(c => (at += c.Values.Count) - c.Values.Count)];
    }
}
