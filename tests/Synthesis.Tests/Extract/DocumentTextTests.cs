using FsCheck;
using FsCheck.Fluent;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class DocumentTextTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(20211UL, 42133UL).WithMaxTest(500);

    private static readonly string[] Pieces =
        ["a", "Homes", " ", "\t", "\n", "\r\n", "\r", "\0", "\u00AD", "\u200B", "\uFEFF", "\u2028", "\uFB01", "é", "e\u0301", "\U0001F3E0", "\U00020BB7", "\uD83C", "\uDFE0", "\u0600", "|"];

    [Fact]
    public void Whatever_characters_blocks_are_made_of_their_spans_hold()
    {
        var text = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p));
        var rows = text.ListOf().Select(r => (IReadOnlyList<string>)[.. r]).ListOf().Select(t => (IReadOnlyList<IReadOnlyList<string>>)[.. t]);
        var block = Gen.Elements(Enum.GetValues<BlockKind>())
            .SelectMany(k => text.SelectMany(t => rows.Select(r => new FoundBlock(k, t, k == BlockKind.Heading ? 1 : null, Rows: k == BlockKind.Table ? r : null))));

        Prop.ForAll(block.ListOf().ToArbitrary(), blocks =>
        {
            var (whole, laid) = DocumentText.Assemble(blocks);
            Layout.Holds(new Document("x", null, null, "test", null, null, null, DocumentMetadata.Unknown, whole, laid, []));
        }).Check(Fixed);
    }

    [Fact]
    public void Cleaning_a_line_twice_changes_nothing_more()
    {
        var text = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p));

        Prop.ForAll(text.ToArbitrary(), t => CleanText.Line(CleanText.Line(t)) == CleanText.Line(t)).Check(Fixed);
    }

    [Theory]
    [InlineData("  two\u00A0 words \r\n", "two words")]
    [InlineData("e\u00ADmer\u00ADgency", "emergency")]
    [InlineData("o\uFB03ce", "office")]
    [InlineData("‘quotes’ “stay”", "‘quotes’ “stay”")]
    public void A_line_is_cleaned(string raw, string clean) => Assert.Equal(clean, CleanText.Line(raw));

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("broken", CleanText.Line("bro\uD83Cken"));
}
