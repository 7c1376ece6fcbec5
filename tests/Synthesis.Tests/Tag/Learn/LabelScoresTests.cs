using Synthesis.Tag.Learn;

namespace Synthesis.Tests.Tag.Learn;

public sealed class LabelScoresTests
{
    [Fact]
    public void Figures_are_as_by_hand()
    {
        var scores = Of(("a", "a", 0.9), ("a", "a", 0.9), ("a", "b", 0.6), ("b", "b", 0.6), ("b", "a", 0.5));

        var (a, b) = (scores.Labels[0].Value, scores.Labels[1].Value);
        Assert.Equal((2 / 3.0, 2 / 3.0, 2 / 3.0, 3), (a.Precision, a.Recall, a.F1, a.Count));
        Assert.Equal((0.5, 0.5, 0.5, 2), (b.Precision, b.Recall, b.F1, b.Count));
        Assert.Equal(((2 / 3.0) + 0.5) / 2, scores.MacroF1, 9);
        Assert.Equal(0.6, scores.Accuracy, 9);
        Assert.Equal((0.6 - 0.52) / 0.48, scores.Kappa!.Value, 9);
        Assert.Equal((Math.Abs(2 - 1.8) + Math.Abs(1 - 1.2) + Math.Abs(0 - 0.5)) / 5, scores.CalibrationError, 9);
    }

    [Fact]
    public void A_label_that_was_only_predicted_is_listed_and_not_in_the_mean()
    {
        var scores = Of(("a", "a", 1), ("a", "c", 1));

        Assert.Equal(["a", "c"], scores.Labels.Select(l => l.Key));
        Assert.Equal(2 / 3.0, scores.MacroF1, 9);
    }

    [Fact]
    public void Where_chance_alone_agrees_on_all_there_is_no_kappa() => Assert.Null(Of(("a", "a", 1), ("a", "a", 1)).Kappa);

    [Fact]
    public void Several_labels_are_right_together_in_any_order()
    {
        var scores = Of(("b|a", "a|b", 0.8), ("a|b", "a", 0.7), ("", "", 0.6));

        Assert.Equal(2 / 3.0, scores.Accuracy, 9);
        Assert.Equal((1, 0.5), (scores.Labels[0].Value.Recall, scores.Labels[1].Value.Recall));
    }

    private static LabelScores Of(params (string True, string Predicted, double Probability)[] rows) =>
        LabelScores.Of([.. rows.Select(r => new LabelledText("", r.True))], [.. rows.Select(r => new Prediction(new LabelledText("", r.Predicted).Labels, r.Probability))]);
}
