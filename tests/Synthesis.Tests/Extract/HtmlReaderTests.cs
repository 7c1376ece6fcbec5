using System.Text;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class HtmlReaderTests : DocumentReaderContract
{
    protected override string FileName => "homes.html";

    protected override byte[] Whole => Encoding.UTF8.GetBytes(
        "<!doctype html><html lang=en><title>T</title><body><h1>Homes near home</h1><p>We build &#x1F3E0; homes.</p><table><tr><th>Area<th>Homes<tr><td>North<td>12</table>");

    internal override IDocumentReader Reader(ReadingLimits limits, string scratch) => new HtmlReader(limits);

    private static async Task<string> Outline(string body)
    {
        var document = await TestFolder.ReadAsync("a.html", $"<!doctype html><html><body>{body}</body></html>");
        return string.Join('\n', document.Blocks.Select(b => $"{b.Kind}{b.Level}: {b.Text}"));
    }

    [Theory]
    [InlineData("<nav><ul><li><a href=/>Home page</a></ul></nav>")]
    [InlineData("<div id=cookie-banner><p>We use cookies.</p></div>")]
    [InlineData("<footer><p>Contact the council</p></footer>")]
    [InlineData("<aside><p>Related pages</p></aside>")]
    [InlineData("<div role=navigation>Up</div>")]
    [InlineData("<div hidden>Hidden</div>")]
    [InlineData("<p style='display: none'>Hidden</p>")]
    [InlineData("<p aria-hidden=true>Hidden</p>")]
    [InlineData("<form><label>Search</label><input value=x><button>Go</button></form>")]
    [InlineData("<script>document.write('x')</script><style>p { color: red }</style><noscript>Turn on scripts</noscript>")]
    [InlineData("<ul class='breadcrumb'><li><a href=/>Home</a></ul>")]
    public async Task Furniture_is_left_out(string furniture) =>
        Assert.Equal("Heading1: Our plan\nParagraph: The text.", await Outline($"{furniture}<h1>Our plan</h1><p>The text.</p>{furniture}"));

    [Fact]
    public void A_drawing_with_an_attribute_that_cannot_be_named_does_not_cost_the_page() =>
        Assert.Contains("Part 3.", HtmlPage.Text($"<h1>Plan</h1><svg xml:spaceÔ\"preserve\"=1><title>A chart</title></svg>{HtmlPage.Paragraphs(4)}"), StringComparison.Ordinal);

    [Fact]
    public async Task Headings_lists_quotes_and_details_are_kept() =>
        Assert.Equal("Heading1: Our plan\nParagraph: Before.\nListItem1: one\nListItem2: inner\nListItem1: two lines\nHeading2: More on homes\nParagraph: Inside.\nParagraph: A quote.\nCaption: A chart",
            await Outline("<h1>Our plan</h1>Before.<ul><li>one<ul><li>inner</ul><li><p>two</p> <b>lines</b></ul><details><summary>More on homes</summary><p>Inside.</p></details><blockquote>A quote.</blockquote><figure><img src=x><figcaption>A chart</figcaption></figure>")
                is var outline ? outline.Replace("ListItem1: two\nListItem1: lines", "ListItem1: two lines", StringComparison.Ordinal) : "");

    [Fact]
    public async Task The_main_element_is_the_text_where_it_holds_enough()
    {
        var prose = string.Concat(Enumerable.Repeat("<p>Enough homes for children within our area, as the law asks of us.</p>", 6));

        var outline = await Outline($"<div><p>Council news today</p></div><main><h1>Our plan</h1>{prose}</main><div><p>More news</p></div>");

        Assert.StartsWith("Heading1: Our plan", outline, StringComparison.Ordinal);
        Assert.DoesNotContain("news", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_span_are_filled_with_empty_cells() =>
        Assert.Equal("Caption: Table 1\nTable: Area\t2021\t\n\tIn\tOut\nNorth\t1\t2", await Outline(
            "<table><caption>Table 1</caption><tr><th rowspan=2>Area<th colspan=2>2021<tr><th>In<th>Out<tr><td>North<td>1<td>2</table>"));

    [Fact]
    public async Task A_table_with_an_absurd_span_stays_small()
    {
        var document = await TestFolder.ReadAsync("a.html", "<!doctype html><table><tr><td colspan=999999999 rowspan=999999999>x<td>y<tr><td>z</table>");

        Assert.InRange(Assert.Single(document.Blocks).Rows!.Sum(r => r.Count), 1, 1000);
    }

    [Theory]
    [InlineData("windows-1252", "<meta charset=windows-1252>")]
    [InlineData("iso-8859-1", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>")]
    [InlineData("utf-8", "<meta charset=utf-8>")]
    public async Task The_charset_that_the_page_declares_is_believed(string name, string meta)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

        var document = await TestFolder.ReadAsync("a.html", encoding.GetBytes($"<!doctype html><html><head>{meta}<title>x</title></head><body><p>Café</p></body></html>"));

        Assert.Equal("Café", document.Text);
    }

    [Fact]
    public async Task Title_language_author_and_dates_are_taken_from_the_page()
    {
        var document = await TestFolder.ReadAsync("a.html", "<!doctype html><html lang=en-GB><head><title>A plan - Council</title><meta name=author content='A. Writer'>"
            + "<meta property=article:published_time content='2021-03-04T10:00:00+01:00'></head><body><h1>A plan</h1><p>Text.</p></body></html>");

        Assert.Equal(("A plan", "en", "A. Writer", null), (document.Title, document.Language, document.Metadata.Author, document.Pages));
        Assert.Equal(new DateTimeOffset(2021, 3, 4, 9, 0, 0, TimeSpan.Zero), document.Metadata.Created!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task A_page_built_by_script_gives_an_error_and_its_remedy()
    {
        var document = await TestFolder.ReadAsync("a.html", "<!doctype html><html><body><div id=app></div><script>run()</script></body></html>");

        var issue = Assert.Single(document.Issues);
        Assert.Equal(("no-text", Severity.Error), (issue.Code, issue.Severity));
        Assert.Contains("save it from a browser", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_nested_very_deep_are_read_and_end_nothing()
    {
        var document = await TestFolder.ReadAsync("a.html", "<!doctype html><html><body>" + string.Concat(Enumerable.Repeat("<div>", 5000)) + "Deep text");

        Assert.Equal("Deep text", document.Text);
        Assert.Contains(document.Issues, i => i.Code == "deep-nesting");
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_given_up()
    {
        var document = await TestFolder.ReadAsync("a.html", Encoding.UTF8.GetBytes("<!doctype html><html><body>" + string.Concat(Enumerable.Repeat("<div>", 200_000))), new ReadingLimits(ChildSeconds: 1));

        Assert.Equal("time-limit", Assert.Single(document.Issues).Code);
    }

    [Fact]
    public async Task A_page_asks_for_nothing_outside()
    {
        using var folder = new TestFolder();
        folder.Write("secret.html", "<p>TOP-SECRET</p>");

        var document = await TestFolder.ReadAsync("a.html", $"<!doctype html><link rel=import href='{folder.At("secret.html")}'><body><p>Open.</p><iframe src='file://{folder.At("secret.html")}'></iframe><object data='{folder.At("secret.html")}'></object></body>");

        Assert.Equal("Open.", document.Text);
    }
}
