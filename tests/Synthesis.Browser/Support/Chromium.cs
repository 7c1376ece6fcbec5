using Microsoft.Playwright;

namespace Synthesis.Browser.Support;

/// <summary>One browser for all tests of a run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string Program = "/usr/bin/chromium";

    /// <summary>How long a page is waited for, in milliseconds: long, since a busy machine is no fault of the page.</summary>
    private const int Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program, Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page, blank yet, of a person who has signed in before.</summary>
    internal async Task<IPage> SignedInAsync(ServedReview review, string name, bool leads = false)
    {
        var page = await NewPageAsync(review);
        await page.Context.AddCookiesAsync([new Cookie { Name = Synthesis.App.Web.Gate.Cookie, Value = review.LinkFor(name, leads), Url = review.Address }]);
        return page;
    }

    /// <summary>A blank page of nobody.</summary>
    /// <param name="review">The review whose addresses it opens; null for pages that are of no review.</param>
    internal async Task<IPage> NewPageAsync(ServedReview? review)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = review?.Address, ViewportSize = new ViewportSize { Width = 1280, Height = 800 }, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB",
        });
        context.SetDefaultTimeout(Patience);
        review?.Before(context);
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
