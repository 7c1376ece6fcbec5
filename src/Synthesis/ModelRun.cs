using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review;
using Synthesis.Review.Model;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

/// <summary>What an import of answers did.</summary>
/// <param name="Added">How many answers are new.</param>
/// <param name="Known">How many were there already.</param>
/// <param name="Issues">Lines that are no answer, and answers to what was never asked.</param>
public sealed record AnswerImport(int Added, int Known, IReadOnlyList<Issue> Issues);

public static partial class Pipeline
{
    private const string ExportedKey = "model-exports";

    /// <summary>The documents of a review that a model is asked about, by the strategy's short name: those of included strategies, or of every publication that is a strategy.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="all">Whether strategies that are out of date or left out otherwise are asked about too.</param>
    public static IReadOnlyList<(string Strategy, IReadOnlyList<Document> Pages)> ToAskModels(ReviewDesign design, ReviewStore store, bool all)
    {
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        return [.. selected.Where(s => s.Fate.Included || (all && s.Screening.Status != Currency.NotAStrategy)).Where(s => !s.Publication.Pages.All(p => p.Failed))
            .Select(s => (shortName(s.Publication.Name), store.Documents(s.Publication.Pages.Select(p => p.Path))))];
    }

    /// <summary>Adds answers from a file to a review: only those to requests that the review has noted, in any order and as often as one likes.</summary>
    public static AnswerImport ImportAnswers(ReviewStore store, BatchAnswers file)
    {
        var asked = store.ModelRequests().SelectMany(n => (string?[])[n.Id, n.Again]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (known, unknown) = (file.Answers.Where(a => asked.Contains(a.Request)).ToList(), file.Answers.Where(a => !asked.Contains(a.Request)).Select(a => a.Request).Distinct(StringComparer.Ordinal).ToList());
        var added = store.AddModelAnswers(known);
        return new AnswerImport(added, known.Count - added, [.. file.Issues, .. unknown.Select(id => new Issue("unknown-request", Severity.Error, $"This review has not asked '{id}': the text, the codebook, the words to ask in or the length of sections are others, or the id is wrong. Export anew."))]);
    }

    /// <summary>Notes by what name and how a model is asked in a file of requests, so that its answers come in as the same coder's.</summary>
    public static void NoteExport(ReviewStore store, ModelSettings asked)
    {
        if (!Exports(store).Contains(asked))
        {
            store.SetResult(ExportedKey, (List<ModelSettings>)[.. Exports(store).Append(asked).OrderBy(a => a.Model, StringComparer.Ordinal).ThenBy(a => a.Parameters, StringComparer.Ordinal)]);
        }
    }

    /// <summary>How the one model was asked to which requests were exported; null where there was none, or several.</summary>
    /// <param name="store">What the review remembers.</param>
    /// <param name="model">The model's name, or null for any.</param>
    public static ModelSettings? ExportedTo(ReviewStore store, string? model) => Exports(store).Where(e => model is null || e.Model == model).ToList() is [var only] ? only : null;

    private static List<ModelSettings> Exports(ReviewStore store) => store.Result<List<ModelSettings>>(ExportedKey) ?? [];

    /// <summary>What every model that was asked answers to a review's codebooks, for each publication by its short name; kept until answers, texts or codebooks change.</summary>
    public static IReadOnlyList<ModelCoding> ModelCodingsOf(ReviewDesign design, ReviewStore store)
    {
        if (!store.HasModelAnswers())
        {
            return [];
        }

        const string Key = "model-codings";
        var templates = design.Codebooks.ToDictionary(c => c.Id, PlantedWords, StringComparer.Ordinal);
        var state = HashOf([Version, Review.Model.ModelCodings.Version, store.ModelState(), .. design.Codebooks.Select(c => c.Hash), .. templates.Values.SelectMany(t => t.Select(w => string.Join(' ', w))), .. store.Sources().Select(s => $"{s.Path} {s.Key}"), .. store.Origins().Select(o => $"{o.Path} {o.Publication} {o.Authority}")]);
        if (store.Result<KeptCodings>(Key) is { } kept && kept.State == state)
        {
            return kept.Codings;
        }

        var (notes, answers) = (store.ModelRequests(), store.ModelAnswers().ToLookup(a => a.Request, StringComparer.Ordinal));
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        List<ModelCoding> codings = [.. selected.Where(s => !s.Publication.Pages.All(p => p.Failed)).SelectMany(s =>
        {
            var pages = store.Documents(s.Publication.Pages.Select(p => p.Path));
            return design.Codebooks.SelectMany(c => Review.Model.ModelCodings.Of(c, templates[c.Id], shortName(s.Publication.Name), pages, notes, answers));
        })];
        store.SetResult(Key, new KeptCodings(state, codings));
        return codings;
    }

    /// <summary>Those of codings whose coders were asked by what the codebooks say now, each under its strategy; others stay in tables of agreement and have no vote.</summary>
    private static ILookup<string, ModelCoding> CurrentCodings(ReviewDesign design, ReviewStore store)
    {
        var asked = design.Codebooks.ToDictionary(c => c.Id, RequestNote.AskedOf, StringComparer.Ordinal);
        return ModelCodingsOf(design, store).Where(c => asked.GetValueOrDefault(c.Coder.Codebook) == c.Coder.Asked && c.Suggestions.Count > 0).ToLookup(c => c.Strategy, StringComparer.Ordinal);
    }

    /// <summary>Puts a model's answers to a document beside, or in place of, the own tagger's.</summary>
    /// <param name="ways">The ways in which the codebook may have been put; an answer to any of them counts.</param>
    /// <param name="document">The document.</param>
    /// <param name="own">The own tagger's answers.</param>
    /// <param name="answers">What models answered, by request.</param>
    /// <param name="withOwn">Whether the own tagger has a say.</param>
    public static Tagging WithModels(IReadOnlyList<Prompting> ways, Document document, Tagging own, ILookup<string, ModelAnswer> answers, bool withOwn)
    {
        if (document.Failed)
        {
            return own;
        }

        var codebook = ways[0].Codebook;
        var codings = Review.Model.ModelCodings.Of(codebook, ways[0].Template.PlantedWords, document.Path, [document], ways.SelectMany(w => ModelRequest.Of(w, document)).Select(r => r.Note), answers);
        List<IReadOnlyList<Suggestion>> models = [.. codings.Select(c => c.Suggestions).Where(s => s.Count > 0)];
        Issue[] unasked = models.Count > 0 ? [] : [new Issue("model-not-asked", Severity.Info, "No model has answered for this document as it is read, by this codebook, in these words and sections: export, have it answered, and give the answers.")];
        return new Tagging(own.Path, withOwn && models.Count == 0 ? own.Suggestions : Votes.Of(codebook, withOwn ? own.Suggestions : null, models, AnswerCosts.Default),
            [.. own.Issues, .. codings.SelectMany(c => c.Issues), .. unasked]);
    }

    private static IReadOnlyList<IReadOnlyList<string>> PlantedWords(Codebook codebook)
    {
        try
        {
            return PromptTemplate.For(codebook).PlantedWords;
        }
        catch (CodebookException)
        {
            // Without words to ask in, answers that are there are read all the same.
            return [];
        }
    }

    /// <summary>Codings, and what they were made from.</summary>
    private sealed record KeptCodings(string State, List<ModelCoding> Codings);
}
