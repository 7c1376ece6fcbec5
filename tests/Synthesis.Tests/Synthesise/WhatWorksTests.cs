using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

/// <summary>The study's own counts, through this project's table, give the study's own table.</summary>
public sealed class WhatWorksTests
{
    /// <summary>Rows whose printed percentage does not follow from the printed count: 46 of 81 is 57% and is printed as 58% (the report's text has 47, which would be 58%).</summary>
    private static readonly string[] MisprintedInTheTable = ["costs.reported"];

    /// <summary>Rows for which the report's text prints another percentage than its table does.</summary>
    private static readonly string[] OtherwiseInTheText = ["frameworks.uses", "frameworks.reasons", "frameworks.experience"];

    private readonly PublishedCounts published = PublishedCounts.Read(Project.At("corpus", "published", "what-works-2022.yml"));

    [Fact]
    public void The_study_s_counts_give_Table_5()
    {
        var shares = Shares();

        var differing = published.Rows.Where(r => shares[(r.Code, r.Against)].Percent != r.Percent).Select(r => r.Code);

        Assert.Equal(MisprintedInTheTable, differing);
    }

    [Fact]
    public void The_misprinted_row_is_right_with_the_count_of_the_reports_text()
    {
        var row = Assert.Single(published.Rows, r => MisprintedInTheTable.Contains(r.Code));

        Assert.Equal(row.Percent, new Share(row.TextCount!.Value, published.Strategies, "all").Percent);
        Assert.NotEqual(row.Count, row.TextCount);
    }

    [Fact]
    public void The_reports_text_differs_from_its_table_only_where_that_is_known() =>
        Assert.Equal(OtherwiseInTheText, published.Rows.Where(r => r.TextPercent is { } text && text != r.Percent).Select(r => r.Code));

    [Fact]
    public void Every_row_of_the_codebooks_table_that_the_study_has_is_laid_out_with_its_count()
    {
        var shares = Shares();

        Assert.Equal(published.Rows.Select(r => (r.Code, r.Count)).Distinct().Order(), shares.Select(s => (s.Key.Code, s.Value.Count)).Distinct().Order());
    }

    [Fact]
    public void Values_are_shares_of_the_strategies_with_the_code_and_unknown_ones_are_left_out()
    {
        var values = Table().Sections.SelectMany(s => s.Rows).SelectMany(r => r.Values.Select(v => (Key: $"{r.Code}={v.Id}", v.Share, Row: r))).ToList();

        Assert.Equal(published.Values.OrderBy(v => v.Key, StringComparer.Ordinal), values.Select(v => KeyValuePair.Create(v.Key, v.Share.Count)).OrderBy(v => v.Key, StringComparer.Ordinal));
        Assert.All(values, v => Assert.Equal((published.Present[v.Row.Code], v.Row.Code), (v.Share.Of, v.Share.Against)));
    }

    [Fact]
    public void A_code_is_counted_wherever_what_implies_it_is() =>
        Assert.All(
            Codes.Sufficiency.Codes.Where(c => published.Present.ContainsKey(c.Id)),
            c => Assert.All(Codes.Sufficiency.ImpliedBy(c.Id), implied => Assert.True(published.Present[implied] >= published.Present[c.Id])));

    private Dictionary<(string Code, string Against), Share> Shares() =>
        Table().Sections.SelectMany(s => s.Rows).SelectMany(r => r.Shares.Select(s => (r.Code, Share: s))).ToDictionary(s => (s.Code, s.Share.Against), s => s.Share);

    private CoverageTable Table() => CoverageTable.OfCounts(
        Codes.Sufficiency, Codes.Sufficiency.Tables.Single(t => t.Id == published.Table), published.Strategies, published.Present, published.Values);
}
