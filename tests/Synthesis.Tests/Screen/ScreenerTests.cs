using System.Globalization;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

public sealed class ScreenerTests
{
    private static readonly Population England = Population.Read(Project.At("corpus", "england", "authorities.csv"));

    [Theory]
    [InlineData("Derby Placement Sufficiency Strategy 2018-21", "2021-03-31", Currency.Current)]
    [InlineData("Derby Placement Sufficiency Strategy 2018-21", "2021-04-01", Currency.Expired)]
    [InlineData("Derby Placement Sufficiency Strategy 2021-24", "2021-03-31", Currency.Current)]
    [InlineData("Derby Placement Sufficiency Strategy 2025-28", "2021-03-31", Currency.Current)]
    [InlineData("Derby Placement Sufficiency Strategy 2020/21", "2021-03-31", Currency.Current)]
    [InlineData("Derby Placement Sufficiency Strategy", "2021-03-31", Currency.Undated)]
    [InlineData("Derby Cabinet report on childcare 2018-21", "2021-03-31", Currency.NotAStrategy)]
    public void A_strategy_is_current_up_to_and_on_the_day_it_ends(string title, string asAt, Currency status) =>
        Assert.Equal(status, Screened(Documents.Of(KindFinderTests.Long(title)), asAt).Status);

    [Fact]
    public void A_strategy_without_an_authority_says_so() =>
        Assert.Equal("no-authority", Assert.Single(Screened(Documents.Of(KindFinderTests.Long("Placement Sufficiency Strategy 2018-21"))).Issues).Code);

    [Fact]
    public void Everything_that_is_known_of_a_strategy_is_given()
    {
        var screening = Screened(Documents.Of(KindFinderTests.Long("Derby and Derbyshire Placement Sufficiency Strategy 2018-21")));

        Assert.Equal(("test.txt", "strategy", "Derby and Derbyshire Placement Sufficiency Strategy 2018-21"), (screening.Path, screening.Kind, screening.Title));
        Assert.Equal(["E06000015", "E10000007"], screening.Authorities);
        Assert.Equal(new Period(new DateOnly(2018, 4, 1), new DateOnly(2021, 3, 31), PeriodBasis.Inferred, "2018-21"), screening.Period);
        Assert.Empty(screening.Issues);
    }

    [Fact]
    public void A_document_that_could_not_be_read_is_no_strategy_and_keeps_its_issue()
    {
        var issue = new Issue("broken", Severity.Error, "Cut short.");
        var screening = Screened(Documents.Of() with { Issues = [issue] });

        Assert.Equal((Currency.NotAStrategy, Period.None), (screening.Status, screening.Period));
        Assert.Equal([issue], screening.Issues);
    }

    [Theory]
    [InlineData(BlockKind.Heading, "Derby City Council and Derbyshire County Council and their partners in the east midlands 2018 2021 DRAFT – not council policy", true)]
    [InlineData(BlockKind.Running, "Consultation draft version 0.6 – Derby City Council and Derbyshire County Council: Securing Sufficiency: homes for our children", true)]
    [InlineData(BlockKind.Paragraph, "Draft for consultation", true)]
    [InlineData(BlockKind.Paragraph, "I am grateful to the young people who read our first draft, told us to begin with home, and made these pages better than they were.", false)]
    public void A_draft_is_told_by_its_cover_or_its_running_lines_however_many_councils_they_name(BlockKind kind, string words, bool isDraft) =>
        Assert.Equal(isDraft, Screened(Documents.Of([Documents.Heading("Derby and Derbyshire Placement Sufficiency Strategy 2018-21"), new FoundBlock(kind, words), Documents.Prose("Welcome.")])).IsDraft);

    [Theory]
    [InlineData("Microsoft Word - final v3", "The cover's own title")]
    [InlineData("strategy FINAL.docx", "The cover's own title")]
    [InlineData("A title of its own", "A title of its own")]
    [InlineData(null, "The cover's own title")]
    public void The_title_is_the_covers_where_the_file_has_none_of_its_own(string? title, string shown) =>
        Assert.Equal(shown, Screened(Documents.Of(Documents.Heading("The cover's own title"), Documents.Prose("Text.")) with { Title = title }).Title);

    private static Screening Screened(Document document, string asAt = "2021-03-31") =>
        new Screener(Codes.Screening, England, DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Screen(document);
}
