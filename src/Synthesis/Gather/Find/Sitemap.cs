using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Synthesis.Gather.Web;

namespace Synthesis.Gather.Find;

/// <summary>An entry of a sitemap.</summary>
/// <param name="Address">The page, or a further sitemap.</param>
/// <param name="Changed">When it says the page was changed, or null.</param>
internal sealed record SitemapEntry(Uri Address, DateTimeOffset? Changed);

/// <summary>A sitemap file (sitemaps.org 0.9) or an index of them, read as far as it can be; one that is cut off or not well formed gives what it has.</summary>
/// <param name="IsIndex">Whether its entries are sitemaps.</param>
/// <param name="Entries">Its entries, in order.</param>
internal sealed partial record Sitemap(bool IsIndex, IReadOnlyList<SitemapEntry> Entries)
{
    private const int MostEntries = 50_000;

    /// <summary>The standard lets a file be 50 MiB long.</summary>
    private static readonly FetchLimits Limits = new() { DecodedBytes = 50 << 20 };

    /// <summary>Reads a file; one that is no sitemap has no entries. A list of addresses, one a line, is one too.</summary>
    internal static Sitemap Read(Uri address, ReadOnlyMemory<byte> body)
    {
        var text = Text(body);
        var entries = new List<SitemapEntry>();
        if (!text.Contains("<loc", StringComparison.OrdinalIgnoreCase))
        {
            entries.AddRange(text.Split('\n').Take(MostEntries).Select(l => l.Trim()).Where(l => l.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !l.Contains(' ', StringComparison.Ordinal))
                .Select(l => WebAddress.Link(address, l)).OfType<Uri>().Select(u => new SitemapEntry(u, null)));
            return new Sitemap(false, entries);
        }

        foreach (Match entry in Entry().Matches(text))
        {
            if (entries.Count < MostEntries && WebAddress.Link(address, WebUtility.HtmlDecode(entry.Groups[1].Value.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal).Trim())) is { } to)
            {
                var changed = Changed().Match(text, entry.Index, Math.Min(600, text.Length - entry.Index));
                var own = changed.Success && !text.AsSpan(entry.Index + entry.Length, changed.Index - entry.Index - entry.Length).Contains("<loc", StringComparison.OrdinalIgnoreCase);
                entries.Add(new SitemapEntry(to, own && DateTimeOffset.TryParse(changed.Groups[1].Value.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null));
            }
        }

        return new Sitemap(text.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase), entries);
    }

    /// <summary>The sitemaps that a robots.txt names.</summary>
    internal static IReadOnlyList<Uri> Named(Uri address, ReadOnlyMemory<byte> robots) =>
        [.. Encoding.UTF8.GetString(robots.Span[..Math.Min(robots.Length, 512 << 10)]).Split('\n', '\r').Select(l => l.Split('#')[0].Trim())
            .Where(l => l.StartsWith("sitemap:", StringComparison.OrdinalIgnoreCase)).Select(l => WebAddress.Link(address, l[8..])).OfType<Uri>().Distinct()];

    private static string Text(ReadOnlyMemory<byte> body)
    {
        // A file that is cut off or swells beyond all measure gives what could be had of it.
        var bytes = ContentCoding.Undo(body, "gzip", Limits).Body.Span;
        return bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes) : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);
    }

    [GeneratedRegex(@"<(?:\w+:)?loc\s*>([^<]*(?:<!\[CDATA\[[^\]]*\]\]>)?[^<]*)</", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"<(?:\w+:)?lastmod\s*>([^<]*)</", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Changed();
}
