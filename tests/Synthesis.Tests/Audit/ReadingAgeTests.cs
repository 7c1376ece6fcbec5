using Synthesis.Audit;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public class ReadingAgeTests
{
    [Theory]
    [InlineData("home", 1)]
    [InlineData("children", 2)]
    [InlineData("placed", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("authority", 4)]
    [InlineData("2026", 1)]
    public void Syllables_are_groups_of_vowels(string word, int syllables) => Assert.Equal(syllables, ReadingAge.Syllables(word));

    [Fact]
    public void Longer_sentences_and_words_ask_for_older_readers()
    {
        static double Age(string text) => ReadingAge.Of(Passage.Of(Documents.Paragraph(text)));
        Assert.True(Age("We find homes. We ask each child first. We keep our word.") < 8);
        Assert.True(Age("Notwithstanding considerable organisational difficulties, comprehensive multidisciplinary commissioning arrangements will subsequently be established, evaluated and disseminated accordingly.") > 20);
        Assert.Equal(0, ReadingAge.Of([]));
    }
}
