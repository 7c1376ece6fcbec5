using Synthesis.Extract;
using Synthesis.Extract.Office;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class WordReaderTests : DocumentReaderContract
{
    protected override string FileName => "homes.docx";

    protected override byte[] Whole =>
        Docx.Of(Docx.Paragraph("Homes near home", "Heading1") + Docx.Paragraph("We build \U0001F3E0 homes.") + Docx.Table(["Area", "Homes"], ["North", "12"]));

    internal override IDocumentReader Reader(ReadingLimits limits, string scratch) => new WordReader(limits);

    private static async Task<(string Outline, Document Document)> Read(string body, params (string, string)[] others)
    {
        var document = await TestFolder.ReadAsync("a.docx", Docx.Of(body, others));
        return (string.Join('\n', document.Blocks.Select(b => $"{b.Kind}{b.Level}: {b.Text}")), document);
    }

    [Fact]
    public async Task Headings_have_their_styles_level_also_through_a_style_of_the_authors_own()
    {
        var (outline, document) = await Read(Docx.Paragraph("One", "Heading1") + Docx.Paragraph("Two", "Ours") + Docx.Paragraph("Three", null, "<w:outlineLvl w:val=\"2\"/>") + Docx.Paragraph("Figure 1", "Caption"));

        Assert.Equal("Heading1: One\nHeading2: Two\nHeading3: Three\nCaption: Figure 1", outline);
        Assert.Equal(("A plan for homes", "A. Writer"), (document.Title, document.Metadata.Author));
        Assert.Equal(new DateTimeOffset(2021, 3, 4, 10, 0, 0, TimeSpan.Zero), document.Metadata.Created);
    }

    [Fact]
    public async Task Numbered_paragraphs_are_list_items_by_their_own_numbering_or_their_styles()
    {
        var (outline, _) = await Read(Docx.Paragraph("one", null, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
            + Docx.Paragraph("inner", null, "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>") + Docx.Paragraph("two", "ListNumber")
            + Docx.Paragraph("none", "ListNumber", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"));

        Assert.Equal("ListItem1: one\nListItem2: inner\nListItem1: two\nParagraph: none", outline);
    }

    [Fact]
    public async Task Merged_cells_are_filled_with_empty_cells()
    {
        var (outline, _) = await Read(Docx.Table(
            [Docx.Cell("Area", "<w:vMerge w:val=\"restart\"/>"), Docx.Cell("2021", "<w:gridSpan w:val=\"2\"/>")],
            [Docx.Cell("not shown", "<w:vMerge/>"), "In", "Out"], ["North", "1", "2"]));

        Assert.Equal("Table: Area\t2021\t\n\tIn\tOut\nNorth\t1\t2", outline);
    }

    [Fact]
    public async Task A_table_in_a_cell_is_a_table_of_its_own_after_that_one()
    {
        var (outline, _) = await Read(Docx.Table([$"<w:tc><w:tcPr/>{Docx.Table(["a", "b"])}{Docx.Paragraph("after")}</w:tc>", "c"], ["d", "e"]));

        Assert.Equal("Table: after\tc\nd\te\nTable: a\tb", outline);
    }

    [Fact]
    public async Task Footnotes_follow_the_text_and_their_separators_are_left_out()
    {
        var (outline, _) = await Read($"<w:p>{Docx.Run("Text.")}<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", ("footnotes",
            $"<w:footnote w:type=\"separator\" w:id=\"-1\">{Docx.Paragraph("---")}</w:footnote><w:footnote w:id=\"1\">{Docx.Paragraph("The Children Act 1989.")}</w:footnote>"));

        Assert.Equal("Paragraph: Text.\nFootnote: 1 The Children Act 1989.", outline);
    }

    [Fact]
    public async Task Headers_and_footers_run_and_are_no_part_of_the_text()
    {
        var (outline, document) = await Read(Docx.Paragraph("Text."), ("header1", Docx.Paragraph("A council")));

        Assert.Equal("Paragraph: Text.\nRunning: A council", outline);
        Assert.Equal("Text.", document.Text);
    }

    [Fact]
    public async Task Tracked_changes_are_read_as_accepted_with_an_issue()
    {
        var (outline, document) = await Read($"<w:p>{Docx.Run("We have ")}<w:del w:id=\"1\"><w:r><w:delText>twelve</w:delText></w:r></w:del><w:ins w:id=\"2\">{Docx.Run("ten")}</w:ins>{Docx.Run(" homes.")}"
            + $"<w:moveFrom w:id=\"3\">{Docx.Run(" Gone.")}</w:moveFrom></w:p>");

        Assert.Equal("Paragraph: We have ten homes.", outline);
        Assert.Equal(("tracked-changes", Severity.Info), Assert.Single(document.Issues.Select(i => (i.Code, i.Severity))));
    }

    [Fact]
    public async Task Hidden_text_is_left_out()
    {
        var (outline, _) = await Read($"<w:p>{Docx.Run("Seen")}<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr><w:t> too</w:t></w:r></w:p>");

        Assert.Equal("Paragraph: Seen too", outline);
    }

    [Fact]
    public async Task The_words_of_a_text_box_are_read_once()
    {
        var (outline, _) = await Read($"<w:p>{Docx.Run("Around.")}{TextBox}</w:p>");

        Assert.Equal("Paragraph: Around.\nParagraph: In the box.", outline);
    }

    [Fact]
    public async Task The_words_of_a_text_box_in_a_cell_are_read_once()
    {
        var (outline, _) = await Read(Docx.Table([$"<w:tc><w:tcPr/><w:p>{Docx.Run("Around.")}{TextBox}</w:p></w:tc>", "b"]));

        Assert.Equal("Table: Around. In the box.\tb", outline);
    }

    [Fact]
    public async Task Comments_are_named_and_not_read()
    {
        var (outline, document) = await Read(Docx.Paragraph("Text."), ("comments", $"<w:comment w:id=\"1\" w:author=\"B\">{Docx.Paragraph("Really?")}</w:comment>"));

        Assert.Equal("Paragraph: Text.", outline);
        Assert.Equal("comments", Assert.Single(document.Issues).Code);
    }

    [Fact]
    public async Task Field_codes_are_left_out_and_tabs_breaks_and_content_controls_are_read()
    {
        var (outline, _) = await Read("<w:p><w:r><w:instrText>PAGEREF x</w:instrText></w:r>" + Docx.Run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"
            + $"<w:sdt><w:sdtContent>{Docx.Run(" e")}</w:sdtContent></w:sdt></w:p><w:sdt><w:sdtContent>{Docx.Paragraph("f")}</w:sdtContent></w:sdt>");

        Assert.Equal("Paragraph: a b c\u2011d e\nParagraph: f", outline);
    }

    [Fact]
    public async Task A_document_without_words_is_an_error_that_names_a_remedy()
    {
        var (_, document) = await Read("<w:p/>");

        var issue = Assert.Single(document.Issues);
        Assert.Equal(("no-text", Severity.Error), (issue.Code, issue.Severity));
        Assert.Contains("OCR", issue.Message, StringComparison.Ordinal);
    }

    private const string TextBox = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>"
        + "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        + "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}
