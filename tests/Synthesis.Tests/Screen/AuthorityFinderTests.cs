using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

/// <summary>Whose a document is, with the project's own list of England's authorities.</summary>
public sealed class AuthorityFinderTests
{
    private const string Body = "We want good homes for our children.";

    private static readonly Population England = Population.Read(Project.At("corpus", "england", "authorities.csv"));

    [Theory]
    [InlineData("Derby Sufficiency Strategy", "Derby")]
    [InlineData("Derbyshire Sufficiency Strategy", "Derbyshire")]
    [InlineData("Derbyshire County Council sufficiency strategy", "Derbyshire")]
    [InlineData("Derby City Council sufficiency strategy", "Derby")]
    [InlineData("Nottingham City sufficiency strategy", "Nottingham")]
    [InlineData("Nottinghamshire's sufficiency strategy", "Nottinghamshire")]
    [InlineData("City of York sufficiency strategy", "York")]
    [InlineData("North Yorkshire sufficiency strategy", "North Yorkshire")]
    [InlineData("East Riding of Yorkshire sufficiency strategy", "East Riding of Yorkshire")]
    [InlineData("Hertfordshire sufficiency statement", "Hertfordshire")]
    [InlineData("Herefordshire sufficiency statement", "Herefordshire")]
    [InlineData("Cumberland sufficiency strategy", "Cumberland")]
    [InlineData("Westmorland and Furness sufficiency strategy", "Westmorland and Furness")]
    [InlineData("Cumberland and Westmorland and Furness sufficiency strategy", "Cumberland|Westmorland and Furness")]
    [InlineData("Derby and Derbyshire joint sufficiency strategy", "Derby|Derbyshire")]
    [InlineData("London Borough of Barnet sufficiency strategy", "Barnet")]
    [InlineData("London Borough of Richmond upon Thames sufficiency strategy", "Richmond upon Thames")]
    [InlineData("Royal Borough of Kingston upon Thames sufficiency strategy", "Kingston upon Thames")]
    [InlineData("Bournemouth, Christchurch and Poole sufficiency strategy", "Bournemouth, Christchurch and Poole")]
    [InlineData("BCP Council sufficiency strategy", "Bournemouth, Christchurch and Poole")]
    [InlineData("Bath & North East Somerset sufficiency strategy", "Bath and North East Somerset")]
    [InlineData("NORTH NORTHAMPTONSHIRE SUFFICIENCY STRATEGY", "North Northamptonshire")]
    [InlineData("Sufficiency strategy for children in care", "")]
    [InlineData("A strategy for reading and bury", "")]
    public void The_title_names_the_authority(string title, string names) => Assert.Equal(names, Names(new DateOnly(2024, 3, 31), Documents.Heading(title), Documents.Prose(Body)));

    [Theory]
    [InlineData("2023-03-31", "E10000006")]
    [InlineData("2023-04-01", "")]
    public void A_former_authority_is_known_as_at_its_last_day_and_not_after(string asAt, string codes) =>
        Assert.Equal(codes, string.Join('|', Codes(Day(asAt), Documents.Heading("Cumbria sufficiency strategy"), Documents.Prose(Body))));

    [Theory]
    [InlineData("2019-03-31", "E10000009")]
    [InlineData("2019-04-01", "E06000059")]
    public void Two_authorities_of_one_name_are_told_apart_by_the_day(string asAt, string codes) =>
        Assert.Equal(codes, string.Join('|', Codes(Day(asAt), Documents.Heading("Dorset sufficiency strategy"), Documents.Prose(Body))));

    [Theory]
    [InlineData("2020-03-31", "Northamptonshire")]
    [InlineData("2022-03-31", "")]
    public void A_county_that_was_split_is_not_its_successors(string asAt, string names) =>
        Assert.Equal(names, Names(Day(asAt), Documents.Heading("Northamptonshire sufficiency strategy"), Documents.Prose(Body)));

    [Fact]
    public void A_running_title_names_the_authority_where_the_cover_does_not() =>
        Assert.Equal("Leeds", Names(new DateOnly(2024, 3, 31), Documents.Heading("Sufficiency strategy"), new FoundBlock(BlockKind.Running, "Leeds City Council"), Documents.Prose(Body)));

    [Fact]
    public void A_neighbour_named_once_in_the_text_is_not_whose_it_is() =>
        Assert.Equal("Derby", Names(
            new DateOnly(2024, 3, 31),
            [Documents.Heading("Derby City Council sufficiency strategy"), .. Enumerable.Repeat(Documents.Prose(Body), 10), Documents.Prose("Some homes are in Leeds and in Nottingham.")]));

    [Theory]
    [InlineData("Most of them live in Kent, Essex and the West Midlands.", "")]
    [InlineData("The strategy was agreed by Kent County Council.", "Kent")]
    public void Where_nothing_at_the_top_names_a_body_a_place_named_once_is_not_whose_it_is(string body, string names) =>
        Assert.Equal(names, Names(new DateOnly(2024, 3, 31), [Documents.Heading("Tidemarsh sufficiency strategy"), .. Enumerable.Repeat(Documents.Prose(Body), 10), Documents.Prose(body)]));

    [Fact]
    public void Codes_come_in_ordinal_order() =>
        Assert.Equal(["E06000015", "E10000007"], Codes(new DateOnly(2024, 3, 31), Documents.Heading("Derbyshire and Derby sufficiency strategy"), Documents.Prose(Body)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Codes(DateOnly asAt, params FoundBlock[] blocks) => new AuthorityFinder(England.AsAt(asAt), Support.Codes.Screening.Bodies).Find(Documents.Of(blocks));

    private static string Names(DateOnly asAt, params FoundBlock[] blocks) =>
        string.Join('|', Codes(asAt, blocks).Select(c => England.Authorities.Single(a => a.Code == c).Name).Order(StringComparer.Ordinal));
}
