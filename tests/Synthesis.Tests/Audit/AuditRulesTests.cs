using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Report.Drafts;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public class AuditRulesTests
{
    [Theory]
    [InlineData("  old-after-years: 3\n", "", "the limit 'old-after-years' is missing")]
    [InlineData("  old-after-years: 3\n", "  old-after-year: 3\n", "'old-after-year' is no limit")]
    [InlineData("  total-row: [", "  totalrow: [", "'totalrow' is a list that nothing looks into")]
    [InlineData("  - {id: demand.acute,", "  - {id: demand.change,", "'demand.change' stands twice")]
    [InlineData("  - {rule: currency/expired,", "  - {rule: currency/no-period,", "'currency/no-period' stands twice")]
    [InlineData("  old-after-years: 3\n", "  old-after-years: 3\n  old-after-years: 4\n", "the YAML cannot be read")]
    public void What_is_wrong_in_the_rules_is_refused_in_a_sentence(string text, string instead, string message)
    {
        using var folder = new TestFolder();
        foreach (var file in Directory.GetFiles(Codes.Sufficiency.Folder, "*.yml"))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        var path = Path.Combine(folder.Path, AuditReader.FileName);
        var yaml = File.ReadAllText(path);
        Assert.Contains(text, yaml, StringComparison.Ordinal);
        File.WriteAllText(path, yaml.Replace(text, instead, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<CodebookException>(() => AuditReader.Read(Codes.Sufficiency with { Folder = folder.Path })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_bears_a_name_that_is_known()
    {
        var names = AuditRuleNames.Of(MadeDraft.Rules);
        var markup = new DraftMarkup([new DraftPicture("a.png", false)], [new DraftTable("Action\tLead\tWhen", false)], [new DraftLink("here", "htps:/x", null)], "", "", true);
        var findings = MadeDraft.Audit([.. MadeDraft.Sound, new(BlockKind.Heading, "Deep", 4), new(BlockKind.Paragraph, "The CPQB fell from 20 to 30 [insert date].")], markup).Findings;
        Assert.Contains(findings, f => f.Rule == "contradiction/direction");
        Assert.All(findings, f => Assert.Contains(f.Rule, names));
    }

    [Fact]
    public void Audits_that_did_not_ask_the_same_are_compared_in_what_both_asked()
    {
        var now = MadeDraft.Audit(MadeDraft.Sound);
        var before = AuditJson.Read(AuditJson.Of(now, AuditExtras.None));
        Assert.Equal(now.Asked, before.Asked);
        Assert.Null(AuditProgress.Of(before, now).Differs);

        var other = before with { Asked = [before.Asked![0] with { Hash = "another" }, before.Asked[1]], Findings = [.. before.Findings, new EarlierFinding("gone", "code/missing", Severity.Warning, "gone") { Code = now.Asked[0].Id + ":gone" }] };
        var progress = AuditProgress.Of(other, now);
        Assert.Contains(now.Asked[0].Id, progress.Differs, StringComparison.Ordinal);
        Assert.Empty(progress.Resolved);
        Assert.Empty(progress.New);
        Assert.Equal(now.Findings.Count(f => f.Code is null), progress.Remaining.Count);
        Assert.Contains("does not say", AuditProgress.Of(before with { Asked = null }, now).Differs, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_no_tables_and_pictures_nothing_holds_of_them()
    {
        var looks = MadeDraft.Audit(MadeDraft.Sound, new DraftMarkup([], [], [], "en-GB", "Title", true)).Readability;
        Assert.All(looks.Where(l => l.Id is "tables" or "pictures"), l => Assert.Equal((null, "there are none"), (l.Holds, l.Found)));
    }

    [Fact]
    public void Help_of_a_rule_whose_findings_ask_for_different_things_names_none_of_them()
    {
        var audit = MadeDraft.With("every June.", "every June with the CPQB and the XYLR.");
        using var stream = new MemoryStream();
        AuditSarif.Write(audit, stream);
        var sarif = System.Text.Json.Nodes.JsonNode.Parse(stream.ToArray())!["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.Equal("What would put it right stands with each result.", sarif.Single(r => (string)r!["id"]! == "language/abbreviation")!["help"]!["text"]!.GetValue<string>());
    }
}
