using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>Figures of a small made review, worked out by hand.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;

    public EvaluationTests() => codebook = folder.Read();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Precision_recall_F1_and_kappa_are_those_worked_out_by_hand()
    {
        // water.any: people P P A A U; the machine P A P A P.
        var figures = Evaluation.Of(codebook, [Any("a", "PP", 0.9), Any("b", "PA", 0.2), Any("c", "AP", 0.9), Any("d", "AA", 0.1), Any("e", "UP", 0.6)]);

        var code = Assert.Single(figures.Codes);
        Assert.Equal(("water.any", 5, 1, 1, 1), (code.Code, code.Cells, code.Both, code.Extra, code.Missed));
        Assert.Equal((0.5, 0.5, 0.5), (code.Precision, code.Recall, code.F1));

        // Agreed on 2 of 5; by chance 0.4 × 0.6 + 0.6 × 0.4 = 0.48.
        Assert.Equal((0.4 - 0.48) / 0.52, code.Kappa!.Value, 12);
        Assert.Equal(code.Kappa, figures.All.Kappa);
        Assert.Equal(0.5, figures.MacroF1);
    }

    [Fact]
    public void Calibration_compares_scores_with_what_people_call_present_in_tenths()
    {
        var figures = Evaluation.Of(codebook, [Any("a", "PP", 0.9), Any("b", "PA", 0.2), Any("c", "AP", 1), Any("d", "AA", 0.1)]);

        // The last tenth: 2 cells, scores 1.9, one present; 0.2: one, present; 0.1: one, not.
        Assert.Equal((0.9 + 0.8 + 0.1) / 4, figures.CalibrationError, 12);
        Assert.Equal((2, 1), (figures.Tenths[9].Cells, figures.Tenths[9].Present));
        Assert.Equal(0.95, figures.Tenths[9].MeanScore!.Value, 12);
        Assert.Null(figures.Tenths[5].MeanScore);
    }

    [Fact]
    public void A_quote_counts_that_shares_half_the_words_of_the_shorter_in_one_run_and_values_only_if_all_are_right()
    {
        static Suggestion Level(string quote, params string[] values) =>
            new("water.level", Answer.Present, values, 0.9, [new Evidence(quote, 0, quote.Length, null, "x", 1, values, "p")]);
        var figures = Evaluation.Of(codebook,
        [
            new JudgedStrategy("a", [Level("In spring the water stands high.", "high")], [Level("the water stands high after rain", "high")]),
            new JudgedStrategy("b", [Level("In spring the water stands high.", "high")], [Level("the water was high and stands", "low")]),
        ]);

        Assert.Equal(new Hits(1, 2), figures.Evidence);
        Assert.Equal(new Hits(1, 2), figures.Values);
    }

    [Fact]
    public void Where_nothing_is_present_figures_that_are_not_defined_are_null()
    {
        var figures = Evaluation.Of(codebook, [Any("a", "AA", 0.1)]);

        Assert.Equal(((double?)null, (double?)null, (double?)null, (double?)null), (figures.All.Precision, figures.All.Recall, figures.All.F1, figures.All.Kappa));
        Assert.Null(figures.MacroF1);
        Assert.Null(figures.Evidence.Share);
    }

    private static JudgedStrategy Any(string name, string peopleAndMachine, double score) =>
        new(name, [Cell(peopleAndMachine[1], score)], [Cell(peopleAndMachine[0], null)]);

    private static Suggestion Cell(char status, double? score) =>
        new("water.any", status switch { 'P' => Answer.Present, 'U' => Answer.Unclear, _ => Answer.Absent }, [], score, []);
}
