using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Synthesis.App;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

/// <summary>The report's page, as it is opened from a disk, for everyone.</summary>
[Collection("browser")]
public sealed class ReportAccessTests(Chromium chromium)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    [ChromiumFact]
    public async Task Axe_finds_nothing_in_the_report_light_or_dark_closed_or_open()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample("stannerby-commissioning-strategy-2023-2028.docx"), ServedReview.Sample("calderwick-homes-and-placements-2023-2026.pdf"));
        Assert.InRange(await Program.Main(["report", review.Folder]), 0, 1);
        var report = new Uri(Path.Combine(review.Folder, "reports", "suggestions", "report.html")).AbsoluteUri;
        var faults = new List<string>();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await chromium.NewPageAsync(review, scheme);
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : []);
            await page.GotoAsync(report);
            await Looks.KeepAsync(page, $"report-{scheme}".ToLowerInvariant());
            faults.AddRange((await page.RunAxe(Rules)).Violations.SelectMany(v => v.Nodes.Select(n => $"{scheme}: {v.Id}: {n.Html}")));
            await page.Locator("table a[href^='#']").First.ClickAsync();
            await Looks.KeepAsync(page, $"report-open-{scheme}".ToLowerInvariant());
            faults.AddRange((await page.RunAxe(Rules)).Violations.SelectMany(v => v.Nodes.Select(n => $"{scheme}, opened: {v.Id}: {n.Html}")));
            faults.AddRange(complaints.Select(c => $"{scheme}: {c}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }
}
