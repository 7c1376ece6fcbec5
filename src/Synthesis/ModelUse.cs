using Synthesis.Codebooks;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Agreement;
using Synthesis.Review.Model;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    private static readonly string[] RefusedQuotes = ["quote-not-found", "quote-too-short", "planted-text"];

    /// <summary>The models of a review, with what they may do.</summary>
    public static IReadOnlyList<ModelStanding> ModelStandings(ReviewDesign design, ReviewStore store)
    {
        var asked = design.Codebooks.ToDictionary(c => c.Id, RequestNote.AskedOf, StringComparer.Ordinal);
        var decided = design.Codebooks.ToDictionary(c => c.Id, c => DoubleCoded(store, c), StringComparer.Ordinal);
        return [.. ModelCodingsOf(design, store).GroupBy(c => c.Coder).OrderBy(g => g.Key.Codebook, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal).Select(g => new ModelStanding(
            g.Key, asked.GetValueOrDefault(g.Key.Codebook) == g.Key.Asked, g.Count(c => c.Suggestions.Count > 0), g.Sum(c => c.Suggestions.Count), g.Sum(c => c.Suggestions.Count(s => s.Status == Answer.Unclear)),
            g.Sum(c => c.Issues.Count(i => RefusedQuotes.Contains(i.Code))), g.Sum(c => c.Issues.Count(i => i.Code == "model-malformed")),
            Prefill.Of(design.Codebooks.Single(c => c.Id == g.Key.Codebook), [.. g], decided[g.Key.Codebook], design.Settings.Prefill)))];
    }

    /// <summary>What models that have a vote answer to a codebook, for each strategy.</summary>
    public static IReadOnlyList<ModelCoding> ModelVoters(ReviewDesign design, ReviewStore store, Codebook codebook) =>
        [.. CurrentCodings(design, store).SelectMany(g => g).Where(c => c.Coder.Codebook == codebook.Id)];

    /// <summary>Each model, and the own tagger together with all models, held against decisions on the cells that models answered.</summary>
    private static List<JudgedModel> ModelsJudged(Codebook codebook, IReadOnlyList<JudgedStrategy> own, IReadOnlyList<ModelCoding> models)
    {
        JudgedModel? Judged(string name, Func<JudgedStrategy, IReadOnlyList<Suggestion>?> answers)
        {
            List<JudgedStrategy> cells = [.. own.Select(s => (Own: s, Said: answers(s))).Where(s => s.Said is not null)
                .Select(s => new JudgedStrategy(s.Own.Strategy, s.Said!, [.. s.Own.Decided.Where(d => s.Said!.Any(g => g.Code == d.Code))])).Where(s => s.Decided.Count > 0)];
            return cells.Count == 0 ? null : new JudgedModel(name, cells.Count, Evaluation.Of(codebook, cells));
        }

        var byStrategy = models.ToLookup(m => m.Strategy, StringComparer.Ordinal);
        return [.. models.Select(m => m.Coder).Distinct().OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => Judged(c.Name, s => byStrategy[s.Strategy].FirstOrDefault(m => m.Coder == c)?.Suggestions))
            .Append(Judged(JudgedModel.Together, s => byStrategy[s.Strategy].Any() ? Votes.Of(codebook, s.Suggested, [.. byStrategy[s.Strategy].Select(m => m.Suggestions)], AnswerCosts.Default) : null)).OfType<JudgedModel>()];
    }

    /// <summary>What models answer, as answers of coders.</summary>
    private static IEnumerable<CodedAnswer> ModelAnswersOf(ReviewDesign design, ReviewStore store) =>
        ModelCodingsOf(design, store).SelectMany(c => c.Suggestions.Select(s => new CodedAnswer(c.Coder.Name, "", c.Strategy, s.Code, s.Status, s.Values, s.Evidence)));

    /// <summary>For each cell, what the models say that have a vote.</summary>
    private static Dictionary<CellName, IReadOnlyList<MachineAnswer>> ModelVotes(ReviewDesign design, ReviewStore store)
    {
        var current = CurrentCodings(design, store).SelectMany(g => g).ToList();
        var prefills = current.Count == 0 ? [] : ModelStandings(design, store).SelectMany(s => s.Prefills).ToDictionary(p => (p.Coder, p.Code));
        return current.SelectMany(c => c.Suggestions.Select(s => (Cell: new CellName(c.Strategy, s.Code), Answer: new MachineAnswer(c.Coder.Name, s, prefills.TryGetValue((c.Coder.Name, s.Code), out var p) && p.May(s)))))
            .GroupBy(a => a.Cell).ToDictionary(g => g.Key, g => (IReadOnlyList<MachineAnswer>)[.. g.Select(a => a.Answer)]);
    }

    /// <summary>The answers on which people agree, of strategies that two coded blind or that have a consensus, by strategy and answered code.</summary>
    private static Dictionary<string, IReadOnlyList<Suggestion>> DoubleCoded(ReviewStore store, Codebook codebook) =>
        store.Decisions().GroupBy(d => d.Strategy, StringComparer.Ordinal).Select(g => (g.Key, Answers: (IReadOnlyList<Suggestion>)[.. Coding.Agreed(codebook, [.. g])
                .Where(a => g.Where(d => d.Code == a.Code && d.Round != Decision.Consensus).Select(d => d.Coder).Distinct(StringComparer.Ordinal).Count() > 1)]))
            .Where(s => s.Answers.Count > 0).ToDictionary(s => s.Key, s => s.Answers, StringComparer.Ordinal);

    /// <summary>What people decided, and after it what models teach the own tagger where a review lets them: of each strategy, the answers to codes on which people have not agreed, those that are unclear left out.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="decided">What people decided, which stands before it.</param>
    /// <param name="documents">A strategy's documents.</param>
    private static IReadOnlyList<DecidedStrategy> WithTaughtByModels(ReviewDesign design, ReviewStore store, Codebook codebook, IReadOnlyList<DecidedStrategy> decided, Func<string, IReadOnlyList<Extract.Document>?> documents)
    {
        var known = decided.ToDictionary(d => d.Name, d => d.Answers.Select(a => a.Code).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return !design.Settings.ModelTeaches ? decided : [.. decided, .. CurrentCodings(design, store).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Models: g.Where(c => c.Coder.Codebook == codebook.Id).Select(c => c.Suggestions).ToList())).Where(s => s.Models.Count > 0)
            .Select(s => new DecidedStrategy(s.Name, documents(s.Name) ?? [], [.. Votes.Of(codebook, null, s.Models, AnswerCosts.Default)
                .Where(a => a.Status != Answer.Unclear && !(known.TryGetValue(s.Name, out var codes) && codes.Contains(a.Code)))]) { ByModel = true })
            .Where(s => s.Answers.Count > 0 && s.Documents.Any(d => !d.Failed))];
    }
}
