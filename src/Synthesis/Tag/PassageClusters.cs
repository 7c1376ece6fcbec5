using System.Collections.Frozen;
using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>Unclaimed passages that speak of the same thing.</summary>
/// <param name="Terms">The words that tell it from the other clusters, most telling first.</param>
/// <param name="Passages">Its passages, most typical first.</param>
/// <param name="Typical">Up to three of them, typical and unlike one another.</param>
public sealed record PassageCluster(IReadOnlyList<string> Terms, IReadOnlyList<UnclaimedPassage> Passages, IReadOnlyList<UnclaimedPassage> Typical)
{
    /// <summary>How many strategies it is from.</summary>
    public int Strategies => Passages.Select(p => p.Strategy).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>Sorts unclaimed passages into clusters by their words, so that a person sees what they have in common.</summary>
/// <remarks>
/// Spherical k-means (Dhillon and Modha 2001) over TF-IDF of words, begun apart (k-means++, Arthur and Vassilvitskii 2007); names by log-odds with an informative
/// prior (Monroe, Colaresi and Quinn: Fightin' Words, Political Analysis 16, 2008); quotes by marginal relevance (Carbonell and Goldstein 1998).
/// </remarks>
public static class PassageClusters
{
    private const int Rounds = 50, MostTerms = 6, MostTypical = 3, ShortestWord = 3, NeverTooCommon = 10;
    private const double TooCommon = 0.2, LeastLikeness = 0.1, Unlike = 0.5, OtherStrategy = 0.2, PriorWords = 500;

    /// <summary>Words of English that tell nothing of a subject.</summary>
    private static readonly FrozenSet<string> Plain = ("about above after again against all also although always among and another any are because been before being below between both but came can cannot come comes could did does doing done down "
        + "during each either enough even every few for from further gave get give given gives goes going gone had has have having her here him his how however into its itself just keep keeps kept know known knows last less let like made make makes making "
        + "many may might more most much must neither never new next nor not nothing now off often once one only onto other others our ours out over own part per put rather same see seen set several shall she should since some something soon still such take taken takes "
        + "than that the their them then there these they thing things this those though through thus together too took toward towards two under until upon use used uses using very want was way ways well went were what when where whether which while who whole whom whose why "
        + "will with within without would yet you your").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A passage as a vector of length one: words by number, ascending, with their weights.</summary>
    private sealed record Point(UnclaimedPassage Passage, int[] Words, double[] Weights);

    /// <summary>The clusters, those of most strategies first, and the passages that are like no cluster.</summary>
    /// <param name="passages">The passages; the same words again count once.</param>
    /// <param name="clusters">How many clusters to look for; null for the root of half the passages, from 2 to 15.</param>
    /// <param name="seed">Seed of the beginning; the same seed, the same clusters.</param>
    public static (IReadOnlyList<PassageCluster> Clusters, IReadOnlyList<UnclaimedPassage> Others) Of(IReadOnlyList<UnclaimedPassage> passages, int? clusters, int seed)
    {
        var different = passages.DistinctBy(p => p.Quote).ToList();
        var (points, names) = Points(different);
        var usable = points.Where(p => p.Words.Length > 0).ToList();
        var k = Math.Min(usable.Count, clusters ?? Math.Clamp((int)Math.Round(Math.Sqrt(usable.Count / 2.0)), 2, 15));
        var centres = Beginning(usable, k, names.Count, new SeededOrder((ulong)seed));
        var of = new int[usable.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var next = usable.ConvertAll(p => Nearest(p, centres)).ToArray();
            if (round > 0 && next.SequenceEqual(of))
            {
                break;
            }

            of = next;
            centres = [.. Enumerable.Range(0, centres.Count).Select(c => Centre(usable.Where((_, i) => of[i] == c), names.Count) ?? centres[c])];
        }

        var members = Enumerable.Range(0, centres.Count)
            .Select(c => usable.Where((p, i) => of[i] == c && Likeness(p, centres[c]) >= LeastLikeness).OrderByDescending(p => Likeness(p, centres[c])).ToList()).ToList();
        var found = Enumerable.Range(0, centres.Count).Where(c => members[c].Count > 1).ToList();
        var counts = Counts(usable, names.Count);
        var all = found.Select(c => new PassageCluster(Telling(Counts(members[c], names.Count), counts, names), [.. members[c].Select(p => p.Passage)], Typical(members[c], centres[c])))
            .OrderByDescending(c => c.Strategies).ThenByDescending(c => c.Passages.Count).ThenBy(c => string.Join(' ', c.Terms), StringComparer.Ordinal).ToList();
        var inside = all.SelectMany(c => c.Passages).ToHashSet();
        return (all, [.. different.Where(p => !inside.Contains(p))]);
    }

