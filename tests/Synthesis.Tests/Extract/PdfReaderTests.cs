using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Gather;
using Synthesis.Tests.Support;
using Made = Synthesis.Tests.Support.Pdf;

namespace Synthesis.Tests.Extract;

public sealed class PdfReaderTests : DocumentReaderContract
{
    private static readonly string[] Prose =
        ["The council has a duty to secure, so far as it can, enough homes for the", "children it looks after within its own area, and this plan says how it will", "do so over the next three years with its partners and with the children."];

    protected override string FileName => "homes.pdf";

    protected override int Trials => 12;

    protected override byte[] Whole => Made.Of(
        Made.Line(60, 150, "Homes near home", 20, 2) + Made.Line(60, 200, "We build ~ homes near schools and families.", 11, 3) + Made.Lines(60, 230, Prose)
        + Made.Table(60, 320, 100, 24, [["Area", "Homes"], ["North", "12"]]));

    internal override IDocumentReader Reader(ReadingLimits limits, string scratch) => new PdfReader(limits, "mupdf test", scratch, "tesseract test");

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other()
    {
        string[] left = ["Children told us that they want to", "live near their families, friends", "and schools, and to be asked", "before a move is planned for them", "by the people who care for them."];
        string[] right = ["Our providers told us that the", "work is hard to staff, that prices", "rise each year, and that they", "would like to plan with us for a", "longer time than we now do."];

        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(string.Concat(left.Zip(right, (l, r) => (l, r)).Select((p, i) => Made.Line(60, 200 + (14 * i), p.l) + Made.Line(320, 200 + (14 * i), p.r)))));

