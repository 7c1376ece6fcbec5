using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Synthesis.Report.Office;
using Synthesis.Report.Parts;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class WordDocumentTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static byte[] Written(ReviewReport report)
    {
        using var bytes = new MemoryStream();
        WordDocument.Write(report, bytes);
        return bytes.ToArray();
    }

    [Fact]
    public void The_validator_finds_nothing_wrong_whatever_documents_say()
    {
        foreach (var report in new[] { ReportRuns.Every("A plain text"), ReportRuns.Every(Runs.Hostile + "\u0000\uD800\uFFFF\u000B]]>"), ReportRuns.Of(Runs.Hostile) })
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(Written(report)), false);
            Nothing.Wrong(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Written(ReportRuns.Every("A")), Written(ReportRuns.Every("A")));

    [Fact]
    public void Headings_captions_contents_and_references_are_words_own()
    {
        var file = Written(ReportRuns.Every("A"));
        var body = OfficeRead.Part(file, "word/document.xml");
        var styles = OfficeRead.Part(file, "word/styles.xml").Descendants(W + "style").Select(s => (string)s.Attribute(W + "styleId")!).ToHashSet();
        var fields = body.Descendants(W + "instrText").Select(i => i.Value.Trim()).ToList();
        var bookmarks = body.Descendants(W + "bookmarkStart").Select(b => (string)b.Attribute(W + "name")!).ToList();

        Assert.All(body.Descendants().Where(e => e.Name == W + "pStyle" || e.Name == W + "rStyle" || e.Name == W + "tblStyle"), e => Assert.Contains((string)e.Attribute(W + "val")!, styles));
        Assert.Contains("SEQ Table \\* ARABIC", fields);
        Assert.Contains("SEQ Figure \\* ARABIC", fields);
        Assert.Contains("TOC \\o \"1-2\" \\h \\z \\u", fields);
        Assert.Equal(bookmarks.Count, bookmarks.Distinct().Count());
        Assert.All(bookmarks, b => Assert.Matches("^[a-z][A-Za-z0-9_]{0,39}$", b));
        Nothing.Wrong(fields.Where(f => f.StartsWith("REF ", StringComparison.Ordinal)).Select(f => f.Split(' ')[1]).Concat(body.Descendants(W + "hyperlink").Select(h => (string)h.Attribute(W + "anchor")!)).Where(b => !bookmarks.Contains(b)).Select(b => $"'{b}' is nowhere"));
        Assert.Equal(fields.Count, body.Descendants(W + "fldChar").Count(f => (string)f.Attribute(W + "fldCharType")! == "end"));
    }

    [Fact]
    public void Every_table_repeats_its_head_and_every_figure_says_what_it_shows()
    {
        var body = OfficeRead.Part(Written(ReportRuns.Every("A")), "word/document.xml");

        Assert.All(body.Descendants(W + "tbl"), t => Assert.NotNull(t.Elements(W + "tr").First().Descendants(W + "tblHeader").FirstOrDefault()));
        var drawn = body.Descendants().Where(e => e.Name.LocalName == "docPr").ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, d => Assert.NotEmpty((string)d.Attribute("descr")!));
    }

    [NeedsFact("soffice")]
    public async Task LibreOffice_opens_it()
    {
        using var folder = new TestFolder();
        var path = folder.Write("report.docx", Written(ReportRuns.Every("A plain text")));

        var text = await OfficeRead.ConvertAsync(folder, path, "txt:Text");

        Assert.Contains("A plain text", File.ReadAllText(text), StringComparison.Ordinal);
    }
}
