using Synthesis.Extract;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public class PdfTextTests
{
    [Fact]
    public async Task A_paragraph_over_a_page_ends_with_its_sentence_and_the_rest_belongs_to_the_next_page()
    {
        var document = await new PdfDraft().Page().Lines(60, 700, "The council works with its neighbours to find homes for young people who", "come to us late in childhood and with great needs, because homes that are")
            .Page().Lines(60, 100, "near to family are few. They are fewer still for brothers and sisters who", "want to be placed together, as most do.").ReadAsync();
        Assert.Equal([1, 2], document.Blocks.Select(b => b.Page!.Value));
        Assert.EndsWith("because homes that are near to family are few.", document.Blocks[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("They are fewer still", document.Blocks[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_ten_and_above_with_no_space_after_them_are_marks_of_a_list()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "9. Visits are regular and children are seen alone.").Text(60, 112, "10.Assessments are detailed and clear.").Text(60, 124, "11.Plans are reviewed in time.").ReadAsync();
        Assert.Equal(["9. Visits are regular and children are seen alone.", "10.Assessments are detailed and clear.", "11.Plans are reviewed in time."], document.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Text));
    }

    [Fact]
    public async Task Numbered_headings_of_one_size_have_levels_by_their_numbers()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "1 Where we are", 14, true).Lines(60, 130, "We have four homes in the county and use eleven more outside it.")
            .Text(60, 170, "1.1 Fostering", 14, true).Lines(60, 200, "We have two hundred carers and need thirty more in two years.")
            .Text(60, 240, "2 Where we want to be", 14, true).Lines(60, 270, "Every child lives in a home that is near and that is right for them.").ReadAsync();
        Assert.Equal([1, 2, 1], document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Level!.Value));
    }

    [Fact]
    public async Task A_title_whose_letters_stand_apart_is_read_as_words()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "Annual Report", 24, true, 8).Lines(60, 150, "This is the report of the council for the year that has just ended.").ReadAsync();
        Assert.Equal("Annual Report", document.Blocks[0].Text);
    }

    [Fact]
    public async Task A_large_initial_belongs_to_the_word_beside_it()
    {
        var document = await new PdfDraft().Page().Text(60, 120, "E", 34).Text(85, 104, "very child has the right to a home that is").Text(85, 118, "safe and near to the people they know, and")
            .Lines(60, 132, "this plan says how the council will see to it.").ReadAsync();
        Assert.Equal("Every child has the right to a home that is safe and near to the people they know, and this plan says how the council will see to it.", document.Text);
    }

    [Fact]
    public async Task Page_numbers_and_lines_that_recur_are_running_and_not_text()
    {
        var draft = new PdfDraft();
        string[] said = ["Homes are few.", "Carers are fewer.", "Needs are many.", "Plans are made."];
        for (var i = 0; i < said.Length; i++)
        {
            draft.Page().Text(60, 40, "Sufficiency strategy of the county").Text(60, 300, said[i]).Text(290, 810, $"{i + 1}");
        }

        var document = await draft.ReadAsync();
        Assert.Equal(string.Join("\n\n", said), document.Text);
        Assert.Equal(8, document.Blocks.Count(b => b.Kind == BlockKind.Running));
    }

    [Fact]
    public async Task Spans_of_every_block_point_at_its_text()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "Where we are", 16, true).Lines(60, 130, "We have four homes.").Grid([60, 180, 260], [200, 220, 240]).Rows([65, 185], 214, 20, ["Home", "Places"], ["Ash", "4"]).ReadAsync();
        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph, BlockKind.Table], document.Blocks.Select(b => b.Kind));
        Assert.All(document.Blocks, b => Assert.Equal(b.Text, document.Text[b.Start!.Value..b.End!.Value]));
    }

    [Fact]
    public async Task A_contents_list_without_leading_dots_gives_no_passages()
    {
        var document = await new PdfDraft().Page().Text(60, 100, "Contents", 16, true)
            .Rows([60, 480], 130, 16, ["Homes for young people", "3"], ["Foster carers we need", "7"], ["What we will spend", "12"])
            .Page().Lines(60, 100, "We need thirty more foster carers by the end of 2026.").ReadAsync();
        Assert.Equal(["Contents", "We need thirty more foster carers by the end of 2026."], Passage.Of(document).Select(p => p.Text));
    }
}
