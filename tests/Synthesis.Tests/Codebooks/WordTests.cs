using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Codebooks;

public sealed class WordTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  … — ! ", "")]
    [InlineData("Two ponds.", "two ponds")]
    [InlineData("children's children’s children‘s", "childrens childrens childrens")]
    [InlineData("'quoted' words", "quoted words")]
    [InlineData("the providers' homes", "the providers homes")]
    [InlineData("semi-independent", "semi independent")]
    [InlineData("£3,500 a week", "£3,500 a week")]
    [InlineData("£3,500, then £4.", "£3,500 then £4")]
    [InlineData("£2.5m–£3m", "£2.5m £3m")]
    [InlineData("42%, 4.5% and 7 %", "42% 4.5% and 7")]
    [InlineData("£ 40", "40")]
    [InlineData("1,2,three", "1,2 three")]
    [InlineData("2020/21", "2020 21")]
    [InlineData("Café ÉCOLE", "café école")]
    [InlineData("ponds😀lakes", "ponds lakes")]
    public void Text_is_split_into_folded_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Word.Split(text).Select(w => w.Folded)));

    [Fact]
    public void Words_stand_in_order_where_they_say_and_hold_every_letter_and_digit() =>
        Prop.ForAll(Texts.Any.ToArbitrary(), text =>
        {
            var words = Word.Split(text);
            var inWords = words.SelectMany(w => Enumerable.Range(w.Start, w.End - w.Start)).ToList();
            return inWords.SequenceEqual(inWords.Order().Distinct())
                && Enumerable.Range(0, text.Length).Where(i => char.IsLetterOrDigit(text[i])).All(inWords.Contains)
                && words.All(w => w.Folded.Length > 0 && !w.Folded.Any(char.IsUpper));
        }).Check(Texts.Fixed);
}
