using Synthesis.Extract;

namespace Synthesis.Tests.Audit;

/// <summary>Numbers and periods that one part of a draft tells otherwise than another.</summary>
public class ToldApartTests
{
    private static readonly FoundBlock Caption = new(BlockKind.Caption, "Table 1: Children by placement on 31 March");

    private static readonly FoundBlock Table = new(BlockKind.Table, "", Rows: [["Placement", "2024", "2025", "2026"], ["Agency foster carers", "84", "88", "93"], ["Kinship carers", "41", "36", "32"], ["Under 10 miles away", "14", "15", "19"], ["More than 20 miles away", "7", "11", "12"], ["Other carers", "50", "56", "56"], ["Total", "196", "206", "212"]]);

    [Theory]
    [InlineData("Of the 83 children with agency foster carers on 31 March 2026 most were girls.", "The text gives 83; the table gives 93 in the row 'Agency foster carers'.")]
    [InlineData("Agency foster carers looked after 93 children, which is nine fewer than two years before.", "The text says 'fewer'; in the row 'Agency foster carers' of the table it goes the other way, from 84 to 93.")]
    [InlineData("The total fell by 6 in 2026, to 212.", "The text says 'fell'; in the row 'Total' of the table it goes the other way, from 196 to 212.")]
    [InlineData("Agency foster carers looked after 84 in 2024, 98 in 2025 and 93 in 2026.", "The text gives 98; the table gives 88 in the row 'Agency foster carers'.")]
    [InlineData("Nineteen were more than 20 miles away.", "The text gives 19; the table gives 12 in the row 'More than 20 miles away'.")]
    [InlineData("The number of agency foster carers has fallen in each of the last two years.", "The text says 'fallen'; in the row 'Agency foster carers' of the table it goes the other way, from 84 to 93.")]
    public void Words_are_held_against_the_table_that_they_name(string text, string message) => Assert.Contains(message, Numbers(Caption, Table, Prose(text)));

    [Theory]
    [InlineData("Of the 93 children with agency foster carers on 31 March 2026 most were girls.")]
    [InlineData("Agency foster carers looked after 93 children, which is nine more than two years before.")]
    [InlineData("The total rose by 6 in 2026, to 212.")]
    [InlineData("Agency foster carers looked after 84 in 2024, 88 in 2025 and 93 in 2026.")]
    [InlineData("Twelve were more than 20 miles away.")]
    [InlineData("On 31 March 2026, 83 children with agency foster carers were girls.")]
    [InlineData("The price of agency foster carers has fallen in each of the last two years.")]
    public void What_agrees_with_the_table_or_is_of_something_else_is_no_finding(string text) => Assert.Empty(Numbers(Caption, Table, Prose(text)));

    [Theory]
    [InlineData("There are ten councils in it. One of the other seven councils has left.", "Here the number is 7, elsewhere 10, and both seem to be of the same.")]
    [InlineData("The town has our 26 children's homes. Six of the 29 homes were found wanting.", "Here the number is 29, elsewhere 26, and both seem to be of the same.")]
    [InlineData("We will take on 35 more families each year.", "Here the number is 35, elsewhere 25, and both seem to be of the same.")]
    [InlineData("We will open two new council homes of three beds each. That is eight new council beds.", "Here the number is 8, elsewhere 6, and both seem to be of the same.")]
    [InlineData("Of our children, 22 of those 49 live outside the county.", "Here it is 20 of 49, elsewhere 22 of 49, and both seem to be of the same.")]
    [InlineData("Every placement above £4,500 a week is reviewed each month.", "Here it is £4,000, elsewhere £4,500, and both seem to be of the same.")]
    public void Two_places_that_tell_the_same_otherwise_are_found(string text, string message)
    {
        var plan = new FoundBlock(BlockKind.Table, "", Rows: [["Step", "Who", "When"], ["25 more families a year", "Head of Help", "March 2027"], ["Monthly review of placements above £4,000 a week", "Panel", "March 2027"]]);
        Assert.Contains(message, Numbers([.. text.Split(". ").Select(s => Prose(s.TrimEnd('.') + ".")), Prose("Twenty of our 49 children in homes lived beyond the county."), plan]));
    }

