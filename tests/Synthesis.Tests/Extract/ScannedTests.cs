using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Gather;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public sealed class ScannedTests
{
    [NeedsFact("mutool", "tesseract", "shared/real/ofsted/pdf")]
    public async Task Pages_scanned_a_little_aslant_read_back_as_their_own_text()
    {
        var report = Directory.EnumerateFiles(Project.SharedAt("real", "ofsted", "pdf"), "*.pdf").Order(StringComparer.Ordinal).First();
        using var folder = new TestFolder();
        await ChildProgram.RunAsync("mutool", ["draw", "-q", "-F", "pgm", "-c", "gray", "-r", "150", "-o", folder.At("%d.pgm"), report, "2,3"], new ReadingLimits(), ChildProgram.DiscardAsync, CancellationToken.None);
        var pictures = Enumerable.Range(2, 2).Select(n => GreyPicture.Read(File.ReadAllBytes(folder.At($"{n}.pgm")))!).ToList();
        File.WriteAllBytes(folder.At("scan.pdf"), PicturePdf.Of(pictures, 150, degrees: 1));
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(ScanSeconds: 120), CancellationToken.None);

        var own = await extractor.ReadAsync(new Source("report.pdf", report), CancellationToken.None);
        var scanned = await extractor.ReadAsync(new Source("scan.pdf", folder.At("scan.pdf")), CancellationToken.None);

        Assert.Equal("pages 1, 2", Assert.Single(scanned.Issues).Where);
        Assert.Equal("ocr-used", scanned.Issues[0].Code);
        foreach (var page in new[] { 1, 2 })
        {
            var accuracy = Agreement(Words(scanned, page), Words(own, page + 1));
            Assert.True(accuracy >= 0.97, $"page {page} agrees in {accuracy:0.000} of its words");
        }
    }

    [NeedsFact("mutool", "tesseract", "shared/real/scanned")]
    public async Task A_page_turned_any_way_is_read_and_its_words_are_where_the_page_shows_them()
    {
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(ScanSeconds: 120), CancellationToken.None);
        foreach (var (name, x, y) in new[] { ("ocr_test", 72, 78), ("ocr_test_rotated_90", 78, 92), ("ocr_test_rotated_180", 92, 687), ("ocr_test_rotated_270", 687, 72) })
        {
            var document = await extractor.ReadAsync(new Source(name, Project.SharedAt("real", "scanned", name + ".pdf")), CancellationToken.None);
            var block = Assert.Single(document.Blocks);

            Assert.Equal("Docling bundles PDF document conversion to JSON and Markdown in an easy self contained package", block.Text);
            Assert.InRange(block.Box!.X0, x - 3, x + 3);
            Assert.InRange(block.Box.Y0, y - 3, y + 3);
        }
    }

    [NeedsFact("mutool", "tesseract")]
    public async Task A_page_with_nothing_on_it_is_no_scan()
    {
        var document = await TestFolder.ReadAsync("a.pdf", PicturePdf.Of([White(), White()], 72, 0));

        Assert.Equal("no-text", Assert.Single(document.Issues).Code);
    }

    [NeedsFact("mutool", "tesseract")]
    public async Task Pages_beyond_the_limit_are_named()
    {
        var document = await TestFolder.ReadAsync("a.pdf", PicturePdf.Of([White(), White(), White()], 72, 0), new ReadingLimits(ScannedPages: 1));

        Assert.Equal("pages 2, 3", Assert.Single(document.Issues, i => i.Code == "ocr-limit").Where);
    }

    [Fact]
    public void What_tesseract_writes_becomes_lines_of_words_also_where_it_is_cut_off()
    {
        const string hocr = """
            <?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html><body><div class='ocr_page'><div class='ocr_carea'><p class='ocr_par'>
            <span class='ocr_line' title="bbox 0 0 90 20; baseline 0.01 -4; x_size 20"><span class='ocrx_word' title='bbox 0 0 40 20; x_wconf 96'>Our</span> <span class='ocrx_word' title='bbox 50 0 90 20; x_wconf 91'><strong>homes</strong></span></span>
            <span class='ocr_line' title="bbox 0 30 90 50; textangle 90; x_size 18"><span class='ocrx_word' title='bbox 0 30 40 50; x_wconf 80'>aslant</span>
            """;
        var lines = RecognisedText.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(hocr)));

        Assert.Equal(["Our homes", "aslant"], lines.Select(l => string.Join(' ', l.Words.Select(w => w.Text))));
        Assert.Equal([(0, 0.01, 20.0), (90, 0, 18.0)], lines.Select(l => (l.Angle, l.Slope, l.Size)));
        Assert.Equal([96, 91], lines[0].Words.Select(w => w.Confidence));
    }

    [Theory]
    [InlineData("P5\n2 1\n255\n..", true)]
    [InlineData("P5\n2 9\n255\n..", false)]
    [InlineData("P5\n", false)]
    [InlineData("GIF", false)]
    public void A_picture_is_read_only_where_it_is_whole(string bytes, bool whole)
    {
        Assert.Equal(whole, GreyPicture.Read(System.Text.Encoding.Latin1.GetBytes(bytes)) is not null);
    }

    [Fact]
    public void A_page_is_read_from_its_picture_where_its_text_is_none_or_noise()
    {
        static Page Of(string text) => new(1, 595, 842, Piece.Of([new Span(text, 0, 0, 9, 9, 9, false, 1)]), []);

        Assert.True(ScannedPages.IsNeeded(Of("  ")));
        Assert.True(ScannedPages.IsNeeded(Of("\uFFFD\uFFFD\uE001 a")));
        Assert.False(ScannedPages.IsNeeded(Of("Our homes \uFFFD")));
    }

    [NeedsFact("mutool", "tesseract", "shared/real/ofsted/pdf")]
    public async Task A_picture_of_a_page_is_read_though_a_stamp_or_noise_lies_over_it()
    {
        using var folder = new TestFolder();
        var picture = await PictureAsync(folder, 2);
        foreach (var layer in new[] { "Agenda item 7, page 23", "rn tl ijk fdl qx wv bnm ghj kl zx cvb nm qw rt yp sd fg hj klz xcv bn mq wr tp lk jh gf ds" })
        {
            var scanned = await TestFolder.ReadAsync("a.pdf", PicturePdf.Of([picture], 150, 0, layer));

            Assert.Contains(scanned.Issues, i => i.Code == "ocr-used");
            Assert.True(Words(scanned, 1).Count > 100);
        }
    }

    [NeedsFact("mutool", "tesseract")]
    public async Task A_cover_whose_picture_says_nothing_keeps_its_own_words()
    {
        var document = await TestFolder.ReadAsync("a.pdf", PicturePdf.Of([Grey()], 72, 0, "Homes near home"));

        Assert.Equal("Homes near home", document.Text);
        Assert.Equal([], document.Issues);
    }

    private static async Task<GreyPicture> PictureAsync(TestFolder folder, int page)
    {
        var report = Directory.EnumerateFiles(Project.SharedAt("real", "ofsted", "pdf"), "*.pdf").Order(StringComparer.Ordinal).First();
        await ChildProgram.RunAsync("mutool", ["draw", "-q", "-F", "pgm", "-c", "gray", "-r", "150", "-o", folder.At("page.pgm"), report, $"{page}"], new ReadingLimits(), ChildProgram.DiscardAsync, CancellationToken.None);
        return GreyPicture.Read(File.ReadAllBytes(folder.At("page.pgm")))!;
    }

    private static GreyPicture Grey() => new([.. Enumerable.Repeat((byte)120, 600 * 800)], 0, 600, 800);

    private static GreyPicture White()
    {
        var bytes = Enumerable.Repeat((byte)255, 200 * 200).ToArray();
        return new GreyPicture(bytes, 0, 200, 200);
    }

    private static List<string> Words(Document document, int page) =>
        [.. document.Blocks.Where(b => b.Page == page).SelectMany(b => Word.Split(b.Text)).Select(w => w.Folded)];

    /// <summary>The F-measure of two bags of words.</summary>
    private static double Agreement(List<string> found, List<string> wanted)
    {
        var left = wanted.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var both = found.Count(w => left.TryGetValue(w, out var n) && (left[w] = n - 1) >= 0);
        return 2.0 * both / (found.Count + wanted.Count);
    }
}
