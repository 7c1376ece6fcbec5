using System.Text;
using AngleSharp.Html.Parser;
using Synthesis.Report;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class CoveragePageTests
{
    private static string Written(RunResult run, Action<RunResult, Stream> write)
    {
        using var bytes = new MemoryStream();
        write(run, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Page(string text) => Written(Runs.Of(text), CoveragePage.Write);

    [Fact]
    public void The_page_asks_for_nothing_outside_and_holds_no_script()
    {
        var html = Page(Runs.Hostile + " http://example.org/x.js <img src=x onerror=alert(1)> <link rel=stylesheet href=//x>");

        using var page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, video, audio, source, base, form, svg, [src], [srcset], [background]"));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.StartsWith("#", e.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        var css = string.Concat(page.QuerySelectorAll("style").Select(s => s.TextContent));
        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Text_from_documents_is_shown_as_it_is()
    {
        using var page = new HtmlParser().ParseDocument(Page(Runs.Hostile));

        Assert.Equal(Runs.Hostile, page.Title);
        Assert.All(page.QuerySelectorAll("h1, h4 a, blockquote p, q, tr.section th"), e => Assert.StartsWith(Runs.Hostile, e.TextContent, StringComparison.Ordinal));
        Assert.Contains(Runs.Hostile, page.QuerySelector("#issues ~ ul.issues")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_count_opens_onto_an_article_that_exists_and_is_named_once()
    {
        using var page = new HtmlParser().ParseDocument(Page("Plain"));

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var counts = page.QuerySelectorAll("table.coverage td:nth-child(2)").ToList();
        Assert.Equal(["1", "0"], counts.Select(c => c.TextContent));
        Assert.All(counts.Where(c => c.TextContent != "0"), c =>
            Assert.Contains(page.QuerySelectorAll("article"), a => "#" + a.Id == c.QuerySelector("a")!.GetAttribute("href") && a.QuerySelectorAll("blockquote").Length > 0));
        Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public void The_page_says_what_its_numbers_rest_on()
    {
        using var page = new HtmlParser().ParseDocument(Page("Plain"));

        Assert.Contains("machine suggestions; nobody has confirmed them", page.QuerySelector(".basis")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_and_the_tables_read_as_reviewed()
    {
        var run = Runs.Of("A plain title");
        var page = Written(run, CoveragePage.Write);
        var (from, to) = (page.IndexOf("<style>", StringComparison.Ordinal), page.IndexOf("</style>", StringComparison.Ordinal));

        Expected.Matches("coverage-page", page[..from] + page[to..]);
        Expected.Matches("coverage-counts", Written(run, (r, s) => CoverageCsv.WriteCounts(r.Tables, s)));
        Expected.Matches("coverage-quotes", Written(run, (r, s) => CoverageCsv.WriteQuotes(r.Tables, s)));
        Expected.Matches("coverage-json", Written(run, CoverageJson.Write));
        Expected.Matches("coverage-text", CoverageText.Of(run.Table));
    }

    [Fact]
    public void The_table_for_a_terminal_keeps_to_eighty_columns() =>
        Assert.All(CoverageText.Of(Runs.Of("A title that goes on and on, " + new string('x', 200)).Table).Split('\n').Skip(2).Where(l => l.StartsWith(' ')),
            l => Assert.InRange(l.Length, 0, 80));

    [Fact]
    public void Every_file_of_a_run_is_written_and_writing_again_gives_the_same_bytes()
    {
        using var folder = new TestFolder();
        var run = Runs.Of(Runs.Hostile);

        Pipeline.Write(run, folder.At("one"));
        var page = Pipeline.Write(run, folder.At("two"));

        Assert.Equal(folder.At("two", "coverage.html"), page);
        Assert.Equal(["coverage.csv", "coverage.html", "coverage.json", "quotes.csv"], Directory.EnumerateFiles(folder.At("one")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(folder.At("one")), f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(folder.At("two", Path.GetFileName(f)))));
    }
}
