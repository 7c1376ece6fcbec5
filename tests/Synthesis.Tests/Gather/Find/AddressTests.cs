using System.Text;
using Synthesis.Codebooks;
using Synthesis.Gather.Find;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Find;

public sealed class AddressTests
{
    private static readonly GatherRules Rules = GatherReader.Read(Project.At("codebooks", "sufficiency-2022"));

    [Theory]
    [InlineData("http://www.ash.gov.uk/a/", "https://ash.gov.uk/a")]
    [InlineData("https://ash.gov.uk/x?B=2&a=1", "https://ash.gov.uk/x?a=1&b=2")]
    [InlineData("https://ash.gov.uk/x;jsessionid=12ab?id=7&utm_source=mail&opt-in-translate=True", "https://ash.gov.uk/x?id=7")]
    [InlineData("https://ash.gov.uk/caf%C3%A9//b/index.html", "https://ash.gov.uk/café/b/")]
    [InlineData("https://ash.gov.uk/mgAi.aspx?ID=84981", "https://ash.gov.uk/mgAi.aspx?Id=84981")]
    public void Addresses_of_one_page_have_one_normal_form(string one, string other) =>
        Assert.Equal(WebAddress.NormalForm(new Uri(one), Rules), WebAddress.NormalForm(new Uri(other), Rules));

    [Theory]
    [InlineData("https://ash.gov.uk/x?id=1", "https://ash.gov.uk/x?id=2")]
    [InlineData("https://democracy.ash.gov.uk/x", "https://ash.gov.uk/x")]
    public void Addresses_of_two_pages_have_two(string one, string other) =>
        Assert.NotEqual(WebAddress.NormalForm(new Uri(one), Rules), WebAddress.NormalForm(new Uri(other), Rules));

    [Theory]
    [InlineData("https://ash.gov.uk/events?month=5", true)]
    [InlineData("https://ash.gov.uk/a/b/a/b/a/b", true)]
    [InlineData("https://ash.gov.uk/wp-content/uploads/2023/05/strategy.pdf", false)]
    public void Addresses_that_never_end_are_told(string address, bool trap) => Assert.Equal(trap, WebAddress.IsTrap(new Uri(address), Rules));

    [Fact]
    public void A_sitemap_that_is_cut_off_gives_what_it_has()
    {
        var map = Sitemap.Read(new Uri("https://ash.gov.uk/sitemap.xml"), Encoding.UTF8.GetBytes("<urlset><url><loc>https://ash.gov.uk/a&amp;b</loc><lastmod>2024-01-02</lastmod></url><url><loc> https://ash.gov.uk/c </loc></url><url><loc>https://as"));

        Assert.Equal(["https://ash.gov.uk/a&b", "https://ash.gov.uk/c"], map.Entries.Select(e => e.Address.AbsoluteUri));
        Assert.Equal([2, null], map.Entries.Select(e => e.Changed?.Day));
    }

    [Fact]
    public void Copies_of_a_text_resemble_each_other_and_a_chapter_is_contained()
    {
        var text = string.Join(' ', Enumerable.Range(0, 900).Select(i => $"word{i * 7919 % 1000}"));
        var (whole, chapter) = (Shingles.Of(text), Shingles.Of(text[..2000]));

        Assert.Equal(1, whole.Resemblance(Shingles.Of(text.ToUpperInvariant())));
        Assert.InRange(chapter.ContainedIn(whole), 0.98, 1);
        Assert.InRange(whole.ContainedIn(chapter), 0, 0.5);
    }
}
