using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Rate;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

/// <summary>The study's own counts, through this project's tables, give the study's own tables.</summary>
public sealed class WhatWorksTests
{
    /// <summary>Rows whose printed percentage does not follow from the printed count: six of nine is 67%, and 46 of 81 is 57% (the report's text has 47, which would be 58%).</summary>
    private static readonly string[] MisprintedInTheTables = ["sample region:East Midlands 6 of 9 is 67%, printed 78%", "coverage costs.reported 46 of 81 is 57%, printed 58%"];

    /// <summary>Rows for which the report's text prints another count or percentage than its table does.</summary>
    private static readonly string[] OtherwiseInTheText = ["costs.reported", "costs.price-trend=decreasing", "costs.price-trend=stagnant", "costs.over-budget", "costs.provider-comparison=independent-dearer", "frameworks.uses", "frameworks.reasons", "frameworks.experience"];

    private readonly PublishedReview published = PublishedReview.Read(Project.At("corpus", "published", "what-works-2022.yml"), name => CodebookReader.Read(Project.At("codebooks", name)));

    [Fact]
    public void The_study_s_counts_give_Tables_4_and_5_but_for_the_conflicts_that_are_known()
    {
        var differing = published.Printed.Where(p => p.Misprinted).Select(p => $"{p.Table} {p.Code} {p.Share.Count} of {p.Share.Of} is {p.Share.Percent}%, printed {p.Printed}%");

        Assert.Equal(MisprintedInTheTables, differing);
    }

    [Fact]
    public void The_shares_that_are_held_against_print_are_those_of_the_tables()
    {
        var shares = published.Coverage.Sections.SelectMany(s => s.Rows).SelectMany(r => r.Shares.Select(s => (r.Code, s)).Concat(r.Values.Select(v => (Code: $"{r.Code}={v.Id}", s: v.Share))))
            .Concat(published.Sample!.Sections.SelectMany(s => s.Rows).Select(r => (r.Code, s: r.Share!))).ToHashSet();

        Assert.All(published.Printed, p => Assert.Contains((p.Code, p.Share), shares));
    }

    [Fact]
    public void The_misprinted_row_is_right_with_the_count_of_the_reports_text()
    {
        var row = Assert.Single(published.Printed, p => p.Misprinted && p.Table == "coverage");

        Assert.Equal((row.Printed, 47), (row.PercentOfText, row.TextCount));
    }

    [Fact]
    public void The_reports_text_differs_from_its_table_only_where_that_is_known() =>
        Assert.Equal(OtherwiseInTheText, published.Printed.Where(r => r.OtherwiseInText).Select(r => r.Code));

    [Fact]
    public void Table_3_comes_out_and_adds_up()
    {
        var numbers = published.Numbers!;

        Assert.Equal(["found 114", "in-date 81", "out-of-date 33", "by-contact 11", "by-contact-in-date 9", "by-contact-out-of-date 2", "included 81", "joint 2", "named 84", "named-alone 79", "named-jointly 5"],
            numbers.Sections.SelectMany(s => s.Rows).Select(r => $"{r.Code} {r.Count}"));
        Assert.All(numbers.Checks, c => Assert.True(c.Holds));
        Assert.Equal(3, numbers.Checks.Count);
    }

    [Fact]
    public void Table_4_adds_up_and_its_regions_are_those_of_the_table_of_authorities()
    {
        var sample = published.Sample!;
        var regions = Population.Read(Project.At("corpus", "england", "authorities.csv")).AsAt(published.AsAt).GroupBy(a => a.Region).ToDictionary(r => $"region:{r.Key}", r => r.Count());

        Assert.All(sample.Checks, c => Assert.True(c.Holds, $"{string.Join(" + ", c.Parts)} is not {c.Whole}"));
        Assert.Equal(regions.OrderBy(r => r.Key, StringComparer.Ordinal), sample.Sections[0].Rows.Select(r => KeyValuePair.Create(r.Code, r.Share!.Of)).OrderBy(r => r.Key, StringComparer.Ordinal));
        Assert.Equal(56, sample["all"].Share!.Percent);
    }

    [Fact]
    public void Values_are_shares_of_the_strategies_with_the_code_and_unknown_ones_are_left_out()
    {
        var rows = published.Coverage.Sections.SelectMany(s => s.Rows).ToList();

        Assert.All(rows, r => Assert.All(r.Values, v => Assert.Equal((r.Shares[0].Count, r.Code), (v.Share.Of, v.Share.Against))));
        Assert.Equal([("increasing", 56), ("declining", 24), ("fluctuating", 21)], rows.Single(r => r.Code == "demand.change").Values.Select(v => (v.Id, v.Share.Percent!.Value)));
        Assert.Equal(["increasing", "decreasing", "stagnant"], rows.Single(r => r.Code == "costs.price-trend").Values.Select(v => v.Id));
        Assert.Equal(["tell-needs", "monitoring", "frameworks"], rows.Single(r => r.Code == "market.shaping").Values.Select(v => v.Id).Intersect(["tell-needs", "monitoring", "frameworks", "new-supply"]));
    }

    [Fact]
    public void A_code_is_counted_wherever_what_implies_it_is()
    {
        var present = published.Coverage.Sections.SelectMany(s => s.Rows).ToDictionary(r => r.Code, r => r.Shares[0].Count);

        Assert.All(present, c => Assert.All(Codes.Sufficiency.ImpliedBy(c.Key), implied => Assert.True(present[implied] >= c.Value)));
    }

    [Fact]
    public void What_leans_is_told_by_an_exact_test_and_the_study_s_sample_does_not() =>
        Assert.Equal([("Region", false), ("Grade", false)], Leaning.Of(published.Sample!, 1).Select(l => (l.Grouping, l.Leans)));
}
