using Synthesis.Synthesise;

namespace Synthesis.Tests.Synthesise;

/// <summary>Exact tests of groups.</summary>
public sealed class GroupTestTests
{
    [Theory]
    [InlineData(3, 4, 1, 4, 34.0 / 70)] // Fisher's lady tasting tea, two-sided: (1 + 16 + 16 + 1) of C(8, 4)
    [InlineData(1, 12, 9, 12, 2.0 * (66 + (12 * 220)) / 1_961_256)] // both tails: (C(12, 0) C(12, 10) + C(12, 1) C(12, 9)) of C(24, 10)
    [InlineData(0, 5, 5, 5, 2.0 / 252)]
    public void Two_groups_are_tested_as_Fisher_does(int a, int of, int b, int ofB, double chance)
    {
        var test = GroupTest.Of([(a, of), (b, ofB)], 1)!;

        Assert.True(test.Exact);
        Assert.Equal(chance, test.Chance, 9);
    }

    [Fact]
    public void Drawn_tables_give_what_all_tables_give()
    {
        // All tables of three groups can be weighed here, though there are too many for the test to do so.
        (int, int)[] groups = [(62, 170), (75, 180), (81, 160)];

        var drawn = GroupTest.Of(groups, 1)!;
        var small = GroupTest.Of([(2, 9), (7, 10), (3, 8)], 1)!;

        Assert.False(drawn.Exact);
        var exact = Enumerated(groups);
        Assert.InRange(exact, 0.005, 0.2);
        Assert.InRange(drawn.Chance, exact - (4 * Math.Sqrt(exact * (1 - exact) / GroupTest.Draws)), exact + (4 * Math.Sqrt(exact * (1 - exact) / GroupTest.Draws)));
        Assert.True(small.Exact);
        Assert.Equal(Enumerated([(2, 9), (7, 10), (3, 8)]), small.Chance, 9);
    }

    [Fact]
    public void Drawn_tables_are_right_where_groups_are_large()
    {
        // 1,000 of 3,000 in equal groups, one of them 50 above its part.
        var even = GroupTest.Of([(333, 1000), (333, 1000), (334, 1000)], 1)!;
        var apart = GroupTest.Of([(308, 1000), (333, 1000), (359, 1000)], 1)!;
        var uneven = GroupTest.Of([(283, 1000), (333, 1000), (384, 1000)], 1)!;

        // Only the likeliest table and those as likely: all of them.
        Assert.Equal(1, even.Chance);
        var exact = Enumerated([(308, 1000), (333, 1000), (359, 1000)]);
        Assert.InRange(apart.Chance, exact - (4 * Math.Sqrt(exact * (1 - exact) / GroupTest.Draws)), exact + (4 * Math.Sqrt(exact * (1 - exact) / GroupTest.Draws)));
        Assert.Equal(1.0 / (GroupTest.Draws + 1), uneven.Chance, 9);
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
        // Binomials over the largest of their row, so that none is too large for a number.
        double[] Choices(int n)
        {
            var choices = new double[n + 1];
            var middle = n / 2;
            choices[middle] = 1;
            for (var k = middle; k < n; k++)
            {
                choices[k + 1] = choices[k] * (n - k) / (k + 1);
            }

            for (var k = middle; k > 0; k--)
            {
                choices[k - 1] = choices[k] * k / (n - k + 1);
            }

            return choices;
        }

        var (first, second, third) = (Choices(g[0].Of), Choices(g[1].Of), Choices(g[2].Of));
        var counted = g.Sum(x => x.Counted);
        double Weight(int a, int b, int c) => first[a] * second[b] * third[c];
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
