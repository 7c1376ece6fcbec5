using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>What a page tells of the publication of several pages that it is part of.</summary>
/// <param name="Pages">The addresses of all pages in order, its own among them; only its own where the next is not known beforehand.</param>
/// <param name="Print">The address of the whole on one page, or null.</param>
/// <param name="Next">The address of the page after it, where no list tells all; else null.</param>
/// <param name="Previous">That of the page before it, in the same case.</param>
internal sealed record Booklet(IReadOnlyList<Uri> Pages, Uri? Print, Uri? Next, Uri? Previous)
{
    private const double MostOfList = 0.8, SlugShare = 0.6;

    /// <summary>Reads it from the page's links; null where nothing tells that there are other pages.</summary>
    internal static Booklet? Of(WebPage page, GatherRules rules, LinkWorth worth)
    {
        var own = WebAddress.NormalForm(page.Address, rules);
        var print = page.Links.FirstOrDefault(l => l.Address.Host == page.Address.Host && WebAddress.NormalForm(l.Address, rules) != own
            && (rules.Says(l.Text, rules.PrintWords) && l.Text.Length < 60 || rules.Says(LastPart(l.Address), rules.PrintWords)))?.Address;
        var listed = page.Lists.Select(l => Listed(l, page, own, rules, worth) ?? Shown(l, page, rules)).OfType<List<Uri>>().MaxBy(l => l.Count);
        Uri? Turn(IReadOnlyList<int> words, Func<WebLink, bool> says) => listed is not null ? null : page.Links.FirstOrDefault(l => (says(l) || l.Text.Length < 80 && rules.Says(l.Text, words))
            && l.Address.Host == page.Address.Host && WebAddress.NormalForm(l.Address, rules) != own && IsBeside(l.Address, page.Address))?.Address;
        var (next, previous) = (Turn(rules.NextWords, l => l.IsNext), Turn(rules.PreviousWords, _ => false));
        return listed is not null || next is not null || previous is not null || (print is not null && rules.Says(WebAddress.Words(print), rules.PrintWords)) ? new Booklet(listed ?? [page.Address], print, next, previous) : null;
    }

    /// <summary>The pages that a list names, if it is a contents list: all in one folder, which is the page's own or the one it stands above, and not a list of other publications.</summary>
    private static List<Uri>? Listed(IReadOnlyList<(Uri? Address, string Text)> list, WebPage page, string own, GatherRules rules, LinkWorth worth)
    {
        var links = list.Where(e => e.Address is not null && e.Address.Host == page.Address.Host && WebAddress.NormalForm(e.Address, rules) != own)
            .DistinctBy(e => WebAddress.NormalForm(e.Address!, rules)).ToList();
        if (links.Count == 0 || links.Count > rules.Budget.Pages)
        {
            return null;
        }

        // The first page may stand above the folder of the others: /plan, /plan/2, /plan/3.
        var folder = links.GroupBy(l => WebAddress.Folder(l.Address!)).MaxBy(g => g.Count())!;
        var first = folder.Key.TrimEnd('/');
        var (isFirst, isBeside) = (page.Address.AbsolutePath.TrimEnd('/') == first, WebAddress.Folder(page.Address) == folder.Key);
        var inFolder = links.Count(l => WebAddress.Folder(l.Address!) == folder.Key || l.Address!.AbsolutePath.TrimEnd('/') == first);
        if (!isFirst && !isBeside || folder.Key == "/" || inFolder < MostOfList * links.Count)
        {
            return null;
        }

        var numbered = links.All(l => LastPart(l.Address!).All(char.IsAsciiDigit) || l.Address!.AbsolutePath.TrimEnd('/') == first);
        var named = worth.Of(LastPart(new Uri(page.Address, first))) >= SlugShare * rules.Promising;
        var others = links.Count(l => worth.Of(l.Text) >= rules.Promising);
        if (!numbered && (!named || others > 0.5 * links.Count) || numbered && links.All(l => LastPart(l.Address!).Length > 3))
        {
            return null;
        }

        var pages = list.Select(e => e.Address ?? page.Address).Where(a => a.Host == page.Address.Host && (WebAddress.Folder(a) == folder.Key || a.AbsolutePath.TrimEnd('/') == first))
            .DistinctBy(a => WebAddress.NormalForm(a, rules)).ToList();
        return pages.Any(a => WebAddress.NormalForm(a, rules) == own) ? pages : isFirst ? [page.Address, .. pages] : [.. pages, page.Address];
    }

    /// <summary>The address above a page's own, if its name is that of a publication and the page's own is not so much; else null.</summary>
    internal static Uri? Above(Uri page, GatherRules rules, LinkWorth worth)
    {
        var above = new Uri(page, WebAddress.Folder(page).TrimEnd('/') is { Length: > 0 } path ? path : "/");
        var points = above.AbsolutePath.Length > 1 ? worth.Of(LastPart(above)) : 0;
        return points >= SlugShare * rules.Promising && points > worth.Of(LastPart(page)) ? above : null;
    }

    /// <summary>The parts that a list names where one page shows what its query asks for: all at the page's own path, told apart by one key.</summary>
    private static List<Uri>? Shown(IReadOnlyList<(Uri? Address, string Text)> list, WebPage page, GatherRules rules)
    {
        var links = list.Select(e => e.Address).OfType<Uri>().DistinctBy(a => WebAddress.NormalForm(a, rules)).ToList();
        var keys = links.Select(WebAddress.Keys).Distinct(StringComparer.Ordinal).ToList();
        return links.Count > 1 && links.Count <= rules.Budget.Pages && keys is [{ Length: > 0 } key] && !key.Contains('&', StringComparison.Ordinal)
            && links.All(a => a.Host == page.Address.Host && a.AbsolutePath == page.Address.AbsolutePath && !WebAddress.IsTrap(a, rules))
            && (WebAddress.Keys(page.Address).Length == 0 || WebAddress.Keys(page.Address) == key)
            ? links.Any(a => WebAddress.NormalForm(a, rules) == WebAddress.NormalForm(page.Address, rules)) ? links : [page.Address, .. links] : null;
    }

    private static bool IsBeside(Uri other, Uri page) =>
        other.AbsolutePath == page.AbsolutePath || WebAddress.Folder(other) == WebAddress.Folder(page) || WebAddress.Folder(other).TrimEnd('/') == page.AbsolutePath.TrimEnd('/');

    private static string LastPart(Uri address) => WebAddress.Separated(Uri.UnescapeDataString(address.AbsolutePath.TrimEnd('/').Split('/')[^1]));
}
