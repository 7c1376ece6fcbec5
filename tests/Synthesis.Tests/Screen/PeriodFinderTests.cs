using System.Globalization;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

/// <summary>With the project's own screen.yml: what is the document's own period and what is somebody else's.</summary>
public sealed class PeriodFinderTests
{
    private const string Name = "Placement Sufficiency Strategy";

    [Fact]
    public void A_titles_years_are_inferred_financial_years() =>
        Assert.Equal("2020-04-01..2023-03-31 Inferred '2020-23'", Found(Documents.Heading($"{Name} 2020-23"), Documents.Prose("Welcome to our plan.")));

    [Fact]
    public void Stated_dates_are_sharper_than_the_titles_years() =>
        Assert.Equal("2022-09-01..2025-08-31 Stated '1 September 2022 to 31 August 2025'",
            Found(Documents.Heading($"{Name} 2022-25"), Documents.Prose("Foreword."), Documents.Prose("This strategy runs from 1 September 2022 to 31 August 2025.")));

    [Fact]
    public void Stated_dates_do_not_conflict_with_the_same_years_in_title_and_heading()
    {
        var document = Documents.Of(Documents.Heading($"{Name} 2022-25"), Documents.Heading("Our strategy for 2022-25"), Documents.Prose("This strategy runs from 1 September 2022 to 31 August 2025."));

        Assert.Empty(PeriodFinder.Find(Codes.Screening, document).Issues);
    }

    [Fact]
    public void The_first_sentences_give_the_period_where_the_title_has_none() =>
        Assert.Equal("2021-04-01..2024-03-31 Inferred '2021 to 2024'", Found(Documents.Heading(Name), Documents.Prose("This strategy covers 2021 to 2024.")));

    [Fact]
    public void Named_financial_years_are_stated() =>
        Assert.Equal("2022-04-01..2024-03-31 Stated 'financial years 2022/23 and 2023/24'",
            Found(Documents.Heading(Name), Documents.Prose("Our strategy covers the two financial years 2022/23 and 2023/24.")));

    [Fact]
    public void A_length_from_a_date_gives_the_end() =>
        Assert.Equal("2020-04-01..2023-03-31 Stated 'three years from 1 April 2020'",
            Found(Documents.Heading(Name), Documents.Prose("This strategy will run for three years from 1 April 2020.")));

    [Fact]
    public void A_single_year_in_the_title_is_a_period() =>
        Assert.Equal("2021-04-01..2022-03-31 Inferred '2021/22'", Found(Documents.Heading($"{Name} 2021/22"), Documents.Prose("Welcome.")));

    [Fact]
    public void A_running_headers_span_counts_where_nothing_else_does() =>
        Assert.Equal("2018-04-01..2021-03-31 Inferred '2018-2021'",
            Found(Documents.Heading(Name), new FoundBlock(BlockKind.Running, $"{Name} 2018-2021", Page: 2), Documents.Prose("We want good homes.")));

    [Fact]
    public void The_titles_span_stands_before_a_running_headers()
    {
        var document = Documents.Of(Documents.Heading($"{Name} 2019-2022"), new FoundBlock(BlockKind.Running, $"{Name} 2018-2021", Page: 2));
        var (period, issues) = PeriodFinder.Find(Codes.Screening, document);

        Assert.Equal("2019-2022", period.Quote);
        Assert.Equal("period-conflict", Assert.Single(issues).Code);
    }

    [Fact]
    public void An_extension_moves_the_end_and_keeps_the_start() =>
        Assert.Equal("2019-04-01..2025-03-31 Stated 'extended to March 2025'",
            Found(Documents.Heading($"{Name} 2019-22"), Documents.Prose("The strategy has been extended to March 2025.")));

    [Fact]
    public void An_extension_may_name_a_year_alone() =>
        Assert.StartsWith("2019-04-01..2025-03-31 ", Found(Documents.Heading($"{Name} 2019-22"), Documents.Prose("The strategy was extended to 2025 by cabinet.")), StringComparison.Ordinal);

