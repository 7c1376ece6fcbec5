using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Synthesise;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Rate;

public sealed class RatingQuotesTests
{
    [Fact]
    public void A_rating_opens_onto_the_strategies_and_quotes_of_both_codebooks()
    {
        var criteria = CriteriaReader.Read(Project.At("codebooks", "stewardship-ifg"))!;
        string[] texts =
        [
            "We compete with neighbouring authorities for the same few residential beds.",
            "Prices of residential placements have risen each year.",
            "Prices of residential placements have fallen each year.",
            "Other local authorities use many of the residential beds in our area. No home is fully staffed, so some residential beds cannot be used for want of staff.",
        ];

        var tables = criteria.Codebooks.ToDictionary(c => c.Id, c => CoverageTable.Of(c, c.Tables[0],
            [.. texts.Select((t, i) => new CodedStrategy($"strategy {i}", null, [], Tagger.OfSignals(c).Tag(Documents.Paragraph(t)).Suggestions))], Basis.Suggestions));
        var rated = Rater.Suggest(criteria, tables).Single(r => r.Criterion == "stewardship.competition");

        Assert.Equal((1, 3, 4), (rated.For.Share.Count, rated.Against.Share.Count, rated.Strategies));
        Assert.Equal([texts[1]], Quotes(rated.Against, "costs.price-trend"));
        Assert.Equal([texts[2]], Quotes(rated.For, "costs.price-trend"));
        Assert.Contains(texts[0], Quotes(rated.Against, "competition.for-providers"));
        Assert.Equal(["Other local authorities use many of the residential beds in our area."], Quotes(rated.Against, "supply.barriers").Where(q => texts[3].Contains(q, StringComparison.Ordinal)));
        Assert.Equal("not-met", rated.Rating);
    }

    private static IEnumerable<string> Quotes(RatingSide side, string code) =>
        side.Indicators.Where(i => i.Indicator.Code == code).SelectMany(i => i.Strategies).SelectMany(s => s.Evidence).Select(e => e.Quote);
}
