using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Rate;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Rate;

/// <summary>Official figures beside ratings, and sizes of authorities.</summary>
public sealed class OutsideFactsTests
{
    private static readonly DateOnly AsAt = new(2021, 3, 31);

    private readonly Population population = Population.Read(Project.At("corpus", "england", "authorities.csv"));

    private OutsideFacts Facts => OutsideFacts.Read(Project.At("corpus", "england", "facts.yml"), population, AsAt);

    [Fact]
    public void Homes_that_joined_and_left_are_summed_by_year()
    {
        var table = Facts.Tables.Single(t => t.Id == "homes-joined-left");

        Assert.Equal(["joiner", "leaver"], table.Columns);
        Assert.Equal("2017 to 2023", table.When);
        Assert.Equal(["2017", "2018", "2019", "2020", "2021", "2022", "2023", "All"], table.Rows.Select(r => r.Name));
        Assert.All(table.Columns.Select((_, i) => i), i => Assert.Equal(table.Rows[^1].Sums[i], table.Rows.SkipLast(1).Sum(r => r.Sums[i])));
        Assert.All(table.Rows, r => Assert.True(r.Sums[0] > r.Sums[1], r.Name));
    }

    [Fact]
    public void Only_the_latest_year_that_has_ended_by_the_reviews_date_is_shown_where_that_is_asked_for()
    {
        var table = Facts.Tables.Single(t => t.Id == "placements-by-area");

        Assert.Equal("2021", table.When);
        Assert.Contains("London", table.Rows.Select(r => r.Name));
        Assert.NotEmpty(table.ByAuthority["E10000017"]);
    }

    [Theory]
    [InlineData(2021, 3, 30, "2020")]
    [InlineData(2021, 3, 31, "2021")]
    [InlineData(2022, 1, 1, "2021")]
    [InlineData(2010, 1, 1, "2020")]
    public void A_year_that_has_not_ended_by_the_reviews_date_is_not_shown(int year, int month, int day, string shown)
    {
        using var folder = new TestFolder();
        folder.Write("figures.csv", "gss_code,year,number\nE1,2020,4\nE1,2021,5\nE1,2022,6\n");
        var facts = folder.Write("facts.yml", "tables:\n  - {id: t, title: T, file: figures.csv, rows: gss_code, columns: year, sum: number, latest: year, year-ends: 03-31, criteria: [], source: nowhere}\n");

        Assert.Equal(shown, OutsideFacts.Read(facts, population, new DateOnly(year, month, day)).Tables[0].When);
    }

    [Fact]
    public void Where_no_size_is_known_nothing_is_banded_or_covered()
    {
        var sizes = new Sizes("Children", 10_000, "E92000001", "nowhere", AsAt, []);

        Assert.Null(sizes.YearOf(AsAt));
        Assert.Empty(sizes.Bands(["E1"], AsAt).Names);
        Assert.Null(sizes.Covered([], AsAt));
    }

    [Fact]
    public void Every_criterion_that_figures_are_shown_beside_is_one_and_entry_exit_and_competition_have_some()
    {
        var criteria = CriteriaReader.Read(Project.At("codebooks", "stewardship-ifg"))!.All.Select(c => c.Id).ToList();

        Assert.Empty(Facts.Tables.SelectMany(t => t.Criteria).Except(criteria));
        Assert.Equal(["stewardship.competition", "stewardship.entry", "stewardship.exit"], Facts.Tables.SelectMany(t => t.Criteria).Distinct().Order());
        Assert.All(Facts.Tables, t => Assert.Contains("Open Government Licence", t.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void All_authorities_make_up_the_whole_and_their_pooled_rate_is_the_nations()
    {
        var whole = Facts.Sizes!.Covered(population.AsAt(AsAt), AsAt)!;

        Assert.Equal((2021, 100, 10_000), (whole.Year, new Share(whole.Number, whole.Whole, "all").Percent, whole.Per));
        Assert.InRange(whole.Rate!.Value, whole.WholeRate!.Value - 1, whole.WholeRate.Value + 1);
    }

    [Fact]
    public void Quarters_by_size_have_as_many_authorities_each()
    {
        var codes = population.AsAt(AsAt).Select(a => a.Code).ToList();
        var bands = Facts.Sizes!.Bands(codes, AsAt);

        Assert.Equal(4, bands.Names.Count);
        Assert.All(bands.Names, n => Assert.InRange(codes.Count(c => bands.Of(c) == n), 34, 42));
    }

    [Fact]
    public void What_is_wrong_in_a_table_is_refused_with_its_line()
    {
        using var folder = new TestFolder();
        folder.Write("figures.csv", "gss_code,year,number\nE1,2021,many\n");
        var facts = folder.Write("facts.yml", "tables:\n  - {id: t, title: T, file: figures.csv, rows: year, columns: gss_code, sum: number, criteria: [], source: nowhere}\n");

        var refused = Assert.Throws<PopulationException>(() => OutsideFacts.Read(facts, population, AsAt));

        Assert.Contains("'many' in number is no number", refused.Message, StringComparison.Ordinal);
    }
}
