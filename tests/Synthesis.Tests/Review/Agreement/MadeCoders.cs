using Synthesis.Review.Agreement;

namespace Synthesis.Tests.Review.Agreement;

/// <summary>Coders who see the truth of a unit with some chance and else answer by chance: codings whose true agreement is known.</summary>
internal static class MadeCoders
{
    /// <summary>Codings of units by coders whose true kappa is <paramref name="kappa"/> and who say yes with chance <paramref name="prevalence"/>.</summary>
    internal static List<UnitCoding> Code(Random random, int units, int coders, double prevalence, double kappa)
    {
        string Chance() => random.NextDouble() < prevalence ? "1" : "0";
        var codings = new List<UnitCoding>();
        for (var u = 0; u < units; u++)
        {
            var truth = Chance();
            for (var c = 0; c < coders; c++)
            {
                codings.Add(new UnitCoding($"u{u}", $"c{c}", "x", random.NextDouble() < Math.Sqrt(kappa) ? truth : Chance()));
            }
        }

        return codings;
    }

    /// <summary>In what share of samples each measure's interval holds its true value: percent, Cohen (two coders), Fleiss, alpha, AC1.</summary>
    internal static double?[] Coverage(int samples, int draws, int units, int coders, double prevalence, double kappa)
    {
        var random = new Random(units + coders);
        var chance = (prevalence * prevalence) + ((1 - prevalence) * (1 - prevalence));
        var agreed = kappa + ((1 - kappa) * chance);
        double[] truth = [agreed, kappa, kappa, kappa, (agreed - (1 - chance)) / chance];
        int[] held = new int[5], defined = new int[5];
        for (var s = 0; s < samples; s++)
        {
            var row = AgreementRow.Of("x", Code(random, units, coders, prevalence, kappa), new AgreementOptions(s, draws));
            Estimate?[] estimates = [row.Percent, row.CohenKappa, row.FleissKappa, row.Alpha, row.Ac1];
            for (var m = 0; m < estimates.Length; m++)
            {
                defined[m] += estimates[m] is null ? 0 : 1;
                held[m] += estimates[m] is { } e && e.Low <= truth[m] + 1e-9 && truth[m] <= e.High + 1e-9 ? 1 : 0;
            }
        }

        return [.. held.Select((h, m) => defined[m] == 0 ? (double?)null : h / (double)defined[m])];
    }
}
