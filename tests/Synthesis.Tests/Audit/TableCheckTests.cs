using Synthesis.Audit;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>Tables and sentences of every form, right ones and ones with a fault.</summary>
public sealed class TableCheckTests
{
    [Theory]
    [InlineData("| Kind | n | % |\n|---|---|---|\n| Small | 12 | 15 |\n| Large | 69 | 85 |\n| Total | 81 | 100 |")]
    [InlineData("| Kind | n (%) |\n|---|---|\n| Small | 12 (15%) |\n| Large | 69 (85%) |\n| Total | 81 (100%) |")]
    [InlineData("Replies (n=81)\n\n| Area | Ponds |\n|---|---|\n| Deep | 34 (42%) |\n| - Very deep | 19 (56%) |\n| - Less deep | 8 (24%) |\n| Warm | 17 (21%) |\n| Old | 60 (74%) |")]
    [InlineData("Replies (n=81)\n\n| Area | Ponds |\n|---|---|\n| Deep | 34 (42%) |\n| Very deep | 19 (56%) |\n| Less deep | 8 (24%) |\n| Warm | 17 (21%) |\n| Old | 60 (74%) |")]
    [InlineData("| Answer | Boys (n=38) | Girls (n=43) |\n|---|---|---|\n| Yes | 12 (32%) | 20 (47%) |\n| No | 26 (68%) | 23 (53%) |")]
    [InlineData("| Answer | Boys | Girls |\n|---|---|---|\n| Yes | 12 (32%) | 20 (47%) |\n| No | 26 (68%) | 23 (53%) |\n| Base | 38 | 43 |")]
    [InlineData("| Region | Included | All | % |\n|---|---|---|---|\n| North | 6 | 9 | 67% |\n| South | 19 | 33 | 58% |\n| East | 7 | 12 | 58% |\n| Total | 32 | 54 | 59% |")]
    [InlineData("| Home | Yes | No | Total |\n|---|---|---|---|\n| A | 3 (30%) | 7 (70%) | 10 |\n| B | 4 (20%) | 16 (80%) | 20 |\n| C | 9 (60%) | 6 (40%) | 15 |")]
    [InlineData("| Kind | Share |\n|---|---|\n| Small | 15% (12/81) |\n| Large | 85% (69/81) |")]
    [InlineData("| Kind | n | % |\n|---|---|---|\n| Small | 1,204 | 15.1 |\n| Large | 6,790 | 84.9 |\n| Total | 7,994 | 100.0 |")]
    [InlineData("| Kind | n | % |\n|---|---|---|\n| Small | 40 | 80% |\n| Large | <5 | - |\n| Odd | <5 | - |\n| Total | 47 | 100% |")]
    [InlineData("Reasons given, n (%) of 50 homes\n\n| Reason | Homes |\n|---|---|\n| Price | 40 (80) |\n| Place | 35 (70) |\n| Staff | 20 (40) |\n| All homes | 50 (100) |")]
    [InlineData("| Kind | 2018 | 2019 | 2020 |\n|---|---|---|---|\n| Small | 63% | 64% | 65% |\n| Middle | 20% | 21% | 19% |\n| Large | 17% | 15% | 15% |")]
    [InlineData("| Kind | Homes | Change since 2015 | Average cost | Age |\n|---|---|---|---|---|\n| Small | 6 | 78% | £400 | 16-18 |\n| Large | 9 | -12% | £300 | 12-15 |\n| Total | 15 | 20% | £350 | 12-18 |")]
    [InlineData("| Kind | n | % | Cumulative n | Cumulative % |\n|---|---|---|---|---|\n| A | 10 | 33 | 10 | 33 |\n| B | 10 | 33 | 20 | 67 |\n| C | 10 | 33 | 30 | 100 |\n| Total | 30 | 100 | 30 | 100 |")]
    [InlineData("How often people fished, per cent\n\n| Answer | All | Boys |\n|---|---|---|\n| Often | 34 | 29 |\n| Seldom | 33 | 41 |\n| Never | 34 | 30 |\n| Total | 100 | 100 |")]
    [InlineData("| Kind | Ponds | % |\n|---|---|---|\n| Deep | 21 | 55% |\n| Old | 11 | 29% |\n| Dry | 6 | 16% |\n| All ponds | 38 | 100 |")]
    [InlineData("| Group | Boys | Girls | All |\n|---|---|---|---|\n| Yes | 40% | 30% | 34% |\n| No | 60% | 70% | 66% |\n| Base | 120 | 140 | 275 |")]
    [InlineData("| Feature | Number | % |\n|---|---|---|\n| Named warden | 58 | 72% |\n| of which: paid | 23 | 40% |\n| of which: unpaid | 35 | 60% |\n| Fenced | 47 | 58% |\n| Stocked | 33 | 41% |\n| of which: with carp | 12 | 36% |\n| Signed | 16 | 20% |")]
    [InlineData("| School      | Decay |\n|---|---:|\n| Abbey       |    11 |\n| Canal       |   [c] |\n| Dene        |    38 |\n| Elm         |   [c] |\n| All schools |    65 |")]
    [InlineData("| Route | Seen | On time | On time of those seen |\n|---|---|---|---|\n| One | 1820 | 1529 | 84.0 |\n| Four | 2410 | 2097 | 87.0 |\n| Seven | 1275 | 931 | 73.0 |\n| All routes | 5505 | 4557 | 82.8 |")]
    [InlineData("| Subject | Day | Evening | All |\n|---|---|---|---|\n| Arts | 500 | 150 | 655 |\n| Crafts | 940 | 120 | 1,060 |\n| All subjects | 1,440 | 270 | 1,715 |")]
    [InlineData("Depth as a percentage of the ponds of the area\n\n| Area | Deep or very deep | Very deep | Deep | Shallow | Dry |\n|---|---|---|---|---|---|\n| North | 92 | 39 | 53 | 8 | 0 |\n| South | 79 | 14 | 65 | 18 | 3 |\n| East | 67 | 13 | 54 | 24 | 9 |\n| West | 83 | 28 | 55 | 14 | 3 |\n| Hills | 63 | 6 | 56 | 25 | 13 |\n| Coast | 78 | 18 | 60 | 18 | 4 |")]
    [InlineData("| Step | Left out | Ponds kept |\n|---|---|---|\n| Found on maps | – | 240 |\n| Dry | 31 | 209 |\n| Private | 24 | 185 |\n| Too small | 18 | 167 |\n| No path | 9 | 158 |")]
    [InlineData("| Feature | Ponds | % |\n|---|---|---|\n| A warden | 24 | 28 |\n| A gate | 62 | 72 |\n| A path | 31 | 36 |\n\nIn the 2009 count, which looked at 54 ponds, 31% had a warden.")]
    public void A_right_table_is_not_reported(string table) => Assert.Empty(TableCheck.OfLines(table, []));

