using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Agreement;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis;

/// <summary>A publication of a review as people work on it.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Selected">Its pages in outline, what screening says, and its fate.</param>
/// <param name="Authorities">Names of the authorities it covers.</param>
/// <param name="Regions">Their regions, each once.</param>
/// <param name="Suggestions">What the machine suggests for each code; empty where it is left out or not tagged yet.</param>
public sealed record BenchStrategy(string Name, Selected Selected, IReadOnlyList<string> Authorities, IReadOnlyList<string> Regions, IReadOnlyDictionary<string, Suggestion> Suggestions)
{
    /// <summary>What a reader knows it by.</summary>
    public string Title => Selected.Screening.Title ?? Name;
}

/// <summary>What language models say of a review, as people work on it.</summary>
/// <param name="Votes">For each cell, what the models say that have a vote.</param>
/// <param name="Answers">What every model answered, as answers of coders.</param>
public sealed record BenchModels(IReadOnlyDictionary<CellName, IReadOnlyList<MachineAnswer>> Votes, IReadOnlyList<CodedAnswer> Answers);

public static partial class Pipeline
{
    /// <summary>What language models say of a review; nothing where none was asked.</summary>
    public static BenchModels ModelsOf(ReviewDesign design, ReviewStore store) => new(ModelVotes(design, store), [.. ModelAnswersOf(design, store)]);

    /// <summary>Every publication of a review, included or not, as people work on it.</summary>
    public static IReadOnlyList<BenchStrategy> BenchOf(ReviewDesign design, ReviewStore store)
    {
        var selected = Select(store, design);
        var known = design.Population.Authorities.ToDictionary(a => a.Code, StringComparer.Ordinal);
        var publications = ShortNamed(selected, design);
        var key = TaggingKeys(store, design.Settings.Costs);
        return [.. selected.Select((s, i) => new BenchStrategy(publications[i].ShortName, s, publications[i].AuthorityNames,
            [.. s.Screening.Authorities.Select(a => known[a].Region).OfType<string>().Distinct(StringComparer.Ordinal)],
            !s.Fate.Included ? new Dictionary<string, Suggestion>() : design.Codebooks.SelectMany(c => store.Result<Tagging>(key(c, s.Publication))?.Suggestions ?? []).DistinctBy(x => x.Code).ToDictionary(x => x.Code, StringComparer.Ordinal)))];
    }

    /// <summary>The tables of a review as they stand, from what is at hand and without the store.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="strategies">Its publications.</param>
    /// <param name="decisions">What people decided, oldest first.</param>
    /// <param name="ratings">What people rated.</param>
    /// <param name="who">A coder's name; <c>consensus</c> for what people agree on; null for suggestions.</param>
    public static RunResult LiveOf(ReviewDesign design, IReadOnlyList<BenchStrategy> strategies, IReadOnlyList<Decision> decisions, IReadOnlyList<PersonRating> ratings, string? who)
    {
        var selected = strategies.Select(s => s.Selected).ToList();
        var own = decisions.Where(d => who == Decision.Consensus || (d.Coder == who && d.Round != Decision.Consensus)).ToLookup(d => d.Strategy, StringComparer.Ordinal);
        IReadOnlyList<Suggestion> Answers(BenchStrategy s, Codebook c) => who is null ? [.. c.Codes.Select(x => s.Suggestions.GetValueOrDefault(x.Id)).OfType<Suggestion>()]
            : who == Decision.Consensus ? Coding.Agreed(c, [.. own[s.Name]]) : Coding.Answers(c, [.. own[s.Name]]);
        var counted = strategies.Where(s => s.Selected.Fate.Included && (who is null ? s.Suggestions.Count > 0 : own.Contains(s.Name))).ToList();
        var tables = design.Codebooks.ToDictionary(c => c.Id, c => CoverageTable.Of(c, c.Tables[0],
            [.. counted.Select(s => new CodedStrategy(s.Name, s.Selected.Screening.Title, s.Authorities, Answers(s, c)))], who is null ? Basis.Suggestions : Basis.Decisions));
        return new RunResult(tables[design.Codebooks[0].Id], design.Settings.AsAt, Named(selected, design.Population), [], design.Codebooks[0].Hash)
        {
            Coder = who,
            Counts = Counts(design.Codebooks[0], design.Population, design.Gradings, design.Settings.GradeScale, design.Settings.AsAt, selected),
            Further = [.. design.Codebooks.Skip(1).Select(c => tables[c.Id])],
            Ratings = design.Criteria is { } criteria ? RatingTable.Of(criteria, criteria.Codebooks.ToDictionary(c => c.Id, c => tables[c.Id]), ratings) : null,
        };
    }

    /// <summary>How far the coders of a review agree now, from what is at hand; quotes are compared in documents whose length is told.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="strategies">Its publications.</param>
    /// <param name="decisions">What people decided, oldest first.</param>
    /// <param name="models">What language models answered; null leaves out every machine, the own tagger too.</param>
    /// <param name="lengths">Length in code points of documents by their path.</param>
    public static ReviewAgreement LiveAgreement(ReviewDesign design, IReadOnlyList<BenchStrategy> strategies, IReadOnlyList<Decision> decisions, IReadOnlyList<CodedAnswer>? models, IReadOnlyDictionary<string, int> lengths)
    {
        var people = CodedAnswer.Of(decisions);
        var coded = people.Select(a => a.Strategy).ToHashSet(StringComparer.Ordinal);
        var machine = models is null ? [] : strategies.Where(s => coded.Contains(s.Name)).SelectMany(s => CodedAnswer.OfMachine(s.Name, [.. s.Suggestions.Values])).Concat(models);
        return ReviewAgreement.Of(design.Asked, [.. people, .. machine], lengths, withUnmarked: false, new AgreementOptions(design.Settings.Seed, Draws: 200));
    }
}
