using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Synthesis.Browser.Support;

namespace Synthesis.Browser;

[Collection("browser")]
public sealed partial class KeyboardTests(Chromium chromium)
{
    private const string Name = "harrowmere-placement-sufficiency-2022-25";
    private const int Pages = 20;
    private const double MostActions = 2.5;

    /// <summary>The answers are those of the sample's key, so that what the machine missed is found, what it claims wrongly is rejected, and values are corrected.</summary>
    [ChromiumFact]
    public async Task Twenty_pages_are_coded_from_nothing_by_keyboard_in_few_actions()
    {
        await using var review = await ServedReview.StartAsync(rates: false, (Name + ".pdf", await PrintedAsync(Name)));
        Assert.Equal(Pages, review.Bench.Texts(Assert.Single(review.Bench.Now.Included))[0].Pages);
        var page = await chromium.NewPageAsync(review);
        await page.GotoAsync($"/sign-in/{review.LinkFor("Anna")}");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await CodeAsync(review, page, hidden: false);

        await review.Bench.ChangeAsync(store => store.AddRound(new Synthesis.Review.CodingRound("2", true, []), "Lea"));
        await page.GotoAsync("/");
        await CodeAsync(review, page, hidden: true);
    }

    /// <summary>Codes the whole strategy in the round that stands, from the first page on; signing in counts as two actions.</summary>
    private static async Task CodeAsync(ServedReview review, IPage page, bool hidden)
    {
        var strategy = review.Bench.Now.Included[0];
        var wanted = Gold(Name);
        var actions = 2;
        async Task Press(string key)
        {
            actions++;
            await page.Keyboard.PressAsync(key);
        }

        await page.Locator("[data-key=c]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
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
        var given = review.Decisions().Where(d => d.Round == review.Bench.Now.Round.Name).ToList();
        var decided = given.ToDictionary(d => d.Code);
        Assert.All(wanted, w => Assert.Equal((w.Key, w.Value.Status, string.Join('|', w.Value.Values.Order())), (w.Key, decided[w.Key].Status.ToString().ToLowerInvariant(), string.Join('|', decided[w.Key].Values.Order()))));
        Assert.Equal(wanted.Count, given.Count);
        var each = (double)actions / wanted.Count;
        took.Sort();
        Console.WriteLine($"{(hidden ? "hidden" : "with suggestions")}: {actions} actions for {wanted.Count} codes, {each:0.00} each; answers took {took[took.Count / 2]} ms, the slowest {took[^1]} ms");
        Assert.True(each <= MostActions, $"{actions} actions for {wanted.Count} codes are {each:0.00} each");
    }

    /// <summary>A sample strategy printed on twenty pages: the type is made larger until it fills them.</summary>
    private async Task<byte[]> PrintedAsync(string name)
    {
        var html = Styles().Replace(await File.ReadAllTextAsync(ServedReview.SampleAt($"../source/{name}.html")), "");
        var page = await chromium.NewPageAsync(null);
        for (var (low, high) = (52, 96); low < high;)
        {
            var middle = (low + high) / 2;
            await page.SetContentAsync(html.Replace("<head>", FormattableString.Invariant($"<head><style>@page {{ size: A4; margin: 25mm }} body {{ font: {middle / 4.0}pt/1.6 'DejaVu Sans', sans-serif }}</style>"), StringComparison.Ordinal));
            var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
            var pages = PdfPage().Count(System.Text.Encoding.Latin1.GetString(pdf));
            if (pages == Pages)
            {
                return pdf;
            }

            (low, high) = pages < Pages ? (middle + 1, high) : (low, middle);
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
