using System.Runtime.CompilerServices;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis;

/// <summary>How far a stage has come.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Done">Sources or publications done.</param>
/// <param name="Total">Of how many.</param>
public sealed record StageProgress(string Stage, int Done, int Total);

/// <summary>The pipeline's contents page: gather, extract, screen, tag, synthesise, report, in that order, one call a stage.</summary>
public static partial class Pipeline
{
    /// <summary>Reads sources into documents, in their order, several at a time.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="extractor">Reads them.</param>
    /// <param name="jobs">How many at a time; results do not depend on it.</param>
    /// <param name="progress">Told of each document, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async IAsyncEnumerable<Document> ExtractAsync(
        IReadOnlyList<Source> sources, Extractor extractor, int jobs, IProgress<StageProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var done = 0;
        await foreach (var document in Ordered.SelectAsync(sources, jobs, extractor.ReadAsync, cancellation).ConfigureAwait(false))
        {
            progress?.Report(new StageProgress("extract", ++done, sources.Count));
            yield return document.Sha256 is not { } hash || seen.TryAdd(hash, document.Path) ? document
                : document with { Issues = [.. document.Issues, new Issue("same-bytes", Severity.Info, $"The file has the same bytes as '{seen[hash]}'; keep one of them, a review counts them once.")] };
        }
    }

    /// <summary>Tags documents as they come, in their order.</summary>
    public static async IAsyncEnumerable<Tagging> TagAsync(IAsyncEnumerable<Document> documents, Tagger tagger, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in documents.WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return tagger.Tag(document);
        }
    }

    /// <summary>Runs every stage over sources and gives what a report is made from.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="extractor">Reads them.</param>
    /// <param name="codebook">What is asked.</param>
    /// <param name="population">The authorities that may be named.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="jobs">How many documents at a time; results do not depend on it.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CodebookException">The codebook has no table.</exception>
    public static async Task<RunResult> RunAsync(
        IReadOnlyList<Source> sources, Extractor extractor, Codebook codebook, Population population, DateOnly asAt, int jobs,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var layout = codebook.Tables.Count > 0 ? codebook.Tables[0]
            : throw new CodebookException(Path.Combine(codebook.Folder, "codebook.yml"), 0, "the codebook lays out no table: write 'tables:' with at least one");
        var documents = new List<Document>();
        await foreach (var document in ExtractAsync(sources, extractor, jobs, progress, cancellation).ConfigureAwait(false))
        {
            documents.Add(document);
        }

        var read = Publication.Of(documents);
        var selected = Selection.Of([.. read.Select(Screening(codebook, population, asAt))]);
        var publications = Named(selected, population);
        progress?.Report(new StageProgress("screen", publications.Count, publications.Count));
        var included = Enumerable.Range(0, read.Count).Where(i => publications[i].Fate.Included).ToList();
        var coded = new List<CodedStrategy>();
        var tagger = LearntTagger(codebook, jobs, progress, cancellation);
        await foreach (var (i, tagging) in Ordered.SelectAsync(included, jobs,
            (i, _) => Task.FromResult((i, tagger.Tag(read[i].Name, read[i].Pages))), cancellation).ConfigureAwait(false))
        {
            var source = publications[i] = publications[i] with { TagIssues = tagging.Issues };
            coded.Add(new CodedStrategy(tagging.Path, source.Screening.Title, source.AuthorityNames, tagging.Suggestions));
            progress?.Report(new StageProgress("tag", coded.Count, included.Count));
        }

        var engines = documents.Where(d => !d.Failed).Select(d => d.Engine).Distinct().Order(StringComparer.Ordinal).ToList();
        return new RunResult(CoverageTable.Of(codebook, layout, coded, Basis.Suggestions), asAt, publications, engines, codebook.Hash)
        {
            Counts = Counts(codebook, population, null, [], asAt, selected),
            Coded = coded,
            Codebooks = [codebook],
            Authorities = population.AsAt(asAt),
        };
    }

    /// <summary>Writes a run's table and quotes as CSV, JSON and an HTML page into a folder, each whole or not at all.</summary>
    /// <returns>The page's path.</returns>
    public static string Write(RunResult run, string folder)
    {
        WholeFile.Write(Path.Combine(folder, "coverage.csv"), s => CoverageCsv.WriteCounts(run.Tables, s));
        WholeFile.Write(Path.Combine(folder, "quotes.csv"), s => CoverageCsv.WriteQuotes(run.Tables, s));
        WholeFile.Write(Path.Combine(folder, "coverage.json"), s => CoverageJson.Write(run, s));
        if (run.Counts.Count > 0)
        {
            WholeFile.Write(Path.Combine(folder, "selection.csv"), s => CountCsv.WriteCounts(run.Counts, s));
            WholeFile.Write(Path.Combine(folder, "selection-names.csv"), s => CountCsv.WriteNames(run.Counts, s));
            WholeFile.Write(Path.Combine(folder, "selection.json"), s => CountJson.Write(run.Counts, s));
        }

        if (run.Ratings is { } ratings)
        {
            WholeFile.Write(Path.Combine(folder, "ratings.csv"), s => RatingFiles.WriteCsv(ratings, s));
            WholeFile.Write(Path.Combine(folder, "ratings.json"), s => RatingFiles.WriteJson(ratings, s));
        }

        if (run.Agreement is { } agreement)
        {
            WholeFile.Write(Path.Combine(folder, "agreement.csv"), s => AgreementCsv.Write(agreement, s));
        }

        var page = Path.Combine(folder, "coverage.html");
        WholeFile.Write(page, s => CoveragePage.Write(run, s));
        return page;
    }

    /// <summary>The selection flow, numbers and sample; none where the codebook has no rules to screen by.</summary>
    private static IReadOnlyList<CountTable> Counts(
        Codebook codebook, Population population, Gradings? gradings, IReadOnlyList<string> scale, DateOnly asAt, IReadOnlyList<Selected> selected,
        IReadOnlyDictionary<string, Route>? routes = null) =>
        codebook.Screening is null ? [] :
        [
            SelectionFlow.Of(population, asAt, selected, BasisOf(selected), routes),
            NumbersTable.Of(population, asAt, selected, BasisOf(selected)),
            SampleTable.Of(population, gradings, scale, asAt, selected, BasisOf(selected)),
        ];

    private static Basis BasisOf(IReadOnlyList<Selected> selected) =>
        selected.All(s => s.Fate.By is null) ? Basis.Suggestions : selected.All(s => s.Fate.By is not null) ? Basis.Decisions : Basis.Mixed;

    /// <summary>Screens one publication by the codebook's rules.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="population">The authorities that may be named.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="through">By a document's path, the code of the authority through which it came in, or null; it counts where the document names none.</param>
    private static Func<Publication, Screened> Screening(Codebook codebook, Population population, DateOnly asAt, Func<string, string?>? through = null)
    {
        var screener = codebook.Screening is { } rules ? new Screener(rules, population, asAt) : null;
        return p => Screened.Of(p, screener?.Screen(p.Joined()) is not { } screening ? Screener.NotScreened(p.Joined())
            : screening.Authorities.Count == 0 && through?.Invoke(p.Pages[0].Path) is { } authority ? screening.CameThrough(authority) : screening);
    }

    private static List<ScreenedPublication> Named(IReadOnlyList<Selected> selected, Population population)
    {
        var names = population.Authorities.ToDictionary(a => a.Code, a => a.Name);
        return [.. selected.Select(s => new ScreenedPublication(s.Publication, s.Screening, [.. s.Screening.Authorities.Select(a => names[a])], s.Fate))];
    }
}
