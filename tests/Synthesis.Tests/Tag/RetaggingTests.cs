using System.Text.Json;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>A review of five ponds, coded cell by cell and tagged again after each.</summary>
public sealed class RetaggingTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly CodebookFolder codebook = new();
    private readonly ReviewDesign design;

    public RetaggingTests()
    {
        codebook.With("codebook.yml", """
            id: small
            title: Ponds
            version: "1"
            source: made for tests
            scope: ponds
            unit: page
            themes: [{id: p, title: P, origin: a priori}]
            codes:
              - {id: p.life, theme: p, title: Life, definition: Something lives there., signals: [{id: life, weight: 0.8, all: [[alive]]}]}
              - {id: p.frogs, theme: p, title: Frogs, definition: Frogs live there., implies: [p.life], signals: [{id: frog, weight: 0.8, all: [[frog*]]}]}
              - {id: p.fish, theme: p, title: Fish, definition: Fish live there., signals: [{id: fish, weight: 0.8, all: [[fish]]}]}
            """).With("examples/bank.csv", "document,heading,text,codes\n" + string.Concat(Enumerable.Range(0, 8).Select(i =>
                $"pond-{i},Life,The fence is old.,\npond-{i},Life,{(i % 2 == 0 ? "Amphibians croak in the reeds.,p.frogs|p.life" : "A road runs by.,")}\n,Life,Newts hop at night.,p.frogs|p.life\n,Life,Perch and pike swim below.,p.fish\n")));
        design = new ReviewDesign(new ReviewSettings("What lives there?", "none", null, [], new DateOnly(2024, 6, 1), ["sources"], [], ["small"], [], 0.25, 1), [codebook.Read() with { Screening = null }], null, new Population([]), null);
    }

    public void Dispose()
    {
        folder.Dispose();
        codebook.Dispose();
    }

    [Fact]
    public async Task Tagging_after_each_decision_gives_to_the_byte_what_one_run_after_all_of_them_gives()
    {
        using var store = await RunAsync("one", 2);
        foreach (var decision in Decisions())
        {
            store.AddDecisions([decision]);
            await Pipeline.RetagAsync(design, store, 2, null, CancellationToken.None);
        }

        using var other = await RunAsync("two", 1, Decisions());
        using var none = await RunAsync("three", 1);
        var (taggings, expected, untaught) = (Taggings(store), Taggings(other), Taggings(none));
        Assert.Equal(5, expected.Count);
        // Beside them stand the suggestions from before the first decision, which the other review never had.
        Assert.Equal(expected, new SortedDictionary<string, string>(taggings.Where(t => expected.ContainsKey(t.Key) || !untaught.ContainsKey(t.Key)).ToDictionary(), StringComparer.Ordinal));
        Assert.Equal(untaught, new SortedDictionary<string, string>(taggings.Where(t => untaught.ContainsKey(t.Key)).ToDictionary(), StringComparer.Ordinal));
        Assert.NotEqual(untaught.Values, expected.Values);
    }

    [Fact]
    public async Task With_nothing_decided_since_nothing_moves_and_nothing_is_tagged()
    {
        using var store = await RunAsync("one", 1, Decisions());
        var moved = Assert.Single(await Pipeline.RetagAsync(design, store, 1, new Refusing(), CancellationToken.None));

        Assert.Equal((5, 3, 0), (moved.Strategies, moved.Unmoved, moved.Moves.Count));
    }

    private static IReadOnlyList<Decision> Decisions() =>
    [
        new("pond-0", "p.frogs", "anna", "1", Answer.Absent, [], null, null),
        new("pond-1", "p.fish", "anna", "1", Answer.Absent, [], null, null),
        new("pond-0", "p.fish", "anna", "1", Answer.Present, [], new Evidence("Amphibians croak", 0, 16, null, "anna", 1, [], "sources/pond-0.md"), null),
        new("pond-2", "p.life", "anna", "1", Answer.Unclear, [], null, null),
        new("pond-1", "p.fish", "anna", "1", Answer.Present, [], new Evidence("Toads hop", 0, 9, null, "anna", 1, [], "sources/pond-1.md"), null),
    ];

    private async Task<ReviewStore> RunAsync(string name, int jobs, params IReadOnlyList<Decision> decisions)
    {
        for (var i = 0; i < 5; i++)
        {
            folder.Write($"{name}/sources/pond-{i}.md", $"{(i % 2 == 0 ? "Amphibians croak" : "Toads hop")} in the reeds of pond {i}. Perch are said to swim there. A road runs by the fence.\n");
        }

        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var store = ReviewStore.Open(folder.At(name), TimeProvider.System);
        store.AddDecisions(decisions);
        await Pipeline.RunReviewAsync(folder.At(name), design, store, extractor, jobs, null, CancellationToken.None);
        return store;
    }

    private static SortedDictionary<string, string> Taggings(ReviewStore store) =>
        new(store.ResultKeys("tag/").ToDictionary(k => k, k => JsonSerializer.Serialize(store.Result<Tagging>(k))), StringComparer.Ordinal);

    private sealed class Refusing : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => Assert.Fail($"{value.Stage} went on");
    }
}
