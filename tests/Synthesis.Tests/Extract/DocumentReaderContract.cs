using System.Text;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

/// <summary>What every document reader promises; each reader's tests inherit it.</summary>
public abstract class DocumentReaderContract
{
    private const int Seed = 20211;

    /// <summary>A name with the format's ending.</summary>
    protected abstract string FileName { get; }

    /// <summary>A file with the heading "Homes near home", a paragraph with the character U+1F3E0, and a table of two rows with two cells where the format has tables.</summary>
    protected abstract byte[] Whole { get; }

    /// <summary>Whether the format has tables.</summary>
    protected virtual bool HasTables => true;

    /// <summary>How many damaged files are tried.</summary>
    protected virtual int Trials => 60;

    internal abstract IDocumentReader Reader(ReadingLimits limits, string scratch);

    [Fact]
    public async Task Every_block_has_text_and_only_headings_and_list_items_have_a_level()
    {
        var document = await TestFolder.ReadAsync(FileName, Whole);

        Assert.Equal([], document.Issues);
        Assert.All(document.Blocks, b => Assert.False(string.IsNullOrWhiteSpace(b.Text)));
        Assert.All(document.Blocks, b => Assert.Equal(b.Kind is BlockKind.Heading or BlockKind.ListItem, b.Level is not null));
        Assert.Contains(document.Blocks, b => b.Text == "Homes near home");
    }

    [Fact]
    public async Task Each_span_of_code_points_is_its_blocks_text()
    {
        var document = await TestFolder.ReadAsync(FileName, Whole);

        Assert.Contains("\U0001F3E0", document.Text, StringComparison.Ordinal);
        Layout.Holds(document);
    }

    [Fact]
    public async Task A_tables_text_is_its_cells_joined_by_tabs_and_its_rows_by_line_feeds()
    {
        var document = await TestFolder.ReadAsync(FileName, Whole);

        var table = document.Blocks.Where(b => b.Kind == BlockKind.Table).ToList();
        Assert.Equal(HasTables ? 1 : 0, table.Count);
        Assert.All(table, t => Assert.Equal("Area\tHomes\nNorth\t12", t.Text));
    }

    [Fact]
    public async Task Reading_twice_gives_the_same()
    {
        using var folder = new TestFolder();
        folder.Write(FileName, Whole);

        Assert.Equal((await folder.ReadAllAsync()).Select(Line), (await folder.ReadAllAsync()).Select(Line));
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var folder = new TestFolder();
        var file = new SourceBytes(folder.Write(FileName, Whole), Whole, "");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reader(new ReadingLimits(), folder.Path).ReadAsync(file, stop.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public async Task A_file_of_almost_nothing_gives_a_reading_and_no_exception(int length)
    {
        var reading = await ReadAsync(Whole[..length]);

        Assert.True(reading.Blocks.Count > 0 || reading.Issues.Count > 0 || Reader(new ReadingLimits(), Path.GetTempPath()) is PlainTextReader);
    }

    [Fact]
    public async Task Files_cut_off_anywhere_give_text_or_an_issue_that_names_a_remedy()
    {
        var random = new Random(Seed);
        using var folder = new TestFolder();
        for (var i = 0; i < Trials; i++)
        {
            folder.Write($"{i:000}-{FileName}", Whole[..random.Next(1, Whole.Length)]);
        }

        Assert.All(await folder.ReadAllAsync(), TextOrRemedy);
    }

    [Fact]
    public async Task Files_with_wrong_bytes_anywhere_give_text_or_an_issue_that_names_a_remedy()
    {
        var random = new Random(Seed);
        using var folder = new TestFolder();
        for (var i = 0; i < Trials; i++)
        {
            var bytes = (byte[])Whole.Clone();
            for (var n = random.Next(1, 40); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            folder.Write($"{i:000}-{FileName}", bytes);
        }

        Assert.All(await folder.ReadAllAsync(), TextOrRemedy);
    }

    private static void TextOrRemedy(Document document)
    {
        Layout.Holds(document);
        Assert.True(document.Blocks.Count > 0 || document.Issues.Any(i => i.Severity == Severity.Error), "Neither text nor an error.");
        Assert.All(document.Issues.Where(i => i.Severity == Severity.Error && i.Code != "no-text"), i => Assert.Contains(": ", i.Message, StringComparison.Ordinal));
    }

    private static string Line(Document document) => Encoding.UTF8.GetString(Synthesis.Report.JsonLines.Of(document));

    private async Task<Reading> ReadAsync(byte[] bytes)
    {
        using var folder = new TestFolder();
        var reader = Reader(new ReadingLimits(), folder.Path);
        return await reader.ReadAsync(new SourceBytes(folder.Write(FileName, bytes), bytes, reader.MediaTypes[0]), CancellationToken.None);
    }
}
