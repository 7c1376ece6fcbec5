using System.Diagnostics;
using System.Globalization;
using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Tag;

namespace Synthesis.Benchmarks;

/// <summary>How long a review takes to tag itself again after one decision, in a program that goes on running.</summary>
internal static class Retagging
{
    private const int Decisions = 9;

    /// <summary>Decides one cell after another and prints what each costs; the decisions stay in the review, so give it a copy.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="review">A review that was run.</param>
    internal static async Task RunAsync(string root, string review)
    {
        using var store = ReviewStore.Open(review, TimeProvider.System);
        var design = ReviewDesign.Read(review, path => Path.Combine(root, path));
        var names = Pipeline.ReportOf(design, store, null).Publications.Where(p => p.Fate.Included).Select(p => p.ShortName).ToList();
        var before = store.Decisions().Count;
        for (var i = 0; i < Decisions; i++)
        {
            var code = design.Codes[(before + (i * 7)) % design.Codes.Count].Id;
            store.AddDecisions([new Decision(names[(before + (i / 3)) % names.Count], code, "anna", "1", Answer.Absent, [], null, null)]);
            var time = Stopwatch.StartNew();
            var moved = await Pipeline.RetagAsync(design, store, Environment.ProcessorCount, null, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names.Count} strategies, {code}: {time.Elapsed.TotalSeconds:0.00} s, {moved.Sum(m => m.Moves.Sum(x => x.Strategies.Count))} answers moved"));
        }
    }
}