    [Theory]
    [InlineData("There are ten councils in it. Two were first, and the other eight councils came later.")]
    [InlineData("There are 26 children's homes. The nine homes that we visited were good.")]
    [InlineData("20 of those 49 live outside the county. Of them 12 of those 49 live more than 20 miles away.")]
    [InlineData("We spent £4,500 a week on a placement in 2024/25. We spent £5,400 a week on a placement in 2025/26.")]
    public void What_an_honest_reading_reconciles_is_no_finding(string text) => Assert.Empty(Numbers([.. text.Split(". ").Select(s => Prose(s.TrimEnd('.') + "."))]));

    [Theory]
    [InlineData("The town has our 58 families. We aim at 74 families (58).")]
    [InlineData("Some of it is room. There are 46 free places, and the other 41 places are closed.")]
    [InlineData("The survey was answered by 41 of the 52 families. Thirty-five of the 41 families would do it again.")]
    [InlineData("We know 83 families. Even so we think that 80 families would be enough.")]
    public void What_its_author_knew_of_is_no_finding(string text) => Assert.Empty(Numbers([.. text.Split(". ").Select(s => Prose(s.TrimEnd('.') + "."))]));

    [Theory]
    [InlineData("This strategy, which takes us to March 2030, is for everybody.", true)]
    [InlineData("This strategy, which takes us to March 2029, is for everybody.", false)]
    [InlineData("Over the five financial years to March 2031 we will plan with care.", true)]
    [InlineData("Over the three financial years to March 2029 we will plan with care.", false)]
    [InlineData("Over the five years to March 2025 numbers were steady.", false)]
    [InlineData("We want all of these actions to be done by the end of March 2030.", true)]
    [InlineData("We want all of these actions to be done by the end of March 2029.", false)]
    [InlineData("We want the new home to be open by the end of March 2028.", false)]
    [InlineData("This strategy lasts four years.", true)]
    [InlineData("This strategy lasts three years.", false)]
    [InlineData("Period: 1 April 2025 to 31 March 2028", true)]
    [InlineData("Period: 1 April 2026 to 31 March 2029", false)]
    [InlineData("By the end of this strategy in March 2028 we will have two more homes.", true)]
    [InlineData("The contract runs until March 2031.", false)]
    [InlineData("Our strategy for 2022 to 2025 had twelve aims.", false)]
    public void A_period_said_in_words_is_held_against_the_period(string text, bool found) =>
        Assert.Equal(found, MadeDraft.Audit(MadeDraft.Sound.Append(Prose(text))).Findings.Any(f => f.Rule is "currency/conflict" or "currency/length"));

    [Fact]
    public void A_heading_above_the_plan_bears_the_period() =>
        Assert.Contains(MadeDraft.Audit(MadeDraft.Sound.Append(new FoundBlock(BlockKind.Heading, "3. What happens next, 2027 to 2030", 2))).Findings, f => f.Rule == "currency/conflict");

    [Fact]
    public void Tables_drawn_in_plain_text_are_read() =>
        Assert.Contains("The text gives 221; the table gives 212 in the row 'Total'.",
            Numbers(Caption, Prose("Placement 2024 2025 2026 -------------------- ------- ------- ------- Agency foster carers 84 88 93 Other carers 50 56 56 Total 196 206 212"), Prose("We look after 221 children.")));

    private static FoundBlock Prose(string text) => new(BlockKind.Paragraph, text);

    private static List<string> Numbers(params FoundBlock[] blocks) =>
        [.. MadeDraft.Audit(MadeDraft.Sound.Concat(blocks.Prepend(new FoundBlock(BlockKind.Heading, "3. Numbers", 2)))).Findings.Where(f => f.Kind == "contradiction").Select(f => f.Message)];
}
