using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Store;

public sealed class SearchIndexTests
{
    [Theory]
    [InlineData("homes", 2)]
    [InlineData("HOMES shortage", 1)]
    [InlineData("\"shortage of homes\"", 1)]
    [InlineData("shortage NEAR/2 homes", 1)]
    [InlineData("shortage NEAR/1 coast", 0)]
    [InlineData("budget OR coast", 2)]
    [InlineData("resident*", 1)]
    [InlineData("o'brien", 1)]
    [InlineData("nowhere", 0)]
    public void Words_phrases_and_nearness_find_passages(string words, int passages)
    {
        using var index = Index();

        Assert.Equal(passages, index.Find(words, null, 10)!.Value.All);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("NEAR")]
    [InlineData("OR OR")]
    [InlineData("a) OR 1=1; drop table passages; --")]
    [InlineData("* ^ : {x}")]
    public void What_is_no_question_harms_nothing(string words)
    {
        using var index = Index();

        _ = index.Find(words, null, 10);

        Assert.Equal(2, index.Find("homes", null, 10)!.Value.All);
    }

    [Fact]
    public void A_hit_says_where_it_stands_and_only_chosen_publications_are_searched()
    {
        using var index = Index();

        var hit = Assert.Single(index.Find("homes", new HashSet<string> { "two" }, 10)!.Value.Hits);

        Assert.Equal(("two", 0), (hit.Publication, hit.Start));
        Assert.Contains($"{SearchIndex.Open}homes{SearchIndex.Close}", hit.Text, StringComparison.Ordinal);
    }

    private static SearchIndex Index() => SearchIndex.Of([("one", [Documents.Paragraph("There is a shortage of homes near the coast, says Mrs O'Brien.")]), ("two", [Documents.Paragraph("Residential homes are within budget.")])]);
}