    [Theory]
    [InlineData("| Kind | n | % |\n|---|---|---|\n| Small | 12 | 18 |\n| Large | 69 | 85 |\n| Total | 81 | 100 |", "12 of 81 (row 'Total', 100%) is 15%, not 18%.")]
    [InlineData("| Kind | n | % |\n|---|---|---|\n| Small | 12 | 15 |\n| Large | 69 | 85 |\n| Total | 18 | 100 |", "The 2 rows add up to 81, not 18.")]
    [InlineData("Replies (n=81)\n\n| Area | Ponds |\n|---|---|\n| Deep | 34 (42%) |\n| Cold | 46 (58%) |\n| Warm | 17 (21%) |\n| Old | 60 (74%) |", "46 of 81 (told about the table) is 57%, not 58%.")]
    [InlineData("| Answer | Boys (n=38) | Girls (n=43) |\n|---|---|---|\n| Yes | 12 (28%) | 20 (47%) |\n| No | 26 (68%) | 23 (53%) |\n| Both | 8 (21%) | 9 (21%) |", "12 of 38 (told by the heading) is 32%, not 28%.")]
    [InlineData("| Region | Included | All | % |\n|---|---|---|---|\n| North | 6 | 9 | 78% |\n| South | 19 | 33 | 58% |\n| East | 7 | 12 | 58% |\n| West | 7 | 14 | 50% |\n| Total | 39 | 68 | 57% |", "6 of 9 (column 'All') is 67%, not 78%.")]
    [InlineData("| Kind | Oak | Elm | Total |\n|---|---|---|---|\n| A | 14 | 6 | 20 |\n| B | 5 | 5 | 10 |\n| C | 1 | 21 | 13 |\n| Total | 20 | 23 | 43 |", "21 fits neither the sum of its row nor that of its column; 12 fits both.")]
    [InlineData("| Kind | Share |\n|---|---|\n| Small | 15% (12/81) |\n| Large | 58% (69/81) |", "69 of 81 (told in the cell) is 85%, not 58%.")]
    [InlineData("| Kind | Oak | Elm |\n|---|---|---|\n| A | 40% | 30% |\n| B | 35% | 30% |\n| C | 52% | 40% |\n| Total | 100% | 100% |", "The 3 rows add up to 127, not 100%.")]
    [InlineData("| Kind | n (%) |\n|---|---|\n| A | 34 (42%) |\n| B | 17 (21%) |\n| C | 23 (28%) |\n| D | 45 (56%) |\n| E | 25 (31%) |\n| F | 46 (75%) |", "46 of 81 (on which the other rows agree) is 57%, not 75%.")]
    [InlineData("| Kind | n | % | Cumulative % |\n|---|---|---|---|\n| A | 10 | 25 | 25 |\n| B | 10 | 25 | 50 |\n| C | 8 | 20 | 80 |\n| D | 12 | 30 | 100 |\n| Total | 40 | 100 | |", "'%' runs up to 70 here, not 80.")]
    [InlineData("How often people fished, per cent\n\n| Answer | All | Boys |\n|---|---|---|\n| Often | 34 | 29 |\n| Seldom | 33 | 41 |\n| Never | 43 | 30 |\n| Total | 100 | 100 |", "The 3 rows add up to 110, not 100%.")]
    [InlineData("| Group | Boys | Girls | All |\n|---|---|---|---|\n| Yes | 40% | 30% | 34% |\n| No | 60% | 70% | 66% |\n| Base | 102 | 155 | 275 |", "The 2 columns add up to 257, not 275.")]
    [InlineData("| Feature | Number | % |\n|---|---|---|\n| Named warden | 58 | 72% |\n| of which: paid | 23 | 28% |\n| of which: unpaid | 35 | 60% |\n| Fenced | 47 | 58% |\n| Stocked | 33 | 41% |\n| of which: with carp | 12 | 36% |\n| Signed | 16 | 20% |", "23 of 58 (row 'Named warden', as in the rows like it) is 40%, not 28%.")]
    [InlineData("| Stage | Changed (46) | No change (63) | All (109) |\n|---|---|---|---|\n| Asked | 6,418 | 7,905 | 14,323 |\n| Seen | 1,797 | 1,818 | 3,515 |\n| Dug | 706 | 711 | 1,417 |", "The 2 columns add up to 3,615, not 3,515.")]
    [InlineData("| Trade | Jan-Jun | Jul-Dec | Year |\n|---|---|---|---|\n| Reeds | 412 | 388 | 800 |\n| Banks | 637 | 290 | 972 |\n| Nets | 91 | 58 | 149 |", "The 2 columns add up to 927, not 972.")]
    [InlineData("| Pond | Asked | Seen | Not seen |\n|---|---|---|---|\n| Ash | 3,204 | 2,518 | 686 |\n| Oak | 2,166 | 1,805 | 361 |\n| Elm | 4,437 | 3,076 | 1,316 |\n| Yew | 7,290 | 5,642 | 1,648 |\n| Box | 5,871 | 4,390 | 1,481 |", "The 2 columns add up to 4,392, not 4,437.")]
    [InlineData("| Branch | Visits 2022 | Visits 2023 | Change |\n|---|---|---|---|\n| Central | 41,286 | 38,914 | −5.7% |\n| Lane | 12,350 | 13,208 | +6.9% |\n| Quay | 9,472 | 8,815 | −6.9% |\n| Green | 6,038 | 6,951 | +18.1% |", "From 6,038 to 6,951 is 15.1%, not 18.1%.")]
    [InlineData("| Incident | 2022 n | 2022 % | 2023 n | 2023 % |\n|---|---|---|---|---|\n| Fires | 1,118 | 28.0 | 979 | 24.4 |\n| Alarms | 1,943 | 48.6 | 1,995 | 47.8 |\n| Other | 939 | 23.5 | 1,035 | 25.8 |\n| Total | 4,000 | 100.0 | 4,009 | 100.0 |", "1,995 of 4,009 (row 'Total', 100%) is 49.8%, not 47.8%.")]
    [InlineData("| Season | Carp at the start | Born | Caught | Carp at the end |\n|---|---|---|---|---|\n| Spring | 2,310 | 812 | 655 | 2,467 |\n| Summer | 2,467 | 1,240 | 931 | 2,776 |\n| Autumn | 2,776 | 318 | 1,044 | 2,050 |\n| Winter | 2,050 | 96 | 217 | 1,929 |\n| All year | 2,310 | 2,466 | 2,947 | 1,929 |", "The 4 rows add up to 2,847, not 2,947.")]
    [InlineData("| Step | Left out | Ponds kept |\n|---|---|---|\n| Found on maps | – | 240 |\n| Dry | 31 | 209 |\n| Private | 2 | 185 |\n| Too small | 18 | 167 |\n| No path | 9 | 158 |", "'Ponds kept' of the row above less 'Left out' is 207 here, not 185; 'Left out' would have to be 24.")]
    [InlineData("| Step | Left out | Ponds kept |\n|---|---|---|\n| Found on maps | – | 240 |\n| Dry | 31 | 209 |\n| Private | 24 | 158 |\n| Too small | 18 | 167 |\n| No path | 9 | 158 |\n| Sold | 5 | 153 |", "'Ponds kept' of the row above less 'Left out' is 185 here, as the row below bears out, not 158.")]
    [InlineData("| Measure | North | South | East | West | Hills |\n|---|---|---|---|---|---|\n| Ponds with a warden | 52 | 37 | 29 | 24 | 19 |\n| Ponds with a gate | 31 | 14 | 10 | 17 | 6 |\n| ... as % of those with a warden | 60 | 38 | 43 | 71 | 32 |", "'Ponds with a gate' as a percentage of 'Ponds with a warden' is 34 here, as '... as % of those with a warden' is elsewhere, not 43%.")]
    [InlineData("| Reason | Ponds | % of those with a known reason |\n|---|---|---|\n| Silt | 203 | 44 |\n| Leak | 109 | 19 |\n| Weeds | 92 | 20 |\n| Drought | 61 | 13 |\n| Not known | 107 | |\n| All ponds | 572 | |", "109 of 465 (sum of the rows with a percentage) is 23%, not 19%.")]
    [InlineData("| Question | 0 points | 1 point | 2 points | Ponds |\n|---|---|---|---|---|\n| Clean? | 4 | 17 | 29 | 50 |\n| Deep? | 11 | 3 | 19 | 50 |\n| Fenced? | 20 | 16 | 14 | 50 |\n| Signed? | 9 | 22 | 19 | 50 |\n| Stocked? | 26 | 13 | 11 | 50 |\n| Old? | 7 | 25 | 18 | 50 |", "The 3 columns add up to 33, not 50.")]
    public void The_fault_of_a_table_is_found_and_nothing_else(string table, string what) =>
        Assert.Equal([what], TableCheck.OfLines(table, []).Select(f => f.What));

