using Synthesis.Audit;

namespace Synthesis.Tests.Audit;

/// <summary>What a table's lines have to do with each other, and what its sentences can mean.</summary>
public sealed class SaidCheckTests
{
    private const string Wards = """
        | Ward | Open | In use | Free | Occupancy |
        |---|---|---|---|---|
        | Medicine | 104 | 87 | 17 | 84% |
        | Surgery | 82 | 65 | 17 | 79% |
        | Stroke | 36 | 31 | 5 | 86% |
        | Children | 58 | 44 | 14 | 76% |
        | All wards | 280 | 227 | 53 | 81% |
        """;

    [Theory]
    [InlineData("In surgery 65 of 82 beds were taken.", null)]
    [InlineData("In surgery 65 of the 28 open were in use.", "82")]
    [InlineData("Occupancy was 86% on the stroke wards.", null)]
    [InlineData("Occupancy was 68% on the stroke wards.", "86%")]
    [InlineData("Across all wards 227 of the 820 beds were in use.", "280")]
    [InlineData("The hospital has about 290 beds in all.", null)]
    [InlineData("Surgery sent home 38 people on the same day.", null)]
    [InlineData("In medicine and surgery 152 beds were in use.", null)]
    [InlineData("In medicine and surgery together 125 beds were in use.", "152")]
    [InlineData("In surgery 28 nurses were on leave.", null)]
    [InlineData("Surgery lent 38 beds to medicine.", null)]
    [InlineData("In the year 125 people moved from surgery into medicine, or the other way.", null)]
    public void A_number_that_nothing_explains_is_held_against_the_cells_that_its_sentence_can_mean(string sentence, string? right)
    {
        var findings = TableCheck.OfLines(Wards + "\n\n" + sentence, []);

        Assert.Equal(right is null ? 0 : 1, findings.Count);
        Assert.All(findings, f => Assert.Contains(right!, f.What, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Weighted %", "")]
    [InlineData("%", "Note: percentages are weighted by age and sex.")]
    [InlineData("%", "")]
    public void Percentages_that_are_not_of_their_counts_are_not_held_against_them(string heading, string note) =>
        Assert.Empty(TableCheck.OfLines($"Replies from 612 tenants\n\n| Answer | Replies | {heading} |\n|---|---|---|\n| Very happy | 214 | 33 |\n| Happy | 203 | 35 |\n| Neither | 71 | 12 |\n| Unhappy | 124 | 21 |\n| All | 612 | 100 |\n\n{note}\n", []));

    [Theory]
    [InlineData("Hours shut", "Open days (%)", 0)]
    [InlineData("Repairs", "%", 1)]
    public void A_count_is_some_part_only_of_the_percentage_that_has_no_name_of_its_own(string count, string share, int faults) =>
        Assert.Equal(faults, TableCheck.OfLines($"| Site | {count} | {share} |\n|---|---|---|\n| North | 6 | 78% |\n| South | 6 | 55% |\n| East | 19 | 58% |\n| West | 7 | 47% |\n", []).Count);

    [Theory]
    [InlineData("72.0", 0)]
    [InlineData("27.0", 1)]
    public void A_row_of_percentages_is_held_against_the_rows_that_it_comes_from(string rate, int faults)
    {
        var findings = TableCheck.OfLines($"| | Homes | Shops | Farms | Schools | All |\n|---|---|---|---|---|---|\n| Decided | 200 | 340 | 75 | 119 | 734 |\n| Approved | 144 | 201 | 61 | 96 | 502 |\n| Refused | 56 | 139 | 14 | 23 | 232 |\n| Approval rate (%) | {rate} | 59.1 | 81.3 | 80.7 | 68.4 |\n", []);

        Assert.Equal(faults, findings.Count);
    }

    [Theory]
    [InlineData("42", 0)]
    [InlineData("24", 1)]
    public void What_came_and_what_went_gives_what_there_is_then(string then, int faults)
    {
        var findings = TableCheck.OfLines($"| House | April | Came | Went | July |\n|---|---|---|---|---|\n| Alder | 40 | 21 | 19 | {then} |\n| Birch | 62 | 30 | 41 | 51 |\n| Cedar | 35 | 12 | 9 | 38 |\n| Dean | 88 | 17 | 36 | 69 |\n| Elm | 51 | 44 | 20 | 75 |\n", []);

        Assert.Equal(faults, findings.Count);
    }

    [Theory]
    [InlineData("26.6", 0)]
    [InlineData("62.6", 1)]
    public void Numbers_and_percentages_in_rows_one_beneath_the_other_are_of_one_thing(string share, int faults)
    {
        var findings = TableCheck.OfLines($"| Age | | First | Again | All |\n|---|---|---|---|---|\n| Under 25 | Number | 40 | 139 | 179 |\n| | % | 21.3 | {share} | 25.2 |\n| 25 to 44 | Number | 61 | 290 | 351 |\n| | % | 32.4 | 55.6 | 49.4 |\n| 45 and over | Number | 87 | 93 | 180 |\n| | % | 46.3 | 17.8 | 25.4 |\n| All ages | Number | 188 | 522 | 710 |\n| | % | 100.0 | 100.0 | 100.0 |\n", []);

        Assert.Equal(faults, findings.Count);
    }

    [Fact]
    public void Years_that_run_close_beside_each_other_are_not_taken_for_sums_of_each_other() =>
        Assert.Empty(TableCheck.OfLines("| Need (%) | 2018 | 2019 | 2020 | 2021 |\n|---|---|---|---|---|\n| Abuse | 58 | 59 | 60 | 62 |\n| Illness | 8 | 8 | 8 | 7 |\n| Stress | 14 | 13 | 13 | 12 |\n| Absence | 6 | 6 | 5 | 6 |\n| Other | 14 | 14 | 14 | 13 |\n", []));

    [Theory]
    [InlineData("£450 per week", null)]
    [InlineData("£5,250 a week", null)]
    [InlineData("£1.25bn", null)]
    [InlineData("£3.2 million a year", null)]
    [InlineData("£3.2 million", "£3.2 million")]
    [InlineData("£3.2m in all", "£3.2m")]
    [InlineData("£1,620,000.", "£1,620,000")]
    public void A_sum_of_money_is_read_whole_or_not_at_all(string text, string? sum) => Assert.Equal(sum, SaidWords.Sum().Match(text) is { Success: true } m ? m.Value.TrimEnd() : null);
}
