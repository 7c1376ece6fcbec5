using Synthesis.Review.Agreement;

namespace Synthesis.Synthesise;

/// <summary>A strategy as the machine sees it and, where people have settled it, as they do.</summary>
/// <param name="Chance">The machine's chance, 0 to 1, that the code is present; null where it has given none, as of a strategy that it could not read.</param>
/// <param name="Called">Whether the machine calls it present; not looked at where it gave no chance.</param>
/// <param name="Person">Whether people say that it is present; null where they have not settled it.</param>
public readonly record struct SeenBoth(double? Chance, bool Called, bool? Person);

/// <summary>How a prevalence is estimated.</summary>
public enum PrevalenceBy
{
    /// <summary>People have settled every strategy.</summary>
    People,

    /// <summary>What people say of a sample, helped by what the machine says of all.</summary>
    PeopleAndMachine,

    /// <summary>People have settled too few: nothing is estimated.</summary>
    Nothing,
}

/// <summary>The share of strategies in which a code is truly present, with an interval. <c>docs/method.md</c> derives it.</summary>
/// <param name="By">How it is estimated.</param>
/// <param name="Settled">Strategies that people have settled.</param>
/// <param name="Found">How many of them carry the code.</param>
/// <param name="Strategies">Strategies that there are.</param>
/// <param name="Read">How many of them the machine has answered on.</param>
/// <param name="Called">How many it calls present.</param>
/// <param name="Among">Among these strategies; null where nothing is estimated.</param>
/// <param name="Population">Among all that the strategies stand for; null where nothing is estimated or no number of them was given.</param>
/// <param name="Unaided">From what people settled alone, among these strategies; the machine is worth what it is narrower by.</param>
/// <param name="Worth">How many settled strategies, without the machine, would tell as much; infinite where all are settled.</param>
/// <param name="Check">The estimate of Rogan and Gladen from the machine's calls and its errors in the sample; null where it cannot be made.</param>
/// <param name="Warnings">What the figures cannot bear.</param>
public sealed record Prevalence(
    PrevalenceBy By, int Settled, int Found, int Strategies, int Read, int Called, Estimate? Among, Estimate? Population, Estimate? Unaided, double Worth, Estimate? Check, IReadOnlyList<string> Warnings)
{
    /// <summary>The fewest settled strategies from which anything is estimated.</summary>
    public const int Fewest = 10;

    /// <summary>
    /// Units, half of them present, that are added to the sample's variances with no tie between person and machine, so that a tie seen in few strategies
    /// is not believed whole. Four, as Agresti and Coull (1998) add to a share.
    /// </summary>
    private const double Added = 4;

    /// <summary>
    /// Estimates the prevalence: people's answers in the sample, moved by what the machine's answers in the sample differ from its answers in all. That is prediction-powered
    /// inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023, Science 382, 669–674) with its power tuned (Angelopoulos, Duchi and Zrnic 2023, PPI++, arXiv 2311.01453), in a
    /// population of which the sample is a part the regression estimator of survey sampling (Cochran 1977, chapter 7). The interval is Wilson's at that estimate with
    /// the units that the sample is then worth (Korn and Graubard 1998, Survey Methodology 24, 193–201).
    /// </summary>
    /// <param name="seen">The strategies; those that people have settled are taken as drawn at random from them.</param>
    /// <param name="population">How many such units there are in all, of which these strategies are taken as a sample; null for no such inference.</param>
    public static Prevalence Of(IReadOnlyList<SeenBoth> seen, int? population)
    {
        var sample = seen.Where(s => s.Person is not null).ToList();
        var (n, all, found) = (sample.Count, seen.Count, sample.Count(s => s.Person!.Value));
        var (read, called) = (seen.Count(s => s.Chance is not null), seen.Count(s => s is { Chance: not null, Called: true }));
        if (n < Fewest && n < all)
        {
            return new Prevalence(PrevalenceBy.Nothing, n, found, all, read, called, null, null, null, double.NaN, null,
                [$"People have settled {n} of {all} strategies, too few to estimate from: settle {Fewest} or more, drawn at random."]);
        }

        if (n == all)
        {
            if (n == 0)
            {
                return new Prevalence(PrevalenceBy.Nothing, 0, 0, 0, 0, 0, null, null, null, double.NaN, null, ["There are no strategies."]);
            }

            var exact = Proportion.Wilson((double)found / n, double.PositiveInfinity);
            return new Prevalence(PrevalenceBy.People, n, found, all, read, called, exact,
                population is null ? null : Proportion.Wilson((double)found / n, Proportion.Worth(n, population)), exact, double.PositiveInfinity, null, []);
        }

        var share = (double)found / n;
        var tie = Tie.Of(seen, sample);
        var estimate = Math.Clamp(share + tie.Move, 0, 1);
        var within = ((1.0 / n) - (1.0 / all)) * (1 - tie.Explained);
        Estimate Around(double inverse) => Proportion.Wilson(estimate, 1 / inverse, Proportion.Student(n - 1));
        return new Prevalence(PrevalenceBy.PeopleAndMachine, n, found, all, read, called, Around(within),
            population is { } whole ? Around(within + Math.Max(0, (1.0 / all) - (1.0 / whole))) : null, Proportion.Wilson(share, Proportion.Worth(n, all)), 1 / (within + (1.0 / all)),
            RoganGladen.Of([.. seen.Where(s => s.Chance is not null)]), [.. Cautions(n, found)]);
    }

    private static IEnumerable<string> Cautions(int n, int found)
    {
        if (found < 5 || n - found < 5)
        {
            yield return $"Of {n} settled strategies {found} carry the code: with fewer than five on either side the interval is a rough one.";
        }
    }

    /// <summary>How people's and the machine's answers go together in the sample.</summary>
    /// <param name="Move">By how much the machine moves the sample's share.</param>
    /// <param name="Explained">The share of the variance of people's answers that the machine's explain.</param>
    private sealed record Tie(double Move, double Explained)
    {
        internal static Tie Of(IReadOnlyList<SeenBoth> seen, List<SeenBoth> sample)
        {
            double Person(SeenBoth s) => s.Person!.Value ? 1 : 0;
            var n = sample.Count;

            // A strategy of which the machine says nothing is as likely as the mean of those of which it does: that moves nothing.
            var everywhere = seen.Select(s => s.Chance).Average() ?? 0;
            double Chance(SeenBoth s) => s.Chance ?? everywhere;
            var (person, machine) = (sample.Average(Person), sample.Average(Chance));
            var together = sample.Sum(s => (Person(s) - person) * (Chance(s) - machine));
            var spread = seen.Average(s => (Chance(s) - everywhere) * (Chance(s) - everywhere));
            var ofPerson = sample.Sum(s => (Person(s) - person) * (Person(s) - person)) + (Added * 0.25);
            var ofMachine = sample.Sum(s => (Chance(s) - machine) * (Chance(s) - machine)) + (Added * spread);
            if (together <= 0 || ofMachine <= 0)
            {
                return new Tie(0, 0);
            }

            var explained = Math.Max(0, 1 - ((1 - (together * together / (ofPerson * ofMachine))) * (n - 1) / (n - 2)));
            return new Tie(together / ofMachine * (everywhere - machine), explained);
        }
    }
}
