using Microsoft.Playwright;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

/// <summary>What a team does beside coding, as people do it.</summary>
[Collection("browser")]
public sealed class TeamTests(Chromium chromium)
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Calderwick = "calderwick-homes-and-placements-2023-2026.pdf", Tidemarsh = "tidemarsh-lac-sufficiency-2017-2020.pdf", Code = "demand.change";

    [ChromiumFact]
    public async Task A_publication_is_screened_by_one_key_and_that_is_taken_back_by_one()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick), ServedReview.Sample(Tidemarsh));
        var page = await chromium.SignedInAsync(review, "Anna");
        await page.GotoAsync("/screening/one?name=tidemarsh-lac-sufficiency-2017-2020");
        await page.Locator(".candidate img").WaitForAsync();

        await page.Keyboard.PressAsync("i");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take that back" }).WaitForAsync();
        await page.WaitForLoadStateAsync();
        Assert.True(review.Bench.Now.Find("tidemarsh-lac-sufficiency-2017-2020")!.Selected.Fate is { Included: true, By: "Anna" });
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(page.Locator("dd .tag")).ToHaveTextAsync("Left out");

        Assert.False(review.Bench.Now.Find("tidemarsh-lac-sufficiency-2017-2020")!.Selected.Fate.Included);
        await page.GotoAsync("/tables?table=flow");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1: Strategies included" })).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task Only_what_differs_is_settled_with_a_reason_and_the_tables_follow()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var strategy = review.Bench.Now.Included[0];
        using (var anna = await Visitor.SignedInAsync(review, "Anna"))
        using (var ben = await Visitor.SignedInAsync(review, "Ben"))
        {
            var quote = strategy.Suggestions.Values.SelectMany(s => s.Evidence).First();
            await anna.DecideAsync(strategy.Name, Code, "present", new { path = quote.Path, start = quote.Start, end = quote.End, values = (string[])["increasing"] });
            await ben.DecideAsync(strategy.Name, Code, "absent", new { note = "It is of fostering." });
            await anna.DecideAsync(strategy.Name, "demand.acute", "absent");
            await ben.DecideAsync(strategy.Name, "demand.acute", "absent");
        }

        var page = await chromium.SignedInAsync(review, "Lea", leads: true);
        await page.GotoAsync("/differences");
        await page.GetByRole(AriaRole.Link, new() { Name = "Settle the first" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is of fostering.")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync();
        await Looks.KeepAsync(page, "difference");
        await page.Keyboard.PressAsync("n");
        await page.GetByLabel("Reason").FillAsync("The passage is of fostering alone.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle and go on" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Nothing is open.")).ToBeVisibleAsync();
        Assert.Equal(["consensus", "Lea"], review.Decisions().Where(d => d.Round == "consensus").Select(d => d.Coder));
        await page.GotoAsync("/tables?table=matrix&by=consensus");
        Assert.Equal(2, await page.GetByRole(AriaRole.Img, new() { Name = "absent" }).CountAsync());
        await page.GotoAsync("/agreement");
        await page.GetByRole(AriaRole.Link, new() { Name = review.Bench.CodeOf(Code)!.Title }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("The passage is of fostering alone.")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task What_a_search_finds_becomes_evidence()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var page = await chromium.SignedInAsync(review, "Anna");
        await page.GotoAsync("/search");
        await page.GetByLabel("Words").FillAsync("\"Edge of Care Team\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read it, or use it as evidence" }).First.ClickAsync();
        await page.Locator("mark.chosen").First.WaitForAsync();
        await page.GetByLabel("Use this place as evidence for").SelectOptionAsync("intentions.reduce-demand");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to the question" }).ClickAsync();
        await Coding.ReadyAsync(page);
        await page.Keyboard.PressAsync("y");
        await Coding.SavedAsync(page, "Saved: Present.");

        var decision = Assert.Single(review.Decisions());
        Assert.Equal("intentions.reduce-demand", decision.Code);
        Assert.Contains("Edge of Care Team", decision.Evidence!.Quote, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task A_criterion_is_rated_and_the_quoted_words_lead_to_the_document()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick), ServedReview.Sample(Stannerby));
        var criterion = review.Bench.Design.Criteria!.All[0];
        using (var ben = await Visitor.SignedInAsync(review, "Ben"))
        {
            using var rated = await ben.PostAsync("/ratings", ("criterion", criterion.Id), ("rating", review.Bench.Design.Criteria.Scale.Mixed.Id), ("elaboration", "Some of both."), ("as", "rating"));
        }

        var page = await chromium.SignedInAsync(review, "Lea", leads: true);
        await page.GotoAsync("/ratings?by=machine");
        await Looks.KeepAsync(page, "ratings");
        var card = page.Locator($"[id='{criterion.Id}']");
        var quote = await card.Locator("blockquote p").First.TextContentAsync();
        foreach (var (button, shown) in ((string, string)[])[("Give my rating", "You: "), ("Settle as the consensus", "Consensus: ")])
        {
            if (!await card.Locator("textarea").IsVisibleAsync())
            {
                await card.Locator("details:has(textarea) > summary").ClickAsync();
            }

            await card.GetByLabel(review.Bench.Design.Criteria.Scale.PartiallyMet.Title).CheckAsync();
            await card.Locator("textarea").FillAsync($"It is said that “{quote!.Trim()}”");
            await card.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(card.GetByText(shown + review.Bench.Design.Criteria.Scale.PartiallyMet.Title)).ToBeVisibleAsync();
        }

        await page.GotoAsync("/ratings?by=machine");
        await card.Locator(".notice a").ClickAsync();
        await page.Locator("mark.chosen").First.WaitForAsync();
        Assert.Equal(3, review.Bench.Now.Ratings.Count);
    }

    [ChromiumFact]
    public async Task A_file_is_imported_with_its_report_and_decisions_go_out_again()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var strategy = review.Bench.Now.Included[0];
        var page = await chromium.SignedInAsync(review, "Lea", leads: true);
        await page.GotoAsync("/files");
        var csv = $"strategy,code,coder,round,status,values,quote,note\n{strategy.Name},{Code},Ben,1,absent,,,\n{strategy.Name},demand.acute,Ben,1,present,,words that are nowhere in it xyzzy,\n";
        await page.GetByLabel("A CSV of decisions").SetInputFilesAsync(new FilePayload { Name = "../../<b>ben</b>.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();

        await Assertions.Expect(page.GetByText("1 decisions added")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("quote-not-found")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Decisions as CSV" }).ClickAsync());
        Assert.Contains($"{strategy.Name},{Code},Ben,1,absent", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Two_on_one_strategy_see_each_other_and_nothing_of_what_they_decide()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var anna = await chromium.SignedInAsync(review, "Anna");
        var ben = await chromium.SignedInAsync(review, "Ben");
        await Coding.OpenAsync(anna);
        await anna.Keyboard.PressAsync("n");
        await Coding.SavedAsync(anna, "Saved: Absent.");
        await Coding.OpenAsync(ben);

        await Assertions.Expect(ben.Locator("#others")).ToHaveTextAsync("Anna is on this strategy too.");
        await Assertions.Expect(ben.Locator("#left")).ToContainTextAsync("0 of");
    }

    [ChromiumFact]
    public async Task A_round_is_begun_and_somebody_added_and_a_link_revoked()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Calderwick));
        var page = await chromium.SignedInAsync(review, "Lea", leads: true);
        await page.GotoAsync("/people");
        await page.GetByLabel("Name, as decisions will bear it").FillAsync("Cora");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await page.Locator(".notice code").TextContentAsync();
        var cora = await chromium.NewPageAsync(review);
        await cora.GotoAsync(link!);
        await Assertions.Expect(cora.GetByRole(AriaRole.Heading, new() { Name = "Sign in as Cora?" })).ToBeVisibleAsync();

        await page.GetByLabel("Cora").CheckAsync();
        await page.GetByLabel("Anna").CheckAsync();
        await page.GetByLabel("Hide the machine").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the round" }).ClickAsync();
        await Assertions.Expect(page.GetByText("the machine’s suggestions are hidden")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the link of Cora" }).ClickAsync();
        Assert.Equal(401, (await cora.GotoAsync(link!))!.Status);
    }
}
