using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Tag;
using Synthesis.Tag.Learn;
using static Synthesis.Tests.Review.OpenCellsTests;

namespace Synthesis.Tests.Review;

/// <summary>What a sample of cells called absent says of those that were missed.</summary>
public sealed class UnfoundEstimateTests
{
    [Fact]
    public void Chances_are_those_counted_by_hand()
    {
        // Five balls, two drawn, two of them red: no red in 3 of 10 draws, at most one in 9 of 10.
        var draw = new Hypergeometric(5, 2);
        Assert.Equal(0.3, draw.AtMost(0, 2), 12);
        Assert.Equal(0.9, draw.AtMost(1, 2), 12);
        Assert.Equal(1, draw.AtMost(2, 2), 12);
        Assert.Equal(0, draw.AtMost(-1, 2), 12);

        // No red drawn: with three red there the chance is 1 of 10, with four none.
        Assert.Equal(3, draw.Most(0, 0.05));
        Assert.Equal(2, draw.Most(0, 0.15));
        Assert.Equal(2, draw.Least(2, 0.05));
        Assert.Equal(3, draw.Least(2, 0.15));
    }

    [Fact]
    public void All_drawn_leaves_no_doubt()
    {
        Assert.Equal(3, new Hypergeometric(20, 20).Most(3, 0.05));
        Assert.Equal(3, new Hypergeometric(20, 20).Least(3, 0.05));
    }

    [Theory]
    [InlineData(300, 40, 6)]
    [InlineData(300, 40, 60)]
    [InlineData(120, 60, 3)]
    [InlineData(900, 150, 20)]
    public void The_true_number_lies_within_the_interval_at_least_as_often_as_it_says(int whole, int drawn, int kind)
    {
        const int Trials = 2000;
        var (order, draw) = (new SeededOrder(7), new Hypergeometric(whole, drawn));
        var balls = Enumerable.Range(0, whole).ToArray();
        var (two, one) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            order.Shuffle<int>(balls);
            var found = balls.Take(drawn).Count(b => b < kind);
            two += draw.Least(found, 0.025) <= kind && kind <= draw.Most(found, 0.025) ? 1 : 0;
            one += kind <= draw.Most(found, 0.05) ? 1 : 0;
        }

        // Three standard errors of a share of 0.95 over 2,000 trials are 0.015.
        Assert.True(two >= (0.95 - 0.015) * Trials, $"{two}");
        Assert.True(one >= (0.95 - 0.015) * Trials, $"{one}");
    }

    [Fact]
    public void Only_what_was_read_from_the_first_drawn_on_without_a_gap_counts()
    {
        SuggestedCell[] cells = [.. Enumerable.Range(0, 10).Select(i => Cell($"s{i}", "x", 0.1)), Cell("s0", "y", 0.9), Cell("s1", "y", 0.9)];
        var sample = AbsentSample.Draw(cells, 1);
        Assert.Equal(10, sample.Cells.Count);
        Assert.All(sample.Cells, c => Assert.Equal("x", c.Code));
        Assert.Equal(sample.Cells, AbsentSample.Draw(cells.Reverse(), 1).Cells);
        Assert.NotEqual(sample.Cells, AbsentSample.Draw(cells, 2).Cells);
        Decision Read(int at, Answer answer) => Decided(sample.Cells[at].Strategy, "x", "anna", answer);

        Assert.Null(Estimate(sample, cells, Read(1, Answer.Absent)));
        var estimate = Estimate(sample, cells, Read(0, Answer.Absent), Read(1, Answer.Present), Read(2, Answer.Absent), Read(3, Answer.Absent), Read(9, Answer.Present))!;

        // 4 read, 1 of them present: 10 x 1/4 = 2.5 in all, less the two found; known are those two and the two suggested.
        Assert.Equal((10, 4, 1, 4), (estimate.Cells, estimate.Read, estimate.Found, estimate.Known));
        Assert.Equal(0.5, estimate.Likely, 12);
        Assert.Equal(4 / 4.5, estimate.Recall, 12);

        // With seven present of ten, at most one in four drawn has the chance (0 + 1 x 7) / 210 = 0.033; with six, (1 + 4 x 6) / 210 = 0.119.
        Assert.Equal(4.0 / (2 + 6), estimate.RecallLeast, 12);
        Assert.False(estimate.Enough);

        // Of eight drawn, one of three present has the chance 3 / 45 = 0.067, so that 4 of 5 are known; of nine, the third is found: 3 x 0 / 10.
        Assert.Equal(9, estimate.Needed);
    }

    [Fact]
    public void A_clean_sample_is_enough_once_it_is_large_enough()
    {
        SuggestedCell[] cells = [.. Enumerable.Range(0, 200).Select(i => Cell($"s{i}", "x", 0.1)), .. Enumerable.Range(0, 190).Select(i => Cell($"s{i}", "y", 0.9))];
        var sample = AbsentSample.Draw(cells, 3);
        UnfoundEstimate Clean(int read) => Estimate(sample, cells, [.. sample.Cells.Take(read).Select(c => Decided(c.Strategy, c.Code, "anna", Answer.Absent))])!;

        // 190 known: a recall of 0.95 allows ten missed. That eleven of 200 all escape n draws is less likely than 0.05 from n = 47.
        Assert.False(Clean(46).Enough);
        Assert.True(Clean(47).Enough);
        Assert.Equal(47, Clean(10).Needed);
        Assert.Equal(0, Clean(200).Most);
        Assert.Equal(1, Clean(200).RecallLeast);
    }

    [Fact]
    public void What_can_be_said_is_said_in_a_sentence()
    {
        Assert.StartsWith("Nothing can be said yet of what remains unfound: people have not decided any cell", QueueText.Of((UnfoundEstimate?)null, "my-review"), StringComparison.Ordinal);
        SuggestedCell[] cells = [.. Enumerable.Range(0, 200).Select(i => Cell($"s{i}", "x", 0.1)), .. Enumerable.Range(0, 190).Select(i => Cell($"s{i}", "y", 0.9))];
        var sample = AbsentSample.Draw(cells, 3);
        var estimate = Estimate(sample, cells, [.. sample.Cells.Take(10).Select(c => Decided(c.Strategy, c.Code, "anna", Answer.Absent))]);
        Assert.Equal("Unfound: of 200 cells called absent, 10 were drawn by chance and read, and 0 of them are present after all. "
            + "That makes about 0 more present cells not found yet (95% interval 0 to 60) beside 190 known. Recall is about 100%, and with 95% confidence at least 79%.\n"
            + "That is not yet the 95% asked for: 37 more of the sample would do if none of them is present ('synthesis queue r --sample 37').\n", QueueText.Of(estimate, "r"));
    }

    private static UnfoundEstimate? Estimate(AbsentSample sample, IReadOnlyList<SuggestedCell> cells, params Decision[] decisions) => UnfoundEstimate.Of(sample, cells, decisions, 0.95, 0.95);
}
