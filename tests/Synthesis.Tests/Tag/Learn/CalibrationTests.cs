using FsCheck;
using FsCheck.Fluent;
using Synthesis.Tag.Learn;

namespace Synthesis.Tests.Tag.Learn;

/// <summary>From scores to probabilities.</summary>
public sealed class CalibrationTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1999UL, 61UL);

    [Fact]
    public void A_higher_score_never_gets_a_lower_probability_by_steps() => Holds((scores, targets, weights) => Rises(Isotonic.Fit(scores, targets, weights).At));

    [Fact]
    public void A_higher_score_never_gets_a_lower_probability_by_the_curve() => Holds((scores, targets, weights) => Rises(Platt.Fit(scores, targets, weights).At));

    [Fact]
    public void No_probability_is_certain_however_few_rows_there_are() => Holds((scores, targets, weights) =>
        new[] { scores.Min(), scores.Max() }.All(s => Isotonic.Fit(scores, targets, weights).At(s) is > 0 and < 1 && Platt.Fit(scores, targets, weights).At(s) is > 0 and < 1));

    [Fact]
    public void The_mean_probability_is_the_share_of_yes_but_for_the_drawing_in()
    {
        var scores = Enumerable.Range(0, 1000).Select(i => (i % 100 / 25.0) - 2).ToArray();
        var targets = scores.Select((s, i) => i * 7 % 10 < (s + 2) * 2.5 ? 1f : 0f).ToArray();
        var weights = Enumerable.Repeat(1f, 1000).ToArray();

        Assert.Equal(targets.Average(), scores.Select(Platt.Fit(scores, targets, weights).At).Average(), 2);
        Assert.Equal(targets.Average(), scores.Select(Isotonic.Fit(scores, targets, weights).At).Average(), 2);
    }

    [Fact]
    public void Scores_that_tell_the_wrong_way_round_give_every_text_the_share_of_yes()
    {
        var curve = Platt.Fit([3, 2, 1, 0, -1, -2], [0, 0, 0, 1, 0, 1], [1, 1, 1, 1, 1, 1]);

        Assert.Equal(0, curve.Slope);
        Assert.Equal(curve.At(-5), curve.At(5));
        Assert.InRange(curve.At(0), 0.3, 0.42);
    }

    [Fact]
    public void Of_two_members_the_one_that_tells_nothing_counts_less()
    {
        var (good, noise) = (new double[200], new double[200]);
        var targets = new float[200];
        for (var row = 0; row < 100; row++)
        {
            var yes = row % 2 == 0;
            (good[2 * row], good[(2 * row) + 1]) = yes == (row % 10 != 4) ? (-1, 1) : (1, -1);
            (noise[2 * row], noise[(2 * row) + 1]) = row % 4 < 2 ? (-1, 1) : (1, -1);
            (targets[2 * row], targets[(2 * row) + 1]) = yes ? (0, 1) : (1, 0);
        }

        var blend = Blend.Fit([good, noise], targets, [.. Enumerable.Repeat(1f, 100)]);

        Assert.True(blend.Slopes[0] > 5 * blend.Slopes[1]);
        Assert.All(Enumerable.Range(0, 100), r => Assert.Equal(1, blend.HeldOut[2 * r] + blend.HeldOut[(2 * r) + 1], 9));
    }

    private static bool Rises(Func<double, double> at)
    {
        var all = Enumerable.Range(-60, 121).Select(i => at(i / 10.0)).ToArray();
        return all.Zip(all.Skip(1)).All(p => p.Second >= p.First);
    }

    private static void Holds(Func<double[], float[], float[], bool> property) =>
        Prop.ForAll(Rows().ToArbitrary(), r => property([.. r.Select(x => x.Score)], [.. r.Select(x => x.Target)], [.. r.Select(x => x.Weight)])).Check(Repeatable);

    private static Gen<IReadOnlyList<(double Score, float Target, float Weight)>> Rows() =>
        from count in Gen.Choose(1, 30)
        from scores in Gen.ListOf(Gen.Choose(-20, 20), count)
        from targets in Gen.ListOf(Gen.Elements(0f, 0.5f, 1f), count)
        from weights in Gen.ListOf(Gen.Elements(0f, 1f, 2.5f), count)
        select (IReadOnlyList<(double, float, float)>)[.. scores.Select((s, i) => (s / 4.0, targets[i], weights[i]))];
}
