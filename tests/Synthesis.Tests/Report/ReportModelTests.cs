using System.Text.Json;
using Synthesis.Report;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class ReportModelTests
{
    [Fact]
    public void Sections_tables_and_figures_are_numbered_in_their_order()
    {
        var report = ReportRuns.Every("A");

        Assert.Equal(["1", "1.1"], report.All.Select(s => s.Number));
        Assert.Equal("Table 1", report.NameOf("every"));
        Assert.Equal("Figure 1", report.NameOf("drawn"));
        Assert.Equal("section 1.1", report.NameOf("second"));
    }

    [Fact]
    public void A_reference_to_nothing_and_an_id_twice_are_refused()
    {
        var provenance = new Provenance(new DateOnly(2024, 6, 1), "", "suggestions", [], []);

        Assert.Throws<ArgumentException>(() => ReviewReport.Of("T", "", provenance, [new Section("a", "A", [Paragraph.Of(Phrase.To("nowhere"))])]));
        Assert.Throws<ArgumentException>(() => ReviewReport.Of("T", "", provenance, [new Section("a", "A", []), new Section("a", "B", [])]));
    }

    [Fact]
    public void A_number_opens_onto_as_many_things_as_it_counts()
    {
        foreach (var report in new[] { Contents.Of(ReportRuns.Counted(30)), Contents.Of(Runs.Of("A")) })
        {
            Nothing.Wrong(Wrong(report));
        }
    }

    [Fact]
    public void Every_form_is_the_same_whenever_it_is_written()
    {
        using var folder = new TestFolder();

        var one = ReportFiles.Write(ReportRuns.Every(Runs.Hostile), folder.At("one"), ReportForms.All);
        var two = ReportFiles.Write(ReportRuns.Every(Runs.Hostile), folder.At("two"), ReportForms.All);

        Assert.Equal(["report.html", "report.docx", "report.xlsx", "report.json", "report.schema.json", "tables/every.csv", "tables/opened.csv", "figures/drawn.svg", "made-from.json"], one.Select(f => Path.GetRelativePath(folder.At("one"), f)));
        Assert.All(one.Zip(two), f => Assert.Equal(File.ReadAllBytes(f.First), File.ReadAllBytes(f.Second)));
    }

    [Fact]
    public void The_json_is_as_its_schema_says()
    {
        using var schema = JsonDocument.Parse(ReportFiles.Schema());
        foreach (var report in new[] { ReportRuns.Every(Runs.Hostile), Contents.Of(ReportRuns.Counted(9)), ReportRuns.Of("A") })
        {
            using var bytes = new MemoryStream();
            Synthesis.Report.Open.ReportJson.Write(report, bytes);
            using var json = JsonDocument.Parse(bytes.ToArray());
            Nothing.Wrong(new SchemaCheck(schema.RootElement).Faults(json.RootElement));
        }
    }

    /// <summary>The numbers of a report that open onto another number of things.</summary>
    internal static IEnumerable<string> Wrong(ReviewReport report) => report.Tables.SelectMany(t => t.Rows.Select(r => (Table: t, Row: r))).SelectMany(r => r.Row.Cells.Select(c => (r.Table, r.Row, Cell: c)))
        .Where(c => (c.Cell switch { CountCell count => count.Count, ShareCell share => share.Share.Count, _ => c.Cell.Opens?.Things.Count ?? 0 }) is var n && c.Cell.Opens is not null && n != c.Cell.Opens.Things.Count)
        .Select(c => $"{c.Table.Id}, {c.Row.Key}: {CellText.Of(c.Cell)} opens onto {c.Cell.Opens!.Things.Count}");
}
