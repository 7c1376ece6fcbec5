using System.Security.Cryptography;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Changes whenever screening, selection or tagging would give another result for the same input; part of every key of the store.</summary>
    private const string Version = "1";

    /// <summary>Runs every stage of a review, doing only what was not done before; stopped anywhere, it goes on from there.</summary>
    /// <param name="review">The review's folder.</param>
    /// <param name="settings">What it is about.</param>
    /// <param name="codebook">What is asked.</param>
    /// <param name="population">The authorities.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="extractor">Reads the sources.</param>
    /// <param name="jobs">How many documents at a time.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task RunReviewAsync(
        string review, ReviewSettings settings, Codebook codebook, Population population, ReviewStore store, Extractor extractor, int jobs,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var sources = SourceFolder.List(settings.Sources.Select(s => Path.Combine(review, s)))
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
        var selected = Select(store, codebook, population, settings.AsAt);
        store.AddEvents(selected.Select(s => new SelectionEvent(Coding.ShortName(s.Publication.Name), ReviewStore.Machine, s.Fate)));
        progress?.Report(new StageProgress("screen", selected.Count, selected.Count));
        var todo = selected.Where(s => store.Result<Tagging>(TaggingKey(codebook, s.Publication)) is null && !s.Publication.Pages.All(p => p.Failed)).ToList();
        done = 0;
        await foreach (var (publication, tagging) in Ordered.SelectAsync(todo, jobs,
            (s, _) => Task.FromResult((s.Publication, Tagger.Tag(codebook, s.Publication.Name, s.Publication.Pages))), cancellation).ConfigureAwait(false))
        {
            store.AddResult(TaggingKey(codebook, publication), tagging);
            progress?.Report(new StageProgress("tag", ++done, todo.Count));
        }
    }

    /// <summary>What a review's report is made from: the machine's suggestions, or what one coder or the consensus decided.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="settings">What the review is about.</param>
    /// <param name="population">The authorities.</param>
    /// <param name="gradings">Grades by authority and date, or null.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">A coder's name, <c>consensus</c>, or null for suggestions.</param>
    public static RunResult ReportOf(Codebook codebook, ReviewSettings settings, Population population, Gradings? gradings, ReviewStore store, string? coder)
    {
        var selected = Select(store, codebook, population, settings.AsAt);
        var publications = Named(selected, population);
        var decisions = coder is null ? [] : store.Decisions();
        var coded = new List<CodedStrategy>();
        foreach (var source in publications.Where(p => p.Fate.Included))
        {
            var strategy = Coding.ShortName(source.Publication.Name);
            var answers = coder is null ? store.Result<Tagging>(TaggingKey(codebook, source.Publication))?.Suggestions
                : Coding.Answers(codebook, decisions, strategy, d => coder == Decision.Consensus ? d.Round == coder : d.Coder == coder && d.Round != Decision.Consensus);
            if (answers is { Count: > 0 })
            {
                coded.Add(new CodedStrategy(strategy, source.Screening.Title, source.AuthorityNames, answers));
            }
        }

        var engines = selected.SelectMany(s => s.Publication.Pages).Where(d => !d.Failed).Select(d => d.Engine).Distinct().Order(StringComparer.Ordinal).ToList();
        return new RunResult(CoverageTable.Of(codebook, codebook.Tables[0], coded, coder is null ? Basis.Suggestions : Basis.Decisions), settings.AsAt, publications, engines, codebook.Hash)
        {
            Counts = Counts(codebook, population, gradings, settings.GradeScale, settings.AsAt, selected),
            Agreement = coder == Decision.Consensus ? AgreementOf(codebook, settings, store, withUnmarked: false) : null,
        };
    }

    /// <summary>The archived documents of every publication, by its short name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Document>> Strategies(ReviewStore store) =>
        Publication.Of([.. store.Documents()]).GroupBy(p => Coding.ShortName(p.Name)).ToDictionary(g => g.Key, g => g.First().Pages, StringComparer.Ordinal);

    /// <summary>The fates of all publications; what a person decided of one stands before what the machine found.</summary>
    private static List<Selected> Select(ReviewStore store, Codebook codebook, Population population, DateOnly asAt)
    {
        var people = store.Events().Where(e => e.By != ReviewStore.Machine).GroupBy(e => e.Subject).ToDictionary(g => g.Key, g => g.Last());
        return [.. Selected(Publication.Of([.. store.Documents()]), codebook, population, asAt).Select(s => people.TryGetValue(Coding.ShortName(s.Publication.Name), out var person)
            ? s with { Fate = person.Fate with { Reason = $"{person.Fate.Reason} ({person.By})" } } : s)];
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
            return (document.Failed ? "unread/" + source.Path : key, document, bytes);
        }

        var failed = await extractor.ReadAsync(source, cancellation).ConfigureAwait(false);
        return ("unread/" + source.Path, failed, default);
    }

    private static string TaggingKey(Codebook codebook, Publication publication)
    {
        var pages = string.Join('\n', publication.Pages.Select(p => $"{p.Path} {p.Sha256} {p.Engine}"));
        return "tag/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{codebook.Hash}\n{pages}")));
    }
}
