using Synthesis.Extract;

namespace Synthesis.Tests.Audit;

public class DraftNumbersTests
{
    private static readonly FoundBlock Table = new(BlockKind.Table, "", Rows: [["Placement", "2023", "2024", "2025"], ["Agency foster family", "171", "180", "190"], ["Council foster carers", "331", "316", "301"]]);

    [Theory]
    [InlineData("In 2025, 27 of our 36 residential placements (57%) were made under it.", "27 of 36 is 75%, not 57%.")]
    [InlineData("Of the 81 in residential care, 52 (46%) are in homes elsewhere.", "52 of 81 is 64%, not 46%.")]
    [InlineData("Homes (50 of the 418 at the end of March 2025) now make up 16 per cent of all placements.", "50 of 418 is 12%, not 16%.")]
    [InlineData("There were 62 of them. Of these 39 (73%) were living outside.", "39 of 62 is 63%, not 73%.")]
    public void A_percentage_is_held_against_its_part_and_whole(string text, string message) =>
        Assert.Contains(message, Findings(Prose(text)));

    [Theory]
    [InlineData("In 2025, 27 of our 36 residential placements (75%) were made under it.")]
    [InlineData("In 2025 there were 431 children; 12 (3%) had moved.")]
    [InlineData("In 2024/25, 9 of 38 (24%) moved and 4 (11%) came back.")]
    [InlineData("We aim for 20 of the 80 places by 2027 (see section 4).")]
    public void What_fits_is_no_finding(string text) => Assert.Empty(Findings(Prose(text)));

    [Theory]
    [InlineData("The number living with agency foster families rose from 171 to 212 over the years to 2025.", true)]
    [InlineData("The number living with agency foster families rose from 171 to 190 over the years to 2025.", false)]
    [InlineData("By 2025 the number with council foster carers rose by 30.", true)]
    [InlineData("By 2025 the number with council foster carers fell by 30.", false)]
    public void A_sentence_is_held_against_the_row_that_it_names(string text, bool found) =>
        Assert.Equal(found, Findings(Table, Prose(text)).Any(m => m.StartsWith("The text and a table differ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("There are 44 of them, registered for 171 children. Five of the 34 belong to us.", true)]
    [InlineData("There are 44 of them, registered for 171 children. Five of the 44 belong to us.", false)]
    [InlineData("Nineteen are registered here, with 71 places. When we looked 46 of the 84 places were taken.", true)]
    [InlineData("Nineteen are registered here, with 71 places. When we looked 46 of the 71 places were taken.", false)]
    [InlineData("Nineteen homes are registered here. Of the 24 children in them 12 are ours.", false)]
    public void A_whole_taken_as_known_is_the_one_that_was_told(string text, bool found) =>
        Assert.Equal(found, Findings(Prose(text)).Any(m => m.StartsWith("Here the number is", StringComparison.Ordinal)));

    private static FoundBlock Prose(string text) => new(BlockKind.Paragraph, text);

    private static List<string> Findings(params FoundBlock[] blocks) =>
        [.. MadeDraft.Audit(MadeDraft.Sound.Concat(blocks.Prepend(new FoundBlock(BlockKind.Heading, "3. Numbers", 2)))).Findings.Where(f => f.Kind is "table" or "contradiction").Select(f => f.Message)];
}
