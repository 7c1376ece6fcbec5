using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>What a draft itself explains is no contradiction; the same without the explanation is one.</summary>
public class ExplainedTests
{
    [Theory]
    [InlineData("On 31 March 2026, 48 of our children were in a residential placement.", "Of our 30 residential placements on 31 March 2026, most were bought.", "Of our 30 residential placements on 31 March 2026 most were bought, a further 10 were our own and 8 were another council's.")]
    [InlineData("We had 84 approved fostering households on 31 March 2026.", "Every news-sheet goes to our fostering households, of which there were 93 in March 2026.", "Every news-sheet goes to our fostering households, of which we wanted 93 in March 2026.")]
    [InlineData("The share was 62 of the 624 children.", "The share was 67 of the 609 children.", "A year earlier it was 67 of the 609 children.")]
    public void A_number_that_the_draft_explains_is_no_contradiction(string told, string bare, string explained)
    {
        Assert.NotEmpty(Numbers(told, bare));
        Assert.Empty(Numbers(told, explained));
    }

    [Theory]
    [InlineData("The 109 households offer 186 places.", false)]
    [InlineData("There were 186 households on 31 March 2026.", true)]
    public void What_counts_another_thing_than_the_row_is_not_held_against_it(string text, bool found) =>
        Assert.Equal(found, Found(new(BlockKind.Caption, "Table 1: Fostering on 31 March"), new(BlockKind.Table, "", Rows: [["", "2024", "2025", "2026"], ["Households", "109", "112", "116"], ["Carers", "190", "195", "201"]]), Prose(text)).Count > 0);

    [Theory]
    [InlineData("Fostering took 468 of 618, just over three in four (75.7%).", false)]
    [InlineData("Fostering took 418 of 618 (75.7%).", true)]
    [InlineData("What we want by 2029 is half of all children in homes living here (26 of 71, 37%, now).", false)]
    [InlineData("Half of all children in homes live here (26 of 71).", true)]
    public void A_share_in_words_is_no_count_and_one_that_is_wanted_is_not_todays(string text, bool found) =>
        Assert.Equal(found, DraftNumbers.Of(Documents.Of(Prose(text)), DraftMarkup.Unknown, MadeDraft.Rules).Shares.Count > 0);

    private static FoundBlock Prose(string text) => new(BlockKind.Paragraph, text);

    private static List<string> Numbers(params string[] texts) => [.. Found([Prose("Three children were at school. Five children were ill. Nine children were away. Two children were born."), .. texts.Select(Prose)]).Select(f => f.Message)];

    private static List<AuditFinding> Found(params FoundBlock[] blocks) => [.. DraftNumbers.Of(Documents.Of([.. blocks.Select(b => b.Rows is { } rows ? b with { Text = string.Join('\n', rows.Select(r => string.Join('\t', r))) } : b)]), DraftMarkup.Unknown, MadeDraft.Rules).Contradictions.Where(f => f.Rule == "contradiction/number")];
}
