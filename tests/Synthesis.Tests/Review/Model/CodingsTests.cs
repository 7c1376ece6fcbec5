using Synthesis.Extract;
using Synthesis.Review;
using Synthesis.Review.Model;
using Synthesis.Store;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>How answers become codings: over sections, over repeats, together with the own tagger.</summary>
public sealed class CodingsTests : IDisposable
{
    private readonly Ponds ponds = new();
    private readonly Document two = Documents.Of(Documents.Prose("Green frogs live at the north pond. " + string.Concat(Enumerable.Repeat("Nothing else is told of it here. ", 40))), Documents.Prose("Brown frogs live at the south pond. " + string.Concat(Enumerable.Repeat("Nothing else is told of it here. ", 40))));

    public void Dispose() => ponds.Dispose();

    [Fact]
    public void Sections_are_put_together_and_an_answer_stands_once_all_are_answered()
    {
        var prompting = ponds.Prompting with { SectionTokens = 500 };
        var requests = ModelRequest.Of(prompting, two).ToList();
        Assert.Equal(2, requests.Count);
        var first = Ponds.Answer(requests[0].Id, ponds.Json(("p.frogs", "present", ["green"], ["Green frogs live at the north pond"])));
        var second = Ponds.Answer(requests[1].Id, ponds.Json(("p.frogs", "present", ["brown"], ["Brown frogs live at the south pond"])));

        Assert.Empty(Assert.Single(Of(requests, first)).Suggestions);
        var whole = Assert.Single(Of(requests, second, first)).Suggestions;
        Assert.Equal(["green", "brown"], whole.Single(s => s.Code == "p.frogs").Values);
        Assert.Equal(2, whole.Single(s => s.Code == "p.frogs").Evidence.Count);
        Assert.Equal(Answer.Present, whole.Single(s => s.Code == "p.any").Status);
        Assert.Equal(Answer.Absent, whole.Single(s => s.Code == "q.level").Status);
    }

    [Fact]
    public void A_malformed_answer_is_asked_for_once_more_and_then_recorded_as_such()
    {
        var request = ponds.Request(Ponds.Page);
        var again = request.AskedAgain(ponds.Prompting);
        var bad = Ponds.Answer(request.Id, "frogs, I believe");
        IReadOnlyList<OpenRequest> Open(params IEnumerable<ModelAnswer> answers) => Outstanding.Of(ponds.Prompting, [request], Ponds.Settings, 1, Ponds.Lookup(answers));

        Assert.Equal(request.Id, Assert.Single(Open()).Key.Request);
        Assert.Equal(again.Id, Assert.Single(Open(bad)).Key.Request);
        Assert.Equal(request.Note.Again, again.Id);
        Assert.Empty(Open(bad, Ponds.Answer(again.Id, "still frogs")));
        Assert.Empty(Open(Ponds.Answer(request.Id, ponds.Frogs)));

        var twice = Assert.Single(ponds.Codings(Ponds.Page, bad, Ponds.Answer(again.Id, "still frogs")));
        Assert.All(twice.Suggestions, s => Assert.Equal(Answer.Unclear, s.Status));
        Assert.Contains(twice.Issues, i => i.Code == "model-malformed" && i.Message.Contains("asked for twice", StringComparison.Ordinal));
        Assert.Equal(Answer.Present, Assert.Single(ponds.Codings(Ponds.Page, Ponds.Answer(again.Id, ponds.Frogs), bad)).Suggestions.Single(s => s.Code == "p.frogs").Status);
    }

    [Fact]
    public void More_than_half_of_repeats_decide_and_the_score_is_their_share()
    {
        var id = ponds.Request(Ponds.Page).Id;
        var coding = Assert.Single(ponds.Codings(Ponds.Page, Ponds.Answer(id, ponds.Frogs), Ponds.Answer(id, ponds.Frogs, 2), Ponds.Answer(id, ponds.Json(), 3)));
        Assert.Equal((Answer.Present, 0.6667), (Said(coding).Status, Said(coding).Score));
        Assert.Equal(Answer.Unclear, Said(Assert.Single(ponds.Codings(Ponds.Page, Ponds.Answer(id, ponds.Frogs), Ponds.Answer(id, ponds.Json(), 2)))).Status);
    }

