using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Review.Model;
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
        codebook.Ponds("""
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
        Assert.Equal((10, 5), (expected.Count, untaught.Count));
        Assert.Equal(expected, taggings);

        // Beside them stand the suggestions of the codebook alone, whenever they were made.
        Assert.Equal(untaught, new SortedDictionary<string, string>(expected.Where(t => untaught.ContainsKey(t.Key)).ToDictionary(), StringComparer.Ordinal));
        Assert.NotEqual(untaught.Values, expected.Where(t => !untaught.ContainsKey(t.Key)).Select(t => t.Value));
    }

    [Fact]
    public async Task With_nothing_decided_since_nothing_moves_and_nothing_is_tagged()
    {
        using var store = await RunAsync("one", 1, Decisions());
        var moved = Assert.Single(await Pipeline.RetagAsync(design, store, 1, new Refusing(), CancellationToken.None));

        Assert.Equal((5, 3, 0), (moved.Strategies, moved.Unmoved, moved.Moves.Count));
    }

    [Fact]
    public async Task Tagging_that_is_cut_off_leaves_the_suggestions_that_were_there()
    {
        using var store = await RunAsync("one", 1);
        store.AddDecisions(Decisions());
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Pipeline.RetagAsync(design, store, 1, new Stopping(stop), stop.Token));

        Assert.All(Pipeline.BenchOf(design, store), s => Assert.Equal(3, s.Suggestions.Count));
    }

    [Fact]
    public async Task A_codebook_without_examples_is_not_tagged_again_for_what_it_cannot_learn()
    {
        var signals = design with { Codebooks = [design.Codebooks[0] with { Examples = [] }] };
        using var store = await RunAsync("one", 1, signals);
        store.AddDecisions(Decisions());

        Assert.Empty(Assert.Single(await Pipeline.RetagAsync(signals, store, 1, new Refusing(), CancellationToken.None)).Moves);
        Assert.Equal(5, store.ResultKeys("tag/").Count);
    }

    [Fact]
    public async Task What_strategies_teach_is_kept_for_each_codebook()
    {
        var two = design with { Codebooks = [design.Codebooks[0], design.Codebooks[0] with { Id = "other", Hash = design.Codebooks[0].Hash + "1" }] };
        using var store = await RunAsync("one", 1, two, Decisions());

        // Three ponds teach, each both codebooks.
        Assert.Equal(6, store.ResultKeys("lesson/").Count);
    }

    [Fact]
    public async Task What_a_model_answered_teaches_where_a_review_lets_it()
    {
        using var store = await RunAsync("one", 1);
        AnswerByModel(store, "sources/pond-0.md", "sources/pond-2.md");
        double Score() => Pipeline.BenchOf(design, store).Single(s => s.Name == "pond-4").Suggestions["p.frogs"].Score!.Value;
        var before = Score();

        await Pipeline.RetagAsync(design, store, 1, new Refusing(), CancellationToken.None);
        Assert.Equal(before, Score());
        await Pipeline.RetagAsync(design with { Settings = design.Settings with { ModelTeaches = true } }, store, 1, null, CancellationToken.None);
        Assert.True(Score() < before, $"{Score()} and {before} before");
    }

    [Fact]
    public async Task What_models_answered_is_put_together_anew_where_pages_are()
    {
        using var store = await RunAsync("one", 1);
        AnswerByModel(store, "sources/pond-0.md", "sources/pond-1.md");
        Assert.Equal(["pond-0", "pond-1"], Pipeline.ModelCodingsOf(design, store).Select(c => c.Strategy));

        store.SetOrigins([.. Enumerable.Range(0, 2).Select(i => new Origin($"sources/pond-{i}.md", "sources", null, Route.Site, "", [], null, [], "", null))]);
        Assert.Equal("pond-0", Assert.Single(Pipeline.ModelCodingsOf(design, store)).Strategy);
    }

    [Fact]
    public async Task What_people_leave_unclear_settles_no_prevalence()
    {
        Decision Says(int pond, Answer answer) => new($"pond-{pond}", "p.fish", "anna", "1", answer, [], null, null);
        using var store = await RunAsync("one", 1, Says(0, Answer.Absent), Says(1, Answer.Unclear));
        var tabled = design with { Codebooks = [design.Codebooks[0] with { Tables = [new TableLayout("main", "Ponds", [new TableSection("All", ["p.fish"])])] }] };

        Assert.Equal(1, Assert.Single(Pipeline.WithFigures(tabled, store, Pipeline.ReportOf(tabled, store, null), null).Figures!.Prevalences).Prevalence.Settled);
    }

    private static IReadOnlyList<Decision> Decisions() =>
    [
        new("pond-0", "p.frogs", "anna", "1", Answer.Absent, [], null, null),
        new("pond-1", "p.fish", "anna", "1", Answer.Absent, [], null, null),
        new("pond-0", "p.fish", "anna", "1", Answer.Present, [], new Evidence("Amphibians croak", 0, 16, null, "anna", 1, [], "sources/pond-0.md"), null),
        new("pond-2", "p.life", "anna", "1", Answer.Unclear, [], null, null),
        new("pond-1", "p.fish", "anna", "1", Answer.Present, [], new Evidence("Toads hop", 0, 9, null, "anna", 1, [], "sources/pond-1.md"), null),
    ];

    /// <summary>A model says of pages that they carry nothing.</summary>
    private void AnswerByModel(ReviewStore store, params string[] pages)
    {
        var prompting = new Prompting(design.Codebooks[0], PromptTemplate.Read(Project.At("codebooks", "model.txt")), Grouping.All, Prompting.UsualSection);
        var requests = store.Documents(pages).SelectMany(d => ModelRequest.Of(prompting, d)).ToList();
        var nothing = JsonSerializer.Serialize(design.Codebooks[0].Codes.ToDictionary(c => c.Id, _ => new { quotes = Array.Empty<object>(), reason = "", status = "absent", values = Array.Empty<string>() }));
        store.AddModelRequests(requests.Select(r => r.Note));
        store.AddModelAnswers(requests.Select(r => new ModelAnswer(r.Id, "m", ModelSettings.UsualParameters, 1, nothing, false)));
    }

    private Task<ReviewStore> RunAsync(string name, int jobs, params IReadOnlyList<Decision> decisions) => RunAsync(name, jobs, design, decisions);

    private async Task<ReviewStore> RunAsync(string name, int jobs, ReviewDesign design, params IReadOnlyList<Decision> decisions)
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

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            if (value.Stage == "tag")
            {
                stop.Cancel();
            }
        }
    }

    private sealed class Refusing : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => Assert.Fail($"{value.Stage} went on");
    }
}