    [Theory]
    [InlineData("Of the 23 ponds that were asked, 14 (61%) were deep, whereas nine (39%) were not.")]
    [InlineData("Seventeen of the 25 ponds (68%) are old. In 2019 (12%) more were dug, at a cost of £400 (5%), and see Table 4 (3%).")]
    [InlineData("Only eight (40%) of these 20 were warm; 5-10% are cold, and pupils aged 15 (20%) fish.")]
    [InlineData("More than half (56%) are deep and almost half (44%) are not.")]
    [InlineData("Of the 38 women, 14 (37%) helped every week; of the 21 men, 4 did (19%).")]
    [InlineData("Of the 170 ponds with a plan, 92 had one that was up to date (54%); 43 ponds had no plan at all.")]
    [InlineData("Of the 754 requests, 653 were closed within 20 working days (87%) and 101 took longer.")]
    [InlineData("There were 8,132 carp in the 75 ponds, and 2,428 of them (29.9%) were old.")]
    public void A_right_sentence_is_not_reported(string sentence) => Assert.Empty(TableCheck.OfLines(sentence, []));

    [Theory]
    [InlineData("Of the 23 ponds that were asked, 14 (16%) were deep.", "14 of 23 is 61%, not 16%.")]
    [InlineData("Forty-six of the 81 ponds (75%) are old.", "46 of 81 is 57%, not 75%.")]
    [InlineData("Old ponds were 12 (62%) out of the 47 that we saw.", "12 of 47 is 26%, not 62%.")]
    [InlineData("More than half (44%) are deep.", "44% is not more than half.")]
    [InlineData("Carp were less often seen: in 19 of the 76, or 35%.", "19 of 76 is 25%, not 35%.")]
    [InlineData("Deep were 482 ponds (64% of the 754) and 69 (12%) were dry.", "69 of 754 is 9%, not 12%.")]
    public void The_fault_of_a_sentence_is_found(string sentence, string what) => Assert.Equal([what], TableCheck.OfLines(sentence, []).Select(f => f.What));

