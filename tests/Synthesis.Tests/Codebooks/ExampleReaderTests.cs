using Synthesis.Codebooks;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Codebooks;

/// <summary>The example bank: read whole, or refused with file, line and what to write.</summary>
public sealed class ExampleReaderTests : IDisposable
{
    private readonly CodebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_bank_gives_each_passage_with_its_codes_their_values_and_what_they_imply()
    {
        var codebook = folder.With("examples/b.csv", "heading,text,codes\nDepth,\"The water stands high, we saw.\",water.level=high|life.frogs\n")
            .With("examples/a.csv", "document,heading,text,codes\nmere,,Nothing here.,\n").Read();

        Assert.Equal(["Nothing here.", "The water stands high, we saw."], codebook.Examples.Select(e => e.Text));
        Assert.Equal(["mere", ""], codebook.Examples.Select(e => e.Document));
        Assert.Empty(codebook.Examples[0].Codes);
        Assert.Equal(["life.frogs", "water.any", "water.level"], codebook.Examples[1].Codes.Keys.Order());
        Assert.Equal(["high"], codebook.Examples[1].Codes["water.level"]);
    }

    [Fact]
    public void A_codebook_without_a_bank_has_no_examples() => Assert.Empty(folder.Read().Examples);

    [Fact]
    public void A_changed_bank_changes_the_codebooks_hash()
    {
        var before = folder.Read().Hash;

        Assert.NotEqual(before, folder.With("examples/a.csv", "heading,text,codes\n,Frogs.,life.frogs\n").Read().Hash);
    }

    [Theory]
    [InlineData("heading,words,codes\n,Frogs.,\n", "line 1: the first line names the columns heading, words, codes: write document,heading,text,codes")]
    [InlineData("heading,text,codes\n,Frogs.,life.toads\n", "line 2: the codebook has no code 'life.toads'")]
    [InlineData("heading,text,codes\n,High.,water.level=deep\n", "line 2: 'deep' is no value of water.level: write one of high, low")]
    [InlineData("heading,text,codes\n,,life.frogs\n", "line 2: the row has no text")]
    [InlineData("heading,text,codes\n,\"Frogs.,life.frogs\n", "a quotation mark is never closed")]
    public void What_cannot_be_used_is_refused_with_its_place(string text, string told)
    {
        var refused = Assert.Throws<CodebookException>(() => folder.With("examples/a.csv", text).Read());

        Assert.Contains("a.csv", refused.Message, StringComparison.Ordinal);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }
}
