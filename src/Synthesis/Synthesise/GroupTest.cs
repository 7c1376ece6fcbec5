namespace Synthesis.Synthesise;

/// <summary>What a test of several groups gives.</summary>
/// <param name="Chance">The chance of groups at least as unlike as these, if what is counted fell on them blindly.</param>
/// <param name="Exact">Whether every possible table was weighed; else tables were drawn.</param>
public sealed record GroupTestResult(double Chance, bool Exact);

/// <summary>
/// Do groups differ in how many of each are counted? The exact test of Fisher in the form of Freeman and Halton (1951, Note on an exact treatment of contingency, goodness of fit and
/// other problems of significance, Biometrika 38, 141–149): of all ways in which as many could fall on groups of these sizes, the chance of those that are no likelier than the one seen.
/// Where there are too many ways they are drawn (Monte Carlo, after Agresti, Wackerly and Boyett 1979, Psychometrika 44, 75–83), from a seed.
/// </summary>
public static class GroupTest
{
    /// <summary>How many tables are drawn where there are too many to weigh one by one.</summary>
    public const int Draws = 9_999;

    private const int MostWays = 20_000;

    /// <summary>Tests the groups; null where there is nothing to compare: fewer than two groups, or none or all counted.</summary>
    /// <param name="groups">Of each group how many are counted, and how many there are.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static GroupTestResult? Of(IReadOnlyList<(int Counted, int Of)> groups, int seed)
    {
        var sizes = groups.Where(g => g.Of > 0).Select(g => g.Of).ToArray();
        var seen = groups.Where(g => g.Of > 0).Select(g => g.Counted).ToArray();
        var (counted, all) = (seen.Sum(), sizes.Sum());
        if (sizes.Length < 2 || counted == 0 || counted == all)
        {
            return null;
        }

        var log = LogFactorials(all);
        double Choose(int n, int k) => log[n] - log[k] - log[n - k];
        var ofSeen = seen.Select((k, i) => Choose(sizes[i], k)).Sum();
        var limit = ofSeen + 1e-7;
        if (Ways(sizes, counted) <= MostWays)
        {
            var whole = Choose(all, counted);
            int[] after = [.. sizes.Select((_, i) => sizes[(i + 1)..].Sum())];
            double Sum(int group, int left, double chance)
            {
                if (group == sizes.Length - 1)
                {
                    return left <= sizes[group] && chance + Choose(sizes[group], left) is var own && own <= limit ? Math.Exp(own - whole) : 0;
                }

                var sum = 0.0;
                for (var k = Math.Max(0, left - after[group]); k <= Math.Min(left, sizes[group]); k++)
                {
                    sum += Sum(group + 1, left - k, chance + Choose(sizes[group], k));
                }

                return sum;
            }

            return new GroupTestResult(Math.Min(1, Sum(0, counted, 0)), true);
        }

        var random = new Random(seed);
        var asUnlike = 0;
        for (var d = 0; d < Draws; d++)
        {
            var (left, rest, chance) = (counted, all, 0.0);
            foreach (var size in sizes)
            {
                var drawn = Drawn(random, log, rest, size, left);
                (left, rest) = (left - drawn, rest - size);
                chance += Choose(size, drawn);
            }

            asUnlike += chance <= limit ? 1 : 0;
        }

        return new GroupTestResult((asUnlike + 1.0) / (Draws + 1.0), false);
    }

    /// <summary>Holm's correction for many tests (1979, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65–70).</summary>
    /// <param name="chances">The chance that each test gave.</param>
    /// <returns>The chances corrected, in the same order: those not above 0.05 stand although so many were tested.</returns>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> chances)
    {
        var corrected = new double[chances.Count];
        var highest = 0.0;
        foreach (var (chance, place, rank) in chances.Select((c, i) => (c, i)).OrderBy(c => c.c).ThenBy(c => c.i).Select((c, rank) => (c.c, c.i, rank)))
        {
            corrected[place] = highest = Math.Max(highest, Math.Min(1, chance * (chances.Count - rank)));
        }

        return corrected;
    }

    /// <summary>How many tables there are, counted no further than needed.</summary>
    private static long Ways(int[] sizes, int counted)
    {
        var ways = new double[counted + 1];
        ways[0] = 1;
        foreach (var size in sizes)
        {
            var next = new double[counted + 1];
            var window = 0.0;
            for (var k = 0; k <= counted; k++)
            {
                window += ways[k] - (k > size ? ways[k - size - 1] : 0);
                next[k] = window;
            }

            ways = next;
        }

        return (long)Math.Min(long.MaxValue / 2, ways[counted]);
    }

    /// <summary>How many of the counted fall on a group, drawn from the hypergeometric distribution by adding up chances from the likeliest number on, outwards.</summary>
    private static int Drawn(Random random, double[] log, int all, int size, int counted)
    {
        var (least, most) = (Math.Max(0, counted - (all - size)), Math.Min(size, counted));
        if (least >= most)
        {
            return most;
        }

        var mode = Math.Clamp((int)((size + 1.0) * (counted + 1.0) / (all + 2.0)), least, most);
        double Choose(int n, int k) => log[n] - log[k] - log[n - k];
        var chance = Math.Exp(Choose(size, mode) + Choose(all - size, counted - mode) - Choose(all, counted));
        var (below, above, ofBelow, ofAbove) = (mode, mode, chance, chance);
        var left = random.NextDouble() - chance;
        while (left > 0 && (below > least || above < most))
        {
            if (below > least)
            {
                ofBelow *= (double)below * (all - size - counted + below) / ((size - below + 1.0) * (counted - below + 1.0));
                below--;
                left -= ofBelow;
                if (left <= 0)
                {
                    return below;
                }
            }

            if (above < most)
            {
                ofAbove *= (double)(size - above) * (counted - above) / ((above + 1.0) * (all - size - counted + above + 1.0));
                above++;
                left -= ofAbove;
                if (left <= 0)
                {
                    return above;
                }
            }
        }

        return mode;
    }

    private static double[] LogFactorials(int most)
    {
        var logs = new double[most + 1];
        for (var i = 2; i <= most; i++)
        {
            logs[i] = logs[i - 1] + Math.Log(i);
        }

        return logs;
    }
}