    [Theory]
    // Another body's percentages beside one's own.
    [InlineData("| Type | Ponds | % | National % |\n|---|---|---|---|\n| Clay | 48 | 34.5 | 38 |\n| Peat | 19 | 13.7 | 7 |\n| Chalk | 37 | 26.6 | 32 |\n| Sand | 35 | 25.2 | 23 |\n| All | 139 | 100.0 | 100 |", "")]
    // A row of which no percentage fits is on a base of its own.
    [InlineData("| Check | East | East % | West | West % |\n|---|---|---|---|---|\n| Dipped | 318 | 89.1 | 241 | 90.6 |\n| Netted | 271 | 75.9 | 222 | 83.5 |\n| Weighed (over a year) | 198 | 68.5 | 161 | 75.2 |\n| Marked | 349 | 97.8 | 258 | 97.0 |\n| Carp looked at | 357 | 100.0 | 266 | 100.0 |", "")]
    // Averages are not added, whatever their column holds.
    [InlineData("| | East | West | Both |\n|---|---|---|---|\n| Ponds | 120 | 80 | 200 |\n| Carp | 3,310 | 1,990 | 5,300 |\n| Nets | 36 | 40 | 76 |\n| Carp per pond | 27.6 | 24.9 | 26.5 |", "")]
    // Only some of the rows are shown.
    [InlineData("| Source | Calls |\n|---|---|\n| Walkers | 214 |\n| Anglers | 186 |\n| Wardens | 143 |\n| All sources | 689 |", "")]
    // Rows that overlap, as the words below say.
    [InlineData("| Kind | Fish |\n|---|---|\n| Tagged | 61 |\n| Weighed | 29 |\n| Bred here | 133 |\n| Sold | 42 |\n| All | 256 |", "Some fish are in two rows, which add up to more than the 256.")]
    // Ages as headings.
    [InlineData("| Water | Under 14 | 14 and 15 | 16 | 17 | All |\n|---|---|---|---|---|---|\n| Fresh | 2 | 14 | 41 | 31 | 88 |\n| Salt | 1 | 7 | 22 | 19 | 49 |\n| Brackish | 3 | 20 | 15 | 6 | 44 |\n| All | 6 | 41 | 78 | 56 | 181 |", "")]
    // A line marked with a note, and a sub-total.
    [InlineData("| Line | 2022 | 2023 |\n|---|---|---|\n| Food | 410 | 430 |\n| Nets (n) | 123 | 141 |\n| Boats | 560 | 575 |\n| Running, sub-total | 1,093 | 1,146 |\n| Rent | 97 | 99 |\n| Wages | 2,310 | 2,402 |\n| Fixed, sub-total | 2,407 | 2,501 |\n| Total | 3,500 | 3,647 |", "")]
    // A percentage of the row and those beside it, told in a note.
    [InlineData("| Line | All | Rate % |\n|---|---|---|\n| In use | 79.9 | 74.3 |\n| Resting | 3.5 | 4.2 |\n| Dry | 24.2 | 22.5 |\n| All ponds | 107.6 | 100.0 |", "Resting is shown as a share of those in use or resting.")]
    public void What_has_another_honest_reading_stands(string table, string note) => Assert.Empty(TableCheck.OfLines(table + "\n\n" + note, []).Select(f => f.What));