    [Fact]
    public void Two_answers_to_one_request_give_the_same_coding_in_either_order()
    {
        var id = ponds.Request(Ponds.Page).Id;
        var (one, other) = (Ponds.Answer(id, ponds.Frogs), Ponds.Answer(id, ponds.Json()));

        var (first, second) = (Assert.Single(ponds.Codings(Ponds.Page, one, other)), Assert.Single(ponds.Codings(Ponds.Page, other, one)));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(first), System.Text.Json.JsonSerializer.Serialize(second));
        Assert.Contains(first.Issues, i => i.Code == "two-answers");
    }

    [Fact]
    public void Another_model_other_parameters_or_other_words_are_another_coder()
    {
        var id = ponds.Request(Ponds.Page).Id;
        var codings = ponds.Codings(Ponds.Page, Ponds.Answer(id, ponds.Frogs), Ponds.Answer(id, ponds.Json(), model: "other"), Ponds.Answer(id, ponds.Json()) with { Parameters = "{}" });

        Assert.Equal(3, codings.Select(c => c.Coder.Name).Distinct().Count());
        Assert.NotEqual(ponds.Prompting.Hash, (ponds.Prompting with { SectionTokens = 999 }).Hash);
    }

    [Fact]
    public void Two_documents_with_a_section_in_common_are_asked_about_it_once_and_both_answered()
    {
        var prompting = ponds.Prompting with { SectionTokens = 500 };
        var other = Documents.Of(Documents.Prose(two.Blocks[0].Text), Documents.Prose("A heron nests at the west pond. " + string.Concat(Enumerable.Repeat("Nothing else is told of it here. ", 40))));
        var (first, second) = (ModelRequest.Of(prompting, two).ToList(), ModelRequest.Of(prompting, other).ToList());
        Assert.Equal((first[0].Id, 3), (second[0].Id, first.Concat(second).Select(r => r.Id).Distinct().Count()));
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);
        store.AddModelRequests(first.Select(r => r.Note));
        store.AddModelRequests(second.Concat(first).Select(r => r.Note));
        ModelAnswer[] answers = [Ponds.Answer(first[0].Id, ponds.Json(("p.frogs", "present", ["green"], ["Green frogs live at the north pond"]))), Ponds.Answer(first[1].Id, ponds.Json()), Ponds.Answer(second[1].Id, ponds.Json())];

        Assert.Equal(4, store.ModelRequests().Count);
        Assert.All((Document[])[two, other], d => Assert.Equal(Answer.Present, Said(Assert.Single(ModelCodings.Of(ponds.Codebook, [], "page", [d], store.ModelRequests(), Ponds.Lookup(answers)))).Status));
    }

    [Fact]
    public void Who_was_asked_something_else_in_the_same_words_is_another_coder() =>
        Assert.NotEqual(new ModelCoder("m", "{}", "p", "small", "1", "a").Name, new ModelCoder("m", "{}", "p", "small", "1", "b").Name);

    [Fact]
    public void Own_tagger_and_models_are_weighed_by_plain_rules()
    {
        Suggestion Own(double score) => new("p.frogs", AnswerCosts.Default.Cheapest(score), [], score, []);
        Evidence[] quote = [new("Green frogs live at the north pond", 16, 50, null, "r", 1, ["green"], "test.txt")];
        Suggestion Model(Answer answer) => new("p.frogs", answer, answer == Answer.Present ? ["green"] : [], answer == Answer.Present ? 1 : answer == Answer.Absent ? 0 : 0.5, answer == Answer.Present ? quote : []);
        Suggestion Together(double own, params Answer[] models) => Votes.Of(ponds.Codebook, [Own(own)], [.. models.Select(m => (IReadOnlyList<Suggestion>)[Model(m)])], AnswerCosts.Default).Single(s => s.Code == "p.frogs");

        Assert.Equal(Answer.Present, Together(0.05, Answer.Present).Status);
        Assert.Equal(Answer.Absent, Together(0.9, Answer.Absent).Status);
        Assert.True(Together(0.9, Answer.Present).Score > Together(0.1, Answer.Present).Score);
        Assert.Equal(Answer.Present, Together(0.8, Answer.Present, Answer.Absent).Status);
        Assert.Equal(0.7, Together(0.7).Score);
        Assert.Equal(["green"], Together(0.05, Answer.Present).Values);
    }

    [Theory]
    [InlineData(14, 14, true)]
    [InlineData(12, 12, false)]
    [InlineData(20, 22, false)]
    [InlineData(38, 40, true)]
    public void A_model_may_fill_in_where_it_was_right_often_enough_to_be_sure(int right, int of, bool may)
    {
        var codings = Enumerable.Range(0, of).Select(i => new ModelCoding(new ModelCoder("m", "{}", "p", "small", "1", "a"), $"s{i}", [new Suggestion("p.any", Answer.Present, [], 1, [])], [])).ToList();
        var people = Enumerable.Range(0, of).ToDictionary(i => $"s{i}", i => (IReadOnlyList<Suggestion>)[new Suggestion("p.any", i < right ? Answer.Present : Answer.Absent, [], null, [])]);
        var prefill = Prefill.Of(ponds.Codebook, codings, people, 0.8).Single(p => p.Code == "p.any");

        Assert.Equal((may, right, of), (prefill.From is not null, prefill.Right, prefill.Among));
        Assert.Equal(may, prefill.May(codings[0].Suggestions[0]));
    }

    [Fact]
    public void The_lower_limit_is_that_of_Clopper_and_Pearson()
    {
        Assert.Equal(Math.Pow(0.05, 1 / 12.0), Prefill.Lower(12, 12), 1e-6);
        Assert.Equal(1 - Math.Sqrt(0.95), Prefill.Lower(1, 2), 1e-6);
        Assert.Equal(0, Prefill.Lower(0, 5));
    }

    [Fact]
    public void Where_machines_disagree_or_contradict_one_person_the_queue_asks_first()
    {
        SuggestedCell Cell(string code) => new("s", new Suggestion(code, Answer.Absent, [], 0.1, []));
        MachineAnswer Says(Answer answer) => new("m (model 1234567)", new Suggestion("x", answer, [], answer == Answer.Present ? 1 : 0, []), false);
        SuggestedCell[] cells = [Cell("a"), Cell("b"), Cell("c")];
        var models = new Dictionary<CellName, IReadOnlyList<MachineAnswer>> { [new("s", "a")] = [Says(Answer.Absent)], [new("s", "b")] = [Says(Answer.Present)], [new("s", "c")] = [Says(Answer.Present)] };
        Decision[] decided = [new("s", "c", "anna", "1", Answer.Absent, [], null, null)];

        var open = OpenCells.Of(cells, decided, AnswerCosts.Default, models);
        Assert.Equal(["c", "b", "a"], open.Open.Select(o => o.Cell.Suggestion.Code));
        Assert.Equal("anna says absent, m (model 1234567) present", open.Open[0].Why);
        Assert.Equal("machines disagree: own tagger absent, m (model 1234567) present", open.Open[1].Why);
        Assert.Equal(["b", "a"], OpenCells.Of(cells, [.. decided, decided[0] with { Round = Decision.Consensus }], AnswerCosts.Default, models).Open.Select(o => o.Cell.Suggestion.Code));
    }

    private static Suggestion Said(ModelCoding coding) => coding.Suggestions.Single(s => s.Code == "p.frogs");

    private IReadOnlyList<ModelCoding> Of(IReadOnlyList<ModelRequest> requests, params IEnumerable<ModelAnswer> answers) => ModelCodings.Of(ponds.Codebook, [], "page", [two], requests.Select(r => r.Note), Ponds.Lookup(answers));
}
