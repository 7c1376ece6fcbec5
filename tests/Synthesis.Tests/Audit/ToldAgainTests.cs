using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>Numbers that mean the same in other words, changes told against a table's rows, and runs of years told twice.</summary>
public class ToldAgainTests
{
    private static readonly FoundBlock Sums = new(BlockKind.Table, "", Rows: [["Type", "2023/24", "2024/25", "2025/26"], ["Agency foster care", "4,120", "3,870", "3,450"], ["Supported lodgings", "610", "640", "690"]]);

    private static readonly FoundBlock Counts = new(BlockKind.Table, "", Rows: [["Where they live", "2024", "2025", "2026"], ["Children's homes", "37", "41", "46"], ["With relatives", "52", "50", "45"]]);

    [Theory]
    [InlineData("On 31 March 2026, 46 of our children were in a residential placement.", "Of our 41 residential placements on 31 March 2026, most were bought.")]
    [InlineData("The Council runs two children's homes.", "Turnover in our three in-house homes")]
    [InlineData("We had 84 approved fostering households on 31 March 2026.", "Every news-sheet goes to our fostering households, of which there were 93 in March 2026.")]
    [InlineData("Of the 60 children in residential care on 31 March 2026, 28 were placed outside the county.", "The first places are for the 23 children who in March 2026 were in homes beyond the county.")]
    [InlineData("A new offer for carers aims at 30 more households by March 2029.", "We will recruit 36 new fostering households by March 2029.")]
    public void One_meaning_in_two_wordings_with_two_numbers_is_found(string one, string other) => Assert.Contains(Numbers(Prose("Three children were at school. Five children were ill. Nine children were away. Two children were born."), Prose(one), Prose(other)), m => m.EndsWith("and both seem to be of the same.", StringComparison.Ordinal));

    [Theory]
    [InlineData("On 31 March 2026, 46 of our children were in a residential placement.", "Of our 41 residential placements on 31 March 2025, most were bought.")]
    [InlineData("On 31 March 2026, 46 of our children were in a residential placement.", "In a harsher scenario 58 children are in a residential placement.")]
    [InlineData("On 31 March 2026, 46 of our children were in a residential placement.", "The 29 residential placements bought in this way were dear.")]
    [InlineData("There were 84 fostering households on 31 March 2026.", "We will recruit 60 new fostering households by March 2029.")]
    [InlineData("On 31 March 2026, 46 of our children were in a residential placement.", "We expect 50 children in residential placements in March 2029.")]
    [InlineData("In every hundred of our children in residential placements, 61 in every hundred are boys.", "44 in every hundred of our children in residential placements are sixteen.")]
    [InlineData("Of the 60 children in residential care on 31 March 2026, 28 were placed outside the county.", "On 31 March 2026, 21 children in residential care lived more than 20 miles away.")]
    public void Another_date_scenario_part_plan_or_forecast_is_no_finding(string one, string other) => Assert.Empty(Numbers(Prose(one), Prose(other)));

    [Theory]
    [InlineData("Agency foster care has become dearer: the bill went up by £670,000 between 2023/24 and 2025/26.", "contradiction/direction")]
    [InlineData("Supported lodgings took £0.64 million in 2024/25 and £0.83 million in 2025/26.", "contradiction/number")]
    public void A_change_or_a_sum_is_held_against_the_row_that_the_sentence_names(string text, string rule) => Assert.Contains(rule, Rules(Caption("Table 2: Spending (£000)"), Sums, Prose(text)));

    [Theory]
    [InlineData("Agency foster care has become cheaper: the bill came down by £670,000 between 2023/24 and 2025/26.")]
    [InlineData("Supported lodgings took £0.64 million in 2024/25 and £0.69 million in 2025/26.")]
    public void A_change_or_a_sum_that_the_row_has_is_no_finding(string text) => Assert.Empty(Numbers(Caption("Table 2: Spending (£000)"), Sums, Prose(text)));

    [Fact]
    public void More_in_one_year_than_in_another_is_held_against_the_way_a_row_went() =>
        Assert.Contains("contradiction/direction", Rules(Caption("Table 1: Children on 31 March"), Counts, Prose("Relatives looked after seven more children in 2026 than in 2024.")));

    [Fact]
    public void Years_told_from_another_year_are_looked_up_in_the_table() =>
        Assert.Contains("The text gives 64; the table gives 46 in the row 'Children's homes'.", Numbers(Caption("Table 1: Children on 31 March"), Counts, Prose("There were 37 in children's homes in March 2024 and 64 two years later.")));

    [Theory]
    [InlineData("Starts by year: 61 in 2023, 58 in 2024 and 66 in 2025", true)]
    [InlineData("Starts by year: 61 in 2023, 55 in 2024 and 66 in 2025", false)]
    [InlineData("Ends by year: 60 in 2023, 58 in 2024 and 63 in 2025", false)]
    public void Runs_of_years_that_differ_in_one_year_only_are_found(string chart, bool found) =>
        Assert.Equal(found, Numbers(Prose("There were 61 starts in 2023, 55 in 2024 and 66 in 2025."), Caption(chart)).Any(m => m.StartsWith("Of the same years", StringComparison.Ordinal)));

    private static FoundBlock Prose(string text) => new(BlockKind.Paragraph, text);

    private static FoundBlock Caption(string text) => new(BlockKind.Caption, text);

    private static List<AuditFinding> Found(FoundBlock[] blocks) => [.. DraftNumbers.Of(Documents.Of([.. blocks.Select(b => b.Rows is { } rows ? b with { Text = string.Join('\n', rows.Select(r => string.Join('\t', r))) } : b)]), DraftMarkup.Unknown, MadeDraft.Rules).Contradictions];

    private static List<string> Numbers(params FoundBlock[] blocks) => [.. Found(blocks).Select(f => f.Message)];

    private static List<string> Rules(params FoundBlock[] blocks) => [.. Found(blocks).Select(f => f.Rule)];
}
