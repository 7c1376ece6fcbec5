using System.Globalization;
using System.Text;
using Synthesis.Review.Agreement;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Agreement;

public sealed class IntervalTests
{
    [Fact]
    public void Intervals_hold_the_true_value_in_93_to_97_of_100_samples_of_30_and_80_units()
    {
        var table = new StringBuilder("units coders prevalence kappa   percent  Cohen  Fleiss  alpha    AC1\n");
        var outside = new List<string>();
        foreach (var (units, coders, prevalence, kappa) in Settings())
        {
            var held = MadeCoders.Coverage(samples: 1000, draws: 250, units, coders, prevalence, kappa);
            var line = string.Create(CultureInfo.InvariantCulture, $"{units,5}{coders,7}{prevalence,11:0.00}{kappa,6:0.0}{string.Concat(held.Select(h => (h is { } v ? (100 * v).ToString("0.0", CultureInfo.InvariantCulture) : "–").PadLeft(8)))}");
            table.Append(line).Append('\n');
            if (prevalence >= 0.2 && held.Any(h => h is < 0.93 or > 0.97))
            {
                outside.Add(line);
            }
        }

        Expected.Matches("agreement-intervals", table.ToString());
        Nothing.Wrong(outside);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_nearly_the_same()
    {
        var codings = MadeCoders.Code(new Random(3), 60, 2, 0.4, 0.6);

        var (one, two, other) = (AgreementRow.Of("x", codings, new AgreementOptions(1)), AgreementRow.Of("x", codings, new AgreementOptions(1)), AgreementRow.Of("x", codings, new AgreementOptions(2)));

        Assert.Equal(one.Alpha, two.Alpha);
        Assert.NotEqual(one.Alpha, other.Alpha);
        Assert.Equal(one.Alpha!.Low, other.Alpha!.Low, 0.05);
    }

    [Fact]
    public void Units_that_all_agree_have_an_interval_and_not_a_point()
    {
        var row = AgreementRow.Of("x", [.. Enumerable.Range(0, 30).SelectMany(u => (UnitCoding[])[new($"u{u}", "a", "x", u < 12 ? "1" : "0"), new($"u{u}", "b", "x", u < 12 ? "1" : "0")])], new AgreementOptions());

        Assert.Equal((1, 1), (row.Percent!.Value, row.Percent.High));
        Assert.InRange(row.Percent.Low, 0.85, 0.95);
        Assert.InRange(row.Alpha!.Low, 0.7, 0.95);
    }

    [Fact]
    public void Codes_of_one_strategy_are_drawn_together()
    {
        UnitCoding[] one = [.. Enumerable.Range(0, 20).SelectMany(u => (UnitCoding[])[new($"u{u}", "a", "x", u % 2 == 0 ? "1" : "0"), new($"u{u}", "b", "x", u % 5 < 3 ? "1" : "0")])];
        var repeated = Enumerable.Range(0, 8).SelectMany(i => one.Select(c => c with { Code = $"x{i}" })).ToList();

        var (single, pooled) = (AgreementRow.Of("x", one, new AgreementOptions()), AgreementRow.Of("x", repeated, new AgreementOptions()));

        Assert.Equal(single.Percent!.Value, pooled.Percent!.Value, 9);
        Assert.InRange(pooled.Percent.High - pooled.Percent.Low, 0.8 * (single.Percent.High - single.Percent.Low), 1.3 * (single.Percent.High - single.Percent.Low));
    }

    private static IEnumerable<(int Units, int Coders, double Prevalence, double Kappa)> Settings()
    {
        foreach (var units in (int[])[30, 80])
        {
            yield return (units, 2, 0.5, 0.5);
            yield return (units, 2, 0.4, 0.6);
            yield return (units, 2, 0.3, 0.5);
            yield return (units, 2, 0.3, 0.7);
            yield return (units, 2, 0.2, 0.6);
            yield return (units, 3, 0.3, 0.6);
            yield return (units, 2, 0.1, 0.6);
            yield return (units, 2, 0.05, 0.6);
            yield return (units, 2, 0.02, 0.6);
        }
    }
}
