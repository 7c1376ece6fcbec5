using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>What models answered teaches the tagger as decisions do, and less.</summary>
public sealed class ModelLessonTests
{
    [Fact]
    public void A_models_answers_move_the_tagger_less_than_a_persons()
    {
        using var folder = new CodebookFolder();
        var codebook = folder.Ponds("""
              - {id: p.frogs, theme: p, title: Frogs, definition: Frogs live there., signals: [{id: frog, weight: 0.8, all: [[frog*]]}]}
            """).With("examples/bank.csv", "document,heading,text,codes\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"pond-{i},,Frogs croak in the reeds {i}.,p.frogs\npond-{i},,The gate was painted {i}.,\n,,The minutes were read {i}.,\n"))).Read();
        var cold = Tagger.Learn(codebook, 1, CancellationToken.None);
        var document = Documents.Paragraph("Tadpoles wriggle below the bridge. The gate is locked at night.");
        var lesson = cold.LessonOf(cold.CandidatesOf("s", [document]), Pipeline.Decided("s", [document], [new Suggestion("p.frogs", Answer.Present, [], null, [new Evidence("Tadpoles wriggle below the bridge.", 0, 34, null, "x", 1, [], "test.txt")])]));
        double Score(Tagger tagger) => tagger.Tag(Documents.Paragraph("Tadpoles wriggle there.")).Suggestions[0].Score!.Value;

        var (none, model, person) = (Score(cold), Score(cold.Taught([lesson with { Weight = Lesson.ModelWeight }], 1, CancellationToken.None)), Score(cold.Taught([lesson], 1, CancellationToken.None)));
        Assert.True(none < model && model < person, $"{none} {model} {person}");
    }
}
