using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>Shares and changes told in words, beside their numbers or of all children.</summary>
public class SharesInWordsTests
{
    [Theory]
    [InlineData("Eleven of the 63, about one in four, were living in homes.", true)]
    [InlineData("Eleven of the 63, about one in six, were living in homes.", false)]
    [InlineData("Twenty-three of the 26 private and voluntary homes, close to seven in ten, were good.", true)]
    [InlineData("Twenty-three of the 26 private and voluntary homes, close to nine in ten, were good.", false)]
    [InlineData("A fair number, 58 of the 567 at the last count or about one in six, live far away.", true)]
    [InlineData("A fair number, 58 of the 567 at the last count or about one in ten, live far away.", false)]
    [InlineData("Spend increased from £7.2m in 2021/22 to £14.6m in 2025/26, a rise of 83%.", true)]
    [InlineData("Spend increased from £7.2m in 2021/22 to £14.6m in 2025/26, a rise of 103%.", false)]
    [InlineData("The number grew by 40%, from 120 to 150.", true)]
    [InlineData("The number grew by 25%, from 120 to 150.", false)]
    [InlineData("There were 96 with agencies, which is a third of them all.", true)]
    [InlineData("There were 96 with agencies, which is a quarter of them all.", false)]
    [InlineData("In the city 219 (64%) were in foster care.", true)]
    [InlineData("In the city 219 (55%) were in foster care.", false)]
    [InlineData("Forty-one, roughly one in four, arrived in this country on their own.", true)]
    [InlineData("Forty-one, roughly one in ten, arrived in this country on their own.", false)]
    [InlineData("Last year it gave us 21 of our 36 residential placements (58%).", false)]
    [InlineData("We are in touch with 166 of the 174 who are aged 19 to 21 (95 per cent).", false)]
    [InlineData("Three in four (75%) of carers told us so.", false)]
    public void A_share_in_words_fits_its_numbers(string text, bool found) =>
        Assert.Equal(found, DraftNumbers.Of(Documents.Of(new FoundBlock(BlockKind.Paragraph, "On 31 March 2026 there were 400 children in care."), new FoundBlock(BlockKind.Paragraph, text)), DraftMarkup.Unknown, MadeDraft.Rules).Shares.Count > 0);
}
