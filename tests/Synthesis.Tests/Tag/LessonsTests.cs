using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Report;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>What people decide about ponds, and what the tagger makes of it.</summary>
public sealed class LessonsTests : IDisposable
{
    private static readonly string[] Frogs = ["Amphibians croak in the reeds.", "Croaking amphibians hop at night.", "Amphibians hop in the reeds."];
    private static readonly string[] Other = ["The committee approved the minutes.", "A fence runs along the road.", "Visitors park by the gate."];

    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;
    private readonly Tagger cold;

    public LessonsTests()
    {
        codebook = folder.Ponds("""
              - {id: p.frogs, theme: p, title: Frogs, definition: Frogs live there., signals: [{id: frog, weight: 0.8, all: [[frog*]]}]}
              - {id: p.fish, theme: p, title: Fish, definition: Fish live there., signals: [{id: fish, weight: 0.8, all: [[fish]]}]}
            """).With("examples/bank.csv", "document,heading,text,codes\n" + string.Concat(Enumerable.Range(0, 8).SelectMany(i => (string[])
            [
                $"pond-{i},Life,{Other[i % 3]},\n",
                $"pond-{i},Life,{(i % 2 == 0 ? $"{Frogs[i % 3]},p.frogs" : $"{Other[(i + 1) % 3]},")}\n",
                $",Life,{Frogs[i % 3]},p.frogs\n",
                $",Life,Perch and pike swim below.,p.fish\n",
            ]))).Read();
        cold = Tagger.Learn(codebook, 2, CancellationToken.None);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Passages_of_a_decided_strategy_carry_what_was_quoted_and_are_asked_what_is_known()
    {
        var document = Documents.Of(Documents.Heading("Life"), Documents.Prose("Frogs croak. Visitors park here."), Documents.Prose("Perch swim."));
        var quote = document.Blocks[1];
        var passages = Pipeline.Decided("pond", [document],
        [
            new Suggestion("p.frogs", Answer.Present, ["green"], null, [new Evidence("Frogs", quote.Start!.Value, quote.Start.Value + 5, null, "anna", 1, ["green"], document.Path)]),
            new Suggestion("p.fish", Answer.Absent, [], null, []),
        ]);

        Assert.Equal(["Life", "Frogs croak.", "Visitors park here.", "Perch swim."], passages.Select(p => p.Text));
        Assert.Equal(["green"], passages[1].Carries["p.frogs"]);
        Assert.Equal(["p.fish", "p.frogs"], passages[1].Asked!.Order());
        Assert.All(passages.Where(p => p != passages[1]), p => Assert.Equal((0, "p.fish"), (p.Carries.Count, Assert.Single(p.Asked!))));
        Assert.Equal(passages[1].Block, passages[2].Block);
    }

    [Fact]
    public void Of_an_unclear_answer_nothing_is_known() =>
        Assert.Empty(Assert.Single(Pipeline.Decided("pond", [Documents.Paragraph("Frogs croak.")], [new Suggestion("p.frogs", Answer.Unclear, [], null, [])])).Asked!);

    [Fact]
    public void A_rejected_suggestion_makes_passages_of_its_kind_less_likely_and_a_confirmed_one_more()
    {
        const string Text = "Amphibians croak in the reeds of the pond.";
        double Score(Tagger tagger) => tagger.Tag(Documents.Paragraph(Text)).Suggestions.Single(s => s.Code == "p.frogs").Score!.Value;
        var document = Documents.Of(Documents.Prose("Amphibians croak in the reeds."), Documents.Prose("The committee met."));
        Tagger After(Answer answer) => cold.Taught([.. Enumerable.Range(0, 3).Select(i => LessonOf(new DecidedStrategy($"s{i}", [document], [Frog(answer, document)])))], 2, CancellationToken.None);

        Assert.True(Score(After(Answer.Absent)) < Score(cold));
        Assert.True(Score(After(Answer.Present)) >= Score(cold));
    }

    [Fact]
    public void Nothing_decided_leaves_the_tagger_as_it_was() => Assert.Same(cold, cold.Taught([], 1, CancellationToken.None));

    [Fact]
    public void What_decisions_teach_is_the_same_to_the_byte_for_any_number_of_threads()
    {
        var lessons = Reviewed(4).ConvertAll(LessonOf);
        string Answers(int jobs) => JsonSerializer.Serialize(Reviewed(6).ConvertAll(s => cold.Taught(lessons, jobs, CancellationToken.None).Tag(s.Name, s.Documents)));

        Assert.Equal(Answers(1), Answers(2));
    }

    [Fact]
    public void What_was_kept_of_a_strategy_and_of_its_decisions_gives_the_answers_that_its_text_gives()
    {
        static T Kept<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
        var reviewed = Reviewed(6);
        var lessons = reviewed.ConvertAll(LessonOf);
        var (taught, again) = (cold.Taught(lessons, 1, CancellationToken.None), cold.Taught(lessons.ConvertAll(Kept), 2, CancellationToken.None));

        var fromText = JsonSerializer.Serialize(reviewed.ConvertAll(s => taught.Tag(s.Name, s.Documents)));
        Assert.Equal(fromText, JsonSerializer.Serialize(reviewed.ConvertAll(s => again.Tag(Candidates.Unpacked(cold.CandidatesOf(s.Name, s.Documents).Packed())))));
        Assert.NotEqual(fromText, JsonSerializer.Serialize(reviewed.ConvertAll(s => cold.Tag(s.Name, s.Documents))));
    }

    [Fact]
    public void An_evaluation_is_the_same_to_the_byte_for_any_number_of_threads()
    {
        byte[] Bytes(int jobs)
        {
            using var to = new MemoryStream();
            var report = Pipeline.Evaluate(codebook, cold, Reviewed(7), 1, jobs, null, CancellationToken.None);
            EvaluationJson.Write(report, to);
            EvaluationPage.Write(report, to);
            return to.ToArray();
        }

        Assert.Equal(Bytes(1), Bytes(2));
    }

    [Theory]
    [InlineData(1, "One strategy is decided")]
    [InlineData(3, "too few for a learning curve")]
    public void Few_decided_strategies_are_said_to_be_few(int strategies, string remark)
    {
        var report = Pipeline.Evaluate(codebook, cold, Reviewed(strategies), 1, 1, null, CancellationToken.None);

        Assert.Contains(report.Remarks(), r => r.Contains(remark, StringComparison.Ordinal));
        Assert.Equal(strategies == 1, report.Learnt is null);
        Assert.Empty(report.Curve);
    }

    [Fact]
    public void With_enough_strategies_there_is_a_curve_that_begins_with_none()
    {
        var report = Pipeline.Evaluate(codebook, cold, Reviewed(7), 1, 1, null, CancellationToken.None);

        Assert.Equal([0, 2, 4], report.Curve.Select(p => p.Coded));
        Assert.Equal((3, 7), (report.Judged, report.Learnt!.All.Cells));
    }

    [Fact]
    public void A_tagger_of_signals_alone_is_measured_and_not_moved()
    {
        var report = Pipeline.Evaluate(codebook, Tagger.OfSignals(codebook), Reviewed(7), 1, 1, null, CancellationToken.None);

        Assert.Equal(report.Cold.All, report.Learnt!.All);
        Assert.Contains(report.Remarks(), r => r.Contains("do not move them", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_that_is_answered_from_the_codebook_alone_is_not_moved()
    {
        var document = Documents.Of(Documents.Prose("Amphibians croak in the reeds."), Documents.Prose("The committee met."));
        var taught = cold.Taught([.. Enumerable.Range(0, 3).Select(i => LessonOf(new DecidedStrategy($"s{i}", [document], [Frog(Answer.Absent, document)])))], 1, CancellationToken.None);
        var kept = cold.CandidatesOf("pond", [Documents.Paragraph("Amphibians croak in the reeds of the pond.")]);

        Assert.Equal(JsonSerializer.Serialize(cold.Tag(kept)), JsonSerializer.Serialize(taught.Tag(kept, new HashSet<string>(["p.frogs", "p.fish"]))));
        Assert.True(taught.Tag(kept, new HashSet<string>(["p.fish"])).Suggestions[0].Score < cold.Tag(kept).Suggestions[0].Score);
    }

    private Lesson LessonOf(DecidedStrategy s) => cold.LessonOf(cold.CandidatesOf(s.Name, s.Documents), Pipeline.Decided(s.Name, s.Documents, s.Answers));

    private static List<DecidedStrategy> Reviewed(int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
        {
            var document = Documents.Of(Documents.Prose(i % 2 == 0 ? Frogs[i % 3] : Other[i % 3]), Documents.Prose(Other[(i + 1) % 3]));
            return new DecidedStrategy($"pond-{i}", [document], [Frog(i % 2 == 0 ? Answer.Present : Answer.Absent, document)]);
        })];

    private static Suggestion Frog(Answer answer, Document document)
    {
        var block = document.Blocks[0];
        return new Suggestion("p.frogs", answer, [], null, answer == Answer.Present ? [new Evidence(block.Text, block.Start!.Value, block.End!.Value, null, "anna", 1, [], document.Path)] : []);
    }
}
