using System.Text;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class PlainTextReaderTests : DocumentReaderContract
{
    protected override string FileName => "homes.txt";

    protected override byte[] Whole => Encoding.UTF8.GetBytes("Homes near home\r\n\r\nWe build \U0001F3E0 homes\r\nfor children.\r\n");

    protected override bool HasTables => false;

    internal override IDocumentReader Reader(ReadingLimits limits, string scratch) => new PlainTextReader();

    [Fact]
    public async Task Paragraphs_are_parted_by_blank_lines_and_bullets_are_list_items()
    {
        var document = await TestFolder.ReadAsync("a.txt", "One line\nand its next.\n\n- first\n- second\n  goes on\n");

        Assert.Equal([(BlockKind.Paragraph, "One line and its next."), (BlockKind.ListItem, "- first"), (BlockKind.ListItem, "- second goes on")],
            document.Blocks.Select(b => (b.Kind, b.Text)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task Text_with_a_byte_order_mark_is_read_in_its_encoding(string encoding)
    {
        var e = Encoding.GetEncoding(encoding);

        var document = await TestFolder.ReadAsync("a.txt", [.. e.GetPreamble(), .. e.GetBytes("Café \U0001F3E0")]);

        Assert.Equal("Café \U0001F3E0", document.Text);
        Assert.Empty(document.Issues);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_read_as_Windows_1252_with_an_issue()
    {
        var document = await TestFolder.ReadAsync("a.txt", [0x43, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x78, 0x94]);

        Assert.Equal("Café “x”", document.Text);
        Assert.Equal("not-utf8", Assert.Single(document.Issues).Code);
    }
}
