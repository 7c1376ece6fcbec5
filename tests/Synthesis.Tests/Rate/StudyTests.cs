using System.Globalization;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Rate;

/// <summary>The rule beside the ratings of the study of 81 strategies (What Works 2022, Tables 5 and 6).</summary>
public sealed class StudyTests
{
    private const int Strategies = 81;

    /// <summary>Counts of Table 5 and its text that bear on an indicator. What is not here was not published.</summary>
    private static readonly Dictionary<string, int> Counts = new()
    {
        ["supply.level"] = 23,
        ["supply.level=surplus"] = 14,
        ["supply.level=deficit"] = 9,
        ["supply.out-of-area"] = 45,
        ["supply.not-adequate"] = 23,
        ["supply.barriers"] = 25,
        ["supply.barriers=competition"] = 17,
        ["costs.price-trend"] = 12,
        ["costs.price-trend=increasing"] = 7,
        ["costs.price-trend=decreasing"] = 4,
        ["costs.over-budget"] = 7,
        ["market.shaping"] = 60,
        ["market.shaping=new-supply"] = 15,
        ["market.shaping=monitoring"] = 13,
    };

    private static readonly Dictionary<string, string> Published = new()
    {
        ["stewardship.entry"] = "mixed-evidence",
        ["stewardship.competition"] = "not-met",
        ["stewardship.exit"] = "partially-met",
        ["stewardship.choice"] = "not-met",
        ["stewardship.funding"] = "mixed-evidence",
    };

    private static readonly Dictionary<string, string> WhyDifferent = new()
    {
        ["stewardship.entry"] = "The study weighed growing independent places against frameworks that are hard to join for small, local and new providers, and published a count of neither. "
            + "The one count there is, of activities to bring in new homes, speaks for, so the rule sees one side only.",
        ["stewardship.exit"] = "The study reasoned from law, from most homes not being bound by block contract, and from how seldom closures are mentioned. "
            + "The rule counts what strategies say: law is shown and not counted, silence is no evidence, and no count was published.",
        ["stewardship.funding"] = "The study found signs of too little money and held them inconclusive. Of them only budgets exceeded have a count, and seven of 81 is below the floor.",
    };

    [Fact]
    public void What_the_rule_suggests_for_the_study_and_where_they_differ()
    {
        var criteria = CriteriaReader.Read(Project.At("codebooks", "stewardship-ifg"))!;
        var table = RatingTable.Of(criteria, new Dictionary<string, CoverageTable> { ["sufficiency-2022"] = StudyTable(criteria.Codebooks.Single(c => c.Id == "sufficiency-2022")) }, []);

        var text = new StringBuilder("The rule on the published counts of the study, and the study's own ratings. Made by StudyTests; UPDATE_EXPECTED=1 writes it anew.\n");
        foreach (var (criterion, suggestion, _) in table.Rows)
        {
            var published = Published[criterion.Id];
            text.Append(CultureInfo.InvariantCulture, $"\n{criterion.Id}: {criterion.Title}\n  study      {published}\n  suggested  {suggestion.Rating}{(suggestion.Rating == published ? ", the same" : ", which differs")}\n");
            text.Append(CultureInfo.InvariantCulture, $"  why        {suggestion.Why}\n");
            foreach (var evidence in suggestion.For.Indicators.Concat(suggestion.Against.Indicators))
            {
                var name = evidence.Indicator.Code + (evidence.Indicator.Value is { } value ? $"={value}" : "");
                text.Append(CultureInfo.InvariantCulture, $"  {(evidence.Indicator.Direction == Direction.For ? "for    " : "against")}    {name} {(evidence.Share is { } s ? $"{s.Count} of {s.Of} ({s.Percent}%)" : "not published")}\n");
            }

            if (suggestion.Rating != published)
            {
                text.Append(CultureInfo.InvariantCulture, $"  differs    {WhyDifferent[criterion.Id]}\n");
            }
        }

        Expected.Same(text.ToString(), "tests", "Synthesis.Tests", "Rate", "study-ratings.txt");
        Assert.Equal(WhyDifferent.Keys.Order(), table.Rows.Where(r => r.Suggestion.Rating != Published[r.Criterion.Id]).Select(r => r.Criterion.Id).Order());
    }

    /// <summary>The coverage table of the study's counts, without the values that it gives no count of.</summary>
    private static CoverageTable StudyTable(Codebook codebook)
    {
        var table = CoverageTable.OfCounts(codebook, codebook.Tables[0], Strategies,
            Counts.Where(c => !c.Key.Contains('=', StringComparison.Ordinal)).ToDictionary(), Counts);
        return table with
        {
            Sections = [.. table.Sections.Select(s => s with { Rows = [.. s.Rows.Select(r => r with { Values = [.. r.Values.Where(v => Counts.ContainsKey($"{r.Code}={v.Id}"))] })] })],
        };
    }
}
