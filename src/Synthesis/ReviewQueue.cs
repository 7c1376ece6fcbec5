using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>What to ask people next, and what was missed, from what a review remembers.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="target">The recall that is wanted.</param>
    /// <param name="confidence">How sure limits are to be.</param>
    public static (OpenCells Cells, UnfoundEstimate? Unfound) QueueOf(ReviewDesign design, ReviewStore store, double target, double confidence)
    {
        var (cells, decisions) = (CellsOf(design, store), store.Decisions());
        return (OpenCells.Of(cells, decisions, design.Settings.Costs, ModelVotes(design, store)),
            store.Result<AbsentSample>(SampleKey(design, cells)) is { } sample ? UnfoundEstimate.Of(sample, cells, decisions, target, confidence) : null);
    }

    /// <summary>The next cells to read of those drawn by chance from what the machine calls absent; drawn once, and again only where the strategies, the codebooks, the costs or the seed are others.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<SuggestedCell> SampleOf(ReviewDesign design, ReviewStore store, int most)
    {
        var cells = CellsOf(design, store);
        var key = SampleKey(design, cells);
        if (store.Result<AbsentSample>(key) is not { } sample)
        {
            sample = AbsentSample.Draw(cells, design.Settings.Seed);
            store.AddResult(key, sample);
        }

        var decisions = store.Decisions().ToLookup(d => new CellName(d.Strategy, d.Code));
        var byName = cells.ToDictionary(c => c.Name);
        return [.. sample.Cells.Where(c => !OpenCells.IsSettled([.. decisions[c]]) && byName.ContainsKey(c)).Take(most).Select(c => byName[c])];
    }

    /// <summary>Every cell of the included strategies that has a suggestion.</summary>
    private static List<SuggestedCell> CellsOf(ReviewDesign design, ReviewStore store)
    {
        var selected = Select(store, design);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        return [.. Suggested(design, store, Named(selected, design.Population)).SelectMany(g => g.Select(s => new SuggestedCell(shortName(g.Key), s)))];
    }

    private static string SampleKey(ReviewDesign design, IReadOnlyList<SuggestedCell> cells) => "absent-sample/" + HashOf(
        [$"{design.Settings.Seed}", $"{design.Settings.Costs}", .. design.Codebooks.Select(c => c.Hash), .. cells.Select(c => c.Strategy).Distinct().Order(StringComparer.Ordinal)]);
}
