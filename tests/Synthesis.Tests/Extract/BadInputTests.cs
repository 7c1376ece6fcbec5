using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Synthesis.Extract;
using Synthesis.Tests.Support;
using Made = Synthesis.Tests.Support.Pdf;

namespace Synthesis.Tests.Extract;

/// <summary>Bad input is data: an issue with a code and a remedy, and the other files of the run are read as if it were not there.</summary>
public sealed class BadInputTests
{
    private const string Good = "We want homes near home.";

    /// <summary>Reads the bad file between two good ones; asserts that these are unharmed and that it gave the issue.</summary>
    private static async Task<Document> BesideGoodFilesAsync(TestFolder folder, string code, Severity severity, string remedy)
    {
        folder.Write("0-good.txt", Good + " First.");
        folder.Write("z-good.txt", Good + " Last.");

        var documents = await folder.ReadAllAsync();

        Assert.Equal(3, documents.Count);
        Assert.Equal((Good + " First.", Good + " Last."), (documents[0].Text, documents[2].Text));
        Assert.All([documents[0], documents[2]], d => Assert.Empty(d.Issues));
        var issue = Assert.Single(documents[1].Issues, i => i.Code == code);
        Assert.Equal(severity, issue.Severity);
        Assert.Contains(remedy, issue.Message, StringComparison.Ordinal);
        Assert.Equal(severity == Severity.Error, documents[1].Blocks.Count == 0);
        Assert.Equal(severity == Severity.Error, documents[1].Text.Length == 0);
        return documents[1];
    }

    private static async Task<Document> BesideGoodFilesAsync(string name, byte[] bytes, string code, string remedy, Severity severity = Severity.Error)
    {
        using var folder = new TestFolder();
        folder.Write(name, bytes);
        return await BesideGoodFilesAsync(folder, code, severity, remedy);
    }

    [Fact]
    public async Task An_empty_file_gives_an_error_issue() => await BesideGoodFilesAsync("a.pdf", [], "empty-file", "fetch it again");

    [Fact]
    public async Task A_truncated_pdf_gives_an_error_issue_and_no_crash() =>
        await BesideGoodFilesAsync("a.pdf", Made.Of(Made.Line(60, 200, Good))[..60], "damaged-pdf", "fetch it again");

    [Fact]
    public async Task A_pdf_cut_off_in_the_middle_is_never_taken_for_whole()
    {
        var whole = Made.Of([.. Enumerable.Range(1, 30).Select(n => Made.Line(60, 200, $"Leaf {n} of the plan says this."))]);

        var document = await TestFolder.ReadAsync("a.pdf", whole[..(whole.Length / 2)]);

        Assert.NotEmpty(document.Issues);
        Assert.All(document.Issues, i => Assert.NotEqual(Severity.Info, i.Severity));
    }

    [Fact]
    public async Task An_encrypted_pdf_gives_an_error_issue()
    {
        using var folder = new TestFolder();
        var plain = folder.Write(".plain.pdf", Made.Of(Made.Line(60, 200, Good)));
        using (var mutool = Process.Start("mutool", ["clean", "-E", "aes-256", "-U", "user", "-O", "owner", plain, folder.At("locked.pdf")]))
        {
            await mutool.WaitForExitAsync();
        }

        var document = await BesideGoodFilesAsync(folder, "encrypted", Severity.Error, "save a copy without one");

        Assert.Null(document.Pages);
        Assert.NotNull(document.Sha256);
    }

    [Fact]
    public async Task A_docx_that_is_a_damaged_zip_gives_an_error_issue() =>
        await BesideGoodFilesAsync("a.docx", [0x50, 0x4B, 3, 4, .. new byte[200]], "unsupported-type", "fetch it again");

    [Fact]
    public async Task A_docx_of_binary_rubbish_gives_an_error_issue() =>
        await BesideGoodFilesAsync("a.docx", [.. Enumerable.Repeat((byte)1, 500)], "damaged-package", "fetch it again");

    [Fact]
    public async Task A_docx_that_is_text_is_read_as_text_with_a_warning() =>
        await BesideGoodFilesAsync("a.docx", Encoding.UTF8.GetBytes("Not Found: nothing is here."), "type-mismatch", "fetch it again", Severity.Warning);

