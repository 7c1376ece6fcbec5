using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Synthesis.Audit;

/// <summary>Reads what a web page says beside its text: pictures, header cells, links, language and title, of its main part where it marks one.</summary>
public static class WebMarkup
{
    /// <summary>What the page says.</summary>
    public static DraftMarkup Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var html = new HtmlParser().ParseDocument(stream);
        return Of(html);
    }

    private static DraftMarkup Of(IHtmlDocument html)
    {
        var main = html.QuerySelector("main, [role=main]") ?? html.QuerySelector("article") ?? html.Body ?? html.DocumentElement;
        var pictures = main.QuerySelectorAll("img, svg[role=img], input[type=image]").Select((p, i) => new DraftPicture(
            p.GetAttribute("src") is { Length: > 0 and < 200 } source ? source : $"picture {i + 1}",
            p.HasAttribute("alt") || p.HasAttribute("aria-label") || p.HasAttribute("aria-labelledby") || p.GetAttribute("role") == "presentation" || p.GetAttribute("aria-hidden") == "true" || p.QuerySelector("title") is not null));
        var tables = main.QuerySelectorAll("table").Where(t => t.GetAttribute("role") is not ("presentation" or "none") && t.QuerySelectorAll("tr").Length > 1 && t.QuerySelectorAll("td").Length > 1)
            .Select(t => new DraftTable(string.Join('\t', t.QuerySelector("tr")!.Children.Select(Words)), t.QuerySelector("th") is not null));
        var links = main.QuerySelectorAll("a[href]").Select(a => (Text: Words(a) is { Length: > 0 } text ? text : a.QuerySelector("img[alt]")?.GetAttribute("alt") ?? a.GetAttribute("aria-label") ?? "", Target: a.GetAttribute("href")!.Trim()))
            .Select(a => new DraftLink(a.Text, a.Target, a.Target is ['#', _, ..] ? html.GetElementById(Uri.UnescapeDataString(a.Target[1..])) is not null || html.GetElementsByName(a.Target[1..]).Length > 0 : null));
        return new DraftMarkup([.. pictures], [.. tables], [.. links], html.DocumentElement.GetAttribute("lang") ?? "", html.Title ?? "", true);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
