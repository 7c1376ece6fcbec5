using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    private const int WrittenTogether = 32;

    /// <summary>
    /// Tags again what decisions moved, from what was kept of the sources when they were read; the sources themselves are not looked at. A review that was never run has nothing to tag.
    /// </summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="jobs">How many strategies at a time; the result is the same for any number.</param>
    /// <param name="progress">Told of each strategy, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>For each codebook that was asked before, what moved in its suggestions since.</returns>
    public static Task<IReadOnlyList<AnswerMoves>> RetagAsync(ReviewDesign design, ReviewStore store, int jobs, IProgress<StageProgress>? progress, CancellationToken cancellation) =>
        TagAsync(design, store, Select(store, design), jobs, progress, cancellation);

    private static async Task<IReadOnlyList<AnswerMoves>> TagAsync(
        ReviewDesign design, ReviewStore store, IReadOnlyList<Selected> selected, int jobs, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var decided = DecidedStrategies(design, store, selected);
        var taught = TaughtNow(design, decided);
        var (basisOf, aloneKey, candidatesKey) = (TaggingBases(store, design.Settings.Costs, taught), TaggingKeys(store, design.Settings.Costs, codebookAlone: true), CandidatesKeys(store));
        var tagged = store.ResultKeys("tag/");
        var wanted = selected.Where(s => (s.Fate.Included || s.Screening.Status != Currency.NotAStrategy) && !s.Publication.Pages.All(p => p.Failed)).ToList();
        var work = design.Codebooks.Select(c => (Codebook: c, Strategies: wanted.ConvertAll(s => new TagWork(shortName(s.Publication.Name), s.Publication, s.Fate.Included, basisOf(c, s.Publication), aloneKey(c, s.Publication))))).ToList();
        bool Wanting(TagWork strategy) => !tagged.Contains(strategy.Basis.Key) || !tagged.Contains(strategy.AloneKey);
        var (done, total) = (0, work.Sum(w => w.Strategies.Count(Wanting)));
        var moves = new List<AnswerMoves>();
        foreach (var (codebook, strategies) in work)
        {
            var before = store.Result<StandingAnswers>("answers/" + codebook.Id);
            var answers = new Dictionary<string, IReadOnlyDictionary<string, Answer>>(StringComparer.Ordinal);
            var todo = strategies.Where(Wanting).ToList();
            if (todo.Count > 0)
            {
                var cold = LearntTagger(codebook, jobs, progress, cancellation).With(design.Settings.Costs);
                var tagger = cold.Taught(Lessons(store, codebook, cold, decided[codebook.Id], selected), jobs, cancellation);
                var found = new List<(string Key, byte[] Content)>();
                var kept = todo.Select(t => (Strategy: t, Candidates: store.Kept(candidatesKey(codebook, t.Publication))))
                    .Select(t => new KeptWork(t.Strategy, t.Candidates, t.Candidates is null ? store.Documents(t.Strategy.Publication.Pages.Select(p => p.Path)) : []));
                await foreach (var (strategy, tagging, packed) in Ordered.SelectAsync(kept, jobs, (t, _) => Task.FromResult(TagOne(cold, tagger, t, tagged, candidatesKey(codebook, t.Strategy.Publication))), cancellation).ConfigureAwait(false))
                {
                    answers[strategy.Name] = AnswersOf(tagging);
                    found.AddRange(packed);

                    // One write for many costs the disk little; what an end in between loses is done again.
                    if (found.Count >= WrittenTogether)
                    {
                        store.AddPacked(found);
                        found.Clear();
                    }

                    progress?.Report(new StageProgress("tag", ++done, total));
                    cancellation.ThrowIfCancellationRequested();
                }

                store.AddPacked(found);
            }

            var now = StandingNow(store, codebook, before, strategies, answers);
            if (before is not null)
            {
                moves.Add(AnswerMoves.Between(codebook.Id, [.. codebook.Codes.Select(c => c.Id)], before, now));
            }
        }

        // From here on reports show these. Until here they show the ones from before, which are still there if this was stopped.
        store.SetResult(TaughtKey, taught);
        store.DropResults("tag/", work.SelectMany(w => w.Strategies.SelectMany(t => (string[])[t.Basis.Key, t.AloneKey])));
        store.DropResults("read/", work.SelectMany(w => w.Strategies.Select(t => candidatesKey(w.Codebook, t.Publication))));
        return moves;
    }

    /// <summary>A strategy to tag, twice where decisions taught something: the suggestions of the codebook alone are kept as well, for estimates that must not rest on what people settled.</summary>
    private sealed record TagWork(string Name, Publication Publication, bool Included, TaggingBasis Basis, string AloneKey);

    /// <summary>A strategy with what the store has for it: bytes, so that they are unpacked by whoever tags it.</summary>
    private sealed record KeptWork(TagWork Strategy, byte[]? Candidates, IReadOnlyList<Document> Pages);

    /// <summary>Tags one strategy.</summary>
    /// <param name="cold">The tagger that knows the codebook alone.</param>
    /// <param name="tagger">The same with what decisions taught.</param>
    /// <param name="work">The strategy.</param>
    /// <param name="known">The keys of taggings that are there.</param>
    /// <param name="candidatesKey">The key of what is kept of the strategy.</param>
    private static (TagWork Strategy, Tagging Tagging, IReadOnlyList<(string Key, byte[] Content)> Packed) TagOne(Tagger cold, Tagger tagger, KeptWork work, HashSet<string> known, string candidatesKey)
    {
        var (name, basis) = (work.Strategy.Publication.Name, work.Strategy.Basis);
        var candidates = work.Candidates is { } kept ? Candidates.Unpacked(kept) : tagger.HasLearnt ? tagger.CandidatesOf(name, work.Pages) : null;
        Tagging By(Tagger by, IReadOnlySet<string>? alone) => candidates is null ? by.Tag(name, work.Pages) : by.Tag(candidates, alone);
        var tagging = By(tagger, basis.Alone);
        var packed = new List<(string, byte[])> { (basis.Key, ReviewStore.Pack(tagging)) };
        if (basis.Key != work.Strategy.AloneKey && !known.Contains(work.Strategy.AloneKey))
        {
            packed.Add((work.Strategy.AloneKey, ReviewStore.Pack(By(cold, null))));
        }

        if (work.Candidates is null && candidates is not null)
        {
            packed.Add((candidatesKey, candidates.Packed()));
        }

        return (work.Strategy, tagging, packed);
    }

    private static Dictionary<string, Answer> AnswersOf(Tagging tagging) => tagging.Suggestions.ToDictionary(s => s.Code, s => s.Status, StringComparer.Ordinal);

    /// <summary>Keeps the answers that a codebook's suggestions give now.</summary>
    /// <param name="store">What the review remembers.</param>
    /// <param name="codebook">What was asked.</param>
    /// <param name="before">The answers kept before, or null.</param>
    /// <param name="strategies">The strategies.</param>
    /// <param name="found">The answers that are new, by strategy.</param>
    private static StandingAnswers StandingNow(ReviewStore store, Codebook codebook, StandingAnswers? before, IReadOnlyList<TagWork> strategies, Dictionary<string, IReadOnlyDictionary<string, Answer>> found)
    {
        IReadOnlyDictionary<string, Answer>? Of(TagWork s) => found.TryGetValue(s.Name, out var answers) ? answers
            : before?.Keys.GetValueOrDefault(s.Name) == s.Basis.Key && before!.Answers.TryGetValue(s.Name, out var known) ? known
            : store.Result<Tagging>(s.Basis.Key) is { } tagging ? AnswersOf(tagging) : null;
        var now = new StandingAnswers(codebook.Hash, strategies.Where(s => s.Included).Select(s => (s.Name, Answers: Of(s))).Where(s => s.Answers is not null).ToDictionary(s => s.Name, s => s.Answers!, StringComparer.Ordinal))
        {
            Keys = strategies.ToDictionary(s => s.Name, s => s.Basis.Key, StringComparer.Ordinal),
        };
        store.SetResult("answers/" + codebook.Id, now);
        return now;
    }
}
