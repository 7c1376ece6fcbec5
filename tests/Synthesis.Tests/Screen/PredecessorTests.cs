using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

/// <summary>A county that was divided: Northamptonshire ended on 31 March 2021, North and West Northamptonshire began the day after.</summary>
public sealed class PredecessorTests
{
    private static readonly Population England = Population.Read(Project.At("corpus", "england", "authorities.csv"));
    private static readonly ScreenRules Rules = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022")).Screening!;

    [Fact]
    public void A_strategy_of_a_predecessor_covers_it_while_it_exists()
    {
        var date = new DateOnly(2021, 3, 31);
        var selected = Select(date, "Northamptonshire County Council");

        Assert.True(selected[0].Fate.Included, selected[0].Fate.Reason);
        Assert.Equal(["E10000021"], selected[0].Screening.Authorities);
        Assert.Equal(["E10000021"], NumbersTable.Of(England, date, selected, Basis.Suggestions)["covered"].Names.Select(n => n.Key));
    }

    [Fact]
    public void A_strategy_of_a_predecessor_covers_none_of_its_successors_once_it_is_gone()
    {
        var date = new DateOnly(2021, 4, 1);
        var selected = Select(date, "Northamptonshire County Council");

        Assert.Equal((false, "outside-population"), (selected[0].Fate.Included, selected[0].Fate.Code));
        Assert.Empty(NumbersTable.Of(England, date, selected, Basis.Suggestions)["covered"].Names);
    }

    [Theory]
    [InlineData("2021-04-01", true)]
    [InlineData("2021-03-31", false)]
    public void A_strategy_of_a_successor_is_its_own_from_its_first_day(string day, bool included) =>
        Assert.Equal(included, Select(DateOnly.ParseExact(day, "yyyy-MM-dd", null), "West Northamptonshire Council") is [{ Fate.Included: true, Screening.Authorities: ["E06000062"] }]);

    private static IReadOnlyList<Selected> Select(DateOnly asAt, string authority)
    {
        var document = Documents.Of([Documents.Heading($"{authority} sufficiency strategy for children in care"),
            Documents.Prose($"This sufficiency strategy of {authority} covers placements for children in care from 1 April 2020 to 31 March 2024."),
            .. Enumerable.Repeat(Documents.Prose("We secure enough placements for the children in our care, in foster homes and in children's homes, as near as can be to where they live."), 60)]);
        return Selection.Of([Screened.Of(Publication.Of([document])[0], new Screener(Rules, England, asAt).Screen(document))]);
    }
}
