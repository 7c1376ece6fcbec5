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
    [InlineData(21_198, false)]
    [InlineData(21_918, true)]
    public void A_rise_that_a_sentence_tells_is_the_difference_of_two_cells_of_its_row(int rise, bool wrong)
    {
        var findings = TableCheck.OfLines($"| Museum | 2021 | 2022 |\n|---|---|---|\n| Mill | 27,390 | 6,192 |\n| Quay | 5,608 | 9,744 |\n| Keep | 9,226 | 4,095 |\n\nThe Mill lost {rise:#,0} visits in the last year.\n", []);

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

    private const string Clubs = """
        | Club | Asked | Answer known | Rowing only | Rowing and sailing | Neither | Any rowing (% of known) |
        |---|---|---|---|---|---|---|
        | Weir | 230 | 200 | 61 | 43 | 96 | 52.0 |
        | Mill | 187 | 180 | 38 | 55 | 87 | 51.7 |
        | Lock | 341 | 330 | 105 | 60 | 165 | 50.0 |
        | Ferry | 158 | 150 | 52 | 17 | 81 | 46.0 |
        | District | 916 | 860 | 256 | 175 | 429 | 50.1 |
        """;

    [Theory]
    [InlineData("At the Weir about one in two whose answer was known did neither.", false)]
    [InlineData("At the Weir about one in ten whose answer was known did neither.", true)]
    [InlineData("One in ten of our neighbours owns a dog.", false)]
    [InlineData("More than nine in ten answers (95.6%) were known.", false)]
    public void A_ratio_in_words_is_held_against_the_row_it_names(string sentence, bool wrong) =>
        Assert.Equal(wrong ? 1 : 0, TableCheck.OfLines(Clubs + "\n\n" + sentence, []).Count);

    [Theory]
    [InlineData("51.7", null)]
    [InlineData("57.1", "51.7%")]
    public void A_percentage_of_two_columns_in_a_third_is_held_against_them(string share, string? right) =>
        Assert.Equal(right is null ? [] : [right], TableCheck.OfLines(Clubs.Replace("51.7", share, StringComparison.Ordinal), []).Select(f => f.Right));

    [Theory]
    [InlineData("We read 1,540 letters and set 1,318 of them aside, which left 222.", false)]
    [InlineData("We read 1,540 letters and set 1,381 of them aside, which left 222.", true)]
    [InlineData("We read 1,540 letters from 612 people, and 40 had left 2 addresses.", false)]
    public void What_a_sentence_says_was_left_is_what_its_own_numbers_leave(string sentence, bool wrong) =>
        Assert.Equal(wrong ? 1 : 0, TableCheck.OfLines(sentence, []).Count);

    [Theory]
    [InlineData("The number of boats fell by 37 over the year.", null)]
    [InlineData("The number of boats fell by 73 over the year.", "37")]
    [InlineData("The number of boats rose by 73 over the year.", null)]
    public void A_fall_is_the_difference_of_one_thing_at_two_times(string sentence, string? right)
    {
        var findings = TableCheck.OfCsv($"Quay;Boats on 1 May 2021;Arrived;Boats on 1 May 2022\nWeir;214;31;199\nMill;187;12;165\nAll quays;401;43;364\n\n{sentence} We counted from the bridge.", []);

        Assert.Equal(right is null ? 0 : 1, findings.Count);
        Assert.All(findings, f => Assert.Contains(right!, f.What, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(610)", "(2,960)", "4,412", 0)]
    [InlineData("(160)", "(2,960)", "4,412", 1)]
    [InlineData("(610)", "(2,690)", "4,412", 1)]
    public void Numbers_in_brackets_are_taken_away(string part, string total, string other, int found) =>
        Assert.Equal(found, TableCheck.OfLines($"| Service | Budget 2021 | Savings | New needs | Budget 2022 |\n|---|---|---|---|---|\n| Roads | 8,216 | (1,140) | 385 | 7,461 |\n| Parks | 7,904 | (765) | 118 | 7,257 |\n| Docks | 2,480 | {part} | 742 | 2,612 |\n| Sport | {other} | (445) | 120 | 4,087 |\n| Net cost | 23,012 | {total} | 1,365 | 21,417 |\n", []).Count);

    [Theory]
    [InlineData("(26)", 0)]
    [InlineData("(62)", 1)]
    public void Numbers_of_one_digit_in_brackets_are_added_with_the_others(string total, int found) =>
        Assert.Equal(found, TableCheck.OfLines($"| Branch | Cuts |\n|---|---|\n| Weir | (14) |\n| Mill | (9) |\n| Lock | (3) |\n| Total | {total} |\n", []).Count);

    [Fact]
    public void Columns_numbered_in_brackets_are_headed_by_their_numbers() =>
        Assert.Empty(TableCheck.OfLines("| Variable | (1) | (2) |\n|---|---|---|\n| Age | 0.12 (0.03) | 0.10 (0.04) |\n| Way | 0.40 (0.11) | 0.38 (0.11) |\n| N | 412 | 398 |\n", []));

    [Fact]
    public void Years_over_two_columns_each_are_headings()
    {
        var findings = TableCheck.OfCsv("Table 1\n,2021,,2022,\nQuay,Boats,%,Boats,%\nWeir,60,30.0,45,25.0\nMill,50,25.0,54,30.0\nLock,90,45.0,81,54.0\nAll,200,100.0,180,100.0\n", []);

        Assert.Equal("45.0%", Assert.Single(findings, f => f.Kind == FindingKind.Percentage).Right);
    }

    [Fact]
    public void Totals_of_groups_are_told_by_the_second_of_two_labels_and_are_not_counted_again() =>
        Assert.Empty(TableCheck.OfCsv("Area,Kind,Boats,%\nNorth,Sail,60,60\nNorth,Motor,40,40\nNorth,All boats,100,100\nSouth,Sail,25,50\nSouth,Motor,25,50\nSouth,All boats,50,100\nBoth,All boats,150,\n\nSail was 60% of boats in the north and half of those in the south.", []));

    [Fact]
    public void A_row_of_bases_with_a_total_of_100_per_cent_makes_no_check_fail()
    {
        var findings = TableCheck.OfLines("| Hours | Primary n | Primary % | Special n | Special % | All n | All % |\n|---|---|---|---|---|---|---|\n| Few | 48 | 40 | 31 | 62 | 79 | 46 |\n| Many | 72 | 60 | 19 | 38 | 91 | 54 |\n| Base: all | 120 | 100 | 50 | 100 | 170 | 100 |\n", []);

        Assert.Empty(findings);
    }
}
