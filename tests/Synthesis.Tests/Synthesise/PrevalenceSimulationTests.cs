using System.Globalization;
using System.Text;
using Synthesis.Review.Agreement;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

/// <summary>
/// How often intervals of corrected prevalence hold the truth, and how wide they are beside Wilson's of the settled strategies alone. The table that is reviewed is made by these tests;
/// <c>docs/method.md</c> tells what it says.
/// </summary>
public sealed class PrevalenceSimulationTests
{
    private const int Draws = 2_000;

    private static readonly (string Name, double Sensitivity, double Specificity, bool Helps)[] Machines =
        [("useless", 0.5, 0.5, false), ("weak", 0.7, 0.7, false), ("as measured", 0.85, 0.9, true), ("never wrong", 1, 1, true)];

    /// <summary>Of how many strategies people settled how many, and how many there are in all: null for a share among as many as one likes.</summary>
    private static readonly (int Settled, int Strategies, int? Population)[] Designs =
        [(20, 81, 81), (20, 153, null), (20, 600, null), (81, 153, 153), (81, 151, 400), (81, 600, null), (153, 306, 306), (153, 600, null)];

    private static readonly double[] Prevalences = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9];

    [Fact]
    public void Intervals_cover_and_are_no_wider_than_they_need_be()
    {
        var cases = (from d in Enumerable.Range(0, Designs.Length)
                     from m in Enumerable.Range(0, Machines.Length)
                     from p in Enumerable.Range(0, Prevalences.Length)
                     select (Design: Designs[d], Machine: Machines[m], Prevalence: Prevalences[p], Seed: (((d * 100) + m) * 100) + p)).ToList();
        var found = cases.AsParallel().AsOrdered().Select(c => Simulated(c.Design, c.Machine, c.Prevalence, c.Seed)).ToList();
        var lines = new List<string>();
        var faults = new List<string>();
        foreach (var ((design, machine, prevalence, _), (coverage, width)) in cases.Zip(found))
        {
            var enough = design.Settled * Math.Min(prevalence, 1 - prevalence) >= 5;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{design.Settled,7} {design.Strategies,10} {(design.Population?.ToString(CultureInfo.InvariantCulture) ?? "any"),10} {machine.Name,-12} {prevalence,10:0%} {coverage,8:0.0%} {width,6:0.00}{(enough ? "" : "  rare")}"));
            if (coverage < (enough ? 0.93 : 0.90) || width > 1.2 || (machine.Helps && enough && width >= 1))
            {
                faults.Add(lines[^1]);
            }
        }

        var table = new StringBuilder("Corrected prevalence in 2,000 made samples a line: how often the interval held the truth, and its mean width over Wilson's of as many settled strategies.\n")
            .Append("rare: fewer than five presences or absences are expected among the settled. Made by PrevalenceSimulationTests; UPDATE_EXPECTED=1 writes it anew.\n\n")
            .Append("settled strategies population machine      prevalence coverage  width\n");
        lines.ForEach(l => table.Append(l).Append('\n'));
        Expected.Matches("prevalence-intervals", table.ToString());
        Nothing.Wrong(faults);
    }

    private static (double Coverage, double Width) Simulated((int Settled, int Strategies, int? Population) design, (string Name, double Sensitivity, double Specificity, bool Helps) machine, double prevalence, int seed)
    {
        var random = new Random(seed);
        var (held, width, unaided) = (0, 0.0, 0.0);
        for (var t = 0; t < Draws; t++)
        {
            // In a population of a size, so many carry the code; strategies and the settled among them are drawn from it without putting back.
            var (left, carrying) = (design.Population ?? 0, design.Population is { } size ? (int)Math.Round(prevalence * size) : 0);
            var truth = design.Population is { } whole ? (double)carrying / whole : prevalence;
            var seen = new SeenBoth[design.Strategies];
            for (var i = 0; i < seen.Length; i++)
            {
                var present = random.NextDouble() < (design.Population is null ? prevalence : (double)carrying / left);
                (left, carrying) = (left - 1, carrying - (present ? 1 : 0));
                var called = random.NextDouble() < (present ? machine.Sensitivity : 1 - machine.Specificity);
                seen[i] = new SeenBoth(called ? 0.6 + (0.4 * random.NextDouble()) : 0.3 * random.NextDouble(), called, i < design.Settled ? present : null);
            }

            var estimated = Prevalence.Of(seen, design.Population ?? int.MaxValue);
            var interval = design.Population == design.Strategies ? estimated.Among! : estimated.Population!;
            held += interval.Low - 1e-12 <= truth && truth <= interval.High + 1e-12 ? 1 : 0;
            width += interval.High - interval.Low;
            Estimate alone = Proportion.Wilson((double)estimated.Found / design.Settled, design.Settled);
            unaided += alone.High - alone.Low;
        }

        return ((double)held / Draws, width / unaided);
    }
}
