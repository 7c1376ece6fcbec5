using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Rate;

public sealed class RatingFileTests
{
    private const string Header = "criterion,rating,coder,elaboration,at", Good = "stewardship.entry,mixed-evidence,anna,Few can join.,2024-06-02";
    private static readonly Criteria Stewardship = CriteriaReader.Read(Project.At("codebooks", "stewardship-ifg"))!;

    [Fact]
    public void A_rating_is_read_with_who_gave_it_why_and_when()
    {
        var rating = Assert.Single(Read($"\uFEFF{Header}\r\n{Good}\r\n").Accepted);

        Assert.Equal(new PersonRating("stewardship.entry", "anna", "1", "mixed-evidence", "Few can join.", new DateTimeOffset(2024, 6, 2, 0, 0, 0, TimeSpan.Zero)), rating);
    }

    [Theory]
    [InlineData("stewardship.nothing,not-met,anna,why,2024-06-02", "unknown-criterion")]
    [InlineData("stewardship.entry,splendid,anna,why,2024-06-02", "unknown-rating")]
    [InlineData("stewardship.entry,not-met,,why,2024-06-02", "no-coder")]
    [InlineData("stewardship.entry,not-met,anna,,2024-06-02", "no-elaboration")]
    [InlineData("stewardship.entry,not-met,anna,why,June", "no-day")]
    public void A_line_that_cannot_hold_is_refused_and_the_others_hold(string line, string code)
    {
        var import = Read($"{Header}\n{line}\n{Good}");

        Assert.Equal((code, "line 2"), (Assert.Single(import.Refused).Code, import.Refused[0].Where));
        Assert.Single(import.Accepted);
    }

    [Fact]
    public void Ratings_are_only_added_to_and_the_last_of_a_coder_stands_beside_an_unchanged_suggestion()
    {
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);
        var first = Assert.Single(Read($"{Header}\n{Good}").Accepted);

        Assert.Equal([1, 0, 1], new[] { first, first, first with { Rating = "not-met", When = first.When.AddDays(1) } }.Select(r => store.AddRatings([r])).ToList());
        var row = RatingTable.Of(Stewardship, new Dictionary<string, Synthesis.Synthesise.CoverageTable>(), store.Ratings()).Rows[0];
        Assert.Equal(["mixed-evidence", "not-met"], row.People.Select(p => p.Rating));
        Assert.Equal("not-met", Assert.Single(row.Standing).Rating);
        Assert.Equal("no-evidence", row.Suggestion.Rating);
    }

    private static RatingImport Read(string csv)
    {
        using var folder = new TestFolder();
        return RatingFile.Read(folder.Write("ratings.csv", csv), Stewardship);
    }
}