        Assert.Equal(string.Join(' ', left) + "\n\n" + string.Join(' ', right), document.Text);
    }

    [Fact]
    public async Task A_ruled_table_keeps_its_rows_and_cells_in_order()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(Made.Lines(60, 150, Prose)
            + Made.Table(60, 240, 120, 24, [["Kind of home", "In area", "Out of area"], ["Fostering", "140", "35"], ["Residential", "12", ""]])));

        var table = Assert.Single(document.Blocks, b => b.Kind == BlockKind.Table);
        Assert.Equal("Kind of home\tIn area\tOut of area\nFostering\t140\t35\nResidential\t12\t", table.Text);
        Assert.Equal(1, table.Page);
        Assert.InRange(table.Box!.Y0, 235, 245);
    }

    [Fact]
    public async Task Page_headers_and_numbers_run_and_a_sentence_goes_on_over_the_page()
    {
        var pages = Enumerable.Range(1, 4).Select(n => Made.Line(60, 30, "A council strategy") + Made.Line(290, 800, $"Page {n} of 4")
            + Made.Lines(60, 150, Prose.Select(l => l.Replace("plan", $"part {n}", StringComparison.Ordinal)))).ToArray();

        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(pages));

        var running = document.Blocks.Where(b => b.Kind == BlockKind.Running).Select(b => (b.Page, b.Text));
        Assert.Equal(Enumerable.Range(1, 4).SelectMany(n => new (int?, string)[] { (n, "A council strategy"), (n, $"Page {n} of 4") }), running);
        Assert.DoesNotContain("A council strategy", document.Text, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4], document.Blocks.Where(b => b.Kind != BlockKind.Running).Select(b => b.Page!.Value));
        Assert.Equal(4, document.Pages);
    }

    [Fact]
    public async Task A_word_broken_at_a_lines_end_is_whole_again_where_the_document_has_it_whole()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(Made.Lines(60, 150,
            ["The placement of a child is decided with the child, and every emergency place-", "ment is reviewed by a manager within ten days of its start in a well-", "known way that is set out below and was agreed with the children."])));

        Assert.Contains("emergency placement is reviewed", document.Text, StringComparison.Ordinal);
        Assert.Contains("a well-known way", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Larger_and_bold_lines_are_headings_by_rank()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(Made.Line(60, 140, "Our plan", 22, 2) + Made.Line(60, 190, "What we know", 16, 2) + Made.Lines(60, 230, Prose)
            + Made.Line(60, 300, "Fostering", 11, 2) + Made.Lines(60, 330, Prose)));

        Assert.Equal([(1, "Our plan"), (2, "What we know"), (3, "Fostering")], document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => (b.Level!.Value, b.Text)));
        Assert.Equal("Our plan", document.Title);
    }

    [Fact]
    public async Task Bullets_are_list_items()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(Made.Lines(60, 150, Prose) + Made.Line(60, 200, "\u0095 more foster carers") + Made.Line(60, 216, "\u0095 fewer moves for children")));

        Assert.Equal(["• more foster carers", "• fewer moves for children"], document.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Text));
    }

    [Fact]
    public async Task Title_author_and_dates_come_from_the_files_own_information()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of([Made.Lines(60, 150, Prose)],
            "/Title (A plan) /Author (A. Writer) /CreationDate (D:20210304110000+01'00') /ModDate (D:20210305)"));

        Assert.Equal(("A plan", "A. Writer", "en"), (document.Title, document.Metadata.Author, document.Language));
        Assert.Equal(new DateTimeOffset(2021, 3, 4, 10, 0, 0, TimeSpan.Zero), document.Metadata.Created);
        Assert.Equal(new DateTimeOffset(2021, 3, 5, 0, 0, 0, TimeSpan.Zero), document.Metadata.Modified);
    }

    [Fact]
    public async Task Pages_without_text_are_named()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of(Made.Lines(60, 150, Prose), "", Made.Lines(60, 150, Prose)));

        var issue = Assert.Single(document.Issues);
        Assert.Equal(("pages-without-text", OptionalPrograms.HasTesseract ? Severity.Info : Severity.Warning), (issue.Code, issue.Severity));
        Assert.Contains("Pages without text: 2.", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_with_no_text_at_all_is_an_error_that_names_recognition()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of("", ""));

        var issue = Assert.Single(document.Issues);
        Assert.Equal(("no-text", Severity.Error), (issue.Code, issue.Severity));
        Assert.Contains("OCR", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_of_two_thousand_pages_is_read_in_full()
    {
        var document = await TestFolder.ReadAsync("a.pdf", Made.Of([.. Enumerable.Range(1, 2000).Select(n => Made.Line(60, 300, $"This is the text of leaf {n} of the plan."))]));

        Assert.Equal(2000, document.Pages);
        Assert.Empty(document.Issues);
        Assert.Equal(2000, document.Blocks.Select(b => b.Page).Distinct().Count());
        Assert.EndsWith("This is the text of leaf 2000 of the plan.", document.Text, StringComparison.Ordinal);
        Layout.Holds(document);
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.png")]
    [InlineData("a.docx")]
    [InlineData("no-ending")]
    [InlineData("a.pdf?download=1")]
    public async Task A_pdf_under_another_name_is_read_as_the_pdf_it_is(string name)
    {
        var (named, plain) = (await TestFolder.ReadAsync(name, Whole), await TestFolder.ReadAsync("a.pdf", Whole));

        Assert.Equal(plain.Text, named.Text);
        Assert.Equal("application/pdf", named.MediaType);
        Assert.Equal(name is "a.html" or "a.docx", named.Issues.Any(i => i.Code == "type-mismatch"));
    }

    [SharedFact("real", "awkward-pdf")]
    public async Task Every_awkward_pdf_gives_text_or_an_issue()
    {
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(ChildSeconds: 5), CancellationToken.None);
        var sources = SourceFolder.List([Project.SharedAt("real", "awkward-pdf")]).Where(s => s.Path.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        await foreach (var document in Pipeline.ExtractAsync(sources, extractor, 2, null, CancellationToken.None))
        {
            Layout.Holds(document);
            Assert.True(document.Blocks.Count > 0 || document.Issues.Any(i => i.Severity == Severity.Error), document.Path);
        }
    }
}
