using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
    private const string Version = "5";

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
        return await TagAsync(design, store, selected, jobs, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>What a person decides of a publication's fate, from a file, as events of the review; the program's own findings stay beside them.</summary>
    /// <returns>How many were new.</returns>
    public static int AddFates(ReviewStore store, IReadOnlyList<FateDecision> decisions) =>
        store.AddEvents(decisions.Select(d => new SelectionEvent(d.Strategy, d.By, new Fate(d.Fate == "included", d.Fate, d.Reason))));

    /// <summary>Every document of a review in the order of their paths, told without its text.</summary>
    public static IReadOnlyList<Document> Outlines(ReviewDesign design, ReviewStore store) =>
        [.. Select(store, design).SelectMany(s => s.Publication.Pages.Concat(s.Publication.Folded)).OrderBy(d => d.Path, StringComparer.Ordinal)];

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
        screened = Attributed(screened, shortName, design, store);
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

    private static string HashOf(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
