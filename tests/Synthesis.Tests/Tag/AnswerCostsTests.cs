using Synthesis.Codebooks;
using Synthesis.Review;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>Answers by least expected cost, worked by hand.</summary>
public sealed class AnswerCostsTests
{
    [Theory]

    // Equal costs, 0.46 for leaving it open: present from 0.54, absent to 0.46.
    [InlineData(1, 1, 0.46, 0.55, Answer.Present)]
    [InlineData(1, 1, 0.46, 0.53, Answer.Unclear)]
    [InlineData(1, 1, 0.46, 0.47, Answer.Unclear)]
    [InlineData(1, 1, 0.46, 0.45, Answer.Absent)]

    // Half is what a coin costs: nothing is left open, and the middle is present.
    [InlineData(1, 1, 0.5, 0.5, Answer.Present)]
    [InlineData(1, 1, 0.5, 0.49, Answer.Absent)]

    // A miss costs four: at 0.3, absent costs 1.2 and present 0.7. Open costs 0.5: present from 0.5, absent to 0.125.
    [InlineData(4, 1, 1, 0.3, Answer.Present)]
    [InlineData(4, 1, 1, 0.19, Answer.Absent)]
    [InlineData(4, 1, 0.5, 0.3, Answer.Unclear)]
    [InlineData(4, 1, 0.5, 0.5, Answer.Present)]
    [InlineData(4, 1, 0.5, 0.12, Answer.Absent)]

    // A false claim costs three: at 0.7, present costs 0.9 and absent 0.7.
    [InlineData(1, 3, 1, 0.7, Answer.Absent)]
    [InlineData(1, 3, 1, 0.8, Answer.Present)]

    // Leaving it open costs nothing: only what is certain is said.
    [InlineData(1, 1, 0, 0.98, Answer.Unclear)]
    [InlineData(1, 1, 0, 1, Answer.Present)]
    public void The_answer_that_costs_least_on_average_is_given(double missed, double claimed, double unclear, double probability, Answer answer) =>
        Assert.Equal(answer, new AnswerCosts(missed, claimed, unclear).Cheapest(probability));

    [Fact]
    public void The_band_is_where_leaving_it_open_is_cheapest_and_empty_where_it_never_is()
    {
        Assert.Equal((0.125, 0.5), new AnswerCosts(4, 1, 0.5).Band);
        Assert.Equal((0.2, 0.2), new AnswerCosts(4, 1, 0.8).Band);
        Assert.Equal(0.8, new AnswerCosts(4, 1, 0.8).MostUnclear);
    }

    [Fact]
    public void A_review_has_default_costs_written_out_and_reads_its_own()
    {
        using var folder = new TestFolder();
        var path = folder.Write("review/review.yml", "question: q\npopulation: p.csv\nas-at: 2024-06-01\nsources: [s]\ncodebook: c\n");
        var plain = ReviewSettings.Read(folder.At("review"));
        Assert.Equal(AnswerCosts.Default, plain.Costs);

        File.WriteAllText(path, (plain with { Costs = new AnswerCosts(4, 1.5, 0.25) }).ToYaml());
        Assert.Equal(new AnswerCosts(4, 1.5, 0.25), ReviewSettings.Read(folder.At("review")).Costs);
    }

    [Theory]
    [InlineData("{missed: 0}", "'0' is no value of 'missed': write a number from 0.01 to 100")]
    [InlineData("{over-claimed: dear}", "'dear' is no value of 'over-claimed'")]
    [InlineData("{unclear: -1}", "'-1' is no value of 'unclear': write a number from 0 to 100")]
    [InlineData("{misses: 1}", "unknown key 'misses'")]
    [InlineData("3", "'costs' must hold keys: missed, over-claimed, unclear")]
    public void Costs_that_cannot_be_are_refused(string costs, string message)
    {
        using var folder = new TestFolder();
        folder.Write("review/review.yml", $"question: q\npopulation: p.csv\nas-at: 2024-06-01\nsources: [s]\ncodebook: c\ncosts: {costs}\n");
        var refused = Assert.Throws<CodebookException>(() => ReviewSettings.Read(folder.At("review")));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains("review.yml", refused.Message, StringComparison.Ordinal);
    }
}
