using System.Text;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class MarkdownTests : DocumentReaderContract
{
    protected override string FileName => "homes.md";

    protected override byte[] Whole => Encoding.UTF8.GetBytes("# Homes near home\n\nWe build \U0001F3E0 homes.\n\n| Area | Homes |\n|---|--:|\n| North | 12 |\n");

    internal override IDocumentReader Reader(ReadingLimits limits, string scratch) => new PlainTextReader();

    [Fact]
    public async Task Headings_lists_emphasis_and_links_are_read_as_a_reader_sees_them()
    {
        var document = await TestFolder.ReadAsync("a.md", "## Our **aims** ##\nText with [a link](https://example.org) and `code`.\n\n* one\n  * two\n1. three\n");

        Assert.Equal([(BlockKind.Heading, 2, "Our aims"), (BlockKind.Paragraph, null, "Text with a link and code."), (BlockKind.ListItem, 1, "one"),
            (BlockKind.ListItem, 2, "two"), (BlockKind.ListItem, 1, "three")], document.Blocks.Select(b => (b.Kind, b.Level, b.Text)));
        Assert.Equal("Our aims", document.Title);
    }

    [Theory]
    [InlineData("# a", "c")]
    [InlineData("a|b\n|", "x|y")]
    [InlineData("- a", "c")]
    public async Task A_line_with_very_many_spaces_is_read_at_once(string before, string after)
    {
        var document = await Task.Run(() => TestFolder.ReadAsync("a.md", before + new string(' ', 400_000) + after)).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.NotEmpty(document.Blocks);
    }
}
