using Synthesis.Browser.Support;

namespace Synthesis.Browser;

/// <summary>The report's page, as it is opened from a disk, for everyone.</summary>
[Collection("browser")]
public sealed class ReportAccessTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task Axe_finds_nothing_in_the_report_light_or_dark_closed_or_open()
    {
        var folder = await ServedReview.PreparedAsync(true, ServedReview.Sample("stannerby-commissioning-strategy-2023-2028.docx"), ServedReview.Sample("calderwick-homes-and-placements-2023-2026.pdf"));
        Assert.InRange(await Synthesis.App.Program.Main(["report", folder]), 0, 1);
        var (page, faults) = (await chromium.NewPageAsync(null), new List<string>());
        page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync(new Uri(Path.Combine(folder, "reports", "suggestions", "report.html")).AbsoluteUri);
        foreach (var how in (string[])["closed", "open"])
        {
            if (how == "open")
            {
                await page.Locator("table a[href^='#']").First.ClickAsync();
            }

            await Looks.KeepAsync(page, "report-" + how);
            faults.AddRange(await Axe.FaultsAsync(page, "report-" + how));
        }

        Directory.Delete(folder, recursive: true);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }
}
