using Synthesis.Extract;
using Synthesis.Extract.Office;
using static Synthesis.Tests.Extract.OfficeFiles;

namespace Synthesis.Tests.Extract;

public sealed class SlidesTests : DocumentReaderContract
{
    protected override string FileName => "homes.pptx";

    protected override byte[] Whole => Deck(Slide(Shape(null, P("We build \U0001F3E0 homes.")) + Table(("Area", "Homes"), ("North", "12"))), Slide(Shape("ctrTitle", P("Homes near home"))), Slide(""));

    internal override IDocumentReader Reader(ReadingLimits limits, string scratch) => new SlidesReader(limits);

    private const string Declared = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    [Fact]
    public async Task Slides_come_in_the_order_shown_each_with_its_title_lists_tables_and_notes()
    {
        var first = Slide(Shape("body", P("Build homes") + P("In our area", 1)) + Shape("title", P("What we will do")) + Shape("ftr", P("Our council")) + Shape(null, P("A plain box"))
            + "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"x\" descr=\"Map of our homes\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr></p:pic>");
        var second = Slide(Shape("ctrTitle", P("Sufficiency strategy")) + Shape(null, Auto("First step") + Auto("Second step"))
            + Table(("Year", "Homes"), ("2023", "12")));
        var document = await ReadAsync(Deck(first, second, Slide(Shape("title", P("Not for you")), "show=\"0\"")), "a.pptx");

        Assert.Equal("""
            Heading1@1 Sufficiency strategy
            ListItem1@1 1. First step
            ListItem1@1 2. Second step
            Table@1 Year|Homes/2023|12
            Heading2@2 What we will do
            ListItem1@2 Build homes
            ListItem2@2 In our area
            Running@2 Our council
            Paragraph@2 A plain box
            Caption@2 Map of our homes
            Footnote@2 Say this slowly.
            """.ReplaceLineEndings("\n"), Blocks(document));
        Assert.Equal(3, document.Pages);
        Assert.Equal("pages 3", Assert.Single(document.Issues, i => i.Code == "hidden-slides").Where);
    }

    private static string P(string text, int level = 0) => $"<a:p><a:pPr lvl=\"{level}\"/><a:r><a:t>{text}</a:t></a:r></a:p>";

    private static string Auto(string text) => $"<a:p><a:pPr><a:buAutoNum type=\"arabicPeriod\"/></a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>";

    private static string Table(params (string, string)[] rows) => "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"5\" name=\"t\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl>"
        + string.Concat(rows.Select(r => $"<a:tr>{Cell(r.Item1)}{Cell(r.Item2)}</a:tr>")) + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

    private static string Cell(string text) => $"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>";

    private static string Shape(string? role, string paragraphs) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"s\"/><p:cNvSpPr/><p:nvPr>{(role is null ? "" : $"<p:ph type=\"{role}\"/>")}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>";

    private static string Slide(string shapes, string attributes = "", string element = "sld") => $"<p:{element} {Declared} {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{element}>";

    private static byte[] Deck(string first, string second, string third) => Zip(
        Relations("_rels/.rels", "officeDocument ppt/presentation.xml"),
        ("ppt/presentation.xml", "presentationml.presentation.main", $"<p:presentation {Declared}><p:sldIdLst><p:sldId id=\"257\" r:id=\"rId2\"/><p:sldId id=\"256\" r:id=\"rId1\"/><p:sldId id=\"258\" r:id=\"rId3\"/></p:sldIdLst></p:presentation>"),
        Relations("ppt/_rels/presentation.xml.rels", "slide slide1.xml", "slide slide2.xml", "slide slide3.xml"),
        ("ppt/slide1.xml", "presentationml.slide", first),
        ("ppt/slide2.xml", "presentationml.slide", second),
        ("ppt/slide3.xml", "presentationml.slide", third),
        Relations("ppt/_rels/slide1.xml.rels", "slideLayout layout.xml", "notesSlide notes.xml"),
        ("ppt/layout.xml", "presentationml.slideLayout", Slide("", element: "sldLayout")),
        Relations("ppt/_rels/layout.xml.rels", "slideMaster master.xml"),
        ("ppt/master.xml", "presentationml.slideMaster", $"<p:sldMaster {Declared}><p:cSld><p:spTree/></p:cSld><p:txStyles><p:bodyStyle><a:lvl1pPr><a:buChar char=\"•\"/></a:lvl1pPr><a:lvl2pPr><a:buChar char=\"–\"/></a:lvl2pPr></p:bodyStyle></p:txStyles></p:sldMaster>"),
        ("ppt/notes.xml", "presentationml.notesSlide", Slide(Shape("body", P("Say this slowly.")), element: "notes")));
}
