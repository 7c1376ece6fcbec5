using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Synthesis.Browser.Support;

/// <summary>axe in a page that is open. It is run from here and not by its package's own call, which opens a second page for each run and carries back all that was well too.</summary>
internal static class Axe
{
    private static readonly string[] Standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly Lazy<string> Script = new(() =>
    {
        using var text = new StreamReader(typeof(AxeRunOptions).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        return text.ReadToEnd();
    });

    /// <summary>What axe finds fault with, in the light theme and in the dark one.</summary>
    /// <param name="page">The page; it is left light.</param>
    /// <param name="name">What it is called in faults.</param>
    /// <param name="without">A selector of what is left out, or null.</param>
    internal static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string name, string? without = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        var light = await RunAsync(page, without);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Looks.KeepAsync(page, "dark" + Looks.FileName(name));
        var dark = await RunAsync(page, without);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. light.Select(f => $"{name}: {f}"), .. dark.Select(f => $"{name}, dark: {f}")];
    }

    private static Task<string[]> RunAsync(IPage page, string? without) => page.EvaluateAsync<string[]>(
        """
        async ({ without, values }) => {
          const found = await axe.run(without ? { exclude: [without] } : document, { resultTypes: ['violations'], runOnly: { type: 'tag', values } });
          return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}`));
        }
        """, new { without, values = Standards });
}
