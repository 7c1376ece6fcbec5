using Synthesis.Audit;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>The check on the text of the study, against the conflicts that the framework lists.</summary>
public sealed class StudyCheckTests
{
    private static readonly string[] Study = ["seeds", "002_aacd34b6e339726e.txt"];

    [SharedFact("seeds", "002_aacd34b6e339726e.txt")]
    public void Every_conflict_of_arithmetic_is_found_and_none_is_false()
    {
        var found = Findings([new KnownNumber(null, 151), new KnownNumber("East Midlands", 9)]);

        Assert.Equal(["East Midlands: 6 of 9 (given for 'East Midlands') is 67%, not 78%.", "Reported information on residential care provisions costs: 46 of 81 (told about the table) is 57%, not 58%."],
            found.Where(f => f.Kind != FindingKind.Difference).Select(f => $"{f.Place.Label}: {f.What}"));
        Assert.Equal(2, Findings([]).Count(f => f.Kind != FindingKind.Difference));
    }

    /// <summary>
    /// Six of the eight rows that sentences contradict, and nothing else. Not found: budgets (exceeding in the row, overspending in the
    /// sentence) and the comparison of providers (whose sentence says much more than the row).
    /// </summary>
    [SharedFact("seeds", "002_aacd34b6e339726e.txt")]
    public void Of_eight_rows_that_sentences_contradict_six_are_found_and_no_other()
    {
        var found = Findings([]).Where(f => f.Kind == FindingKind.Difference).ToList();

        Assert.Equal(["46 (58%)", "1/12 (8%)", "4/12 (33%)", "53 (65%)", "32/53 (60%)", "26/53 (49%)"], found.Select(f => f.Quote.Split(" | ")[^1]));
        Assert.All(found, f => Assert.Equal(Sure.Likely, f.Sure));
    }

    private static IReadOnlyList<TableFinding> Findings(IReadOnlyList<KnownNumber> known) => TableCheck.OfLines(File.ReadAllText(Project.SharedAt(Study)), known);
}
