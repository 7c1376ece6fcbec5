using Synthesis.Audit;

namespace Synthesis.Tests.Audit;

public sealed class HeadingsAndBasesTests
{
    private const string Rows = "Ferry,\"18,342\",\"24,107\",\"42,449\",\"40,310\",5.3\nBus,\"41,226\",\"52,874\",\"94,100\",\"91,455\",2.9\nTrain,\"30,518\",\"44,763\",\"75,281\",\"77,902\",-3.4\nAll,\"90,086\",\"121,744\",\"211,830\",\"209,667\",1.0\n";

    [Theory]
    [InlineData("Trips\nTable 1 Trips by mode\nMode,Q1,Q2,2023,2022,Change (%)\n")]
    [InlineData("Trips\nAll are counted.\nOnce each.\nSource: counters\nTable 1\nMode,Q1,Q2,2023,2022,Change (%)\n")]
    [InlineData("Table,Trips by mode\nPeriod,2023\nMode,Q1,Q2,2023,2022,Change (%)\n")]
    [InlineData("Trips\nTable 1\nMode,Q1,Q2,2023*,2022 (r),Change (%)\n")]
    [InlineData("Trips\nTable 1\nMode,Jan-Jun,Jul-Dec,2022/23,2021/22,Change (%)\n")]
    public void Years_below_titles_head_their_columns_and_are_not_added_up(string top)
    {
        Assert.Empty(TableCheck.OfCsv(top + Rows, []));
        Assert.Equal("94,100", Assert.Single(TableCheck.OfCsv(top + Rows.Replace("94,100", "94,010", StringComparison.Ordinal), [])).Right);
    }

    [Fact]
    public void A_row_of_headings_that_comes_again_is_no_row_of_numbers()
    {
        const string text = "| Visits | 2021 | 2022 | 2023 | All |\n|---|---|---|---|---|\n| April | 12 | 14 | 9 | 35 |\n| May | 8 | 6 | 11 | 25 |\n| Visits | 2021 | 2022 | 2023 | All |\n| June | 3 | 5 | 2 | 10 |\n| Total | 23 | 25 | 22 | 70 |\n";

        Assert.Empty(TableCheck.OfLines(text, []));
        Assert.Equal("6", Assert.Single(TableCheck.OfLines(text.Replace("8 | 6", "8 | 9", StringComparison.Ordinal), [])).Right);
    }

    [Fact]
    public void An_aim_for_the_whole_alone_is_no_sum() =>
        Assert.Empty(TableCheck.OfCsv("Item,Aim,Done,Left\nPonds,,12,3\nWells,,15,4\nWeirs,,9,1\nAll,200,36,8\n", []));

    [Theory]
    [InlineData("% of awards")]
    [InlineData("Share of all awards (%)")]
    [InlineData("Awards (%)")]
    [InlineData("Awards, share")]
    public void Percentages_are_of_the_column_that_their_heading_names(string heading)
    {
        var text = $"Area,People,Awards,Amount (£),\"{heading}\"\nTown,\"38,420\",96,\"209,618\",42\nValley,\"21,755\",51,\"111,270\",22\nMoor,\"14,310\",38,\"80,412\",16\nCoast,\"17,935\",46,\"96,625\",20\nDistrict,\"92,420\",231,\"497,925\",100\n";

        Assert.Empty(TableCheck.OfCsv(text, []));
        Assert.Equal(("22%", "Valley"), TableCheck.OfCsv(text.Replace(",22\n", ",28\n", StringComparison.Ordinal), []) is [var found] ? (found.Right, found.Place.Label) : default);
    }

    [Fact]
    public void A_column_of_boys_of_pupils_is_held_against_both() =>
        Assert.Equal("190 of 340 (column 'Pupils') is 56%, not 65%.", Assert.Single(TableCheck.OfCsv("School,Pupils,Boys,% of pupils\nA,210,105,50\nB,340,190,65\nC,150,60,40\nD,400,210,53\nAll,1100,565,51\n", [])).What);

    [Theory]
    [InlineData("Fatigue, looked at in 18, was better in two thirds.")]
    [InlineData("For fatigue, looked at by 18 teams, better results were the rule.")]
    public void A_number_of_the_named_row_is_never_doubted(string sentence) =>
        Assert.Empty(TableCheck.OfLines($"# Trials\n\n{sentence}\n\nTable 1 Effects in trials\n\n| Outcome | Better | Same | Worse | Trials with the outcome |\n|---|---|---|---|---|\n| Pain | 22 | 31 | 2 | 55 |\n| Fatigue | 12 | 6 | 0 | 18 |\n| Nausea | 21 | 14 | 1 | 36 |\n", []));

    [Theory]
    [InlineData("93 wardens look after more than 20 ponds (30% of 312).")]
    [InlineData("93 wardens look after 20 or more ponds (30% of the 312).")]
    [InlineData("Of 312 wardens, 93 have worked for over 20 years (30%).")]
    [InlineData("41 wardens in 3 towns (13% of 312) left.")]
    public void A_percentage_is_of_any_number_of_its_sentence_that_gives_it(string sentence) =>
        Assert.Empty(TableCheck.OfLines(sentence, []));

    [Fact]
    public void Thousands_parted_by_spaces_may_have_fractions() =>
        Assert.Equal("52,390", Assert.Single(TableCheck.OfCsv("Ticket,Trips 2023,Trips 2024,Change (%),Income\nSingle,212 408,221 960,+4.5,488.3\nReturn,98 316,90 275,-8.2,352.1\nDay,45 105,5 390,+16.2,141.5\nMonth,133 870,147 216,+10.0,206.9\nTotal,489 699,511 841,+4.5,1 188.8\n", [])).Right);

    [Theory]
    [InlineData("Table 2. The trials")]
    [InlineData("Table 2. The trials (k = 80)")]
    public void Groups_that_may_overlap_are_of_all_though_other_groups_add_up_to_it(string caption)
    {
        var text = $"{caption}\n\n| What | n (%) |\n|---|---|\n| Place | |\n| Here | 41 (51.3) |\n| There | 27 (33.8) |\n| Elsewhere | 12 (15.0) |\n| Year | |\n| Before 2010 | 16 (20.0) |\n| 2010 to 2017 | 31 (38.8) |\n| Since | 33 (41.3) |\n| Whom (several may hold) | |\n| Young | 58 (72.5) |\n| Old | 47 (58.8) |\n| Ill | 19 (23.8) |\n";

        Assert.Empty(TableCheck.OfLines(text, []));
        Assert.Equal("Old", Assert.Single(TableCheck.OfLines(text.Replace("(58.8)", "(85.8)", StringComparison.Ordinal), [])).Place.Label);
    }

    [Fact]
    public void A_percentage_of_those_of_whom_no_table_tells_is_held_against_none() =>
        Assert.Empty(TableCheck.OfLines("# Ferries\n\n| Line | Trips late | Boats late |\n|---|---|---|\n| North | 840 | 470 |\n| South | 847 | 476 |\n| All | 1,687 | 946 |\n\nOf the 946 boats late 614 were old (65%); dinghies are 51% of all boats.\n", []));
}