    [Fact]
    public void An_extension_is_no_conflict_with_what_it_extends()
    {
        var document = Documents.Of(Documents.Heading($"{Name} 2019-22"), Documents.Prose("The strategy has been extended to March 2023."));

        Assert.Empty(PeriodFinder.Find(Codes.Screening, document).Issues);
    }

    [Fact]
    public void An_extension_that_is_only_possible_moves_nothing() =>
        Assert.Equal("2019-04-01..2022-03-31 Inferred '2019-22'",
            Found(Documents.Heading($"{Name} 2019-22"), Documents.Prose("This strategy may be extended until March 2023.")));

    [Fact]
    public void A_revision_tables_rows_are_ignored() =>
        Assert.Equal("2020-04-01..2023-03-31 Inferred '2020-2023'",
            Found(Documents.Heading($"{Name} 2020-2023"), new FoundBlock(BlockKind.Table, "", Rows: [["Version", "Years"], ["1", "2014-2017"], ["2", "2016-2019"], ["3", "2018-2030"]])));

    [Fact]
    public void A_conflict_is_told_and_not_chosen_in_silence()
    {
        var document = Documents.Of(Documents.Heading($"{Name} 2023-2028"), Documents.Prose("This strategy covers 2023-27."));
        var (_, issues) = PeriodFinder.Find(Codes.Screening, document);

        var issue = Assert.Single(issues);
        Assert.Equal(("period-conflict", Severity.Warning), (issue.Code, issue.Severity));
        Assert.Contains("'2023-2028'", issue.Message, StringComparison.Ordinal);
        Assert.Contains("'2023-27'", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Agreeing_spans_are_no_conflict() =>
        Assert.Empty(PeriodFinder.Find(Codes.Screening, Documents.Of(Documents.Heading($"{Name} 2023-2027"), Documents.Prose("This strategy covers 2023 to 2027."))).Issues);

    [Theory]
    [InlineData("Our previous strategy covered 2016 to 2019.")]
    [InlineData("The earlier strategy 2016-2019 set out four aims.")]
    [InlineData("Progress since 2016-2019 has been good.")]
    [InlineData("This document is due for review in March 2025.")]
    [InlineData("Review period: 1 April 2024 to 30 June 2024.")]
    [InlineData("Approved by the committee between 10 and 14 June 2024.")]
    [InlineData("Published 12 June 2021.")]
    [InlineData("We follow the statutory guidance of 2010.")]
    [InlineData("We follow the guidance issued 2010 to 2014.")]
    [InlineData("Numbers are forecast to grow from 2021 to 2030.")]
    [InlineData("By 2030 we expect forty more.")]
    [InlineData("Data for 2021/22 show that forty children were placed.")]
    [InlineData("In 2021/22 forty children lived in homes.")]
    [InlineData("Between 2016 and 2021 numbers rose.")]
    [InlineData("The corporate parenting strategy 2022-2025 says more.")]
    [InlineData("Call us on 0117 2020 2023.")]
    [InlineData("It has data as at April 2024.")]
    [InlineData("It is for the next three years.")]
    [InlineData("It cannot be read until 31 June 2024.")]
    [InlineData("")]
    public void What_is_nobodys_period_leaves_a_document_undated(string sentence)
    {
        var document = Documents.Of(Documents.Heading(Name), Documents.Prose("We want good homes for our children."), Documents.Prose(sentence));
        var (period, issues) = PeriodFinder.Find(Codes.Screening, document);

        Assert.Equal((Period.None, 0), (period, issues.Count));
    }

    [Fact]
    public void The_files_own_dates_are_no_period()
    {
        var document = Documents.Of(Documents.Heading(Name), Documents.Prose("We want good homes.")) with
        {
            Metadata = new DocumentMetadata(null, new DateTimeOffset(2021, 4, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 3, 31, 0, 0, 0, TimeSpan.Zero)),
        };

        Assert.Equal(Period.None, PeriodFinder.Find(Codes.Screening, document).Period);
    }

    private static string Found(params FoundBlock[] blocks)
    {
        var (period, _) = PeriodFinder.Find(Codes.Screening, Documents.Of(blocks));
        return $"{Day(period.Start)}..{Day(period.End)} {period.Basis} '{period.Quote}'";
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
