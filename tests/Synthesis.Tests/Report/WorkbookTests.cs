using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Synthesis.Report.Office;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed partial class WorkbookTests
{
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static byte[] Written(ReviewReport report)
    {
        using var bytes = new MemoryStream();
        Workbook.Write(report, bytes);
        return bytes.ToArray();
    }

    [Fact]
    public void The_validator_finds_nothing_wrong_whatever_documents_say()
    {
        foreach (var report in new[] { ReportRuns.Every("A plain text"), ReportRuns.Every("=1+1\u0000\uD800\uFFFF]]>" + Runs.Hostile), ReportRuns.Of(Runs.Hostile), Contents.Of(ReportRuns.Counted(7)) })
        {
            using var book = SpreadsheetDocument.Open(new MemoryStream(Written(report)), false);
            Nothing.Wrong(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Written(Contents.Of(ReportRuns.Counted(5))), Written(Contents.Of(ReportRuns.Counted(5))));

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("'=1")]
    public void No_text_of_a_document_becomes_a_formula(string text)
    {
        var file = Written(ReportRuns.Every(text));
        foreach (var path in OfficeRead.Paths(file).Where(p => p.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            var cells = OfficeRead.Part(file, path).Descendants(S + "c").ToList();
            Assert.All(cells.Where(c => c.Value.Contains(text.Trim(), StringComparison.Ordinal)), c =>
            {
                Assert.Equal("inlineStr", (string?)c.Attribute("t"));
                Assert.Null(c.Element(S + "f"));
            });
            Assert.All(cells.Elements(S + "f"), f => Assert.Matches("^(COUNTIFS|IF)[(]", f.Value));
        }
    }

    [Fact]
    public void Heads_are_frozen_and_answers_can_only_be_those_there_are()
    {
        var file = Written(Contents.Of(ReportRuns.Counted(5)));
        var sheets = OfficeRead.Paths(file).Where(p => p.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(p => OfficeRead.Part(file, p)).ToList();

        Assert.All(sheets.Skip(1), s => Assert.Equal("3", (string?)s.Descendants(S + "pane").Single().Attribute("ySplit")));
        Assert.Contains(sheets.SelectMany(s => s.Descendants(S + "dataValidation")), v => v.Element(S + "formula1")!.Value == "\"present,absent,unclear\"");
    }

    [Fact]
    public void What_a_formula_shows_is_what_it_gives()
    {
        var report = Contents.Of(ReportRuns.Counted(40));
        var file = Written(report);
        var cells = Formulas(file).ToList();

        Assert.True(cells.Count > 80, $"{cells.Count} formulas");
        Nothing.Wrong(cells.Where(c => Counted(report.Codings!, c.Formula) != c.Shown).Select(c => $"{c.Cell}: {c.Formula} shows {c.Shown} and gives {Counted(report.Codings!, c.Formula)}"));
    }

    [NeedsFact("soffice")]
    public async Task LibreOffice_opens_it_and_works_out_the_same_and_a_changed_answer_changes_the_table()
    {
        using var folder = new TestFolder();
        var report = Contents.Of(ReportRuns.Counted(12));
        var row = report.Tables.First(t => t.Rows.Any(r => r.Key == "demand.change")).Rows.First(r => r.Key == "demand.change");
        var share = ((ShareCell)row.Cells[1]).Share;
        var file = Forgetting(Written(report), answers => answers.First(a => a.Value == "present").Descendants(S + "t").Single().Value = "absent");

        var csv = await OfficeRead.ConvertAsync(folder, folder.Write("report.xlsx", file), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2");

        var line = File.ReadAllLines(csv).First(l => l.Contains(CellText.Of(row.Cells[0]), StringComparison.Ordinal));
        Assert.Contains($",{share.Count - 1},{share.Of},", line, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Cell, string Formula, int Shown)> Formulas(byte[] file) => OfficeRead.Paths(file).Where(p => p.StartsWith("xl/worksheets/", StringComparison.Ordinal))
        .SelectMany(p => OfficeRead.Part(file, p).Descendants(S + "c")).Where(c => c.Element(S + "f")?.Value.StartsWith("COUNTIFS", StringComparison.Ordinal) == true)
        .Select(c => ((string)c.Attribute("r")!, c.Element(S + "f")!.Value, int.Parse(c.Element(S + "v")!.Value, CultureInfo.InvariantCulture)));

    /// <summary>What a formula over the codings counts, worked out apart from the program.</summary>
    private static int Counted(CodingSheet codings, string formula)
    {
        var conditions = Argument().Matches(formula).Select(m => (Column: m.Groups[1].Value.Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1) - 1, First: m.Groups[2].Value, Last: m.Groups[3].Value, Is: m.Groups[4].Value)).ToList();
        Assert.All(conditions, c => Assert.Equal(("4", (codings.Rows.Count + 3).ToString(CultureInfo.InvariantCulture)), (c.First, c.Last)));
        return codings.Rows.Count(r => conditions.All(c => ((string[])[.. r.Attributes, .. r.Answers])[c.Column] is var answer && (c.Is == "?*" ? answer.Length > 0 : answer == c.Is)));
    }

    /// <summary>The file with no values kept for its formulas, so that whoever opens it has to work them out, and its first column of answers changed.</summary>
    private static byte[] Forgetting(byte[] file, Action<List<XElement>> change)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            {
                XDocument sheet;
                using (var read = entry.Open())
                {
                    sheet = XDocument.Load(read);
                }

                sheet.Descendants(S + "c").Where(c => c.Element(S + "f") is not null).Elements(S + "v").Remove();
                if (sheet.Descendants(S + "dataValidations").Any())
                {
                    change([.. sheet.Descendants(S + "row").Skip(3).Select(r => r.Elements(S + "c").First(c => ((string)c.Attribute("r")!).StartsWith('C')))]);
                }

                using var write = entry.Open();
                write.SetLength(0);
                sheet.Save(write);
            }
        }

        return stream.ToArray();
    }

    [GeneratedRegex("Codings!\\$([A-Z]+)\\$([0-9]+):\\$[A-Z]+\\$([0-9]+),\"([^\"]*)\"")]
    private static partial Regex Argument();
}
