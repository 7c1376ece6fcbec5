using FsCheck;
using FsCheck.Fluent;
using Synthesis.Tag.Learn;

namespace Synthesis.Tests.Tag.Learn;

public sealed class LinearModelTests
{
    private static readonly string[] Subjects = ["homes near the river", "prices of bread rose", "the band played on", "rain fell all day"];
    private static readonly string[] Fillers = ["yesterday", "again", "we hear", "it is said", "mostly", "as planned", "in spring"];

    private static readonly TextFeatures[] Rows = [.. Enumerable.Range(0, 120).Select(i => TextFeatures.Of(Text(i)))];

    [Fact]
    public void What_was_seen_in_training_is_found_in_wordings_that_were_not()
    {
        var model = LinearModel.Train(Rows, Labels(), new LearningOptions());
        var p = new double[4];

        model.Score(TextFeatures.Of("bands who played a song"), p);

        Assert.True(p[2] > 0.5, string.Join(' ', p));
        Assert.All(model.Labels, l => Assert.True(l.Learnt && l.Converged && l.GradientNorm <= 1e-3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Probabilities_are_the_same_to_the_last_bit_for_any_number_of_threads(bool exclusive)
    {
        var one = Scores(LinearModel.Train(Rows, Labels(), new LearningOptions { Exclusive = exclusive, Jobs = 1 }));

        foreach (var jobs in new[] { 2, 3, 8 })
        {
            Assert.Equal(one, Scores(LinearModel.Train(Rows, Labels(), new LearningOptions { Exclusive = exclusive, Jobs = jobs })));
        }
    }

    [Fact]
    public void Labels_that_exclude_one_another_have_probabilities_that_sum_to_one()
    {
        var scores = Scores(LinearModel.Train(Rows, Labels(), new LearningOptions { Exclusive = true }));

        Assert.All(scores.Chunk(4), p => Assert.Equal(1, p.Sum(), 6));
    }

    [Fact]
    public void A_label_with_too_few_examples_is_said_not_to_be_learnt_and_gets_its_share()
    {
        var rare = new LabelTargets("rare", [.. Rows.Select((_, i) => i < 2 ? 1f : 0f)], [.. Rows.Select(_ => 1f)]);
        var model = LinearModel.Train(Rows, [.. Labels(), rare], new LearningOptions());
        var p = new double[5];

        model.Score(Rows[0], p);

        Assert.False(model.Labels[4].Learnt);
        Assert.Equal(3.0 / 122, p[4], 6);
    }

    [Fact]
    public void Rows_of_which_a_label_knows_nothing_do_not_change_what_it_learns()
    {
        LabelTargets Taught(float unknown) => new("river", [.. Rows.Select((_, i) => i % 10 == 3 ? unknown : i % 4 == 0 ? 1f : 0f)], [.. Rows.Select((_, i) => i % 10 == 3 ? 0f : 1f)]);

        Assert.Equal(Scores(LinearModel.Train(Rows, [Taught(0)], new LearningOptions())), Scores(LinearModel.Train(Rows, [Taught(1)], new LearningOptions())));
    }

    [Fact]
    public void Features_that_the_caller_names_are_learnt_from_too()
    {
        var rows = Enumerable.Range(0, 60).Select(i => TextFeatures.Of("the same words", i % 3 == 0 ? ["signal"] : [])).ToArray();
        var model = LinearModel.Train(rows, [new("signalled", [.. rows.Select((_, i) => i % 3 == 0 ? 1f : 0f)], [.. rows.Select(_ => 1f)])], new LearningOptions());
        var (with, without) = (new double[1], new double[1]);

        model.Score(TextFeatures.Of("the same words", ["signal"]), with);
        model.Score(TextFeatures.Of("the same words"), without);

        Assert.True(with[0] > 0.8 && without[0] < 0.2);
    }

    [Fact]
    public void A_text_with_no_known_feature_gets_a_probability_and_no_fault()
    {
        var model = LinearModel.Train(Rows, Labels(), new LearningOptions());
        var p = new double[4];

        model.Score(TextFeatures.Of(""), p);

        Assert.All(p, x => Assert.InRange(x, 0, 1));
    }

    [Fact]
    public void Rows_of_one_group_are_held_out_together_and_parts_are_of_like_size() =>
        Prop.ForAll(Gen.Choose(0, 20).ListOf(80).ToArbitrary(), groups =>
        {
            var folds = Folds.Of(80, [.. groups], 5, 7);
            return groups.Distinct().All(g => folds.Where((_, r) => groups[r] == g).Distinct().Count() == 1)
                && folds.GroupBy(f => f).Max(f => f.Count()) - folds.GroupBy(f => f).Min(f => f.Count()) <= groups.GroupBy(g => g).Max(g => g.Count());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(5UL, 7UL));

    [Fact]
    public void Features_are_the_same_on_every_machine_and_in_every_version()
    {
        var features = TextFeatures.Of("Homes, homes near: £3,500", ["term:price"]);

        Assert.Equal([3, 6, 42, 43], features.Ends.ToArray());
        Assert.Equal(1 + MathF.Log(2), features.Frequencies.Max());
        Assert.Equal("167091 201501 323008 | 624673 960756 998467 | 1650983", string.Join(" | ", features.Places[..3].Join(), features.Places[3..6].Join(), features.Places[42..].Join()));
    }

    [Fact]
    public void Ratios_are_counted_as_by_hand()
    {
        // One family, two columns: yes has 3 and 1, no has 0 and 2; with 1 added to each 4/6 and 2/6 against 1/4 and 3/4.
        var rows = new SparseRows([0, 2, 3], [0, 1, 1], [3, 1, 2], 2);

        var ratios = NaiveBayes.Ratios(rows, [0, 0], [0, 1], [1, 0], [1, 1], 1);

        Assert.Equal(Math.Log(4.0 / 6 / (1.0 / 4)), ratios[0], 9);
        Assert.Equal(Math.Log(2.0 / 6 / (3.0 / 4)), ratios[1], 9);
    }

    private static string Text(int i) => $"{Fillers[i * 5 % 7]} {Subjects[i % 4]} {Fillers[i * 3 % 7]}";

    private static LabelTargets[] Labels() =>
        [.. Subjects.Select((s, k) => new LabelTargets(s, [.. Rows.Select((_, i) => i % 4 == k ? 1f : 0f)], [.. Rows.Select(_ => 1f)]))];

    private static double[] Scores(LinearModel model)
    {
        var p = new double[model.Labels.Count];
        return [.. Rows.SelectMany(r =>
        {
            model.Score(r, p);
            return p.ToArray();
        })];
    }
}

internal static class Numbers
{
    internal static string Join(this int[] numbers) => string.Join(' ', numbers);
}
