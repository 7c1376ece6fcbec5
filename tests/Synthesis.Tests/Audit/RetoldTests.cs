using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>Numbers told twice in clauses that share most words, cells and shares of tables named in words, parts that make up a whole, and changes against a row.</summary>
public class RetoldTests
{
    private static readonly FoundBlock Types = new(BlockKind.Table, "", Rows: [["Where they live", "March 2022", "March 2024", "March 2026"], ["Foster care", "201", "207", "214"], ["Children's homes", "31", "38", "46"], ["All", "232", "245", "260"]]);

    private static readonly FoundBlock Ages = new(BlockKind.Table, "", Rows: [["Age", "Northtown", "Southtown"], ["5 to 9", "64", "71"], ["10 to 15", "126", "118"]]);

    [Theory]
    [InlineData("Twenty-six placements made at short notice broke down within three months.", "Of the 45 placements bought in this way, 29 broke down within three months because they were made at short notice.")]
    [InlineData("Our training flat for care leavers had 24 applicants from the estate last spring.", "From the estate came 42 applicants for our training flat for care leavers last spring.")]
    public void Clauses_that_share_most_of_what_they_say_with_two_numbers_are_found(string one, string other) => Assert.Contains(Found(Filler, Prose(one), Prose(other)), f => f.About?.StartsWith("retold", StringComparison.Ordinal) == true || f.Message.Contains("both seem to be of the same", StringComparison.Ordinal));

    [Theory]
    [InlineData("The 41 young people who live in residential care deserve no less.", "Of the 46 young people in residential care, most are boys.")]
    [InlineData("Many hosts asked for help, on top of the 136 households approved at 31 December 2025.", "At 31 December 2025 we had 142 approved households.")]
    public void The_verb_ends_the_name_of_what_is_taken_as_known(string one, string other) => Assert.Contains(Found(Filler, Prose(one), Prose(other)), f => f.Rule == "contradiction/number");

    [Theory]
    [InlineData("The 46 children in homes are older.", "So 51 children were new to homes in the year.")]
    [InlineData("There are 24 beds in the county.", "The North has 31 more beds than children.")]
    [InlineData("Our children fill three in ten of the independent places.", "Seven independent places are empty.")]
    [InlineData("Of the 44 families, five had a child who came into care.", "The remaining 39 did not.")]
    public void What_happened_in_a_year_a_difference_a_share_in_ten_and_the_rest_are_no_finding(string one, string other) => Assert.DoesNotContain(Found(Filler, Prose(one), Prose(other)), f => f.Rule == "contradiction/number");

    [Theory]
    [InlineData("The largest group is aged 10 to 15: 162 children in Northtown.", true)]
    [InlineData("The largest group is aged 10 to 15: 126 children in Northtown.", false)]
    [InlineData("Of those aged 10 to 15 in Northtown 91 are boys, of the 126.", false)]
    public void A_cell_named_by_row_and_column_is_held_against_the_sentence(string text, bool found) => Assert.Equal(found, Found(Filler, Ages, Prose(text)).Any(f => f.Rule == "contradiction/number"));

    [Theory]
    [InlineData("In March 2026 children's homes made up 24 per cent of all placements.", true)]
    [InlineData("In March 2026 children's homes made up 18 per cent of all placements.", false)]
    [InlineData("Residential care is a larger share of our placements than it was, at 26% against 13% in 2022.", true)]
    public void A_share_that_a_row_makes_up_of_all_is_held_against_the_row(string text, bool found) => Assert.Equal(found, Found(Filler, Caption("Table 1: Children by placement"), Types, Prose(text)).Any(f => f.Rule == "table/percentage"));

    [Theory]
    [InlineData("Forty more children were in care than in March 2022.", true)]
    [InlineData("Twenty-eight more children were in care than in March 2022.", false)]
    [InlineData("The number has grown by 40 since March 2024.", false)]
    [InlineData("The number has grown by 18 since March 2024.", true)]
    public void A_change_that_no_row_makes_is_held_against_the_row_that_is_meant(string text, bool found) => Assert.Equal(found, Found(Filler, Caption("Table 1: Children in our care"), Types, Prose(text)).Any(f => f.Rule.StartsWith("contradiction", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Of the nine actions in our last plan, five have been completed, two are under way and three were not achieved.", true)]
    [InlineData("Of the nine actions in our last plan, five have been completed, two are under way and two were not achieved.", false)]
    [InlineData("1,046 children in care: Northtown 612, Southtown 443", true)]
    [InlineData("1,046 children in care: Northtown 612, Southtown 434", false)]
    public void Parts_that_are_all_of_a_whole_have_to_make_it_up(string text, bool found) => Assert.Equal(found, Found(Filler, Prose(text)).Any(f => f.Rule == "contradiction/number"));

    [Theory]
    [InlineData("The other 58 are in local homes.", true)]
    [InlineData("The other 54 are in local homes.", false)]
    public void What_is_left_has_to_be_left_of_the_whole_before(string text, bool found) => Assert.Equal(found, Found(Filler, Prose("Of the 118 children placed in homes, 64 are outside the two areas."), Prose(text)).Any(f => f.About?.StartsWith("left", StringComparison.Ordinal) == true));

    [Theory]
    [InlineData("One child in four (66 of the 478) is in a home.", true)]
    [InlineData("One child in seven (66 of the 478) is in a home.", false)]
    [InlineData("At least half of them are to live here (26 of 71 at the start).", false)]
    [InlineData("Fostering of all kinds: 468 of 618, just over three in four (75.7%).", false)]
    [InlineData("We are in touch with 166 of the 174 who are aged 19 to 21 (95 per cent).", false)]
    public void Shares_in_words_are_held_against_part_and_whole(string text, bool found) => Assert.Equal(found, DraftNumbersOf(Filler, Prose(text)).Shares.Any());

    private static FoundBlock Filler => Prose("Three children were at school. Five children were ill. The town lies on a river. Schools open in autumn. Buses run late. Nobody knew why it rained.");

    private static FoundBlock Prose(string text) => new(BlockKind.Paragraph, text);

    private static FoundBlock Caption(string text) => new(BlockKind.Caption, text);

    private static DraftNumbers DraftNumbersOf(params FoundBlock[] blocks) => DraftNumbers.Of(Documents.Of([.. blocks.Select(b => b.Rows is { } rows ? b with { Text = string.Join('\n', rows.Select(r => string.Join('\t', r))) } : b)]), DraftMarkup.Unknown, MadeDraft.Rules);

    private static List<AuditFinding> Found(params FoundBlock[] blocks) => DraftNumbersOf(blocks) is var numbers ? [.. numbers.Contradictions, .. numbers.Shares] : [];
}