    [Fact]
    public void One_slip_does_not_hide_another()
    {
        // 4,236 should be 4,263, and 82.2 is 85.2; with the first as it stands the percentages fit too badly to tell.
        const string table = "| Route | Planned | Sailed | Sailed, % of planned | Storm | Crew |\n|---|---|---|---|---|---|\n| North | 3,504 | 3,336 | 95.2 | 127 | 41 |\n| East | 2,190 | 2,125 | 97.0 | 43 | 22 |\n| South | 4,368 | 4,236 | 97.6 | 92 | 13 |\n| West | 236 | 201 | 82.2 | 31 | 4 |\n| All routes | 10,298 | 9,925 | 96.4 | 293 | 80 |";

        Assert.Equal(["South", "West"], TableCheck.OfLines(table, []).Select(f => f.Place.Label));
    }

    [Fact]
    public void Slips_that_have_nothing_to_do_with_each_other_are_told_one_by_one()
    {
        var table = "| Pond | Running costs | Works | Prizes | All spending |\n|---|---|---|---|---|\n| Ash | 1,840 | 412 | 96 | 2,348 |\n| Oak | 2,565 | 188 | 310 | 3,153 |\n| Elm | 977 | 240 | 45 | 1,262 |\n| Yew | 3,412 | 905 | 122 | 4,439 |\n| Box | 1,206 | 77 | 88 | 1,371 |\n| All | 10,090 | 1,822 | 651 | 12,573 |";
        Assert.Equal(["Oak Running costs", "All Prizes"], TableCheck.OfLines(table, []).Select(f => $"{f.Place.Label} {f.Place.Column}"));
    }

