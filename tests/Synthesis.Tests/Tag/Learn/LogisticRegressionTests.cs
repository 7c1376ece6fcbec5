using FsCheck;
using FsCheck.Fluent;
using Synthesis.Tag.Learn;

namespace Synthesis.Tests.Tag.Learn;

public sealed class LogisticRegressionTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(2011UL, 85UL);

    /// <summary>A small problem of which every part is drawn.</summary>
    private sealed record Problem(SparseRows Rows, float[] Targets, float[] Weights, double Strength, double[]? Freedom)
    {
        internal int[] All => [.. Enumerable.Range(0, Rows.Count)];

        internal Line Fit(ulong seed = 1) => LogisticRegression.Fit(Rows, All, Targets, Weights, Strength, 1e-8, seed, Freedom);
    }

    [Fact]
    public void At_the_answer_the_gradient_is_nought_in_every_direction() => Holds(problem =>
    {
        var line = problem.Fit();
        var slopes = line.Weights.Select((w, j) => problem.Freedom is { } f ? w / f[j] : w).Append(line.Bias).ToArray();
        for (var row = 0; row < problem.Rows.Count; row++)
        {
            var score = problem.Rows.Dot(row, line.Weights) + line.Bias;
            var pull = problem.Strength * problem.Weights[row] * (problem.Targets[row] - (1 / (1 + Math.Exp(-score))));
            problem.Rows.Add(row, -pull, slopes);
            slopes[^1] -= pull;
        }

        return line.Converged && slopes.All(s => Math.Abs(s) < 1e-4);
    });

    [Fact]
    public void The_order_of_visits_changes_nothing() => Holds(p => Same(p.Fit(), p.Fit(seed: 99)));

    [Fact]
    public void A_row_of_weight_two_is_as_good_as_two_rows() => Holds(p =>
    {
        var (twice, all) = (Enumerable.Range(0, p.Rows.Count).SelectMany(r => new[] { r, r }).ToArray(), p.Rows);
        var doubled = p with { Rows = Taken(all, twice), Targets = [.. twice.Select(r => p.Targets[r])], Weights = [.. twice.Select(r => p.Weights[r])] };
        return Same(doubled.Fit(), (p with { Weights = [.. p.Weights.Select(w => 2 * w)] }).Fit());
    });

    [Fact]
    public void A_target_between_is_as_good_as_a_yes_and_a_no_that_share_its_weight() => Holds(p =>
    {
        var twice = Enumerable.Range(0, p.Rows.Count).SelectMany(r => new[] { r, r }).ToArray();
        var split = p with { Rows = Taken(p.Rows, twice), Targets = [.. twice.Select((_, i) => i % 2 == 0 ? 1f : 0f)], Weights = [.. twice.Select((r, i) => p.Weights[r] * (i % 2 == 0 ? p.Targets[r] : 1 - p.Targets[r]))] };
        return Same(split.Fit(), p.Fit());
    });

    [Fact]
    public void A_row_of_weight_nought_does_not_count() => Holds(p =>
    {
        var without = p.All[1..];
        return Same((p with { Weights = [0, .. p.Weights[1..]] }).Fit(), (p with { Rows = Taken(p.Rows, without), Targets = p.Targets[1..], Weights = p.Weights[1..] }).Fit());
    });

    [Fact]
    public void With_no_features_the_bias_balances_its_penalty_against_the_rows()
    {
        var rows = new SparseRows([0, 0, 0, 0, 0], [], [], 0);

        var line = LogisticRegression.Fit(rows, [0, 1, 2, 3], [1, 1, 1, 0], [1, 1, 1, 1], 10, 1e-10, 1);

        // b = 10(3 − 4σ(b)), solved by bisection elsewhere.
        Assert.Equal(0.97281, line.Bias, 4);
    }

    [Fact]
    public void A_search_that_did_not_arrive_says_so()
    {
        var line = LogisticRegression.Fit(new SparseRows([0, 1, 2], [0, 0], [1, 1.0001f], 1), [0, 1], [1, 0], [1, 1], 1e9, 1e-15, 1);

        Assert.False(line.Converged);
        Assert.True(line.GradientNorm > 1e-15);
    }

    private static bool Same(Line a, Line b) => a.Weights.Append(a.Bias).Zip(b.Weights.Append(b.Bias)).All(p => Math.Abs(p.First - p.Second) < 1e-4);

    private static SparseRows Taken(SparseRows rows, int[] taken)
    {
        var columns = taken.Select(r => rows.ColumnOf[rows.Starts[r]..rows.Starts[r + 1]]).ToArray();
        return new SparseRows([.. columns.Aggregate(new List<int> { 0 }, (s, c) => [.. s, s[^1] + c.Length])], [.. columns.SelectMany(c => c)],
            [.. taken.SelectMany(r => rows.Values[rows.Starts[r]..rows.Starts[r + 1]])], rows.Columns);
    }

    private static void Holds(Func<Problem, bool> property) => Prop.ForAll(Problems().ToArbitrary(), property).Check(Repeatable);

    private static Gen<Problem> Problems() =>
        from count in Gen.Choose(2, 12)
        from columns in Gen.Choose(1, 6)
        from cells in Gen.ListOf(Gen.Choose(-8, 8), count * columns)
        from targets in Gen.ListOf(Gen.Elements(0f, 0f, 0.25f, 0.75f, 1f, 1f), count)
        from weights in Gen.ListOf(Gen.Elements(0.5f, 1f, 1f, 3f), count)
        from strength in Gen.Elements(0.1, 1.0, 8.0)
        from free in Gen.Elements(true, false)
        select new Problem(
            new SparseRows([.. Enumerable.Range(0, count + 1).Select(r => r * columns)], [.. Enumerable.Range(0, count * columns).Select(i => i % columns)], [.. cells.Select(c => c / 4f)], columns),
            [.. targets], [.. weights], strength, free ? [.. Enumerable.Range(1, columns).Select(c => c / 2.0)] : null);
}
