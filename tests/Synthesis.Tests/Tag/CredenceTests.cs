using FsCheck;
using FsCheck.Fluent;
using Synthesis.Tag;
using Synthesis.Tag.Learn;

namespace Synthesis.Tests.Tag;

/// <summary>What decided strategies teach of others in which codes are found as readily.</summary>
public sealed class CredenceTests
{
    /// <summary>Cells that the machine thinks even, of which so many are present.</summary>
    private static (double LogOdds, bool Yes, double Weight)[] Cells(int present, double weight = 1) => [.. Enumerable.Range(0, 30).Select(i => (0.0, i < present, weight))];

    [Fact]
    public void Where_too_much_was_claimed_less_is_believed_of_strategies_that_claim_as_much()
    {
        var credence = Credence.Learn([1.9, 2.1], [Cells(8), Cells(9)]);

        Assert.InRange(credence.Of(2), -1, -0.6);
        Assert.True(credence.Of(1) > credence.Of(2));
    }

    [Fact]
    public void Of_strategies_unlike_all_that_were_decided_nothing_was_learnt()
    {
        var credence = Credence.Learn([1.5, 1.7, 2], [Cells(5), Cells(5), Cells(5)]);

        Assert.InRange(credence.Of(-2), -0.01, 0.01);
        Assert.InRange(credence.Of(6), -0.01, 0.01);
        Assert.Equal(0, Credence.None.Of(1));
        Assert.Equal(0, Credence.Learn([], []).Of(1));
    }

    [Fact]
    public void Strategies_that_differ_are_each_taken_for_what_they_are()
    {
        var credence = Credence.Learn([-2, 2], [Cells(25), Cells(5)]);

        Assert.True(credence.Of(-2) > 0.8 && credence.Of(2) < -0.8);
        Assert.InRange(credence.Of(0), -0.1, 0.1);
    }

    [Fact]
    public void Cells_that_count_half_teach_less_and_a_strategy_without_cells_nothing()
    {
        var (whole, half) = (Credence.Learn([0], [Cells(3)]).Of(0), Credence.Learn([0], [Cells(3, 0.5)]).Of(0));

        Assert.True(whole < half && half < 0);
        Assert.Equal(0, Credence.Learn([0], [[]]).Of(0), 6);
    }

    [Fact]
    public void Whatever_was_decided_the_likeliest_is_found() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(int Claimed, byte Present, bool Sure)[]>(), decided =>
        {
            double[] claimed = [.. decided.Select(d => d.Claimed % 40 / 10.0)];
            (double LogOdds, bool Yes, double Weight)[][] cells = [.. decided.Select(d => Cells(d.Present % 31).Select(c => (d.Sure ? 3.0 : -1, c.Yes, 1.0)).ToArray())];
            var credence = Credence.Learn(claimed, cells);

            // At the likeliest what is added follows from how far the answers are from it: the weights are the slopes.
            return decided.Select((_, i) => Math.Abs(credence.Weights[i] - cells[i].Sum(c => (c.Yes ? 1 : 0) - LogisticRegression.Sigmoid(c.LogOdds + credence.Of(claimed[i]))))).All(miss => miss < 1e-3);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithQuietOnSuccess(true));
}