    [Fact]
    public async Task An_html_page_named_pdf_is_read_as_html_with_a_warning()
    {
        var document = await BesideGoodFilesAsync("a.pdf", Encoding.UTF8.GetBytes("<!doctype html><html><body><h1>Page not found</h1></body></html>"), "type-mismatch", "fetch it again", Severity.Warning);

        Assert.Equal(("text/html", "Page not found"), (document.MediaType, document.Text));
    }

    [Fact]
    public async Task Text_named_pdf_is_read_as_text_with_a_warning() =>
        Assert.Equal("text/plain", (await BesideGoodFilesAsync("a.pdf", Encoding.UTF8.GetBytes("403 Forbidden"), "type-mismatch", "fetch it again", Severity.Warning)).MediaType);

    [Fact]
    public async Task A_package_that_unpacks_over_two_hundred_to_one_is_not_opened()
    {
        var bomb = Docx.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[8 << 20]));

        await BesideGoodFilesAsync("a.docx", bomb, "zip-bomb", "ask its publisher for a plain copy");
    }

    [Fact]
    public async Task A_package_that_lies_about_a_parts_size_is_not_opened_and_not_believed()
    {
        var bomb = Docx.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[8 << 20]));
        for (var i = 0; i < bomb.Length - 4; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bomb.AsSpan(i)) == 8 << 20)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(i), 10);
            }
        }

        var document = await TestFolder.ReadAsync("a.docx", bomb);

        Assert.Empty(document.Blocks);
        Assert.Contains(document.Issues, i => i.Code is "zip-bomb" or "damaged-package" or "damaged-docx" && i.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY s SYSTEM \"file://{0}\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file://{0}\">")]
    [InlineData("<!DOCTYPE x [<!ENTITY % p SYSTEM \"file://{0}\"> %p; <!ENTITY s \"x\">]>")]
    public async Task A_word_file_with_external_entities_is_refused_and_nothing_is_read_from_disk(string declaration)
    {
        using var elsewhere = new TestFolder();
        var secret = elsewhere.Write("secret.txt", "TOP-SECRET");
        var xml = declaration.Replace("{0}", secret, StringComparison.Ordinal)
            + $"<w:document {Docx.Namespaces}><w:body><w:p><w:r><w:t>{(declaration.Contains("ENTITY", StringComparison.Ordinal) ? "&s;" : "x")}</w:t></w:r></w:p></w:body></w:document>";

        var document = await BesideGoodFilesAsync("a.docx", Docx.OfDocument(xml), "damaged-docx", "ask its publisher for a plain copy");

        Assert.DoesNotContain("TOP-SECRET", Encoding.UTF8.GetString(Synthesis.Report.JsonLines.Of(document)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_file_whose_entities_multiply_is_refused()
    {
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY {(char)('a' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i - 1)};", 10))}\">")) + "]>";

        await BesideGoodFilesAsync("a.docx", Docx.OfDocument(laughs + $"<w:document {Docx.Namespaces}><w:body><w:p><w:r><w:t>&t;</w:t></w:r></w:p></w:body></w:document>"), "damaged-docx", "publisher");
    }

    [Fact]
    public async Task A_word_file_nested_without_end_is_refused_and_ends_nothing()
    {
        var open = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<w:sdt><w:sdtPr><w:tag w:val=\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(i)))}\"/></w:sdtPr><w:sdtContent>"));

        await BesideGoodFilesAsync("a.docx", Docx.Of(open + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 30_000))), "deep-nesting", "ask its publisher");
    }

    [Fact]
    public async Task A_word_file_with_a_mistyped_link_is_read()
    {
        var bytes = Docx.Of(Docx.Paragraph(Good));
        using var changed = new MemoryStream();
        changed.Write(bytes);
        using (var zip = new System.IO.Compression.ZipArchive(changed, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = "word/_rels/document.xml.rels";
            string old;
            using (var reader = new StreamReader(zip.GetEntry(name)!.Open()))
            {
                old = await reader.ReadToEndAsync();
            }

            zip.GetEntry(name)!.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            await writer.WriteAsync(old.Replace("</Relationships>", "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"http://[no\" TargetMode=\"External\"/></Relationships>", StringComparison.Ordinal));
        }

        Assert.Equal(Good, (await TestFolder.ReadAsync("a.docx", changed.ToArray())).Text);
    }

    [Theory]
    [InlineData("a name with spaces.txt")]
    [InlineData("it's \"quoted\" `$HOME` ; rm.pdf")]
    [InlineData("two\nlines.txt")]
    [InlineData("-o out.pdf")]
    [InlineData("Süßwasser 家 \U0001F3E0.pdf")]
    [InlineData("%2e%2e%2f%00.html")]
    public async Task A_file_with_an_odd_name_is_read_under_that_name(string name)
    {
        var bytes = Path.GetExtension(name) == ".pdf" ? Made.Of(Made.Line(60, 200, Good)) : Encoding.UTF8.GetBytes(name.EndsWith("html", StringComparison.Ordinal) ? $"<html><body>{Good}" : Good);

        var document = await TestFolder.ReadAsync(name, bytes);

        Assert.Equal(Good, document.Text);
        Assert.EndsWith("/" + name, document.Path, StringComparison.Ordinal);
        Assert.Empty(document.Issues);
    }

    [Fact]
    public async Task A_file_over_the_size_limit_is_not_opened()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", Good + Good);

        var document = Assert.Single(await folder.ReadAllAsync(new ReadingLimits(FileBytes: 20)));

        Assert.Equal(("too-large", Severity.Error), Assert.Single(document.Issues.Select(i => (i.Code, i.Severity))));
        Assert.Contains("split it", document.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_bytes_twice_are_named_on_the_second()
    {
        using var folder = new TestFolder();
        folder.Write("a.txt", Good);
        folder.Write("b.txt", Good);

        var documents = await folder.ReadAllAsync();

        Assert.Empty(documents[0].Issues);
        var issue = Assert.Single(documents[1].Issues);
        Assert.Equal(("same-bytes", Severity.Info), (issue.Code, issue.Severity));
        Assert.Contains(folder.At("a.txt"), issue.Message, StringComparison.Ordinal);
        Assert.Equal(Good, documents[1].Text);
    }

    [Fact]
    public async Task A_link_to_nothing_gives_an_error_issue()
    {
        using var folder = new TestFolder();
        File.CreateSymbolicLink(folder.At("gone.pdf"), folder.At("nothing.pdf"));

        await BesideGoodFilesAsync(folder, "unreadable-file", Severity.Error, "check");
    }

    [Fact]
    public async Task A_pipe_gives_an_error_issue_and_is_not_waited_for()
    {
        using var folder = new TestFolder();
        using (var mkfifo = Process.Start("mkfifo", [folder.At("pipe.txt")]))
        {
            await mkfifo.WaitForExitAsync();
        }

        await BesideGoodFilesAsync(folder, "empty-file", Severity.Error, "pipe");
    }

    [Theory]
    [InlineData("a.bin", new byte[] { 0, 1, 2, 3, 4 }, "application/octet-stream")]
    [InlineData("a.doc", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "application/x-ole-storage")]
    public async Task A_kind_of_file_that_is_not_read_is_named_with_what_to_do(string name, byte[] bytes, string type)
    {
        var document = await BesideGoodFilesAsync(name, bytes, "unsupported-type", "not read: ");

        Assert.Equal(type, document.MediaType);
    }

    [Fact]
    public async Task The_output_is_the_same_whatever_the_number_of_jobs()
    {
        using var folder = new TestFolder();
        for (var i = 0; i < 20; i++)
        {
            folder.Write($"{i:00}.{(i % 3 == 0 ? "pdf" : "txt")}", i % 3 == 0 ? Made.Of(Made.Line(60, 200, $"Leaf {i / 2}")) : Encoding.UTF8.GetBytes($"Text {i / 2}"));
        }

        var (one, eight) = (await folder.ReadAllAsync(jobs: 1), await folder.ReadAllAsync(jobs: 8));

        Assert.Equal(one.Select(Synthesis.Report.JsonLines.Of), eight.Select(Synthesis.Report.JsonLines.Of));
    }
}
