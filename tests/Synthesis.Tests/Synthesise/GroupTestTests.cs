using Synthesis.Synthesise;

namespace Synthesis.Tests.Synthesise;

/// <summary>Exact tests of groups.</summary>
public sealed class GroupTestTests
{
    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857)] // Fisher's lady tasting tea, two-sided
    [InlineData(1, 12, 9, 12, 0.0028)] // Agresti 1992
    public void Two_groups_are_tested_as_Fisher_does(int a, int of, int b, int ofB, double chance)
    {
        var test = GroupTest.Of([(a, of), (b, ofB)], 1)!;

        Assert.True(test.Exact);
        Assert.Equal(chance, test.Chance, 3);
    }

    [Fact]
    public void Drawn_tables_give_what_all_tables_give()
    {
        (int, int)[] groups = [(9, 18), (31, 58), (31, 53), (12, 20), (1, 2)];

        var drawn = GroupTest.Of(groups, 1)!;
        var small = GroupTest.Of([(2, 9), (7, 10), (3, 8)], 1)!;

        Assert.False(drawn.Exact);
        Assert.InRange(drawn.Chance, 0.9, 1);
        Assert.True(small.Exact);
        Assert.Equal(Enumerated([(2, 9), (7, 10), (3, 8)]), small.Chance, 9);
    }

    [Fact]
    public void Drawn_tables_are_right_where_groups_are_large()
    {
        // 1,000 of 3,000 in equal groups, one of them 50 above its part.
        var even = GroupTest.Of([(333, 1000), (333, 1000), (334, 1000)], 1)!;
        var uneven = GroupTest.Of([(283, 1000), (333, 1000), (384, 1000)], 1)!;

        Assert.InRange(even.Chance, 0.99, 1);
        Assert.InRange(uneven.Chance, 0.0001, 0.001);
    }

    [Fact]
    public void Nearly_all_counted_is_weighed_as_quickly_as_hardly_any()
    {
        var sizes = new[] { 33, 23, 19, 15, 15, 14, 12, 11, 11 };

        var (few, many) = (GroupTest.Of([.. sizes.Select((s, i) => (i < 2 ? 2 : 0, s))], 1)!, GroupTest.Of([.. sizes.Select((s, i) => (s - (i < 2 ? 2 : 0), s))], 1)!);

        Assert.True(few.Exact && many.Exact);
        Assert.Equal(few.Chance, many.Chance, 9);
    }

    [Fact]
    public void Nothing_is_tested_where_there_is_one_group_or_nothing_counted()
    {
        Assert.Null(GroupTest.Of([(3, 10)], 1));
        Assert.Null(GroupTest.Of([(0, 10), (0, 12)], 1));
        Assert.Null(GroupTest.Of([(10, 10), (12, 12)], 1));
    }

    [Fact]
    public void Holm_corrects_as_in_his_example() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], GroupTest.Holm([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-12);

    private static double Enumerated((int Counted, int Of)[] g)
    {
        double Choose(int n, int k) => Enumerable.Range(0, k).Aggregate(1.0, (c, i) => c * (n - i) / (i + 1));
        var counted = g.Sum(x => x.Counted);
        double Weight(int a, int b, int c) => Choose(g[0].Of, a) * Choose(g[1].Of, b) * Choose(g[2].Of, c);
        var seen = Weight(g[0].Counted, g[1].Counted, g[2].Counted);
        var (sum, all) = (0.0, 0.0);
        for (var a = 0; a <= g[0].Of; a++)
        {
            for (var b = 0; b <= g[1].Of; b++)
            {
                if (counted - a - b is >= 0 and var c && c <= g[2].Of)
                {
                    all += Weight(a, b, c);
                    sum += Weight(a, b, c) <= seen * (1 + 1e-7) ? Weight(a, b, c) : 0;
                }
            }
        }

        return sum / all;
    }
}
