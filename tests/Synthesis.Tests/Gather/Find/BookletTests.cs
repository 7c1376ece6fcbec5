using System.Text;
using Synthesis.Codebooks;
using Synthesis.Gather.Find;
using Synthesis.Tests.Support;
using static Synthesis.Tests.Gather.Find.SmallWeb;

namespace Synthesis.Tests.Gather.Find;

public sealed class BookletTests
{
    private const string Site = "https://www.fennimore.gov.uk";
    private static readonly GatherRules Rules = GatherReader.Read(Project.At("codebooks", "sufficiency-2022"));

    [Fact]
    public void Parts_that_one_page_shows_by_a_key_of_its_query_are_pages_of_one_publication() =>
        Assert.Equal(["?part=1", "?part=2", "?part=3"], Of("/guide?part=2", Links(("Introduction", "/guide?part=1"), ("Our children", "/guide?part=2"), ("Our homes", "/guide?part=3")))!.Pages.Select(p => p.Query));

    [Fact]
    public void Parts_told_apart_by_two_keys_or_by_dates_are_none()
    {
        Assert.Null(Of("/guide?part=2", Links(("One", "/guide?part=1&view=a"), ("Two", "/guide?part=2&view=b"))));
        Assert.Null(Of("/guide", Links(("May", "/guide?month=5"), ("June", "/guide?month=6"))));
    }

    [Fact]
    public void A_page_that_names_only_those_beside_it_tells_the_one_before_and_the_one_after()
    {
        var middle = Of("/plans/homes/money", "<p><a href=\"/plans/homes/children\">Previous page</a> <a href=\"/plans/homes/people\">Next page</a></p>")!;

        Assert.Equal(("/plans/homes/children", "/plans/homes/people"), (middle.Previous!.AbsolutePath, middle.Next!.AbsolutePath));
        Assert.Equal(["/plans/homes/money"], middle.Pages.Select(p => p.AbsolutePath));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Pages_are_turned_on_and_back_from_wherever_a_link_leads(int entry)
    {
        using var country = new SmallCountry();
        var parts = Directory.GetFiles(Project.At("corpus", "sample", "strategies", "brackenshire-sufficiency-strategy")).Order(StringComparer.Ordinal).SkipLast(1).ToList();
        country.Web.Page(Site + "/", Html("Welcome", Links(("Children in care sufficiency strategy", $"/plans/sufficiency/{(char)('a' + entry - 1)}"))));
        for (var i = 0; i < parts.Count; i++)
        {
            var turns = (i > 0 ? $"<a href=\"/plans/sufficiency/{(char)('a' + i - 1)}\">Previous page</a> " : "") + (i < parts.Count - 1 ? $"<a href=\"/plans/sufficiency/{(char)('a' + i + 1)}\">Next page</a>" : "");
            country.Web.Page($"{Site}/plans/sufficiency/{(char)('a' + i)}", (await File.ReadAllTextAsync(parts[i])).Replace("</body>", $"<p>{turns}</p></body>", StringComparison.OrdinalIgnoreCase));
        }

        var found = (await country.GatherAsync(only: "E06990009")).Findings.Single().Publications.Single();

        Assert.Equal("abcde", string.Concat(found.Pages.Select(p => p.AbsolutePath[^1])));
    }

    [Fact]
    public void The_address_above_a_chapter_is_told_by_its_name()
    {
        static string? Above(string path) => Booklet.Above(new Uri(Site + path), Rules, new LinkWorth(Rules, new DateOnly(2024, 6, 1), _ => null))?.AbsolutePath;

        Assert.Equal("/plans/children-in-care-sufficiency-strategy", Above("/plans/children-in-care-sufficiency-strategy/action-plan"));
        Assert.Null(Above("/strategies-and-policies/children-in-care-sufficiency-strategy"));
        Assert.Null(Above("/about"));
    }

    [Fact]
    public async Task A_chapter_that_prints_alone_is_not_taken_for_the_whole()
    {
        const string book = Site + "/plans/children-in-care-sufficiency-strategy";
        using var country = new SmallCountry();
        var parts = Directory.GetFiles(Project.At("corpus", "sample", "strategies", "brackenshire-sufficiency-strategy")).Order(StringComparer.Ordinal).ToList();
        var chapters = Links([.. Enumerable.Range(2, 4).Select(n => ($"Chapter {n}", $"/plans/children-in-care-sufficiency-strategy/{(char)('a' + n)}"))]);
        country.Web.Page(Site + "/", Html("Welcome", Links(("What we spend on children in care and their placements", "/plans/children-in-care-sufficiency-strategy/c"))));
        for (var i = 0; i < 5; i++)
        {
            var page = (await File.ReadAllTextAsync(parts[i])).Replace("</body>", (i == 0 ? chapters : "") + $"<p><a href=\"/book/export/html/{i}\">Printer-friendly version</a></p></body>", StringComparison.OrdinalIgnoreCase);
            country.Web.Page(i == 0 ? book : $"{book}/{(char)('a' + i + 1)}", page).Put($"{Site}/book/export/html/{i}", "text/html", await File.ReadAllBytesAsync(i == 0 ? parts[^1] : parts[i]));
        }

        var found = (await country.GatherAsync(only: "E06990009")).Findings.Single().Publications.Single();

        Assert.Equal(Site + "/book/export/html/0", Assert.Single(found.Pages).AbsoluteUri);
        Assert.Contains("the page above it", found.Way.Select(w => w.How));
    }

    private static Booklet? Of(string address, string main) =>
        Booklet.Of(WebPage.Read(new Uri(Site + address), Encoding.UTF8.GetBytes(Html("Homes for children", main))), Rules, new LinkWorth(Rules, new DateOnly(2024, 6, 1), _ => null));
}
