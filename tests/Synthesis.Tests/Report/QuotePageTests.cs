using System.Text;
using AngleSharp.Html.Parser;
using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Tests.Support;
using IDocument = AngleSharp.Dom.IDocument;

namespace Synthesis.Tests.Report;

public sealed class QuotePageTests
{
    private static readonly Document Plan = Documents.Of(
        Documents.Heading("A plan <for> homes"), Documents.Prose("We want 😀 homes near home & school."),
        new FoundBlock(BlockKind.ListItem, "more carers", 1), new FoundBlock(BlockKind.ListItem, "fewer moves", 2),
        new FoundBlock(BlockKind.Table, "", Rows: [["Area", "Homes"], ["North", "12"]]));

    [Fact]
    public void Headings_lists_and_tables_are_shown_and_the_quote_is_marked_to_the_character()
    {
        var page = Page(Plan, "homes near home & school.");

        Assert.Equal(["homes near home & school."], page.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Equal("We want 😀 homes near home & school.", page.QuerySelector("mark#quote[autofocus]")!.ParentElement!.TextContent);
        Assert.Equal("A plan <for> homes", page.QuerySelector("article h2")!.TextContent);
        Assert.Equal(["more carers", "fewer moves"], page.QuerySelectorAll("article ul > li").Select(l => l.TextContent));
        Assert.Equal(["Area", "Homes", "North", "12"], page.QuerySelectorAll("article td").Select(c => c.TextContent));
    }

    [Fact]
    public void A_quote_over_blocks_and_cells_is_marked_in_each_and_gone_to_once()
    {
        var page = Page(Plan, "fewer moves Area Homes North");

        Assert.Equal(["fewer moves", "Area", "Homes", "North"], page.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Single(page.QuerySelectorAll("#quote"));
    }

    [Fact]
    public void The_page_names_file_place_and_hash_and_asks_for_nothing_from_outside()
    {
        var picture = new PagePicture(3, 595.28, 842, new byte[] { 1, 2, 3 }, [new Box(60, 100.5, 90, 112)], false);
        var html = Html(Plan, "near home", [picture]);
        var page = new HtmlParser().ParseDocument(html);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Picture of page 3 of test.txt with this marked: near home", page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal("0 0 595.28 842", page.QuerySelector("svg")!.GetAttribute("viewBox"));
        Assert.Equal(("60", "100.5", "30", "11.5"), page.QuerySelector("rect") is { } r ? (r.GetAttribute("x"), r.GetAttribute("y"), r.GetAttribute("width"), r.GetAttribute("height")) : default);
        Assert.Equal("test.txt, page 3, characters 36 to 45.", page.QuerySelector("figcaption")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script, link, iframe, img"));
        Assert.All(page.QuerySelectorAll("[href], [src]"), e => Assert.Matches("^(#|data:image/png;base64,)", e.GetAttribute("href") ?? e.GetAttribute("src")!));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Equal(html, Html(Plan, "near home", [picture]));
    }

    [Fact]
    public void A_passage_that_is_only_close_is_said_to_be_that()
    {
        var close = Page(Plan, "We want many homes near home and school fewer moves");

        Assert.Contains("not the words that were asked for", Page(Plan, "We want homes near every home school more carers").QuerySelector(".close")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(close.QuerySelector(".close"));
        Assert.Null(Page(Plan, "near home").QuerySelector(".close"));
    }

    private static IDocument Page(Document document, string quote) => new HtmlParser().ParseDocument(Html(document, quote, []));

    private static string Html(Document document, string quote, IReadOnlyList<PagePicture> pictures)
    {
        using var stream = new MemoryStream();
        QuotePage.Write(document, QuoteSearch.Find([document], quote)!, pictures, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
