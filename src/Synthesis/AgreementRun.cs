using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Review.Agreement;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>How far a review's coders agree, with each other, with themselves over time and with the machine.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="settings">What the review is about; its seed is that of the intervals.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="withUnmarked">Whether text that nobody quoted counts as agreed on.</param>
    public static ReviewAgreement AgreementOf(Codebook codebook, ReviewSettings settings, ReviewStore store, bool withUnmarked)
    {
        var publications = Publication.Of([.. store.Documents()]);
        var machine = publications.SelectMany(p => CodedAnswer.OfMachine(Coding.ShortName(p.Name), store.Result<Tagging>(TaggingKey(codebook, p))?.Suggestions ?? []));
        var lengths = publications.SelectMany(p => p.Pages).DistinctBy(d => d.Path).ToDictionary(d => d.Path, d => d.Text.EnumerateRunes().Count(), StringComparer.Ordinal);
        return ReviewAgreement.Of(codebook, [.. CodedAnswer.Of(store.Decisions()), .. machine], lengths, withUnmarked, new AgreementOptions(settings.Seed));
    }

    /// <summary>The included strategies, with what a draw of the double-coded share is stratified by.</summary>
    public static IReadOnlyList<ToCode> ToAssign(Codebook codebook, ReviewSettings settings, Population population, ReviewStore store)
    {
        var regions = population.Authorities.ToDictionary(a => a.Code, a => a.Region ?? "");
        return [.. Select(store, codebook, population, settings.AsAt).Where(s => s.Fate.Included).Select(s =>
        {
            var suggestions = store.Result<Tagging>(TaggingKey(codebook, s.Publication))?.Suggestions ?? [];
            return new ToCode(Coding.ShortName(s.Publication.Name), s.Screening.Authorities.Select(a => regions.GetValueOrDefault(a, "")).FirstOrDefault() ?? "",
                s.Screening.Authorities.Count > 1 ? $"joint {s.Screening.Kind}" : s.Screening.Kind, suggestions.Count == 0 ? 1 : suggestions.Count(x => x.Status == Answer.Unclear) / (double)suggestions.Count);
        })];
    }
}
