using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Model;
using Synthesis.Store;
using Synthesis.Tag;
using Synthesis.Tag.Learn;

namespace Synthesis;

/// <summary>A strategy that people decided.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Documents">Its archived documents, in order.</param>
/// <param name="Answers">The answers that stand.</param>
public sealed record DecidedStrategy(string Name, IReadOnlyList<Document> Documents, IReadOnlyList<Suggestion> Answers)
{
    /// <summary>Whether models answered and no person has agreed; such answers teach less.</summary>
    public bool ByModel { get; init; }
}

public static partial class Pipeline
{
    private const int AloneUpTo = 20, PartsBeyond = 10, Draws = 10, MostHeldOut = 20;

    /// <summary>The strategies of a review on whose answers people agree, with the answers to one codebook: the consensus where there is one, else what every coder who answered says.</summary>
    public static IReadOnlyList<DecidedStrategy> DecidedStrategies(ReviewStore store, Codebook codebook) => DecidedStrategies(store, codebook, Strategies(store));

    /// <summary>The same with each strategy's documents from elsewhere, such as outlines of them; null where there is none of a name.</summary>
    private static IReadOnlyList<DecidedStrategy> DecidedStrategies(ReviewStore store, Codebook codebook, Func<string, IReadOnlyList<Document>?> documents) =>
        [.. store.Decisions().GroupBy(d => d.Strategy, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Answers: Coding.Agreed(codebook, [.. g])))
            .Where(s => s.Answers.Count > 0)
            .Select(s => new DecidedStrategy(s.Name, documents(s.Name) ?? [], s.Answers))
            .Where(s => s.Documents.Any(d => !d.Failed))];

    /// <summary>
    /// Measures suggestions against decisions: from the codebook alone, and having learnt from other strategies than the one that is judged (each held out alone, or a tenth
    /// at a time where there are many); and how they improve with the number of strategies coded, drawn several times.
    /// </summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="cold">A tagger that knows the codebook and no decision.</param>
    /// <param name="strategies">The decided strategies; at least one.</param>
    /// <param name="seed">Draws parts and orders.</param>
    /// <param name="jobs">How many at a time; figures do not depend on it.</param>
    /// <param name="progress">Told of each strategy that was judged, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="models">What language models answered; null where none was asked.</param>
    public static EvaluationReport Evaluate(
        Codebook codebook, Tagger cold, IReadOnlyList<DecidedStrategy> strategies, int seed, int jobs, IProgress<StageProgress>? progress, CancellationToken cancellation,
        IReadOnlyList<ModelCoding>? models = null)
    {
        var all = Enumerable.Range(0, strategies.Count).ToArray();
        ParallelQuery<DecidedStrategy> Each() => strategies.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, jobs)).WithCancellation(cancellation);
        List<(Lesson Lesson, Func<Tagger, Tagging> Tag)> read = [.. Each().Select(s =>
        {
            var kept = cold.HasLearnt ? cold.CandidatesOf(s.Name, s.Documents) : null;
            return (kept is null ? new Lesson([], [], 0) : cold.LessonOf(kept, Decided(s.Name, s.Documents, s.Answers)),
                (Func<Tagger, Tagging>)(tagger => kept is null ? tagger.Tag(s.Name, s.Documents) : tagger.Tag(kept)));
        })];
        var parts = strategies.Count <= AloneUpTo ? all : Folds.Of(strategies.Count, null, PartsBeyond, (ulong)seed);
        var counts = Counts(strategies.Count);
        var orders = Enumerable.Range(0, counts.Count == 0 ? 0 : Draws).Select(d => Shuffled(all, (ulong)seed + (ulong)d)).ToList();

        // What is learnt from which strategies, and which are then judged.
        List<(int[] From, int[] Judged)> trials = [([], all)];
        if (strategies.Count > 1)
        {
            trials.AddRange(parts.Distinct().Order().Select(p => (Array.FindAll(all, s => parts[s] != p), Array.FindAll(all, s => parts[s] == p))));
        }

        var folds = trials.Count - 1;
        trials.AddRange(counts.SelectMany(n => orders.Select(o => (o[..n], o[counts[^1]..Math.Min(o.Length, counts[^1] + MostHeldOut)]))));
        var (done, total) = (0, trials.Sum(t => t.Judged.Length));
        var judged = trials.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, jobs)).WithCancellation(cancellation).Select(trial =>
        {
            var tagger = cold.Taught([.. trial.From.Order().Select(s => read[s].Lesson)], 1, cancellation);
            return trial.Judged.Select(s =>
            {
                var found = new JudgedStrategy(strategies[s].Name, read[s].Tag(tagger).Suggestions, strategies[s].Answers);
                progress?.Report(new StageProgress("evaluate", Interlocked.Increment(ref done), total));
                return found;
            }).ToList();
        }).ToList();

        var cross = judged.Skip(1).Take(folds).SelectMany(j => j).ToList();
        var coldByName = judged[0].ToDictionary(j => j.Strategy, StringComparer.Ordinal);
        List<CurvePoint> curve = [];
        if (counts.Count > 0)
        {
            var tried = counts.Select((n, i) => (Coded: n, Drawn: judged.Skip(1 + folds + (i * Draws)).Take(Draws).Select(j => Evaluation.Of(codebook, j)).ToList())).ToList();
            var start = judged.Skip(1 + folds).Take(Draws).Select(j => Evaluation.Of(codebook, [.. j.Select(s => coldByName[s.Strategy])])).ToList();
            curve = [.. tried.Prepend((0, start)).Select(t => CurvePoint.Of(t.Item1, t.Item2, start))];
        }

        return new EvaluationReport(codebook, strategies.Count, cold.HasLearnt, Evaluation.Of(codebook, judged[0]), cross.Count == 0 ? null : Evaluation.Of(codebook, cross), folds,
            curve, Draws, counts.Count == 0 ? 0 : Math.Min(strategies.Count - counts[^1], MostHeldOut), seed) { Models = ModelsJudged(codebook, cross.Count == 0 ? judged[0] : cross, models ?? []) };
    }

    /// <summary>Writes an evaluation as a page and as JSON into a folder.</summary>
    /// <returns>The page's path.</returns>
    public static string Write(EvaluationReport report, string folder)
    {
        WholeFile.Write(Path.Combine(folder, report.Codebook.Id + ".json"), s => EvaluationJson.Write(report, s));
        var page = Path.Combine(folder, report.Codebook.Id + ".html");
        WholeFile.Write(page, s => EvaluationPage.Write(report, s));
        return page;
    }

    /// <summary>Powers of two that leave a third of the strategies, and three at least, to be judged.</summary>
    private static List<int> Counts(int strategies)
    {
        var counts = new List<int>();
        for (var n = 2; n <= Math.Min(2 * strategies / 3, strategies - 3); n *= 2)
        {
            counts.Add(n);
        }

        return counts;
    }

    private static int[] Shuffled(int[] all, ulong seed)
    {
        var order = all.ToArray();
        new SeededOrder(seed).Shuffle<int>(order);
        return order;
    }
}
