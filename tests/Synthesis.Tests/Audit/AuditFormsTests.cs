using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Synthesis.Audit;
using Synthesis.Report.Drafts;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public class AuditFormsTests
{
    private static AuditOfDraft Faulty { get; } = MadeDraft.With("every June.", "every June with the CPQB. In all, the <b>rest</b> counted, there were 231 children in care on 31 March 2026. More is TBC.") with { Asked = [new AskedBy("sufficiency-2022", "0"), new AskedBy("sufficiency-2022/audit", "1")] };

    [Fact]
    public void Json_sarif_and_summary_are_as_reviewed()
    {
        using var sarif = new MemoryStream();
        AuditSarif.Write(Faulty, sarif);
        Expected.Matches("audit-json", Encoding.UTF8.GetString(AuditJson.Of(Faulty, AuditExtras.None)));
        Expected.Matches("audit-sarif", Encoding.UTF8.GetString(sarif.ToArray()) + "\n");
        Expected.Matches("audit-summary", AuditText.Of(Faulty, AuditExtras.None));
    }

    [Fact]
    public void Sarif_has_what_version_2_1_0_asks_for()
    {
        using var stream = new MemoryStream();
        AuditSarif.Write(Faulty, stream);
        using var log = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs").EnumerateArray().Single();
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        var rules = driver.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Count, rules.Distinct().Count());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(Faulty.Findings.Count, results.Count);
        foreach (var result in results)
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.True(result.GetProperty("level").GetString() is "note" or "warning" or "error");
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            foreach (var location in result.GetProperty("locations").EnumerateArray())
            {
                var physical = location.GetProperty("physicalLocation");
                Assert.Equal("made.docx", physical.GetProperty("artifactLocation").GetProperty("uri").GetString());
                Assert.True(!physical.TryGetProperty("region", out var region) || (region.GetProperty("charOffset").GetInt32() >= 0 && region.GetProperty("charLength").GetInt32() > 0));
            }
        }

        Assert.Equal(results.Count, results.Select(r => r.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString()).Distinct().Count());
    }

    [Fact]
    public void What_is_written_as_json_is_read_back_for_the_next_audit()
    {
        var earlier = AuditJson.Read(AuditJson.Of(Faulty, AuditExtras.None));
        Assert.Equal(Faulty.Findings.Select(f => f.Id), earlier.Findings.Select(f => f.Id));
        Assert.Equal([AuditProgress.CountOf(Faulty)], earlier.Counts);
        Assert.Throws<FormatException>(() => AuditJson.Read("{}"u8.ToArray()));
        Assert.Throws<FormatException>(() => AuditJson.Read("no"u8.ToArray()));
    }

    [Fact]
    public void What_it_is_not_comes_before_everything_in_every_form()
    {
        const string Not = "This does not look like a strategy: it looks like guidance.";
        var audit = Faulty with { NotAStrategy = Not };
        Assert.StartsWith(Not, AuditText.Of(audit, AuditExtras.None), StringComparison.Ordinal);
        Assert.StartsWith(Not, AuditNotes.Summary(audit, AuditExtras.None), StringComparison.Ordinal);
        foreach (var page in new[] { Page(s => AuditPage.Write(audit, AuditExtras.None, s)), Page(s => AuditPage.WriteSummary(audit, AuditExtras.None, [], s)) })
        {
            Assert.InRange(page.IndexOf(Not, StringComparison.Ordinal), 0, page.IndexOf("<h1>", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Pages_show_words_as_words_and_ask_for_nothing()
    {
        var extras = AuditExtras.None with { Progress = AuditProgress.Of(AuditJson.Read(AuditJson.Of(MadeDraft.With("every June", "every June for the XYLR"), AuditExtras.None)), Faulty) };
        var page = Page(s => AuditPage.Write(Faulty, extras, s));
        Assert.Contains("&lt;b&gt;rest&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Contains("What was resolved", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains(AuditExtras.NothingSent, page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_action_plan_has_a_row_for_each_finding_with_room_for_owner_and_status()
    {
        using var stream = new MemoryStream();
        AuditWorkbook.Write(Faulty, AuditExtras.None, stream);
        using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();
        Assert.Equal(Faulty.Findings.Count + 1, xml.Split("<row ").Length - 1);
        Assert.Contains("\"open,in hand,done,will not be done\"", xml, StringComparison.Ordinal);
        Assert.All(Faulty.Findings, f => Assert.Contains(f.Id, xml, StringComparison.Ordinal));
        using var again = new MemoryStream();
        AuditWorkbook.Write(Faulty, AuditExtras.None, again);
        Assert.Equal(stream.ToArray(), again.ToArray());
    }

    [Fact]
    public void Notes_stand_on_the_words_of_their_findings()
    {
        var notes = AuditNotes.Of(Faulty);
        Assert.Equal(Faulty.Findings.Select(f => f.Place).OfType<Place>().Select(p => (p.Start, p.End)).Order(), notes.Select(n => (n.Start, n.End)));
    }

    private static string Page(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
