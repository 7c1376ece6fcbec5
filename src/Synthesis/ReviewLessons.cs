using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    private const string TaughtKey = "taught";

    /// <summary>For each codebook the strategies that people decided, with outlines of their documents, and what models may teach beside them.</summary>
    private static Dictionary<string, IReadOnlyList<DecidedStrategy>> DecidedStrategies(ReviewDesign design, ReviewStore store, IReadOnlyList<Selected> selected)
    {
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var outlines = selected.ToDictionary(s => shortName(s.Publication.Name), s => s.Publication.Pages, StringComparer.Ordinal);
        return design.Codebooks.ToDictionary(c => c.Id, c => WithTaughtByModels(design, store, c, DecidedStrategies(store, c, outlines.GetValueOrDefault), outlines.GetValueOrDefault), StringComparer.Ordinal);
    }

    /// <summary>What decided strategies teach, each read once for the answers it has.</summary>
    private static List<Lesson> Lessons(ReviewStore store, Codebook codebook, Tagger tagger, IReadOnlyList<DecidedStrategy> decided, IReadOnlyList<Selected> selected)
    {
        var (lessons, keys, of) = (new List<Lesson>(), new List<string>(), $"lesson/{codebook.Id}/");
        var candidatesKey = CandidatesKeys(store);
        var publications = selected.SelectMany(s => s.Publication.Pages.Select(p => (p.Path, s.Publication))).DistinctBy(p => p.Path).ToDictionary(p => p.Path, p => p.Publication, StringComparer.Ordinal);
        foreach (var strategy in tagger.HasLearnt ? decided : [])
        {
            var key = of + HashOf(PartsOf(strategy).Append(JsonSerializer.Serialize(strategy.Answers)).Prepend(codebook.Hash).Prepend(Tagger.Version).Prepend(Version));
            var lesson = store.Result<Lesson>(key);
            if (lesson is null)
            {
                var documents = store.Documents(strategy.Documents.Select(d => d.Path));
                var kept = store.Kept(candidatesKey(codebook, publications[strategy.Documents[0].Path])) is { } packed ? Candidates.Unpacked(packed) : tagger.CandidatesOf(strategy.Name, documents);
                lesson = tagger.LessonOf(kept, Decided(strategy.Name, documents, strategy.Answers));
                store.AddResult(key, lesson);
            }

            lessons.Add(strategy.ByModel ? lesson with { Weight = Lesson.ModelWeight } : lesson);
            keys.Add(key);
        }

        if (tagger.HasLearnt)
        {
            store.DropResults(of, keys);
        }

        return lessons;
    }

    private static IEnumerable<string> PartsOf(DecidedStrategy strategy) => strategy.Documents.Select(p => $"{p.Path} {p.Sha256} {p.Engine}").Prepend(strategy.ByModel ? "model/" + strategy.Name : strategy.Name);

    /// <summary>
    /// Which decisions suggestions learn from. An answer that taught keeps the suggestion of the codebook alone: else it would be held against itself. Reports go by the
    /// note that tagging leaves of this at its end, so that they show those suggestions until the next tagging, whatever is decided in between. A codebook without examples cannot learn and has no note.
    /// </summary>
    private static Dictionary<string, TaughtBy> TaughtNow(ReviewDesign design, Dictionary<string, IReadOnlyList<DecidedStrategy>> decided) =>
        design.Codebooks.Where(c => c.Examples.Count > 0).ToDictionary(c => c.Id, c => new TaughtBy(
            decided[c.Id].SelectMany(s => s.Documents.Select(d => (d.Path, Codes: s.Answers.Where(a => a.Status != Answer.Unclear).Select(a => a.Code))))
                .GroupBy(d => d.Path).ToDictionary(d => d.Key, d => (IReadOnlyList<string>)[.. d.SelectMany(x => x.Codes).Distinct()], StringComparer.Ordinal),
            decided[c.Id].Count == 0 ? "" : HashOf(decided[c.Id].SelectMany(s => PartsOf(s).Append(JsonSerializer.Serialize(s.Answers))))), StringComparer.Ordinal);

    /// <summary>What the suggestions to one codebook have learnt from.</summary>
    /// <param name="Own">By the path of each document of a decided strategy, the codes that it taught.</param>
    /// <param name="Hash">Of the decided strategies and their answers; empty where there is none.</param>
    private sealed record TaughtBy(IReadOnlyDictionary<string, IReadOnlyList<string>> Own, string Hash);

    /// <summary>What a publication's tagging rests on.</summary>
    /// <param name="Key">Names all of it: the same key, the same suggestions.</param>
    /// <param name="Alone">The codes that are answered from the codebook alone.</param>
    private sealed record TaggingBasis(string Key, IReadOnlySet<string> Alone);

    /// <summary>The key of what tagging keeps of a publication, whatever was decided: what its pages were read from and by, the codebook, and the tagger.</summary>
    private static Func<Codebook, Publication, string> CandidatesKeys(ReviewStore store)
    {
        var keys = store.Sources().ToDictionary(s => s.Path, s => s.Key, StringComparer.Ordinal);
        return (codebook, publication) => "read/" + HashOf([Version, Tagger.Version, codebook.Hash, publication.Name, .. publication.Pages.Select(p => $"{p.Path} {keys[p.Path]}")]);
    }

    /// <summary>The key of a publication's tagging.</summary>
    /// <param name="store">What the review remembers.</param>
    /// <param name="costs">What wrong answers cost.</param>
    /// <param name="codebookAlone">Whether the tagging meant is the one from before anything was learnt.</param>
    private static Func<Codebook, Publication, string> TaggingKeys(ReviewStore store, AnswerCosts costs, bool codebookAlone = false)
    {
        var basis = TaggingBases(store, costs, codebookAlone ? [] : store.Result<Dictionary<string, TaughtBy>>(TaughtKey) ?? []);
        return (codebook, publication) => basis(codebook, publication).Key;
    }

    /// <summary>What a publication's tagging rests on: what its pages were read from and by, the codebook, the tagger, what wrong answers cost, and what decisions taught.</summary>
    private static Func<Codebook, Publication, TaggingBasis> TaggingBases(ReviewStore store, AnswerCosts costs, Dictionary<string, TaughtBy> note)
    {
        var keys = store.Sources().ToDictionary(s => s.Path, s => s.Key, StringComparer.Ordinal);
        return (codebook, publication) =>
        {
            var taught = note.GetValueOrDefault(codebook.Id);
            var own = publication.Pages.SelectMany(p => taught?.Own.GetValueOrDefault(p.Path) ?? []).ToHashSet(StringComparer.Ordinal);
            return new TaggingBasis("tag/" + HashOf([Version, Tagger.Version, codebook.Hash, $"{costs}", publication.Name, .. publication.Pages.Select(p => $"{p.Path} {keys[p.Path]}"),
                .. own.Order(StringComparer.Ordinal), own.Count == codebook.Codes.Count ? "" : taught?.Hash ?? ""]), own);
        };
    }
}