    /// <summary>The passages' vectors, and the words: those that stand in more than one strategy (where there are several) or passage, and in no more than ten or a fifth of the passages.</summary>
    private static (List<Point> Points, List<string> Names) Points(List<UnclaimedPassage> passages)
    {
        var words = passages.Select(p => Word.Split(p.Quote).Select(w => w.Folded).Where(w => w.Length >= ShortestWord && w.All(char.IsLetter) && !Plain.Contains(w)).ToList()).ToList();
        var several = passages.Select(p => p.Strategy).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var standing = words.SelectMany((list, i) => list.Distinct(StringComparer.Ordinal).Select(w => (Word: w, Passage: i))).GroupBy(w => w.Word, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 && g.Count() <= Math.Max(NeverTooCommon, TooCommon * passages.Count) && (!several || g.Select(w => passages[w.Passage].Strategy).Distinct(StringComparer.Ordinal).Skip(1).Any()))
            .OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var numbers = standing.Select((g, i) => (g.Key, i)).ToDictionary(w => w.Key, w => w.i, StringComparer.Ordinal);
        var rarity = standing.ConvertAll(g => Math.Log((double)passages.Count / g.Count()));
        var points = passages.Select((p, i) =>
        {
            var own = words[i].Where(numbers.ContainsKey).GroupBy(w => numbers[w]).OrderBy(g => g.Key).ToList();
            var weights = own.Select(g => (1 + Math.Log(g.Count())) * rarity[g.Key]).ToArray();
            var length = Math.Sqrt(weights.Sum(w => w * w));
            return new Point(p, length == 0 ? [] : [.. own.Select(g => g.Key)], length == 0 ? [] : [.. weights.Select(w => w / length)]);
        }).ToList();
        return (points, [.. standing.Select(g => g.Key)]);
    }

    /// <summary>The first by chance, each next by chance in proportion to how far it is from those chosen.</summary>
    private static List<double[]> Beginning(List<Point> points, int k, int size, SeededOrder order)
    {
        const int Fine = 1 << 20;
        var centres = new List<double[]>();
        var far = Enumerable.Repeat(1.0, points.Count).ToArray();
        while (centres.Count < k && far.Sum() is > 1e-9 and var sum)
        {
            var (at, left) = (-1, order.Below(Fine) * sum / Fine);
            while (left >= 0 && at + 1 < points.Count)
            {
                left -= far[++at];
            }

            var centre = Centre([points[at]], size)!;
            centres.Add(centre);
            for (var i = 0; i < points.Count; i++)
            {
                far[i] = Math.Min(far[i], Math.Max(0, 1 - Likeness(points[i], centre)));
            }
        }

        return centres;
    }

    private static int Nearest(Point point, List<double[]> centres)
    {
        var (best, nearest) = (double.NegativeInfinity, 0);
        for (var c = 0; c < centres.Count; c++)
        {
            if (Likeness(point, centres[c]) is var likeness && likeness > best)
            {
                (best, nearest) = (likeness, c);
            }
        }

        return nearest;
    }

    /// <summary>The mean direction of points, of length one; null of none.</summary>
    private static double[]? Centre(IEnumerable<Point> points, int size)
    {
        var sum = new double[size];
        foreach (var point in points)
        {
            for (var i = 0; i < point.Words.Length; i++)
            {
                sum[point.Words[i]] += point.Weights[i];
            }
        }

        var length = Math.Sqrt(sum.Sum(s => s * s));
        return length == 0 ? null : Array.ConvertAll(sum, s => s / length);
    }

    private static double Likeness(Point point, double[] centre)
    {
        var sum = 0.0;
        for (var i = 0; i < point.Words.Length; i++)
        {
            sum += point.Weights[i] * centre[point.Words[i]];
        }

        return sum;
    }

    private static int[] Counts(IEnumerable<Point> points, int size)
    {
        var counts = new int[size];
        foreach (var word in points.SelectMany(p => p.Words))
        {
            counts[word]++;
        }

        return counts;
    }

    /// <summary>The words whose log-odds in a cluster are most surely above those in the rest.</summary>
    private static IReadOnlyList<string> Telling(int[] own, int[] all, List<string> names)
    {
        var (ownSum, allSum) = ((double)own.Sum(), (double)all.Sum());
        double Sureness(int w)
        {
            var (prior, here, there) = (PriorWords * all[w] / allSum, (double)own[w], (double)(all[w] - own[w]));
            double LogOdds(double count, double sum) => Math.Log((count + prior) / (sum + PriorWords - count - prior));
            return (LogOdds(here, ownSum) - LogOdds(there, allSum - ownSum)) / Math.Sqrt((1 / (here + prior)) + (1 / (there + prior)));
        }

        return [.. Enumerable.Range(0, own.Length).Where(w => own[w] > 1).OrderByDescending(Sureness).ThenBy(w => w).Take(MostTerms).Select(w => names[w])];
    }

    private static IReadOnlyList<UnclaimedPassage> Typical(List<Point> members, double[] centre)
    {
        var taken = new List<Point>();
        while (taken.Count < Math.Min(MostTypical, members.Count))
        {
            taken.Add(members.Where(m => !taken.Contains(m)).MaxBy(m => Likeness(m, centre)
                - (Unlike * taken.Select(t => Likeness(m, Centre([t], centre.Length)!)).DefaultIfEmpty().Max())
                - (taken.Any(t => t.Passage.Strategy == m.Passage.Strategy) ? OtherStrategy : 0))!);
        }

        return [.. taken.Select(t => t.Passage)];
    }
}
