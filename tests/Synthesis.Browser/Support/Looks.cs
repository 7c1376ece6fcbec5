using Microsoft.Playwright;

namespace Synthesis.Browser.Support;

/// <summary>Pictures of pages for a person to look at: written where SYNTHESIS_LOOKS names a folder, and nowhere else.</summary>
internal static class Looks
{
    /// <summary>A file name for an address.</summary>
    internal static string FileName(string address) => address.Replace('/', '-').Split('&')[0].Replace('?', '-').ToLowerInvariant();

    internal static async Task KeepAsync(IPage page, string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable("SYNTHESIS_LOOKS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
        }
    }
}
