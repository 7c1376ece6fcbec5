using System.Globalization;
using System.IO.Compression;
using System.Text;
using Synthesis.SampleWeb.Formats;

namespace Synthesis.SampleWeb.Sites;

/// <summary>Writes sitemaps and their indexes.</summary>
public static class Sitemap
{
    /// <summary>A sitemap of addresses and, where a day is given, their last changes.</summary>
    public static string Of(IEnumerable<(string Address, DateOnly? Updated)> pages) =>
        $"""<?xml version="1.0" encoding="UTF-8"?>{"\n"}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"\n"}{string.Concat(pages.Select(p => $"<url><loc>{Html.Text(p.Address)}</loc>{Day(p.Updated)}</url>\n"))}</urlset>{"\n"}""";

    /// <summary>An index of sitemaps.</summary>
    public static string Index(IEnumerable<(string Address, DateOnly? Updated)> maps) =>
        $"""<?xml version="1.0" encoding="UTF-8"?>{"\n"}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"\n"}{string.Concat(maps.Select(p => $"<sitemap><loc>{Html.Text(p.Address)}</loc>{Day(p.Updated)}</sitemap>\n"))}</sitemapindex>{"\n"}""";

    /// <summary>A gzip file that holds the text.</summary>
    public static Answer Packed(string xml)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(xml));
        }

        return new Answer(200, "application/gzip", packed.ToArray()) { Lasting = true };
    }

    private static string Day(DateOnly? day) => day is { } d ? $"<lastmod>{d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</lastmod>" : "";
}
