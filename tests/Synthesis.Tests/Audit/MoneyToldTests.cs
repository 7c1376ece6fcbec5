using Synthesis.Audit;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public sealed class MoneyToldTests
{
    private const string Told = "Residential placements cost the Council £6.1 million in 2024/25.";

    [Theory]
    [InlineData("The Council spent £6.7 million on residential placements in 2024/25.")]
    [InlineData("In 2024/25 we spent 6.7 million pounds on residential placements.")]
    [InlineData("Spending on residential placements rose from £5.2 million in 2022/23 to £6,700,000 in 2024/25.")]
    public void One_years_spending_on_one_thing_is_told_once(string again) => Assert.Equal("contradiction/number", Assert.Single(Found(Told, again)).Rule);

    [Theory]
    [InlineData("The residential budget was overspent by £1.2 million in 2024/25.", "We will bring down the residential overspend of 1.4 million pounds in 2024/25.")]
    [InlineData("The Cabinet has put £2.3m into the capital programme to buy two more homes.", "The £2.6m set aside for the two new homes is enough.")]
    [InlineData("Spend on residential placements went up to £14.6m in 2025/26.", "£14.1m residential placements, 2025/26")]
    public void What_was_overspent_or_set_aside_is_told_once(string told, string again) => Assert.Equal("contradiction/number", Assert.Single(Found(told, again)).Rule);

    [Theory]
    [InlineData("The Council spent £6.1 million on residential placements in 2024/25.")]
    [InlineData("The Council spent £6.12 million on residential placements in 2024/25.")]
    [InlineData("The Council spent £6.7 million on residential placements in 2023/24.")]
    [InlineData("The Council spent £6.7 million on foster care in 2024/25.")]
    [InlineData("We saved £5.7 million of what residential placements cost in 2024/25.")]
    [InlineData("The budget for residential placements was £5.8 million in 2024/25, and we spent more.")]
    [InlineData("Residential placements took £6.1 million of the £9.4 million spent in 2024/25.")]
    [InlineData("The Council expects to spend £6.7 million on residential placements in 2024/25.")]
    public void Other_years_things_parts_and_plans_are_let_be(string again) => Assert.Empty(Found(Told, again));

    [Fact]
    public void What_is_told_in_three_ways_is_not_compared() =>
        Assert.Empty(Found(Told, "The Council spent £6.7 million on residential placements in 2024/25.", "Residential placements took spending of £5.9 million in 2024/25."));

    private static IReadOnlyList<AuditFinding> Found(params string[] sentences) => [.. MoneyTold.Of(Draft.Of(Documents.Of([.. sentences.Select(s => Documents.Prose(s))]), DraftMarkup.Unknown), MadeDraft.Rules)];
}
