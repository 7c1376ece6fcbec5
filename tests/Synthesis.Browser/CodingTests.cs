using Microsoft.Playwright;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

[Collection("browser")]
public sealed class CodingTests(Chromium chromium)
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Calderwick = "calderwick-homes-and-placements-2023-2026.pdf";

    [ChromiumFact]
    public async Task A_person_signs_in_by_a_link_and_finds_what_is_to_be_done()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        var page = await chromium.NewPageAsync(review);
        await page.GotoAsync($"/sign-in/{review.LinkFor("Anna")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0 of");
        await Looks.KeepAsync(page, "home");
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin coding" }).ClickAsync();
        await Assertions.Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-ready", "yes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Signed out" })).ToBeVisibleAsync();
        Assert.Equal(401, (await page.GotoAsync("/"))!.Status);
    }

    [ChromiumFact]
    public async Task Keys_confirm_reject_correct_add_note_and_undo()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var page = await chromium.SignedInAsync(review, "Anna");
        await Coding.OpenAsync(page);
        await page.Locator("#picture img").WaitForAsync();
        await Looks.KeepAsync(page, "coding");

        await page.Keyboard.PressAsync("n");
        await Coding.SavedAsync(page, "Saved: Absent.");
        await page.Keyboard.PressAsync("f");
        await page.Keyboard.TypeAsync("placement");
        await page.Keyboard.PressAsync("Enter");
        await Coding.SavedAsync(page, "Saved: Present.");
        await page.Keyboard.PressAsync("o");
        await page.Keyboard.TypeAsync("not sure of this");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("u");
        await Coding.SavedAsync(page, "Saved: Unclear.");

        var decisions = review.Decisions();
        Assert.Equal(["Absent", "Present", "Unclear"], decisions.Select(d => d.Status.ToString()));
        Assert.Contains("placement", decisions[1].Evidence!.Quote, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("not sure of this", decisions[2].Note);
        Assert.All(decisions, d => Assert.Equal(("Anna", "1"), (d.Coder, d.Round)));

        await page.Keyboard.PressAsync("z");
        await Coding.SavedAsync(page, "Taken back.");
        Assert.Equal(2, review.Decisions().Count);
        await Looks.KeepAsync(page, "coding-after");
    }

    [ChromiumFact]
    public async Task A_key_pressed_while_another_strategy_is_fetched_answers_nothing()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var page = await chromium.SignedInAsync(review, "Anna");
        await Coding.OpenAsync(page, "?by=code");
        var first = await page.Locator("#text-title").InnerTextAsync();
        await page.Keyboard.PressAsync("n");
        await Coding.SavedAsync(page, "Saved: Absent.");
        var (asked, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/coding/text**", async route =>
        {
            asked.TrySetResult();
            await held.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("z");
        await asked.Task;
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("z");
        held.SetResult();
        await Coding.SavedAsync(page, "Taken back.");

        Assert.Equal(first, await page.Locator("#text-title").InnerTextAsync());
        Assert.Empty(review.Decisions());
    }

    [ChromiumFact]
    public async Task A_note_stays_when_the_answer_changes_and_why_something_is_not_saved_is_said()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        var page = await chromium.SignedInAsync(review, "Anna");
        await Coding.OpenAsync(page);
        await page.Keyboard.PressAsync("o");
        await page.Keyboard.TypeAsync("see page 3");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("u");
        await Coding.SavedAsync(page, "Saved: Unclear.");
        await page.Keyboard.PressAsync(",");
        await Assertions.Expect(page.Locator("#note-shown")).ToHaveTextAsync("Note: see page 3");
        var full = true;
        await page.RouteAsync("**/api/decide**", route => full ? route.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = "{\"error\":\"The disk is full.\"}" }) : route.ContinueAsync());
        await page.Keyboard.PressAsync("n");
        await Coding.SavedAsync(page, "Not saved yet: The disk is full. Trying again…");
        full = false;
        await Coding.SavedAsync(page, "Saved: Absent.");

        Assert.Equal(["Unclear see page 3", "Absent see page 3"], review.Decisions().Select(d => $"{d.Status} {d.Note}"));
    }

    [ChromiumFact]
    public async Task A_quote_is_moved_by_selecting_text()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var page = await chromium.SignedInAsync(review, "Anna");
        await Coding.OpenAsync(page);
        var paragraph = page.Locator("#text p.paragraph[data-at]").Nth(3);
        await paragraph.ScrollIntoViewIfNeededAsync();
        var whole = (await paragraph.InnerTextAsync()).Trim();
        await paragraph.ClickAsync(new() { ClickCount = 3 });
        var selected = page.Locator("#quotes button", new() { HasTextString = "Selected" });
        await selected.WaitForAsync();
        var said = await selected.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Present y" }).ClickAsync();
        await Coding.SavedAsync(page, "Saved: Present.");

        var quote = Assert.Single(review.Decisions()).Evidence!.Quote;
        Assert.Equal($"Selected: “{quote}”", said.Trim());
        Assert.Equal(whole, quote);
    }

    [ChromiumFact]
    public async Task The_next_question_by_code_is_the_same_of_another_strategy()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        var page = await chromium.SignedInAsync(review, "Anna");
        await Coding.OpenAsync(page, "?by=code");
        var (question, text) = (await page.Locator("#question").InnerTextAsync(), await page.Locator("#text-title").InnerTextAsync());

        await page.Keyboard.PressAsync("n");
        await Coding.SavedAsync(page, "Saved: Absent.");

        Assert.Equal(question, await page.Locator("#question").InnerTextAsync());
        Assert.NotEqual(text, await page.Locator("#text-title").InnerTextAsync());
        Assert.Equal(0, await page.Locator("#text script").CountAsync());
    }
}
