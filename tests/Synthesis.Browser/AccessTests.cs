using Microsoft.Playwright;
using Synthesis.Browser.Safety;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

/// <summary>Every page for everyone: axe, both themes, widths, zoom.</summary>
[Collection("browser")]
public sealed class AccessTests(Chromium chromium)
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Calderwick = "calderwick-homes-and-placements-2023-2026.pdf", Code = "demand.change";

    private static readonly int[] Widths = [768, 320];

    /// <summary>One walk over all pages proves all of it, since loading them is what takes time.</summary>
    [ChromiumFact]
    public async Task On_every_page_axe_finds_nothing_in_either_theme_nothing_scrolls_sideways_and_no_request_leaves_the_machine()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var (lead, coder) = await WorkedOnAsync(review);
        var (faults, own) = (new List<string>(), review.Address + "/");
        foreach (var page in (IPage[])[lead, coder])
        {
            page.Request += (_, request) => faults.AddRange(request.Url.StartsWith(own, StringComparison.Ordinal) ? [] : ["asks elsewhere: " + request.Url]);
            page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [$"complains: {page.Url}: {message.Text}"] : []);
        }

        var pages = Pages(review);
        foreach (var address in pages)
        {
            var coding = address.StartsWith("/coding", StringComparison.Ordinal);
            var page = coding ? coder : lead;
            await page.GotoAsync(address);
            if (coding)
            {
                await Coding.ReadyAsync(page);
            }

            await Looks.KeepAsync(page, "light" + Looks.FileName(address));
            faults.AddRange(await Axe.FaultsAsync(page, address));
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, width == 320 ? 256 : 800);
                await Looks.KeepAsync(page, $"w{width}{Looks.FileName(address)}");
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var scrolls && scrolls > width)
                {
                    faults.Add($"{address}: {scrolls} wide at {width}");
                }
            }

            await page.SetViewportSizeAsync(1280, 800);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 1280, address);
        }

        await Coding.OpenAsync(coder);
        foreach (var (open, close) in (((string, string)[])[("?", "Escape"), ("g", "Escape"), ("f", "Escape"), ("o", "Escape"), ("d", "d")]))
        {
            await coder.Keyboard.PressAsync(open);
            faults.AddRange(await Axe.FaultsAsync(coder, "coding after " + open, without: "#text"));
            await coder.Keyboard.PressAsync(close);
        }

        await lead.Context.ClearCookiesAsync();
        foreach (var address in (string[])[$"/sign-in/{review.LinkFor("Nia")}", "/"])
        {
            await lead.GotoAsync(address);
            faults.AddRange(await Axe.FaultsAsync(lead, address));
        }

        // A picture without words is found, or nothing would have been looked at.
        await lead.EvaluateAsync("document.querySelector('main').append(new Image())");
        Assert.Contains("x: image-alt", string.Join('\n', await Axe.FaultsAsync(lead, "x")), StringComparison.Ordinal);

        // Whom nobody knows has no tables, and the browser tells of each refusal.
        Assert.Equal(pages.Count(a => a.Contains("by=Zebedee", StringComparison.Ordinal)), faults.RemoveAll(f => f.Contains("by=Zebedee", StringComparison.Ordinal) && f.Contains("status of 403", StringComparison.Ordinal)));

        // The last page is refused, which the browser tells of.
        Assert.True(faults.RemoveAll(f => f.Contains("status of 401", StringComparison.Ordinal)) == 1, "a stranger was let in");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    [ChromiumFact]
    public async Task Focus_is_seen_on_everything_that_can_be_reached_by_tab()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var (_, page) = await WorkedOnAsync(review);
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

    /// <summary>Pages of who leads and of one of the coders of a review in which two coders have answered, differently too, and one criterion was rated.</summary>
    private async Task<(IPage Lead, IPage Coder)> WorkedOnAsync(ServedReview review)
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

        return (await chromium.SignedInAsync(review, "Lea", leads: true), await chromium.SignedInAsync(review, "Anna"));
    }

    /// <summary>Every page, and every view of it.</summary>
    private static List<string> Pages(ServedReview review) =>
        [.. Addresses.All(review.Bench.Now.Included[0].Name, Code).Where(a => !a.StartsWith("/api", StringComparison.Ordinal) && !a.StartsWith("/files/", StringComparison.Ordinal) && !a.StartsWith("/picture", StringComparison.Ordinal)
            && !a.StartsWith("/coding/text", StringComparison.Ordinal))];
}