    [Fact]
    public void Groups_that_end_in_a_row_called_all_have_a_total()
    {
        var table = "| Kind | Ponds | % of the area |\n|---|---|---|\n| North | | |\n| North: deep | 6 | 37.5 |\n| North: warm | 7 | 43.8 |\n| North: dry | 3 | 18.8 |\n| North: all | 16 | 100.0 |\n| South | | |\n| South: deep | 8 | 42.1 |\n| South: warm | 9 | 47.4 |\n| South: dry | 2 | 10.5 |\n| South: all | 119 | 100.0 |\n| East | | |\n| East: deep | 2 | 16.7 |\n| East: warm | 5 | 41.7 |\n| East: dry | 5 | 41.7 |\n| East: all | 12 | 100.0 |";
        Assert.Equal("South: all", Assert.Single(TableCheck.OfLines(table, [])).Place.Label);
    }

    [Fact]
    public void Percentages_are_of_what_their_heading_names()
    {
        // 4.7 is of all herds, 4.8 of those tested, as its heading says.
        const string table = "| Area | Herds | Herds tested | Ill | Ill, % of herds tested |\n|---|---|---|---|---|\n| High | 1,486 | 1,402 | 127 | 9.1 |\n| Edge | 873 | 846 | 41 | 4.7 |\n| Low | 2,310 | 1,968 | 19 | 1.0 |\n| All areas | 4,669 | 4,216 | 187 | 4.4 |";

        var found = Assert.Single(TableCheck.OfLines(table, []));
        Assert.Equal(("Edge", "4.8%"), (found.Place.Label, found.Right));
    }

    [Theory]
    [InlineData("We asked 505 anglers and 40 wardens, so 94.7% of all were anglers.", "A sentence gives 94.7% where 505 of 545 is 92.7%.")]
    [InlineData("We asked 505 anglers and 40 wardens, so 92.7% of all were anglers.", null)]
    [InlineData("On 1 April (90.8%) and in two thirds (65%) of ponds seven or more of ten nets (73%) held.", null)]
    [InlineData("Of these 3,790 (60%) were deep and 2,212 (35%) old.", null)]
    public void A_sentence_is_held_against_its_own_numbers(string sentence, string? what) => Assert.Equal(what is null ? [] : [what], TableCheck.OfLines(sentence, []).Select(f => f.What));

