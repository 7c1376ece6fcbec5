using Microsoft.Playwright;

namespace Synthesis.Browser.Support;

/// <summary>What tests do on the coding page.</summary>
internal static class Coding
{
    internal static async Task OpenAsync(IPage page, string query = "")
    {
        await page.GotoAsync("/coding" + query);
        await ReadyAsync(page);
    }

    /// <summary>Waits until the page's script has asked its question; the page of a document bears the same marks and asks none.</summary>
    internal static Task ReadyAsync(IPage page) => page.Locator("#coding[data-ready=yes] #question").WaitForAsync();

    /// <summary>Waits until the page says so.</summary>
    internal static Task SavedAsync(IPage page, string said) => Assertions.Expect(page.Locator("#said")).ToContainTextAsync(said);
}
