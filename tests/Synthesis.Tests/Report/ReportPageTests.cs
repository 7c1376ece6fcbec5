using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Synthesis.Report.Page;
using Synthesis.Report.Parts;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class ReportPageTests
{
    internal static string Page(ReviewReport report)
    {
        using var bytes = new MemoryStream();
        ReportPage.Write(report, bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    [Fact]
    public void Nothing_but_our_own_script_and_style_can_run_whatever_documents_say()
    {
        var html = Page(ReportRuns.Every(Runs.Hostile + "</script></style>--> <img src=x onerror=alert(1)>\u0000\u0008"));

        using var page = new HtmlParser().ParseDocument(html);
        var script = Assert.Single(page.QuerySelectorAll("script"));
        var style = Assert.Single(page.QuerySelectorAll("style"));
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.Equal($"default-src 'none'; style-src '{Hash(style.TextContent)}'; script-src '{Hash(script.TextContent)}'; base-uri 'none'; form-action 'none'", policy);
        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, embed, video, audio, source, base, form, [src], [srcset], [style]"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.Matches("^(#|https://example[.]org/)", e.GetAttribute("href")!));
        Assert.DoesNotContain("url(", style.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Text_from_documents_is_shown_as_it_is()
    {
        using var page = new HtmlParser().ParseDocument(Page(ReportRuns.Every(Runs.Hostile)));

        Assert.Equal(Runs.Hostile, page.Title);
        Assert.All(page.QuerySelectorAll("h1, blockquote p, .section th, svg title, svg desc"), e => Assert.EndsWith(Runs.Hostile, e.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_is_well_formed_and_every_link_leads_somewhere()
    {
        foreach (var report in new[] { ReportRuns.Every("A & B < C"), ReportRuns.Of(Runs.Hostile) })
        {
            var faults = new List<string>();
            var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
            using var page = parser.ParseDocument(Page(report));
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            faults.AddRange(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Where(h => !ids.Contains(h)).Select(h => $"'{h}' is nowhere"));
            faults.AddRange(page.QuerySelectorAll("[aria-labelledby]").SelectMany(e => e.GetAttribute("aria-labelledby")!.Split(' ')).Where(h => !ids.Contains(h)).Select(h => $"'{h}' names nothing"));
            faults.AddRange(page.QuerySelectorAll("ul > :not(li), ol > :not(li), tr > :not(td, th), p p, p ul, p div, a a").Select(e => $"{e.LocalName} in {e.ParentElement!.LocalName}"));
            var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
            faults.AddRange(levels.Zip(levels.Skip(1)).Where(p => p.Second > p.First + 1).Select(p => $"h{p.First} before h{p.Second}"));
            Nothing.Wrong(faults);
        }
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
