using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Review;
using Synthesis.Tests.Support;
using Made = Synthesis.Tests.Support.Pdf;

namespace Synthesis.Tests.Extract;

public sealed class PagePictureTests
{
    private static readonly string[] Left =
        ["Children told us that they want to", "live near their families, friends", "and schools, and to be asked", "before a move is planned for them", "by the people who care for them."];

    private static readonly string[] Right =
        ["Our providers told us that the", "work is hard to staff, that prices", "rise each year, and that they", "would like to plan with us for a", "longer time than we now do."];

    private static readonly string Columns = string.Concat(Left.Zip(Right).Select((p, i) => Made.Line(60, 200 + (14 * i), p.First) + Made.Line(320, 200 + (14 * i), p.Second)));

    [Fact]
    public async Task A_quote_in_the_right_column_is_marked_within_its_line()
    {
        var picture = Assert.Single(await DrawAsync("that prices", Columns));

        var mark = Assert.Single(picture.Marks);
        Assert.Equal((1, 595.0, 842.0, false), (picture.Page, picture.Width, picture.Height, picture.WholeBlocks));
        Assert.InRange(mark.X0, 400, 440);
        Assert.InRange(mark.X1, mark.X0 + 40, 500);
        Assert.InRange(mark.Y0, 205, 218);
        Assert.InRange(mark.Y1, mark.Y0 + 8, 232);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture.Png[..4].ToArray());
    }

    [Fact]
    public async Task A_quote_over_line_ends_has_a_mark_a_line_in_its_column()
    {
        var picture = Assert.Single(await DrawAsync("near their families, friends and schools, and to be asked before", Columns));

        Assert.Equal(3, picture.Marks.Count);
        Assert.All(picture.Marks, m => Assert.InRange(m.X1, 60, 300));
        Assert.True(picture.Marks[0].X0 > 70 && picture.Marks[1].X0 < 62 && picture.Marks[2].X1 < 110);
    }

    [Fact]
    public async Task A_word_broken_at_a_lines_end_is_marked_on_both_lines()
    {
        string[] lines = ["The placement of a child is decided with the child, and every emergency place-", "ment is reviewed by a manager within ten days of its start in any case."];

        var picture = Assert.Single(await DrawAsync("emergency placement is reviewed", Made.Lines(60, 150, lines)));

        Assert.Equal(2, picture.Marks.Count);
        Assert.Equal(60, picture.Marks[1].X0, 1.0);
    }

    [Theory]
    [InlineData("‘hard to staff’ — that “prices” rise")]
    [InlineData("hard  to staff - that\nprices rise")]
    [InlineData("HARD TO STAFF, THAT PRICES RISE")]
    public async Task Quotation_marks_dashes_white_space_and_case_do_not_matter(string quote)
    {
        Assert.Equal(2, Assert.Single(await DrawAsync(quote, Columns)).Marks.Count);
    }

    [Fact]
    public async Task The_second_of_two_same_sentences_is_not_marked_when_the_quote_says_which()
    {
        string[] lines = ["The board meets each month to look at every move a child has made.", "The north has few homes. The board meets each month to look at these too."];

        var picture = Assert.Single(await DrawAsync("few homes. The board meets each month", Made.Lines(60, 150, lines)));

        Assert.True(Assert.Single(picture.Marks).Y0 > 160);
    }

    [Fact]
    public async Task A_quote_over_a_page_end_shows_both_pages_and_skips_what_runs_between()
    {
        var pages = Enumerable.Range(1, 4).Select(n => Made.Line(60, 30, "A plan for the homes of children") + Made.Line(290, 800, $"Page {n} of 4")
            + Made.Lines(60, 100, [$"In part {n} we say that the homes", "we need are for brothers and sisters, and that the children will be asked what"])).ToArray();
        pages[1] = pages[1].Replace("In part 2", "they think of part 2, and in it", StringComparison.Ordinal);

        var pictures = await DrawAsync("the children will be asked what they think of part 2", pages);

        Assert.Equal([1, 2], pictures.Select(p => p.Page));
        Assert.All(pictures, p => Assert.InRange(Assert.Single(p.Marks).Y0, 95, 120));
        Assert.Equal(60, pictures[1].Marks[0].X0, 1.0);
    }

    [Fact]
    public async Task A_quote_that_stands_in_a_table_is_marked_in_its_row()
    {
        var table = Made.Table(60, 240, 120, 24, [["Kind of home", "In area", "Out of area"], ["Fostering", "12", "35"], ["Residential", "12", "12"]]);

        var picture = Assert.Single(await DrawAsync("Residential 12 12", Made.Lines(60, 150, Left) + table));

        Assert.Equal(3, picture.Marks.Count);
        Assert.All(picture.Marks, m => Assert.InRange((m.Y0 + m.Y1) / 2, 288, 312));
    }

    [Fact]
    public async Task Where_the_words_are_not_on_the_page_the_whole_block_is_marked()
    {
        var (pictures, document) = await ReadAsync(d => d with { Text = "Homes near home", Blocks = [new Block(BlockKind.Paragraph, null, 1, new Box(60, 200, 300, 270), 0, 15, "Homes near home", null)] }, "near home", [Columns]);

        var picture = Assert.Single(pictures);
        Assert.True(picture.WholeBlocks);
        Assert.Equal(document.Blocks[0].Box, Assert.Single(picture.Marks));
    }

    [Fact]
    public async Task The_same_page_is_drawn_the_same_twice()
    {
        var (one, two) = (await DrawAsync("that prices", Columns), await DrawAsync("that prices", Columns));

        Assert.True(one[0].Png.Span.SequenceEqual(two[0].Png.Span));
        Assert.Equal(one[0].Marks, two[0].Marks);
    }

    private static async Task<IReadOnlyList<PagePicture>> DrawAsync(string quote, params string[] pages) => (await ReadAsync(d => d, quote, pages)).Pictures;

    private static async Task<(IReadOnlyList<PagePicture> Pictures, Document Document)> ReadAsync(Func<Document, Document> change, string quote, string[] pages)
    {
        using var folder = new TestFolder();
        var path = folder.Write("a.pdf", Made.Of(pages));
        var document = change(Assert.Single(await folder.ReadAllAsync()));
        var found = QuoteSearch.Find([document], quote)!;
        Assert.True(found.Exact, document.Text);
        var (pictures, issues) = await PagePicture.DrawAsync(path, document, found.Start, found.End, new ReadingLimits(), CancellationToken.None);
        Assert.Empty(issues);
        return (pictures, document);
    }
}
