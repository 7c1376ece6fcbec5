using FsCheck;
using FsCheck.Fluent;
using Synthesis.Synthesise;

namespace Synthesis.Tests.Synthesise;

/// <summary>What holds of every corrected prevalence.</summary>
public sealed class PrevalenceProperties
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20240601UL, 297UL);

    private static readonly Arbitrary<SeenBoth[]> Reviews = Gen.Choose(1, 60).SelectMany(n => (from chance in Gen.Choose(0, 100)
                                                                                              from person in Gen.Choose(0, 2)
                                                                                              select new SeenBoth(chance / 100.0, chance > 50, person == 0 ? null : person == 1)).ArrayOf(n)).ToArbitrary();

    [Fact]
    public void An_interval_holds_its_estimate_and_stays_between_nothing_and_all() => Prop.ForAll(Reviews, seen =>
    {
        var prevalence = Prevalence.Of(seen, seen.Length + 20);
        return new[] { prevalence.Among, prevalence.Population, prevalence.Unaided, prevalence.Check }.All(e => e is null || (0 <= e.Low && e.Low <= e.Value && e.Value <= e.High && e.High <= 1));
    }).Check(Repeatable);

    [Fact]
    public void More_is_left_to_chance_among_all_than_among_those_read() => Prop.ForAll(Reviews, seen =>
    {
        var prevalence = Prevalence.Of(seen, seen.Length + 20);
        return prevalence.Among is null || prevalence.Population!.High - prevalence.Population.Low >= prevalence.Among.High - prevalence.Among.Low - 1e-12;
    }).Check(Repeatable);

    [Fact]
    public void The_order_of_strategies_does_not_matter() => Prop.ForAll(Reviews, seen =>
    {
        var (one, two) = (Prevalence.Of(seen, null), Prevalence.Of([.. seen.Reverse()], null));
        return one.By == two.By && (one.Among is null || Math.Abs(one.Among.Low - two.Among!.Low) + Math.Abs(one.Among.High - two.Among.High) < 1e-9);
    }).Check(Repeatable);
}