    [Theory]
    [InlineData("The county lost 635 of its 2,533 swans, 25.8%.", "A sentence gives 635 where the table gives 653: 'Whole county', 'Lost'.")]
    [InlineData("The county lost 653 of its 2,533 swans, 25.8%, as against 28.5% nationally.", null)]
    [InlineData("The Marsh lost 208 (2021: 280; national: 302).", null)]
    [InlineData("On the Marsh 280 of 404 gulls (69%) were lost.", null)]
    [InlineData("A swan cost £280 on the Marsh.", null)]
    public void Other_times_places_and_sorts_of_number_are_not_held_against_a_row(string sentence, string? what)
    {
        const string table = "| Place | Swans | Lost | Loss (%) |\n|---|---|---|---|\n| Coast | 582 | 125 | 21.5 |\n| Downs | 700 | 209 | 29.9 |\n| Weald | 458 | 111 | 24.2 |\n| Marsh | 793 | 208 | 26.2 |\n| Whole county | 2,533 | 653 | 25.8 |";

        Assert.Equal(what is null ? [] : [what], TableCheck.OfLines(table + "\n\n" + sentence, []).Select(f => f.What));
    }

    [Theory]
    [InlineData("The busiest was Castle Mere with 6,705 visits, and Old Mere had 446.", "A sentence gives 6,705 where the table gives 6,075: 'Castle Mere', 'Visits'.")]
    [InlineData("Castle Mere came highest with 75.0% and Old Mere lowest with 63.9%.", "A sentence gives 63.9% where the table gives 69.3%: 'Old Mere', 'Seen, %'.")]
    [InlineData("Nets were seen at 42 ponds, or 75.0%, in the spring.", "A sentence gives 42 where the table gives 24: 'Castle Mere', 'Nets'.")]
    public void A_number_that_nothing_gives_is_held_against_the_row_that_its_sentence_names(string sentence, string what)
    {
        const string table = "| Pond | Visits | Nets | Seen, % |\n|---|---|---|---|\n| Castle Mere | 6,075 | 24 | 75.0 |\n| Old Mere | 446 | 4 | 69.3 |\n| New Mere | 5,108 | 11 | 71.0 |";

        Assert.Equal([what], TableCheck.OfLines(table + "\n\n" + sentence, []).Select(f => f.What));
    }

    [Fact]
    public void Numbers_that_a_sentence_works_out_are_not_held_against_the_row_that_it_names()
    {
        const string table = "| Pond | Visits | Nets |\n|---|---|---|\n| Castle Mere | 6,075 | 24 |\n| Old Mere | 446 | 4 |\n| New Mere | 5,108 | 11 |";

        Assert.Empty(TableCheck.OfLines(table + "\n\nCastle Mere and Old Mere had 6,521 visits, 5,629 more at Castle Mere. Of its 24 nets 13 more than at New Mere were found.", []));
    }

    [Fact]
    public void Sentences_around_the_rows_of_a_csv_are_read()
    {
        const string table = "Ponds,Visits,%\nCastle Mere,412,52%\nOld Mere,388,48%\nTotal,800,100%\n\n\"Visits were counted all through the year. Of the 800 visits, 98 (21%) were by night.\"";

        Assert.Equal(["98 of 800 is 12%, not 21%."], TableCheck.OfCsv(table, []).Select(f => f.What));
    }

    [Fact]
    public void A_number_given_for_a_row_is_its_denominator()
    {
        const string table = "| Region | Ponds | % |\n|---|---|---|\n| North | 6 | 70% |\n| South | 19 | 58% |";

        Assert.Equal(["6 of 9 (given for 'North') is 67%, not 70%."], TableCheck.OfLines(table, [new KnownNumber("North", 9), new KnownNumber("South", 33)]).Select(f => f.What));
    }

    [Fact]
    public void A_sentence_that_contradicts_a_row_is_likely_a_fault_and_names_both_places()
    {
        const string text = "Ponds (n=81)\n\n| Area | Ponds |\n|---|---|\n| Reported muddy water | 46 (57%) |\n| Has frogs | 34 (42%) |\n| Was drained | 17 (21%) |\n\nThe town is far away from here. Forty-seven ponds reported muddy water.\n";

        var found = Assert.Single(TableCheck.OfLines(text, []));

        Assert.Equal((FindingKind.Difference, Sure.Likely, 5, 9), (found.Kind, found.Sure, found.Place.Line, found.AgainstPlace!.Line));
        Assert.Equal("Forty-seven ponds reported muddy water.", found.Against);
    }

