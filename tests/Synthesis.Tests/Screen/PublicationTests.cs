using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

public sealed class PublicationTests
{
    [Fact]
    public void Pages_of_one_folder_under_one_heading_are_one_publication()
    {
        var publication = Assert.Single(Publication.Of([Page("plan/1.html", "One."), Page("plan/2.html", "Two."), Page("plan/3.html", "Three.")]));

        Assert.Equal("plan", publication.Name);
        Assert.Equal(["plan/1.html", "plan/2.html", "plan/3.html"], publication.Pages.Select(p => p.Path));
        Assert.Empty(publication.Folded);
    }

    [Fact]
    public void Joined_pages_are_one_text_in_which_every_block_stands_where_it_says()
    {
        var joined = Publication.Of([Page("plan/1.html", "One 😀."), Page("plan/2.html", "Two 𝔸 ponds."), Page("plan/3.html", "Three.")])[0].Joined();
        var runes = joined.Text.EnumerateRunes().ToList();

        Assert.Equal(("plan", "Our plan"), (joined.Path, joined.Title));
        Assert.Equal(6, joined.Blocks.Count);
        Assert.All(joined.Blocks, b => Assert.Equal(b.Text, string.Concat(runes.Skip(b.Start!.Value).Take(b.End!.Value - b.Start.Value).Select(r => r.ToString()))));
    }

    [Fact]
    public void A_print_view_is_folded_into_the_pages_it_repeats()
    {
        var print = Page("plan/print.html", "One.", "Two.", "Three.");
        var publication = Assert.Single(Publication.Of([Page("plan/1.html", "One."), Page("plan/2.html", "Two."), Page("plan/3.html", "Three."), print]));

        Assert.Equal(3, publication.Pages.Count);
        Assert.Equal([print], publication.Folded);
    }

    [Fact]
    public void A_page_with_text_of_its_own_is_no_print_view()
    {
        var publication = Assert.Single(Publication.Of([Page("plan/1.html", "One."), Page("plan/2.html", "Two."), Page("plan/3.html", "Three.")]));

        Assert.Empty(publication.Folded);
    }

    [Fact]
    public void Files_with_the_same_bytes_are_one_publication()
    {
        var publication = Assert.Single(Publication.Of([File("a.pdf", "same"), File("b/copy.pdf", "same")]));

        Assert.Equal(("a.pdf", 1), (publication.Name, publication.Pages.Count));
        Assert.Equal(["b/copy.pdf"], publication.Folded.Select(f => f.Path));
    }

    [Fact]
    public void A_page_stored_twice_is_read_once()
    {
        var page = Page("plan/1.html", "One.");
        var publication = Assert.Single(Publication.Of([page, page with { Path = "plan/1-again.html" }, Page("plan/2.html", "Two.")]));

        Assert.Equal(["plan/1.html", "plan/2.html"], publication.Pages.Select(p => p.Path));
        Assert.Equal(["plan/1-again.html"], publication.Folded.Select(p => p.Path));
    }

    [Fact]
    public void Other_folders_other_headings_and_other_kinds_of_file_stay_apart() =>
        Assert.Equal(
            ["a/1.html", "b/1.html", "a/2.html", "a/3.pdf", "a/4.pdf"],
            Publication.Of([Page("a/1.html", "One."), Page("b/1.html", "Two."), Page("a/2.html", "Three.") with { Title = "Other" }, File("a/3.pdf", "x"), File("a/4.pdf", "y")]).Select(p => p.Name));

    [Fact]
    public void Pages_stand_in_the_order_they_give_themselves_and_those_with_one_contents_list_belong_together()
    {
        string[] list = ["start", "homes", "money"];
        Document[] pages =
        [
            Page("plan/homes.html", "Two.") with { Title = "Homes", Neighbours = list },
            Page("plan/money.html", "Three.") with { Title = "Money", Neighbours = list },
            Page("plan/print.html", "One.", "Two.", "Three."),
            Page("plan/start.html", "One.") with { Neighbours = list },
        ];

        var publication = Assert.Single(Publication.Of(pages));

        Assert.Equal(["plan/start.html", "plan/homes.html", "plan/money.html"], publication.Pages.Select(p => p.Path));
        Assert.Equal([pages[2]], publication.Folded);
    }

    [Fact]
    public void Links_to_the_next_page_put_pages_in_order_and_a_circle_of_them_stops_nothing()
    {
        var publication = Assert.Single(Publication.Of(
            [Page("plan/a.html", "Two.") with { Neighbours = ["b", "a"] }, Page("plan/b.html", "One.") with { Neighbours = ["b", "a"] }, Page("plan/c.html", "Three.") with { Neighbours = ["a", "c", "a"] }]));

        Assert.Equal(["plan/b.html", "plan/a.html", "plan/c.html"], publication.Pages.Select(p => p.Path));
    }

    [Fact]
    public void A_page_that_could_not_be_read_stands_alone_and_is_not_lost()
    {
        var failed = Page("plan/2.html") with { Blocks = [], Text = "", Issues = [new Issue("broken", Severity.Error, "Cut short.")] };

        Assert.Equal(2, Publication.Of([Page("plan/1.html", "One."), failed]).Count);
    }

    [Fact]
    public void Pages_are_joined_in_the_order_of_their_numbers() =>
        Assert.Equal(["plan/9.html", "plan/10.html", "plan/11.html"],
            Assert.Single(Publication.Of([Page("plan/10.html", "Ten is here."), Page("plan/11.html", "Eleven is here."), Page("plan/9.html", "Nine is here.")])).Pages.Select(p => p.Path));

    [Theory]
    [InlineData("plan/a.html", "plan/print.html")]
    [InlineData("plan/strategy.html", "plan/print.html")]
    public void A_strategy_of_one_page_is_told_from_its_print_view(string page, string print)
    {
        var publication = Assert.Single(Publication.Of([Page(print, "The whole of what is said here."), Page(page, "The whole of what is said here.", "Share.") with { Sha256 = "other" }]));

        Assert.Equal((page, print), (publication.Name, Assert.Single(publication.Folded).Path));
    }

    [Fact]
    public void Two_pages_that_say_different_things_are_both_read() =>
        Assert.Equal(2, Assert.Single(Publication.Of([Page("plan/1.html", "What we found out about it."), Page("plan/2.html", "What we are going to do.")])).Pages.Count);

    private static Document Page(string path, params string[] texts) =>
        Documents.Of([Documents.Heading("Our plan"), .. texts.Select(Documents.Prose)]) with { Path = path, MediaType = "text/html", Sha256 = path };

    private static Document File(string path, string hash) => Documents.Paragraph("Text.") with { Path = path, MediaType = "application/pdf", Sha256 = hash };
}
