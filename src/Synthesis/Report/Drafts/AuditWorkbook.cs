using System.Globalization;
using System.Reflection;
using System.Text;
using Synthesis.Audit;
using Synthesis.Report.Office;

namespace Synthesis.Report.Drafts;

/// <summary>Writes an audit as an action plan in Excel: what is wrong, why it matters, where it stands, and room for who puts it right, by when and how far that is.</summary>
public static class AuditWorkbook
{
    private const string Part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static readonly string[] States = ["open", "in hand", "done", "will not be done"];

    /// <summary>Writes the workbook.</summary>
    public static void Write(AuditOfDraft audit, AuditExtras extras, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(extras);
        List<Sheet> sheets = [Plan(audit, extras), Answers(audit, extras), About(audit, extras)];
        using var file = new OfficeFile(stream);
        file.Relate("", ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "core-properties", "docProps/core.xml"));
        file.AddTitle($"Action plan: {audit.Title ?? System.IO.Path.GetFileName(audit.Path)}");
        file.Relate("xl/workbook.xml", [.. sheets.Select((_, i) => ($"rId{N(i + 1)}", "worksheet", $"worksheets/sheet{N(i + 1)}.xml")), ($"rId{N(sheets.Count + 1)}", "styles", "styles.xml")]);
        file.Add("xl/workbook.xml", Part + "sheet.main+xml", xml => Workbook.WriteBook(xml, sheets));
        using (var styles = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("workbook-styles.xml")!))
        {
            file.Add("xl/styles.xml", Part + "styles+xml", Encoding.UTF8.GetBytes(styles.ReadToEnd().ReplaceLineEndings("\n")));
        }

        for (var i = 0; i < sheets.Count; i++)
        {
            file.Add($"xl/worksheets/sheet{N(i + 1)}.xml", Part + "worksheet+xml", sheets[i].Write);
        }
    }

    private static Sheet Plan(AuditOfDraft audit, AuditExtras extras)
    {
        var rows = audit.Findings.Count;
        return new Sheet("Action plan", [10, 46, 46, 40, 12, 46, 22, 14, 16, 12, 24, 19], 1, 0, cells =>
        {
            Heads(cells, "How grave", "What", "What to do", "Why", "Page", "Where: the words", "Owner", "By when", "Status", "Since", "Rule", "Id");
            foreach (var finding in audit.Findings)
            {
                cells.Row();
                cells.Text(AuditJson.Name(finding.Severity));
                cells.Text(finding.Message);
                cells.Text(finding.WhatToDo);
                cells.Text(string.Join(' ', new[] { finding.Why, finding.Source is { } s ? $"({s})" : null }.OfType<string>()));
                cells.Text(finding.Place?.Page is { } page ? N(page) : "");
                cells.Text(finding.Place is { } place ? AuditText.Short(place.Quote) : "the whole draft");
                cells.Text("");
                cells.Text("");
                cells.Text("open");
                cells.Text(extras.Progress is null ? "" : extras.Progress.New.Contains(finding.Id) ? "new" : "before");
                cells.Text(finding.Rule);
                cells.Text(finding.Id);
            }
        })
        {
            Filter = $"A1:L{N(rows + 1)}",
            Allowed = rows == 0 ? [] : [($"I2:I{N(rows + 1)}", States)],
        };
    }

    private static Sheet Answers(AuditOfDraft audit, AuditExtras extras) => new("Answers", [20, 26, 40, 14, 60, 40, 26], 1, 0, cells =>
    {
        Heads(cells, "Codebook", "Code", "Question", "Answered", "The draft's words", "Why it matters", "Peers that say so");
        foreach (var code in audit.Codes)
        {
            cells.Row();
            cells.Text(code.Codebook);
            cells.Text(code.Code);
            cells.Text(code.Title);
            cells.Text(AuditAnswers.Name(code.Answered));
            cells.Text(code.Quotes.Count > 0 ? AuditPage.Line(code.Quotes[0].Quote) : "");
            cells.Text(string.Join(' ', new[] { code.Why, code.Source is { } s ? $"({s})" : null }.OfType<string>()));
            cells.Text(extras.Peers.TryGetValue($"{code.Codebook}:{code.Code}", out var peers) ? string.Join("; ", peers.Shares.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Present} of {p.Of} ({p.Name})"))) : "");
        }
    })
    { Filter = $"A1:G{N(audit.Codes.Count + 1)}" };

    private static Sheet About(AuditOfDraft audit, AuditExtras extras) => new("About", [100], 0, 0, cells =>
    {
        foreach (var line in new[] { audit.NotAStrategy, $"Audit of {System.IO.Path.GetFileName(audit.Path)}", AuditText.Verdict(audit), extras.Sent, extras.PeersOf, audit.Sha256 is { } hash ? $"SHA-256 of the draft: {hash}" : null }.OfType<string>())
        {
            cells.Row();
            cells.Text(line);
        }
    });

    private static void Heads(SheetWriter cells, params IReadOnlyList<string> heads)
    {
        cells.Row();
        foreach (var head in heads)
        {
            cells.Text(head, Look.Head);
        }
    }

    private static string N(int n) => n.ToString(CultureInfo.InvariantCulture);
}
