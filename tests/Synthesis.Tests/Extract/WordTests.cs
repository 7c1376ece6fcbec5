using Synthesis.Extract;
using static Synthesis.Tests.Extract.OfficeFiles;

namespace Synthesis.Tests.Extract;

public sealed class WordTests
{
    private const string Numbering = """
        <w:numbering DECLARED>
        <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        </w:numbering>
        """;

    private const string Styles = """
        <w:styles DECLARED>
        <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="Our heading"/><w:basedOn w:val="H1"/></w:style>
        <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
        </w:styles>
        """;

    private static async Task<string> Read(string body, params (string Kind, string Content)[] others) => Blocks(await ReadAsync(Word(body, others), "a.docx"));

    [Fact]
    public async Task Lists_are_numbered_as_Word_shows_them()
    {
        var body = P("one", list: 1) + P("inner", list: 1, level: 1) + P("deep", list: 1, level: 2) + P("bullet", list: 2) + P("two", list: 1) + P("inner again", list: 1, level: 1)
            + P("", list: 1) + P("four", list: 1) + P("anew", list: 3);

        Assert.Equal("ListItem1 1. one\nListItem2 (a) inner\nListItem3 1.a.i deep\nListItem1 bullet\nListItem1 2. two\nListItem2 (a) inner again\nListItem1 4. four\nListItem1 1. anew",
            await Read(body, ("numbering", Numbering)));
    }

    [Fact]
    public async Task Headings_take_level_and_number_from_the_style_their_style_is_based_on()
    {
        Assert.Equal("Heading1 1. Need\nHeading1 2. Homes", await Read(P("Need", "H1") + P("Homes", "H1b"), ("numbering", Numbering), ("styles", Styles)));
    }

    [Fact]
    public async Task A_line_of_the_contents_list_shows_its_leader_so_that_it_is_no_evidence()
    {
        var document = await ReadAsync(Word($"<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>{R("Need")}<w:r><w:tab/></w:r>{R("3")}</w:p>", ("styles", Styles)), "a.docx");

        Assert.Equal("Need …… 3", document.Text);
        Assert.Empty(Synthesis.Tag.Passage.Of(document));
    }

    [Fact]
    public async Task Changes_are_read_as_accepted_and_said()
    {
        var document = await ReadAsync(Word($"<w:p>{R("We ")}<w:del w:id=\"1\"><w:r><w:delText>will</w:delText></w:r></w:del><w:ins w:id=\"2\">{R("may")}</w:ins>{R(" build.")}</w:p>"
            + $"<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>{R("Broken ")}</w:p>{P("line.")}"), "a.docx");

        Assert.Equal("We may build.\n\nBroken line.", document.Text);
        Assert.Contains(document.Issues, i => i.Code == "tracked-changes" && i.Severity == Severity.Info);
    }

    [Fact]
    public async Task Hidden_text_and_the_code_of_fields_are_left_out()
    {
        var body = $"<w:p>{R("Seen")}<w:r><w:rPr><w:vanish/></w:rPr><w:t> own</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t> style</w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r><w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + $"{R(" shown")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{R(" after")}</w:p>";

        Assert.Equal("Paragraph Seen shown after", await Read(body, ("styles", Styles)));
    }

    [Fact]
    public async Task A_footnote_follows_the_block_that_refers_to_it_and_the_prose_is_unmarked()
    {
        var notes = $"<w:footnotes DECLARED><w:footnote w:type=\"separator\" w:id=\"0\">{P("----")}</w:footnote><w:footnote w:id=\"7\">{P("As at March.")}</w:footnote><w:footnote w:id=\"8\">{P("Never shown.")}</w:footnote></w:footnotes>";

        Assert.Equal("Paragraph We have 40 homes.\nFootnote 1 As at March.\nParagraph More.",
            await Read($"<w:p>{R("We have 40 homes.")}<w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>{P("More.")}", ("footnotes", notes)));
    }

    [Fact]
    public async Task Tables_keep_merged_cells_in_their_columns_and_tables_inside_them_apart()
    {
        static string Cell(string content, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";
        var inner = $"<w:tbl><w:tr>{Cell(P("x"))}{Cell(P("y"))}</w:tr></w:tbl>";
        var body = $"<w:tbl><w:tr>{Cell(P("wide"), "<w:gridSpan w:val=\"2\"/>")}{Cell(P("c"))}</w:tr><w:tr>{Cell(P("tall"), "<w:vMerge w:val=\"restart\"/>")}{Cell(P("before") + inner + P("after"))}{Cell(P("f"))}</w:tr>"
            + $"<w:tr>{Cell(P(""), "<w:vMerge/>")}{Cell(P("h"))}{Cell(P("i"))}</w:tr></w:tbl>";

        Assert.Equal("Table wide||c/tall|before after|f/|h|i\nTable x|y", await Read(body));
    }

    [Fact]
    public async Task A_table_of_one_cell_is_a_box_around_text()
    {
        Assert.Equal("Heading1 1. Aim\nParagraph We care.", await Read($"<w:tbl><w:tr><w:tc>{P("Aim", "H1")}{P("We care.")}</w:tc></w:tr></w:tbl>", ("numbering", Numbering), ("styles", Styles)));
    }

    [Fact]
    public async Task Text_boxes_controls_and_alternative_texts_are_read_once_and_prompts_are_not()
    {
        var box = $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"Map of our homes\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{P("In a box.")}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
            + $"<mc:Fallback><w:pict><w:txbxContent>{P("In a box.")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        var control = $"<w:sdt><w:sdtContent>{R(" and control")}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("Click here")}</w:sdtContent></w:sdt>";

        Assert.Equal("Paragraph Text and control\nParagraph In a box.\nCaption Map of our homes", await Read($"<w:p>{R("Text")}{control}{box}</w:p>"));
    }

    [Fact]
    public async Task Elements_nested_beyond_reason_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20000)) + P("x") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20000));

        Assert.Equal("deep-nesting", Assert.Single((await ReadAsync(Word(deep), "a.docx")).Issues).Code);
    }

    [Fact]
    public async Task A_declared_entity_is_refused()
    {
        var document = await ReadAsync(Zip(Relations("_rels/.rels", "officeDocument word/document.xml"),
            ("word/document.xml", "wordprocessingml.document.main", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><d>&e;</d>")), "a.docx");

        Assert.True(document.Failed);
        Assert.Contains("unsafe", Assert.Single(document.Issues).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.rtf", "{\\rtf1\\ansi Our homes.\\par}")]
    public async Task Rich_text_is_read_where_LibreOffice_is_and_said_where_not(string name, string content)
    {
        var document = await ReadAsync(System.Text.Encoding.ASCII.GetBytes(content), name);

        Assert.Equal(ChildProgram.Find("soffice") is null ? "unsupported-type" : "converted", Assert.Single(document.Issues).Code);
        Assert.Equal(ChildProgram.Find("soffice") is null ? "" : "Our homes.", document.Text);
    }
}
