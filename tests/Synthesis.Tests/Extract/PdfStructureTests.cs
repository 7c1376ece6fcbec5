using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class PdfStructureTests
{
    [Fact]
    public async Task List_items_have_levels_by_their_indent()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "1. Homes for young people in care are near to family.").Text(80, 114, "(a) Children's homes in the county are four.")
            .Text(100, 128, "- Two of them are for brothers and sisters together.").Text(80, 142, "(b) Foster homes are two hundred, and we need more.").Text(60, 156, "2. Homes for those who leave care are few.").ReadAsync();

        Assert.Equal([1, 2, 3, 2, 1], document.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Level!.Value));
    }

    [Fact]
    public async Task The_next_number_is_of_the_same_list_though_the_page_has_another_margin()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "1. Homes for young people in care are near to family.").Text(80, 114, "- Two of them are for brothers and sisters together.")
            .Page().Text(90, 100, "2. Homes for those who leave care are few.").Text(110, 114, "- Most are shared by two or three.").ReadAsync();

        Assert.Equal([1, 2, 1, 2], document.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Level!.Value));
    }

    [Fact]
    public async Task A_footnote_stands_after_the_paragraph_with_its_mark_and_does_not_break_the_sentence_it_interrupts()
    {
        var document = await new PdfDraft().Page().Lines(60, 100, "Most of our children live in the county, and a few live in places that we").Lines(60, 112, "do not count here.").Text(141, 108, "1", 6)
            .Lines(60, 640, "The council works with its neighbours to find homes for young people who", "come to us late in childhood and with great needs, because homes that are")
            .Text(60, 780, "1", 5).Text(64, 784, "These are special schools with places to sleep.", 8)
            .Page().Lines(60, 100, "near to family are few.", "They are fewer still for brothers and sisters who want to be together.").ReadAsync();

        Assert.Equal([BlockKind.Paragraph, BlockKind.Footnote, BlockKind.Paragraph, BlockKind.Paragraph], document.Blocks.Select(b => b.Kind));
        Assert.EndsWith("do not count here.¹", document.Blocks[0].Text, StringComparison.Ordinal);
        Assert.Equal("¹ These are special schools with places to sleep.", document.Blocks[1].Text);
        Assert.EndsWith("because homes that are near to family are few.", document.Blocks[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_power_stands_as_one()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "The county has 3,418 km").Text(169, 97, "2", 6).Text(176, 100, "of land.").ReadAsync();

        Assert.Equal("The county has 3,418 km² of land.", document.Text);
    }

    [Fact]
    public async Task A_line_set_like_the_text_is_a_heading_where_the_outline_says_so()
    {
        string[] said = ["Homes for young people in care are near to family and to their schools,", "and most of them are with foster carers whom the council knows well."];
        var draft = new PdfDraft().Page().Text(60, 100, "1. Where we are").Lines(60, 130, said).Text(60, 180, "Where we want to be").Lines(60, 210, said).Bookmark("Where we are", 1).Bookmark("Nowhere on this page", 1);
        var document = await draft.ReadAsync();

        var heading = Assert.Single(document.Blocks, b => b.Kind == BlockKind.Heading);
        Assert.Equal(("1. Where we are", 1), (heading.Text, heading.Level!.Value));
    }

    [Fact]
    public async Task A_number_in_a_tables_row_at_the_pages_top_is_no_page_number()
    {
        var draft = new PdfDraft();
        string[] said = ["Foster", "Other", "Further"];
        for (var page = 1; page <= 3; page++)
        {
            draft.Page().Rows([60, 260, 340, 420], 70, 16, [$"{said[page - 1]} homes", $"{page}6", $"1{page}6", $"{page}11"], [$"{said[page - 1]} carers", $"4{page}", "36", "40"]).Text(60, 300, "We need more of both.").Text(300, 810, $"{page}");
        }

        var document = await draft.ReadAsync();

        Assert.Equal(["1", "2", "3"], document.Blocks.Where(b => b.Kind == BlockKind.Running).Select(b => b.Text));
        Assert.Contains("126", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_printed_aslant_over_the_page_is_running_and_parts_nothing()
    {
        var draft = new PdfDraft().Page().Lines(60, 100, "Homes for young people in care are near to family and to their schools,", "and most of them are with foster carers whom the council knows well.");
        draft.Raw("BT /F2 90 Tf 0.707 0.707 -0.707 0.707 120 200 Tm (DRAFT) Tj ET\n");
        var document = await draft.Lines(60, 400, "We need thirty more carers.").ReadAsync();

        Assert.Equal([BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Running], document.Blocks.Select(b => b.Kind));
        Assert.Equal("DRAFT", document.Blocks[^1].Text);
    }

    [Fact]
    public async Task A_number_alone_on_a_line_ends_the_sentence_it_belongs_to()
    {
        var document = await new PdfDraft().Page().Lines(60, 100, "Homes for young people in care must meet what is asked of them in Regulation", "34.").ReadAsync();

        Assert.Equal(BlockKind.Paragraph, Assert.Single(document.Blocks).Kind);
    }
}
