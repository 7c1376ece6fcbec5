using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Changes whenever screening, selection or tagging would give another result for the same input; part of every key of the store.</summary>
    private const string Version = "3";

    private const int WrittenTogether = 32;

    /// <summary>Runs every stage of a review, doing only what was not done before; stopped anywhere, it goes on from there.</summary>
    /// <param name="review">The review's folder.</param>
    /// <param name="design">What it is made from.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="extractor">Reads the sources.</param>
    /// <param name="jobs">How many documents at a time.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>For each codebook that was asked in a run before, what moved in its suggestions since.</returns>
    public static async Task<IReadOnlyList<AnswerMoves>> RunReviewAsync(
        string review, ReviewDesign design, ReviewStore store, Extractor extractor, int jobs, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var sources = SourceFolder.List(design.Settings.Sources.Append(Origin.Folder).Where(s => s != Origin.Folder || Directory.Exists(Path.Combine(review, s))).Select(s => Path.Combine(review, s)))
            .Select(s => s with { Path = Path.GetRelativePath(review, s.FullPath).Replace(Path.DirectorySeparatorChar, '/') })
            .DistinctBy(s => s.Path).ToList();
        var known = store.DocumentKeys();
        var done = 0;
        await foreach (var (source, read) in Ordered.SelectAsync(sources, jobs, async (s, token) => (s, await ReadOnceAsync(s, extractor, known, token).ConfigureAwait(false)), cancellation).ConfigureAwait(false))
        {
            if (read.Document is { } document)
            {
                store.AddDocument(read.Key, document, read.Bytes.Span);
            }

            store.SetSource(source.Path, read.Key);
            progress?.Report(new StageProgress("extract", ++done, sources.Count));
        }

        store.KeepSources([.. sources.Select(s => s.Path)]);
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        store.AddEvents(selected.Where(s => s.Fate.By is null).Select(s => new SelectionEvent(shortName(s.Publication.Name), ReviewStore.Machine, s.Fate)));
        progress?.Report(new StageProgress("screen", selected.Count, selected.Count));

        var outlines = selected.ToDictionary(s => shortName(s.Publication.Name), s => s.Publication.Pages, StringComparer.Ordinal);
        var decided = design.Codebooks.ToDictionary(c => c.Id, c => DecidedStrategies(store, c, outlines.GetValueOrDefault), StringComparer.Ordinal);
        Remember(store, decided);
        var taggingKey = TaggingKeys(store, design.Settings.Costs);
        var todo = selected.Where(s => (s.Fate.Included || s.Screening.Status != Currency.NotAStrategy) && !s.Publication.Pages.All(p => p.Failed))
            .Select(s => (s.Publication, Codebooks: design.Codebooks.Where(c => !store.HasResult(taggingKey(c, s.Publication))).ToList()))
            .Where(t => t.Codebooks.Count > 0).ToList();
        done = 0;
        var taggers = todo.SelectMany(t => t.Codebooks).Distinct().ToDictionary(c => c.Id, c => LearntTagger(c, jobs, progress, cancellation).With(design.Settings.Costs), StringComparer.Ordinal);
        var taught = taggers.ToDictionary(t => t.Key, t => t.Value.Taught(Lessons(store, design.Codebooks.Single(c => c.Id == t.Key), t.Value, decided[t.Key]), jobs, cancellation), StringComparer.Ordinal);
        var teachers = decided.ToDictionary(d => d.Key, d => d.Value.SelectMany(s => s.Documents).Select(d => d.Path).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var candidatesKey = CandidatesKeys(store);
        var kept = todo.Select(t => (t.Publication, Codebooks: t.Codebooks.ConvertAll(c => (Codebook: c, Kept: store.Result<Candidates>(candidatesKey(c, t.Publication))))))
            .Select(t => (t.Publication, t.Codebooks, Pages: t.Codebooks.TrueForAll(c => c.Kept is not null) ? [] : store.Documents(t.Publication.Pages.Select(p => p.Path))));
        var found = new List<(string Key, object Result)>();
        await foreach (var (publication, taggings) in Ordered.SelectAsync(kept, jobs, (t, _) => Task.FromResult((t.Publication, t.Codebooks.ConvertAll(c =>
        {
            var tagger = (t.Publication.Pages.Any(p => teachers[c.Codebook.Id].Contains(p.Path)) ? taggers : taught)[c.Codebook.Id];
            var candidates = c.Kept ?? (tagger.HasLearnt ? tagger.CandidatesOf(t.Publication.Name, t.Pages) : null);
            return (c.Codebook, New: c.Kept is null ? candidates : null, Tagging: candidates is null ? tagger.Tag(t.Publication.Name, t.Pages) : tagger.Tag(candidates));
        }))), cancellation).ConfigureAwait(false))
        {
            // One write for many costs the disk little; what an end in between loses is done again.
            foreach (var (codebook, candidates, tagging) in taggings)
            {
                found.Add((taggingKey(codebook, publication), tagging));
                if (candidates is not null)
                {
                    found.Add((candidatesKey(codebook, publication), candidates));
                }
            }

            if (found.Count >= WrittenTogether)
            {
                store.AddResults(found);
                found.Clear();
            }

            done++;
            progress?.Report(new StageProgress("tag", done, todo.Count));
        }

        store.AddResults(found);

        return [.. design.Codebooks.Select(c => Moved(design, store, c, shortName, selected)).OfType<AnswerMoves>()];
    }

    /// <summary>What a person decides of a publication's fate, from a file, as events of the review; the program's own findings stay beside them.</summary>
    /// <returns>How many were new.</returns>
    public static int AddFates(ReviewStore store, IReadOnlyList<FateDecision> decisions) =>
        store.AddEvents(decisions.Select(d => new SelectionEvent(d.Strategy, d.By, new Fate(d.Fate == "included", d.Fate, d.Reason))));

    /// <summary>The archived documents of a publication by its short name, read when they are asked for; null where the review has none of that name.</summary>
    public static Func<string, IReadOnlyList<Document>?> Strategies(ReviewStore store)
    {
        var publications = Publications(store).Select(p => p.Outline()).ToList();
        var shortName = Coding.ShortNames(publications.Select(p => p.Name));
        var pages = publications.ToDictionary(p => shortName(p.Name), p => p.Pages, StringComparer.Ordinal);
        var read = new Dictionary<string, IReadOnlyList<Document>>(StringComparer.Ordinal);
        return name => read.TryGetValue(name, out var known) ? known
            : pages.TryGetValue(name, out var outline) ? read[name] = store.Documents(outline.Select(p => p.Path)) : null;
    }

    /// <summary>The fates of all publications; what a person decided of one stands before what the program found, until the person takes it back.</summary>
    /// <param name="store">What the review remembers.</param>
    /// <param name="design">What it is made from.</param>
    /// <param name="withPeople">Whether what people decided counts.</param>
    private static IReadOnlyList<Selected> Select(ReviewStore store, ReviewDesign design, bool withPeople = true)
    {
        var origins = store.Origins();
        var key = "screen/" + HashOf([Version, design.Codebooks[0].Hash, JsonSerializer.Serialize(design.Population), $"{design.Settings.AsAt:O}", .. store.Sources().Select(s => $"{s.Path} {s.Key}"),
            .. origins.Select(o => $"{o.Path} {o.Publication} {o.Authority}")]);
        var screened = store.Result<List<Screened>>(key);
        if (screened is null)
        {
            var whose = origins.Where(o => o.Authority is not null).ToDictionary(o => o.Path, o => o.Authority!, StringComparer.Ordinal);
            screened = [.. Publications(store).Select(Screening(design.Codebooks[0], design.Population, design.Settings.AsAt, whose.GetValueOrDefault))];
            store.AddResult(key, screened);
        }

        if (!withPeople)
        {
            return Selection.Of(screened);
        }

        var events = store.Events().ToLookup(e => e.Subject, StringComparer.Ordinal);
        var shortName = Coding.ShortNames(screened.Select(s => s.Publication.Name));
        return Selection.Of(screened, name => events[shortName(name)].LastOrDefault(e => e.By != ReviewStore.Machine) is not { } person || person.Fate.Code == Fate.AsScreened ? null
            : person.Fate with { By = person.By, Instead = events[shortName(name)].LastOrDefault(e => e.By == ReviewStore.Machine)?.Fate });
    }

    /// <summary>The review's publications with their text, one in memory at a time.</summary>
    private static IEnumerable<Publication> Publications(ReviewStore store)
    {
        var gathered = store.Origins().Where(o => o.Path.StartsWith(o.Publication + "/", StringComparison.Ordinal)).ToDictionary(o => o.Path, o => o.Publication, StringComparer.Ordinal);
        return Publication.Together(store.Documents().Select(d => d.Outline()).ToList(), gathered.GetValueOrDefault).Select(g => Publication.OfOne(store.Documents(g.Select(d => d.Path))));
    }

    private static async Task<(string Key, Document? Document, ReadOnlyMemory<byte> Bytes)> ReadOnceAsync(Source source, Extractor extractor, IReadOnlySet<string> known, CancellationToken cancellation)
    {
        if (await extractor.KeyOfAsync(source, cancellation).ConfigureAwait(false) is var (key, bytes))
        {
            if (known.Contains(key))
            {
                return (key, null, default);
            }

            // What could not be read is tried again: a missing program may have been installed since.
            var document = await extractor.ReadAsync(source, cancellation).ConfigureAwait(false);
            return (document.Failed ? Unread(document) : key, document, bytes);
        }

        var failed = await extractor.ReadAsync(source, cancellation).ConfigureAwait(false);
        return (Unread(failed), failed, failed.Sha256 is null ? default : await File.ReadAllBytesAsync(source.FullPath, cancellation).ConfigureAwait(false));
    }

    private static string Unread(Document document) => "unread/" + HashOf([document.Path, JsonSerializer.Serialize(document)]);

    /// <summary>What decided strategies teach, each read once for the answers it has.</summary>
    private static List<Lesson> Lessons(ReviewStore store, Codebook codebook, Tagger tagger, IReadOnlyList<DecidedStrategy> decided)
    {
        var lessons = new List<Lesson>();
        foreach (var strategy in tagger.HasLearnt ? decided : [])
        {
            var key = "lesson/" + HashOf(PartsOf(strategy).Prepend(codebook.Hash).Prepend(Tagger.Version).Prepend(Version));
            var lesson = store.Result<Lesson>(key);
            if (lesson is null)
            {
                lesson = tagger.LessonOf(Decided(strategy.Name, store.Documents(strategy.Documents.Select(d => d.Path)), strategy.Answers));
                store.AddResult(key, lesson);
            }

            lessons.Add(lesson);
        }

        return lessons;
    }

    private static IEnumerable<string> PartsOf(DecidedStrategy strategy) =>
        strategy.Documents.Select(p => $"{p.Path} {p.Sha256} {p.Engine}").Prepend(strategy.Name).Append(JsonSerializer.Serialize(strategy.Answers));

    /// <summary>The key of what tagging keeps of a publication, whatever was decided: what its pages were read from and by, the codebook, and the tagger.</summary>
    private static Func<Codebook, Publication, string> CandidatesKeys(ReviewStore store)
    {
        var keys = store.Sources().ToDictionary(s => s.Path, s => s.Key, StringComparer.Ordinal);
        return (codebook, publication) => "read/" + HashOf([Version, Tagger.Version, codebook.Hash, publication.Name, .. publication.Pages.Select(p => $"{p.Path} {keys[p.Path]}")]);
    }

    /// <summary>The key of a publication's tagging: what its pages were read from and by, the codebook, the tagger, and what wrong answers cost.</summary>
    /// <param name="store">What the review remembers.</param>
    /// <param name="costs">What wrong answers cost.</param>
    /// <param name="codebookAlone">Whether the tagging meant is the one from before anything was learnt.</param>
    private static Func<Codebook, Publication, string> TaggingKeys(ReviewStore store, AnswerCosts costs, bool codebookAlone = false)
    {
        var keys = store.Sources().ToDictionary(s => s.Path, s => s.Key, StringComparer.Ordinal);
        var last = LastTaught(store).Taught;
        string Taught(Codebook codebook, Publication publication) =>
            !codebookAlone && last.TryGetValue(codebook.Id, out var taught) && !publication.Pages.Any(p => taught.Paths.Contains(p.Path)) ? taught.Hash : "";
        return (codebook, publication) => "tag/" + HashOf([Version, Tagger.Version, codebook.Hash, Taught(codebook, publication), $"{costs}", .. publication.Pages.Select(p => $"{p.Path} {keys[p.Path]}")]);
    }

    /// <summary>
    /// Notes which decisions the suggestions of a run have learnt from. A strategy that taught keeps the suggestions of the codebook alone: else it would be held against itself. Reports go by the note, so that reports show those suggestions until the next run, whatever is decided in between.
    /// </summary>
    private static void Remember(ReviewStore store, IReadOnlyDictionary<string, IReadOnlyList<DecidedStrategy>> decided)
    {
        var taught = decided.Where(d => d.Value.Count > 0).OrderBy(d => d.Key, StringComparer.Ordinal).ToDictionary(d => d.Key, d => new TaughtBy(
            [.. d.Value.SelectMany(s => s.Documents).Select(p => p.Path)],
            HashOf(d.Value.SelectMany(PartsOf))), StringComparer.Ordinal);
        var (number, last) = LastTaught(store);
        if (!taught.Select(t => (t.Key, t.Value.Hash)).Order().SequenceEqual(last.Select(t => (t.Key, t.Value.Hash)).Order()))
        {
            store.AddResult($"taught/{number + 1}", taught);
        }
    }

    /// <summary>What the suggestions to one codebook have learnt from.</summary>
    /// <param name="Paths">The documents of the decided strategies, in order.</param>
    /// <param name="Hash">Of these and the answers.</param>
    private sealed record TaughtBy(IReadOnlyList<string> Paths, string Hash);

    /// <summary>The last note of <see cref="Remember"/>, with its number; nothing, and 0, where there is none.</summary>
    private static (int Number, Dictionary<string, TaughtBy> Taught) LastTaught(ReviewStore store)
    {
        var number = 0;
        while (store.HasResult($"taught/{number + 1}"))
        {
            number++;
        }

        return (number, number == 0 ? [] : store.Result<Dictionary<string, TaughtBy>>($"taught/{number}")!);
    }

    private static string HashOf(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
