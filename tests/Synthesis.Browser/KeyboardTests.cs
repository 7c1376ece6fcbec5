using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

[Collection("browser")]
public sealed partial class KeyboardTests(Chromium chromium)
{
    private const int Pages = 20;
    private const double MostActions = 2.5;

    /// <summary>The answers are those of the sample's key, so that what the machine missed is found, what it claims wrongly is rejected, and values are corrected.</summary>
    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_pages_are_coded_from_nothing_by_keyboard_in_few_actions(bool hidden)
    {
        var pdf = await PrintedAsync("harrowmere-placement-sufficiency-2022-25");
        await using var review = await ServedReview.StartAsync(rates: false, ("harrowmere-placement-sufficiency-2022-25.pdf", pdf));
        var strategy = Assert.Single(review.Bench.Now.Included);
        Assert.Equal(Pages, review.Bench.Texts(strategy)[0].Pages);
        if (hidden)
        {
            await review.Bench.ChangeAsync(store => store.AddRound(new Synthesis.Review.CodingRound("1", true, []), "Lea"));
        }

        var wanted = Gold("harrowmere-placement-sufficiency-2022-25");
        var page = await chromium.NewPageAsync(review);
        var actions = 0;
        async Task Press(string key)
        {
            actions++;
            await page.Keyboard.PressAsync(key);
        }

        actions++;
        await page.GotoAsync($"/sign-in/{review.LinkFor("Anna")}");
        await Press("Enter");
        await page.WaitForURLAsync("**/");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Press("c");
        await Coding.ReadyAsync(page);
        var took = new List<int>();
        foreach (var code in review.Bench.Design.Codes)
        {
            await page.WaitForFunctionAsync("title => document.getElementById('question').textContent === title", code.Title);
            var (status, values, quote) = wanted[code.Id];
            var suggested = hidden ? null : strategy.Suggestions[code.Id];
            var standing = suggested?.Values ?? [];
            var finds = status == "present" && suggested?.Status != Synthesis.Tag.Answer.Present;
            foreach (var value in status == "present" && !finds ? code.Values.Where(v => standing.Contains(v.Id) != values.Contains(v.Id) && (code.Choose != Synthesis.Codebooks.Choose.One || values.Contains(v.Id))) : [])
            {
                await Press((code.Values.ToList().IndexOf(value) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (finds)
            {
                await Press("f");
                actions++;
                var set = string.Concat(values.Select(v => code.Values.ToList().FindIndex(k => k.Id == v) + 1));
                await page.Keyboard.InsertTextAsync((set.Length > 0 ? set + ": " : "") + (quote is { Length: > 45 } ? quote[..45] : quote ?? code.Title));
                await Press("Enter");
            }
            else
            {
                await Press(status switch { "present" => "y", "absent" => "n", _ => "u" });
            }

            await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Saved");
            took.Add(int.Parse((await page.Locator("#coding").GetAttributeAsync("data-took"))!, System.Globalization.CultureInfo.InvariantCulture));
        }

        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Nothing is left");
        await Looks.KeepAsync(page, hidden ? "coded-hidden" : "coded");
        var decided = review.Decisions().ToDictionary(d => d.Code);
        Assert.All(wanted, w => Assert.Equal((w.Key, w.Value.Status, string.Join('|', w.Value.Values.Order())), (w.Key, decided[w.Key].Status.ToString().ToLowerInvariant(), string.Join('|', decided[w.Key].Values.Order()))));
        Assert.Equal(wanted.Count, review.Decisions().Count);
        var each = (double)actions / wanted.Count;
        took.Sort();
        Console.WriteLine($"{(hidden ? "hidden" : "with suggestions")}: {actions} actions for {wanted.Count} codes, {each:0.00} each; answers took {took[took.Count / 2]} ms, the slowest {took[^1]} ms");
        Assert.True(each <= MostActions, $"{actions} actions for {wanted.Count} codes are {each:0.00} each");
    }

    /// <summary>A sample strategy printed on twenty pages.</summary>
    private async Task<byte[]> PrintedAsync(string name)
    {
        var source = await File.ReadAllTextAsync(ServedReview.SampleAt($"../source/{name}.html"));
        var html = Styles().Replace(source, "");
        await using var blank = await ServedReview.StartAsync(ServedReview.Sample("stannerby-commissioning-strategy-2023-2028.docx"));
        var page = await chromium.NewPageAsync(blank);
        for (var size = 13.0; size < 24; size += 0.25)
        {
            await page.SetContentAsync(html.Replace("<head>", FormattableString.Invariant($"<head><style>@page {{ size: A4; margin: 25mm }} body {{ font: {size}pt/1.6 'DejaVu Sans', sans-serif }}</style>"), StringComparison.Ordinal));
            var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
            if (PdfPage().Count(System.Text.Encoding.Latin1.GetString(pdf)) == Pages)
            {
                return pdf;
            }
        }

        throw new InvalidOperationException("No size of type gives twenty pages.");
    }

    private static Dictionary<string, (string Status, string[] Values, string? Quote)> Gold(string name) =>
        GoldLine().Matches(File.ReadAllText(ServedReview.SampleAt($"../gold/{name}.yml")).ReplaceLineEndings("\n")).ToDictionary(m => m.Groups[1].Value,
            m => (m.Groups[2].Value, m.Groups[3].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries), m.Groups[4].Success && m.Groups[4].Length > 0 ? m.Groups[4].Value : null))!;

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();

    [GeneratedRegex("""^  ([a-z.-]+): \{status: (\w+), values: \[([^\]]*)\], evidence: \[(?:"((?:[^"\\]|\\.)*)")?""", RegexOptions.Multiline)]
    private static partial Regex GoldLine();
}
