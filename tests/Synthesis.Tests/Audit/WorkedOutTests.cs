using Synthesis.Audit;

namespace Synthesis.Tests.Audit;

/// <summary>Numbers that sentences and columns work out from a table's others.</summary>
public sealed class WorkedOutTests
{
    private const string Boats = """
        | Kind of boat | 2021 | 2022 | Moored in 2022, % |
        |---|---|---|---|
        | Dinghies | 214 | 263 | 41.7 |
        | Small yachts | 152 | 141 | 22.4 |
        | Large yachts | 87 | 96 | 15.2 |
        | Barges | 139 | 130 | 20.6 |
        | All boats | 592 | 630 | 100.0 |
        """;

    [Theory]
    [InlineData("Dinghies and barges together came to 393 boats in 2022.", null)]
    [InlineData("Dinghies and barges together came to 493 boats in 2022.", "393")]
    [InlineData("In 2022 yachts made up 37.6% of all boats.", null)]
    [InlineData("In 2022 yachts made up 31.6% of all boats.", "37.6%")]
    [InlineData("Of the 630 boats 263 were dinghies, so that 367 were something else.", null)]
    [InlineData("Of the 630 boats 263 were dinghies, so that 376 were something else.", "367")]
    [InlineData("There were 2,630 gulls in the harbour, 493 of them young.", null)]
    [InlineData("Barges made up 20.6% of the 630 boats.", null)]
    [InlineData("Barges made up 15.2% of the 630 boats.", "20.6%")]
    public void A_sentence_that_works_a_number_out_is_held_against_the_table(string sentence, string? right)
    {
        var findings = TableCheck.OfLines(Boats + "\n\n" + sentence, []);

        Assert.Equal(right is null ? 0 : 1, findings.Count);
        Assert.All(findings, f => Assert.Contains(right!, f.What, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_198, false)]
    [InlineData(1_918, true)]
    public void A_rise_that_a_sentence_tells_is_the_difference_of_two_cells_of_its_row(int rise, bool wrong)
    {
        var findings = TableCheck.OfLines($"| Museum | 2021 | 2022 |\n|---|---|---|\n| Mill | 7,390 | 6,192 |\n| Quay | 5,608 | 9,744 |\n| Keep | 9,226 | 4,095 |\n\nThe Mill lost {rise:#,0} visits in the last year.\n", []);

        Assert.Equal(wrong ? 1 : 0, findings.Count);
    }

    [Theory]
    [InlineData("49", "3.1", null)]
    [InlineData("94", "3.1", "49")]
    [InlineData("49", "1.3", "3.1")]
    public void Columns_of_differences_and_of_rates_are_held_against_the_columns_they_come_from(string difference, string rate, string? right)
    {
        var findings = TableCheck.OfLines($"""
            | Ward | 2021 | 2022 | Difference | Homes | Fires in 2022 per 1,000 homes |
            |---|---|---|---|---|---|
            | East | 214 | 263 | {difference} | 84,800 | {rate} |
            | West | 152 | 141 | -11 | 40,300 | 3.5 |
            | North | 87 | 96 | 9 | 24,000 | 4.0 |
            | South | 139 | 130 | -9 | 50,000 | 2.6 |
            """, []);

        Assert.Equal(right is null ? [] : [right], findings.Select(f => f.Right));
    }

    [Theory]
    [InlineData("All ages")]
    [InlineData("Whole week")]
    public void A_heading_that_names_a_whole_is_counted_though_it_has_a_word_of_time(string heading)
    {
        var findings = TableCheck.OfLines($"| Site | Young | Old | {heading} | Young, % |\n|---|---|---|---|---|\n| Mill | 20 | 60 | 80 | 25 |\n| Quay | 30 | 70 | 100 | 30 |\n| Keep | 45 | 75 | 120 | 83 |\n| Park | 10 | 40 | 50 | 20 |\n", []);

        Assert.Equal("38%", Assert.Single(findings).Right);
    }

    [Fact]
    public void Money_adds_up_as_counts_do()
    {
        var findings = TableCheck.OfLines("| Service | Spend |\n|---|---|\n| Homes | £1,200 |\n| Visits | £340 |\n| Advice | £260 |\n| Total | £1,900 |\n", []);

        Assert.Equal("1,800", Assert.Single(findings).Right);
    }
}
