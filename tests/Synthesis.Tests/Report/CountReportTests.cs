using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Synthesis.Report;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;
using Synthesis.Tests.Synthesise;

namespace Synthesis.Tests.Report;

public sealed class CountReportTests
{
    private static readonly CountTable[] Tables = Selections.Tables(Selections.Published());

    private static string Fragments(IEnumerable<CountTable> tables)
    {
        using var page = new StringWriter();
        foreach (var table in tables)
        {
            CountHtml.WriteTable(table, page);
            CountHtml.WriteLists(table, new Dictionary<string, int>(), page);
        }

        return page.ToString();
    }

    private static IHtmlDocument Page(IEnumerable<CountTable> tables) => new HtmlParser().ParseDocument("<!doctype html><title>t</title>" + Fragments(tables));

    private static string Written(Action<IReadOnlyList<CountTable>, Stream> write)
    {
        using var bytes = new MemoryStream();
        write(Tables, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    [Fact]
    public void Every_number_opens_onto_a_list_of_as_many_names()
    {
        using var page = Page(Tables);

        var cells = page.QuerySelectorAll("table.counts tbody tr:not(.section) td:not(:last-child)").Where(c => c.TextContent.Length > 0).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, cell =>
        {
            var target = cell.QuerySelector("a")?.GetAttribute("href");
            Assert.Equal(cell.TextContent == "0", target is null);
            if (target is not null)
            {
                var lists = page.GetElementById(target[1..])!.QuerySelectorAll("ul.names").Select(l => l.ChildElementCount).ToList();
                Assert.Contains(int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture), lists.Append(lists.Sum()));
            }
        });
    }

    [Fact]
    public void Ids_are_used_once_and_every_link_leads_somewhere_on_the_page()
    {
        using var page = Page(Tables);

        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public void Every_table_has_a_caption_and_every_heading_cell_a_scope()
    {
        using var page = Page(Tables);

        Assert.All(page.QuerySelectorAll("table"), t => Assert.Contains("31 March 2021", t.QuerySelector("caption")!.TextContent, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("th"), h => Assert.Contains(h.GetAttribute("scope"), (string[])["col", "row", "rowgroup"]));
        Assert.Equal(Tables.Sum(t => t.Checks.Count), page.QuerySelectorAll("ul.sums li:not(.wrong)").Length);
    }

    [Fact]
    public void Names_from_documents_are_shown_as_they_are()
    {
        using var page = Page(Selections.Tables(Selections.Published(Runs.Hostile)));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains(page.QuerySelectorAll("ul.names li"), l => l.TextContent.StartsWith("plan" + Runs.Hostile, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sum_that_does_not_hold_is_shown_as_wrong()
    {
        var wrong = ((NumbersTable)Tables[0]) with { Checks = [new SumCheck([new SumPart(1, "apple"), new SumPart(2, "pears")], new SumPart(4, "fruits"))] };
        using var page = Page([wrong]);

        Assert.Equal("1 apple + 2 pears ≠ 4 fruits: this sum should hold", page.QuerySelector("li.wrong")!.TextContent);
        Assert.Contains("≠ 4 fruits", CountText.Of(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_for_a_terminal_keep_to_eighty_columns() =>
        Assert.All(Tables.SelectMany(t => CountText.Of(t).Split('\n')), l => Assert.InRange(l.Length, 0, 80));

    [Fact]
    public void The_tables_read_as_reviewed()
    {
        Expected.Matches("counts-text", string.Join('\n', Tables.Select(CountText.Of)));
        Expected.Matches("counts-page", Fragments(Tables));
        Expected.Matches("counts-csv", Written(CountCsv.WriteCounts));
        Expected.Matches("counts-names", Written(CountCsv.WriteNames));
        Expected.Matches("counts-json", Written(CountJson.Write));
    }
}
