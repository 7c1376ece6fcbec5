using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Synthesis.Browser.Safety;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

/// <summary>Every page for everyone: axe, both themes, widths, zoom.</summary>
[Collection("browser")]
public sealed class AccessTests(Chromium chromium)
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Calderwick = "calderwick-homes-and-placements-2023-2026.pdf", Code = "demand.change";

    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    [ChromiumTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page(ColorScheme scheme)
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var page = await WorkedOnAsync(review, scheme, 1280, 800);
        var faults = new List<string>();
        foreach (var address in Pages(review))
        {
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Looks.KeepAsync(page, $"{scheme}{address.Replace('/', '-').Split('&')[0].Replace('?', '-')}".ToLowerInvariant());
            faults.AddRange((await page.RunAxe(Rules)).Violations.SelectMany(v => v.Nodes.Select(n => $"{address}: {v.Id}: {n.Html}")));
        }

        foreach (var open in (string[])["?", "g", "f", "o", "d"])
        {
            await Coding.OpenAsync(page);
            await page.Keyboard.PressAsync(open);
            faults.AddRange((await page.RunAxe(Rules)).Violations.SelectMany(v => v.Nodes.Select(n => $"coding after {open}: {v.Id}: {n.Html}")));
        }

        var stranger = await chromium.NewPageAsync(review, scheme);
        foreach (var address in (string[])["/", $"/sign-in/{review.LinkFor("Nia")}"])
        {
            await stranger.GotoAsync(address);
            faults.AddRange((await stranger.RunAxe(Rules)).Violations.SelectMany(v => v.Nodes.Select(n => $"{address}: {v.Id}: {n.Html}")));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    [ChromiumTheory]
    [InlineData(1280)]
    [InlineData(768)]
    [InlineData(320)]
    public async Task No_page_has_to_be_scrolled_sideways(int width)
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var page = await WorkedOnAsync(review, ColorScheme.Light, width, width == 320 ? 256 : 800);
        var wide = new List<string>();
        foreach (var address in Pages(review))
        {
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Looks.KeepAsync(page, $"w{width}{address.Replace('/', '-').Split('&')[0].Replace('?', '-')}");
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var scrolls && scrolls > width)
            {
                wide.Add($"{address}: {scrolls}");
            }
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [ChromiumFact]
    public async Task No_request_leaves_the_machine()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var page = await WorkedOnAsync(review, ColorScheme.Light, 1280, 800);
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(review.Address + "/", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };

        foreach (var address in Pages(review))
        {
            await page.GotoAsync(address);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        Assert.Empty(elsewhere);
        Assert.Empty(complaints);
    }

    [ChromiumFact]
    public async Task Focus_is_seen_on_everything_that_can_be_reached_by_tab()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var page = await WorkedOnAsync(review, ColorScheme.Light, 1280, 800);
        await Coding.OpenAsync(page);
        var unseen = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("(() => { const e = document.activeElement; const s = getComputedStyle(e); return e === document.body || s.outlineStyle !== 'none' ? null : e.outerHTML.slice(0, 200); })()") is { } blind)
            {
                unseen.Add(blind);
            }
        }

        Assert.Empty(unseen);
    }

    /// <summary>A page of who leads a review in which two coders have answered, differently too, and one criterion was rated.</summary>
    private async Task<IPage> WorkedOnAsync(ServedReview review, ColorScheme scheme, int width, int height)
    {
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        foreach (var strategy in review.Bench.Now.Included)
        {
            foreach (var (code, i) in review.Bench.Design.Codes.Take(12).Select((c, i) => (c, i)))
            {
                var quote = strategy.Suggestions[code.Id].Evidence is [var first, ..] ? first : null;
                object? place = quote is null ? null : new { path = quote.Path, start = quote.Start, end = quote.End };
                await anna.DecideAsync(strategy.Name, code.Id, quote is null ? "absent" : "present", place);
                await ben.DecideAsync(strategy.Name, code.Id, quote is null || i % 4 == 0 ? "absent" : "present", i % 4 == 0 ? new { note = "It is said of foster care only." } : place);
            }
        }

        foreach (var who in (Visitor[])[anna, ben])
        {
            using var rated = await who.PostAsync("/ratings", ("criterion", review.Bench.Design.Criteria!.All[0].Id), ("rating", review.Bench.Design.Criteria.Scale.Mixed.Id), ("elaboration", "Some say so and some do not."), ("as", "rating"));
        }

        return await chromium.SignedInAsync(review, "Lea", leads: true, scheme, width, height);
    }

    private static List<string> Pages(ServedReview review) =>
        [.. Addresses.All(review.Bench.Now.Included[0].Name, Code).Where(a => !a.StartsWith("/api", StringComparison.Ordinal) && !a.StartsWith("/files/", StringComparison.Ordinal) && !a.StartsWith("/picture", StringComparison.Ordinal)
            && !a.StartsWith("/coding/text", StringComparison.Ordinal) && !a.Contains("by=Zebedee", StringComparison.Ordinal))];
}
