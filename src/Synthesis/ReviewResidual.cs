using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>The passages of a review's included strategies that are about its codebooks' subjects and that no code claims, in clusters.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="clusters">How many clusters to look for, or null for as many as suit the number of passages.</param>
    /// <param name="jobs">How many strategies at a time.</param>
    /// <param name="progress">Told of each strategy, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<(IReadOnlyList<PassageCluster> Clusters, IReadOnlyList<UnclaimedPassage> Others)> ResidualOfAsync(
        ReviewDesign design, ReviewStore store, int? clusters, int jobs, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var included = selected.Where(s => s.Fate.Included).Select(s => s.Publication).ToList();
        var decided = DecidedStrategies(design, store, selected);
        var taggers = design.Codebooks.Select(c =>
        {
            var tagger = LearntTagger(c, jobs, progress, cancellation);
            return (c, tagger.Taught(Lessons(store, c, tagger, decided[c.Id], selected), jobs, cancellation));
        }).ToList();
        var passages = new List<UnclaimedPassage>();
        var done = 0;
        await foreach (var found in Ordered.SelectAsync(included.Select(p => (Name: shortName(p.Name), Pages: store.Documents(p.Pages.Select(d => d.Path)))), jobs,
            (p, _) => Task.FromResult(Unclaimed.Of(p.Name, p.Pages, taggers).ToList()), cancellation).ConfigureAwait(false))
        {
            passages.AddRange(found);
            progress?.Report(new StageProgress("residual", ++done, included.Count));
        }

        return PassageClusters.Of(passages, clusters, design.Settings.Seed);
    }
}
