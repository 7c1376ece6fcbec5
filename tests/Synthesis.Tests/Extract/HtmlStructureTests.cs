using Synthesis.Extract;

namespace Synthesis.Tests.Extract;

public class HtmlStructureTests
{
    private static IReadOnlyList<IReadOnlyList<string>>[] Tables(string html) => [.. HtmlPage.Read(html).Blocks.Where(b => b.Kind == BlockKind.Table).Select(b => b.Rows!)];

    [Fact]
    public void Blocks_have_kinds_and_levels() => Assert.Equal(
        """
        Heading1 Plan
        Paragraph Intro.
        ListItem1 One
        ListItem2 One a
        ListItem3 One a i
        ListItem1 Two
        Heading2 Next step
        Caption Homes by year
        Table A	B
        1	2
        Paragraph Term
        Paragraph What it means
        """.ReplaceLineEndings("\n"),
        HtmlPage.Blocks("""
            <main><h1>Plan</h1><p>Intro.</p>
            <ul><li>One<ol><li><p>One a</p><ul><li>One a i</li></ul></li></ol></li><li>Two</li></ul>
            <h2><div>Next<br>step</div></h2>
            <table><caption>Homes by year</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
            <dl><dt>Term</dt><dd>What it means</dd></dl></main>
            """));

    [Theory]
    [InlineData("<nav class='contents'><ol><li><a href='/plans/homes/1-start'>Start</a></li><li>Needs</li><li><a href='/plans/homes/3-money/'>Money</a></li></ol></nav>", "1-start here 3-money")]
    [InlineData("<p>In this publication</p><ul><li><a href='One.html?v=2'>One</a></li><li><a aria-current='page' href='here.html'>Two</a></li></ul>", "one here")]
    [InlineData("<ul class='breadcrumb contents'><li><a href='/plans/'>Plans</a></li><li>Homes</li></ul>", "")]
    [InlineData("<nav aria-label='Contents'><ul><li><a href='#one'>One</a></li><li><a href='#two'>Two</a></li></ul></nav>", "")]
    [InlineData("<nav aria-label='Main'><ul><li>Home</li><li><a href='/bins'>Bins</a></li></ul></nav>", "")]
    [InlineData("<a rel='prev' href='/plan/1'>Back</a><a rel='next' href='/plan/3?x#y'>On</a>", "1 here 3")]
    [InlineData("<a rel='next' href='2.html'>On</a>", "here 2")]
    public void A_page_knows_the_pages_of_its_publication(string html, string names)
    {
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);

        Assert.Equal(names, string.Join(' ', HtmlNeighbours.Of(page, "here")));
    }

    [Fact]
    public void The_number_of_a_note_is_no_digit_of_the_number_that_it_stands_at() => Assert.Equal(["212 1", "the 10th", "212*"],
        Assert.Single(Tables("<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td>212<sup>1</sup></td><td>the 10<sup>th</sup></td><td>212<sup>*</sup></td></tr></table>"))[1]);

    [Fact]
    public void Cells_under_a_span_are_empty()
    {
        var rows = Assert.Single(Tables("<table><tr><th colspan='2'>Homes</th><th rowspan='2'>Places</th></tr><tr><td>north</td><td>south</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"));

        Assert.Equal([["Homes", "", "Places"], ["north", "south", ""], ["1", "2", "3"]], rows);
    }

    [Fact]
    public void Headings_lists_and_breaks_inside_a_cell_are_its_text()
    {
        var rows = Assert.Single(Tables("<table><tr><td><h2>Aim</h2><p>more homes</p></td><td><ul><li>one</li><li>two</li></ul></td></tr><tr><td>a<br>b</td><td>c</td></tr></table>"));

        Assert.Equal([["Aim more homes", "one two"], ["a b", "c"]], rows);
    }

    [Fact]
    public void A_table_inside_a_cell_is_text_there_and_a_table_of_its_own()
    {
        var tables = Tables("<table><tr><td>A</td><td><table><tr><td>B</td><td>C</td></tr></table></td></tr></table>");

        Assert.Equal(2, tables.Length);
        Assert.Equal([["A", "B C"]], tables[0]);
        Assert.Equal([["B", "C"]], tables[1]);
    }

    [Fact]
    public void A_table_that_lays_the_page_out_is_read_as_the_page()
    {
        var reading = HtmlPage.Read($"<table><tr><td><a href='/'>Home</a></td><td><h1>Plan</h1>{HtmlPage.Paragraphs(5)}<table><tr><th>Year</th><th>Homes</th></tr><tr><td>2021</td><td>4</td></tr></table></td></tr></table>");

        Assert.Equal("Plan", reading.Title);
        Assert.Equal(5, reading.Blocks.Count(b => b.Text.StartsWith("Part", StringComparison.Ordinal)));
        Assert.Equal([["Year", "Homes"], ["2021", "4"]], Assert.Single(reading.Blocks, b => b.Kind == BlockKind.Table).Rows);
    }

    [Fact]
    public void An_action_plan_with_long_cells_is_a_table() =>
        Assert.Single(Tables($"<table><thead><tr><th>Action</th><th>Detail</th></tr></thead><tr><td>1</td><td>{HtmlPage.Paragraphs(6)}</td></tr></table>"));

    [Fact]
    public void A_huge_table_is_cut_at_the_limit() =>
        Assert.InRange(Assert.Single(Tables($"<table>{string.Concat(Enumerable.Repeat("<tr><td colspan='100'>a</td></tr>", 3000))}</table>")).Count, 1999, 2000);

    [Fact]
    public void A_summary_is_a_heading_one_level_down() =>
        Assert.Contains("Heading3 Who we asked", HtmlPage.Blocks("<h2>Voice</h2><details><summary>Who we asked</summary><p>Children.</p></details>"), StringComparison.Ordinal);

    [Fact]
    public void Headings_with_nothing_under_them_at_the_end_are_left_out() =>
        Assert.EndsWith("The end.", HtmlPage.Text("<main><h1>Plan</h1><p>The end.</p><h2>See also</h2></main>"), StringComparison.Ordinal);

    [Fact]
    public void Title_language_and_dates_are_the_pages_own()
    {
        var reading = HtmlPage.Read("<html lang='en-GB'><head><title>Plan - Anyshire</title><meta name='DCTERMS.modified' content='2023-11-14'></head><body><h1>Plan</h1><p>Text.</p></body></html>");

        Assert.Equal(("Plan", "en"), (reading.Title, reading.Language));
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 0, 0, 0, TimeSpan.Zero), reading.Metadata.Modified);
    }
}
