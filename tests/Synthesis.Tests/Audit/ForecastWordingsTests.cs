using Synthesis.Audit;
using Synthesis.Extract;

namespace Synthesis.Tests.Audit;

public class ForecastWordingsTests
{
    private const string Figure = "We forecast that between 30 and 36 children will need a residential placement by March 2029.";
    private const string Method = "It applies the average rate of entry of the past five years to the population projections.";

    [Theory]
    [InlineData("Were the new grant to be withdrawn, 44 places would be needed.")]
    [InlineData("A bleaker outlook, with court orders at the level of 2019, ends at 44.")]
    [InlineData("Suppose that kinship care doubles: the number would then be 25.")]
    [InlineData("Poor harvests may send more families to us. In that case the number is 44.")]
    [InlineData("If recent trends hold it is 33, but if entries return to what they were it is 27.")]
    [InlineData("We ran the model with and without the prevention service.")]
    public void A_second_course_of_the_forecast_is_seen_in_many_wordings(string said) => Assert.Empty(Missed("scenario", $"{Figure} {Method} {said}"));

    [Theory]
    [InlineData("If current trends continue, 33 children would need a place.")]
    [InlineData("The low and high figures come from the best and the worst of the years.")]
    [InlineData("Numbers went up and down with no pattern, from 31 to 40.")]
    public void One_course_is_no_choice_of_courses(string said) => Assert.NotEmpty(Missed("scenario", $"{Figure} {Method} {said}"));

    [Theory]
    [InlineData("The Council expects to have between 30 and 36 children in children's homes on 31 March 2029.")]
    [InlineData("Between 30 and 36 young people are likely to need a residential placement in four years' time.")]
    [InlineData("On present trends 30 to 36 children would be in residential care at the end of this strategy.")]
    [InlineData("We put the need for 2028/29 at between 30 and 36 residential placements.")]
    public void The_year_of_a_forecast_is_seen_in_many_wordings(string said)
    {
        Assert.Empty(Missed("none", $"{said} {Method}"));
        Assert.Empty(Missed("horizon", $"{said} {Method}"));
    }

    [Theory]
    [InlineData("We forecast that between 30 and 36 children will need a residential placement.")]
    [InlineData("The Council expects to have between 30 and 36 children in children's homes. The team took the counts of 2018 to 2026.")]
    [InlineData("We forecast that between 30 and 36 children will need a children's home. Should the grant end in March 2028, we would need 44.")]
    public void The_years_of_its_data_and_of_another_course_are_not_the_year_to_which_it_looks(string said) => Assert.NotEmpty(Missed("horizon", $"{said} {Method}"));

    [Theory]
    [InlineData("We forecast that 33 children will need a residential placement by March 2029, give or take three.", true)]
    [InlineData("We forecast a rise from 30 places in 2025 to 33 in March 2029, within a range of 31 to 36.", true)]
    [InlineData("We forecast a rise in residential placements from 30 in 2025 to 33 in March 2029.", false)]
    public void A_range_is_told_from_two_numbers_of_different_years(string said, bool isRange) => Assert.Equal(!isRange, Missed("interval", $"{said} {Method}").Count > 0);

    [Theory]
    [InlineData("Run on the records up to 2020, the model gave 29 for March 2025; the true number was 31.", true)]
    [InlineData("We also checked it: made in 2021 it would have been two short of the actual count.", true)]
    [InlineData("The range comes from the highest and the lowest of the years.", false)]
    public void A_forecast_held_against_what_came_is_seen_in_many_wordings(string said, bool isTested) => Assert.Equal(!isTested, Missed("back-test", $"{Figure} {Method} {said}").Count > 0);

    [Fact]
    public void Another_course_is_no_method() => Assert.NotEmpty(Missed("method", $"{Figure} In a second scenario the number is 44."));

    [Fact]
    public void What_a_strategy_is_for_is_no_forecast() =>
        Assert.NotEmpty(Missed("none", "This plan says where children will live over the next three years, from 1 April 2026 to 31 March 2029, and lists 12 actions."));

    [Fact]
    public void A_course_told_far_from_the_forecast_is_none_of_it() => Assert.Contains(MadeDraft.Audit(
    [
        .. MadeDraft.Sound.Take(5), .. Enumerable.Range(0, 14).Select(i => new FoundBlock(BlockKind.Paragraph, $"Home {i} has a garden.")), new FoundBlock(BlockKind.Paragraph, "If a child has to move tonight, 2 homes could be asked."), .. MadeDraft.Sound.Skip(5),
    ]).Findings, f => f.Rule == "forecast/scenario");

    private static IReadOnlyList<AuditFinding> Missed(string what, string paragraph) =>
        [.. MadeDraft.Audit(MadeDraft.Sound.Select(b => b.Text.StartsWith("We forecast", StringComparison.Ordinal) ? b with { Text = paragraph } : b)).Findings.Where(f => f.Rule == "forecast/" + what)];
}
