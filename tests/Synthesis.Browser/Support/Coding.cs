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

    internal static Task ReadyAsync(IPage page) => Assertions.Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-ready", "yes");

    /// <summary>Waits until the page says so.</summary>
    internal static Task SavedAsync(IPage page, string said) => Assertions.Expect(page.Locator("#said")).ToContainTextAsync(said);
}
