using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

/// <summary>What a document is, with the project's own screen.yml.</summary>
public sealed class KindFinderTests
{
    internal static readonly string[] Prose =
    [
        "This strategy sets out how we will secure enough homes for the children in our care, in children's homes, in foster care and in supported accommodation.",
        "Residential placements are made through our placement team. Residential care is used where a child cannot live in a family.",
        "Our priorities are to open more residential homes, to recruit foster carers and to work with providers.",
    ];

    [Theory]
    [InlineData("Placement Sufficiency Strategy 2021-24")]
    [InlineData("Children Looked After Sufficiency Statement 2020")]
    [InlineData("Commissioning Strategy for Looked After Children Placements 2020-2025")]
    public void A_sufficiency_strategy_is_one_by_any_of_its_names(string title) => Assert.Equal("strategy", Kind(Long(title)));

    [Fact]
    public void A_childcare_assessment_is_another_plan() => Assert.Equal("other-plan", Kind(
        [Documents.Heading("Childcare Sufficiency Assessment 2021"), .. Enumerable.Repeat(Documents.Prose("There are enough childcare places and early years funded places with nurseries and childminders for most families in the borough."), 80)]));

    [Fact]
    public void A_report_to_cabinet_is_a_committee_paper() => Assert.Equal("committee-paper", Kind(
        Documents.Heading("Cabinet, agenda item 6"), Documents.Prose("Report to Cabinet. Wards affected: all. Key decision: yes. Purpose of the report: to adopt the sufficiency strategy."),
        Documents.Heading("Recommendations"), Documents.Prose("It is recommended that Cabinet approve the strategy."),
        Documents.Prose("Financial implications: none. Legal implications: none. Background papers: none. Alternative options: none.")));

    [Fact]
    public void A_short_page_with_a_link_is_a_landing_page() => Assert.Equal("landing-page", Kind(
        Documents.Heading("Strategies and policies"), Documents.Prose("On this page you can read about homes for children in care. Download the strategy (PDF 360 KB).")));

    [Fact]
    public void Guidance_for_all_authorities_is_guidance() => Assert.Equal("guidance", Kind(
        [Documents.Heading("Securing sufficient accommodation: statutory guidance"), .. Enumerable.Repeat(Documents.Prose("Local authorities should plan. Local authorities must secure places. Each local authority in England answers to the Secretary of State."), 80)]));

    [Fact]
    public void What_no_clue_speaks_for_is_not_relevant() => Assert.Equal("not-relevant", Kind([Documents.Heading("Bin days"), .. Enumerable.Repeat(Documents.Prose("We empty green bins on one day and brown bins on another."), 70)]));

    [Fact]
    public void A_score_is_a_share_and_more_clues_make_it_surer()
    {
        var (kind, score) = KindFinder.Find(Codes.Screening, Documents.Of(Long("Placement Sufficiency Strategy 2021-24")));
        var (_, less) = KindFinder.Find(Codes.Screening, Documents.Of(Documents.Heading("Homes"), Documents.Prose("Residential care and children's homes.")));

        Assert.Equal("strategy", kind);
        Assert.InRange(less, 0, score);
        Assert.InRange(score, less, 1);
    }

    [Fact]
    public void The_title_is_read_with_the_headings_of_the_cover_only() =>
        Assert.Equal("Homes . For children", KindFinder.TitleText(Documents.Of(
            new FoundBlock(BlockKind.Heading, "Homes", 1, 1), new FoundBlock(BlockKind.Heading, "For children", 2, 1), new FoundBlock(BlockKind.Heading, "Contents", 1, 2))));

    internal static FoundBlock[] Long(string title) =>
        [Documents.Heading(title), Documents.Heading("Our priorities", 2), .. Enumerable.Repeat(Prose, 20).SelectMany(p => p).Select(Documents.Prose), Documents.Heading("Action plan", 2)];

    private static string Kind(params FoundBlock[] blocks) => KindFinder.Find(Codes.Screening, Documents.Of(blocks)).Kind;
}