    [Fact]
    public void Tables_side_by_side_are_read_apart_and_lines_are_named()
    {
        const string text = "Grade\t\t\tRegion\t\t\nGood\t9\t50%\tNorth\t6\t78%\nFair\t31\t53%\tSouth\t6\t55%\nPoor\t12\t60%\tEast\t19\t58%\n\t\t\tWest\t7\t47%\n\t\t\tTotal\t38\t56%\n";

        var found = Assert.Single(TableCheck.OfLines(text, []));

        Assert.Equal(("6 is not 78% of any whole number.", 2, "North"), (found.What, found.Place.Line, found.Place.Label));
    }

    [Fact]
    public void A_list_in_a_cell_is_read_as_rows()
    {
        const string text = "Ponds (n=81)\n\nDeep ponds\t34 (42%)\n<ul> <li>▪ Rising</li> <li>▪ Falling</li> </ul>\t19/34 (56%) 8/34 (42%)\nWarm ponds\t17 (21%)\n";

        var found = Assert.Single(TableCheck.OfLines(text, []));

        Assert.Equal(("8 of 34 (told in the cell) is 24%, not 42%.", "Falling"), (found.What, found.Place.Label));
    }

    [Fact]
    public void A_csv_has_titles_notes_and_numbers_with_commas()
    {
        Assert.Empty(TableCheck.OfCsv("Ponds by kind,,\nKind,n,%\nSmall,\"1,204\",15.1\nLarge,\"6,790\",84.9\nTotal,\"7,994\",100.0\nSource: us,,\n", []));
        Assert.Equal(["The 2 rows add up to 7,994, not 9,794."], TableCheck.OfCsv("Kind;n\nSmall;\"1,204\"\nLarge;\"6,790\"\nTotal;\"9,794\"\n", []).Select(f => f.What));
    }

    [Fact]
    public async Task Html_and_Word_are_read_as_their_tables()
    {
        const string html = "<html><body><h1>Ponds</h1><p>These are all ponds of the town and what is known of them.</p><table><caption>Ponds (n=81)</caption><tr><th>Kind</th><th>n (%)</th></tr><tr><td>Small</td><td>12 (15%)</td></tr><tr><td>Large</td><td>46 (58%)</td></tr><tr><td>Old</td><td>34 (42%)</td></tr></table></body></html>";
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>"))}</w:tr>";
        var word = Docx.Of($"<w:p><w:r><w:t>Table 1: Ponds (n=81)</w:t></w:r></w:p><w:tbl>{Row("Kind", "n (%)")}{Row("Small", "12 (15%)")}{Row("Large", "46 (58%)")}{Row("Old", "34 (42%)")}</w:tbl>");

        foreach (var document in new[] { await TestFolder.ReadAsync("a.html", html), await TestFolder.ReadAsync("a.docx", word) })
        {
            var found = Assert.Single(TableCheck.Of(document, []));
            Assert.Equal(("46 of 81 (told about the table) is 57%, not 58%.", "57%", 1), (found.What, found.Right, found.Place.Table));
        }
    }

    [Fact]
    public void A_column_that_always_cuts_off_is_right_and_a_row_that_alone_does_is_likely_wrong()
    {
        const string cut = "| Kind | n (n=81) | % |\n|---|---|---|\n| A | 46 | 56 |\n| B | 45 | 55 |\n| C | 22 | 27 |\n| D | 7 | 8 |\n| E | 12 | 14 |";

        Assert.Empty(TableCheck.OfLines(cut, []));
        Assert.Equal(Sure.Likely, Assert.Single(TableCheck.OfLines(cut.Replace("45 | 55", "45 | 56", StringComparison.Ordinal).Replace("7 | 8", "7 | 9", StringComparison.Ordinal).Replace("12 | 14", "12 | 15", StringComparison.Ordinal), [])).Sure);
    }
}
