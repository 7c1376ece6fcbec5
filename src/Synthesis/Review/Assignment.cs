using System.Security.Cryptography;
using System.Text;

namespace Synthesis.Review;

/// <summary>A strategy that is to be coded, with what the draw is stratified by.</summary>
/// <param name="Strategy">Its short name.</param>
/// <param name="Region">The region of its first authority, or empty.</param>
/// <param name="Kind">What kind of document it is.</param>
/// <param name="Doubt">How hard the machine finds it, 0 to 1: the share of codes it cannot tell.</param>
public sealed record ToCode(string Strategy, string Region, string Kind, double Doubt);

/// <summary>Who codes a strategy.</summary>
/// <param name="Strategy">Its short name.</param>
/// <param name="Stratum">Its region, kind, and whether the machine finds it hard.</param>
/// <param name="Coders">One coder, or two where it is double-coded.</param>
public sealed record Assigned(string Strategy, string Stratum, IReadOnlyList<string> Coders);

/// <summary>Draws who codes what.</summary>
public static class Assignment
{
    /// <summary>
    /// Gives each strategy a coder, and a share of them, drawn at random within each stratum, two. Strata are region by kind by whether the machine
    /// finds the strategy harder than half of the others; each gives its part of the share, the largest remainders first. Every draw follows from
    /// the seed and the strategy's name alone, so the same review is assigned in the same way.
    /// </summary>
    /// <param name="strategies">What is to be coded.</param>
    /// <param name="coders">Who codes, two or more where a share is double-coded.</param>
    /// <param name="share">Share of strategies that two people code, 0 to 1; rounded up to whole strategies.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>In the order of their names.</returns>
    public static IReadOnlyList<Assigned> Of(IReadOnlyList<ToCode> strategies, IReadOnlyList<string> coders, double share, int seed)
    {
        var doubts = strategies.Select(s => s.Doubt).Order().ToList();
        var strata = strategies.GroupBy(s => $"{s.Region}, {s.Kind}, {(s.Doubt > doubts[(doubts.Count - 1) / 2] ? "hard" : "easy")}", StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Drawn: g.OrderBy(s => Chance(seed, s.Strategy), StringComparer.Ordinal).ToList())).ToList();
        var twice = (int)Math.Ceiling((share * strategies.Count) - 1e-9);
        var parts = strata.Select(s => share * s.Drawn.Count).ToList();
        var extra = twice - parts.Sum(p => (int)Math.Floor(p + 1e-9));
        var rounded = strata.Select((s, i) => (i, Left: parts[i] - Math.Floor(parts[i] + 1e-9))).OrderByDescending(x => Math.Round(x.Left, 9)).ThenBy(x => Chance(seed, strata[x.i].Name), StringComparer.Ordinal)
            .Take(extra).Select(x => x.i).ToHashSet();

        var load = coders.ToDictionary(c => c, _ => 0, StringComparer.Ordinal);
        var together = new Dictionary<(string, string), int>();
        string Next(string strategy, string? beside) => coders.Where(c => c != beside)
            .MinBy(c => (load[c], beside is null ? 0 : together.GetValueOrDefault(Pair(c, beside)), Chance(seed, $"{strategy}/{c}")), Comparer<(int, int, string)>.Create((a, b) =>
                a.Item1 != b.Item1 ? a.Item1.CompareTo(b.Item1) : a.Item2 != b.Item2 ? a.Item2.CompareTo(b.Item2) : string.CompareOrdinal(a.Item3, b.Item3)))!;
        var assigned = new List<Assigned>();
        foreach (var (name, strategy, isDouble) in strata.SelectMany((s, i) => s.Drawn.Select((d, n) => (s.Name, d.Strategy, n < (int)Math.Floor(parts[i] + 1e-9) + (rounded.Contains(i) ? 1 : 0))))
            .OrderByDescending(x => x.Item3).ThenBy(x => Chance(seed, x.Strategy), StringComparer.Ordinal))
        {
            var first = Next(strategy, null);
            load[first]++;
            string[] who = [first];
            if (isDouble && coders.Count > 1)
            {
                var second = Next(strategy, first);
                load[second]++;
                together[Pair(first, second)] = together.GetValueOrDefault(Pair(first, second)) + 1;
                who = [first, second];
            }

            assigned.Add(new Assigned(strategy, name, [.. who.Order(StringComparer.Ordinal)]));
        }

        return [.. assigned.OrderBy(a => a.Strategy, StringComparer.Ordinal)];
    }

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private static string Chance(int seed, string what) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}\n{what}"))));
}
