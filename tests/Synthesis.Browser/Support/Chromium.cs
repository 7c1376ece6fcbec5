using Microsoft.Playwright;

namespace Synthesis.Browser.Support;

/// <summary>One browser for all tests of a run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string Program = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program, Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of a person who is signed in by their link.</summary>
    internal async Task<IPage> SignedInAsync(ServedReview review, string name, bool leads = false, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 800)
    {
        var page = await NewPageAsync(review, scheme, width, height);
        await page.GotoAsync($"/sign-in/{review.LinkFor(name, leads)}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/");
        return page;
    }

    internal async Task<IPage> NewPageAsync(ServedReview review, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 800)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = review.Address, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB",
        });
        context.SetDefaultTimeout(20000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>Tests that share the browser.</summary>
[CollectionDefinition("browser")]
public sealed class BrowserTests : ICollectionFixture<Chromium>;
