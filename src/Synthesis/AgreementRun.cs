using Synthesis.Review;
using Synthesis.Review.Agreement;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>How far a review's coders agree, with each other, with themselves over time and with the machine, language models among them.</summary>
    /// <param name="design">What the review is made from; its seed is that of the intervals.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="withUnmarked">Whether text that nobody quoted counts as agreed on.</param>
    public static ReviewAgreement AgreementOf(ReviewDesign design, ReviewStore store, bool withUnmarked)
    {
        var people = CodedAnswer.Of(store.Decisions());
        var coded = people.Select(a => a.Strategy).ToHashSet(StringComparer.Ordinal);
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var taggingKey = TaggingKeys(store, design.Settings.Costs);
        var machine = selected.Where(s => coded.Contains(shortName(s.Publication.Name))).SelectMany(s => CodedAnswer.OfMachine(shortName(s.Publication.Name),
            [.. design.Codebooks.SelectMany(c => store.Result<Tagging>(taggingKey(c, s.Publication))?.Suggestions ?? [])]));
        var lengths = store.Documents().ToDictionary(d => d.Path, d => d.Text.EnumerateRunes().Count(), StringComparer.Ordinal);
        return ReviewAgreement.Of(design.Asked, [.. people, .. machine, .. ModelAnswersOf(design, store)], lengths, withUnmarked, new AgreementOptions(design.Settings.Seed));
    }

    /// <summary>The included strategies, with what a draw of the double-coded share is stratified by.</summary>
    public static IReadOnlyList<ToCode> ToAssign(ReviewDesign design, ReviewStore store)
    {
        var regions = design.Population.Authorities.ToDictionary(a => a.Code, a => a.Region ?? "");
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var taggingKey = TaggingKeys(store, design.Settings.Costs);
        return [.. selected.Where(s => s.Fate.Included).Select(s =>
        {
            var suggestions = design.Codebooks.SelectMany(c => store.Result<Tagging>(taggingKey(c, s.Publication))?.Suggestions ?? []).ToList();
            return new ToCode(shortName(s.Publication.Name), s.Screening.Authorities.Select(a => regions.GetValueOrDefault(a, "")).FirstOrDefault() ?? "",
                s.Screening.Authorities.Count > 1 ? $"joint {s.Screening.Kind}" : s.Screening.Kind, suggestions.Count == 0 ? 1 : suggestions.Count(x => x.Status == Answer.Unclear) / (double)suggestions.Count);
        })];
    }
}
