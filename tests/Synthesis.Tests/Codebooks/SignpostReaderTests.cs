using Synthesis.Codebooks;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Codebooks;

public sealed class SignpostReaderTests : IDisposable
{
    private const string Written = """
        title: Help with ponds
        source: a list of ponds
        signposts:
          - id: frogs
            title: Keeping frogs
            kind: guide
            publisher: The parish
            year: "2010"
            helps: Keeping frogs.
            link: https://frogs.example/
            note: Out of print.
            answers:
              small: [life.frogs, water.any]
          - id: level
            title: A gauge
            kind: tool
            publisher: The parish
            source: another list
            helps: Reading the level.
            answers:
              other: [water.level]

        """;

    private readonly CodebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Signposts_are_read_in_order_with_the_codes_that_they_answer()
    {
        var signposts = Read(Written);

        Assert.Equal(["frogs", "level"], signposts.Select(s => s.Id));
        Assert.Equal([new("small", "life.frogs"), new("small", "water.any")], signposts[0].Answers);
        Assert.Equal(("2010", "https://frogs.example/", "Out of print.", "a list of ponds"), (signposts[0].Year, signposts[0].Link, signposts[0].Note, signposts[0].Source));
        Assert.Equal((null, null, null, "another list"), (signposts[1].Year, signposts[1].Link, signposts[1].Note, signposts[1].Source));
    }

    [Theory]
    [InlineData("life.frogs, water.any", "life.toads", "'life.toads' is no code of small")]
    [InlineData("id: level", "id: frogs", "the signpost 'frogs' stands twice")]
    [InlineData("kind: tool", "kind: gauge", "'gauge' is no value of 'kind': write one of guide, tool")]
    [InlineData("other: [water.level]", "other: []", "the signpost 'level' answers no code")]
    public void What_is_wrong_is_refused_in_words(string old, string changed, string refusal)
    {
        var refused = Assert.Throws<CodebookException>(() => Read(Written.Replace(old, changed, StringComparison.Ordinal)));

        Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
        Assert.Contains("line ", refused.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Signpost> Read(string text)
    {
        folder.With("../signposts/signposts.yml", text);
        return SignpostReader.Read(folder.Of("../signposts"), folder.Read());
    }
}
