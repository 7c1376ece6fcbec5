using System.Globalization;
using System.Text;

namespace Synthesis.SampleWeb;

/// <summary>What a host asks of robots; its text, and the web's own check of who kept to it.</summary>
/// <param name="Disallow">Path patterns closed to all, with <c>*</c> and a final <c>$</c>.</param>
/// <param name="Allow">Path patterns open although a shorter closed one holds.</param>
/// <param name="CrawlDelay">Seconds between requests, or null.</param>
/// <param name="Sitemaps">Addresses of sitemaps, as they are written.</param>
/// <param name="Others">Lines of groups that name other agents, put before that for all.</param>
public sealed record Robots(IReadOnlyList<string> Disallow, IReadOnlyList<string> Allow, double? CrawlDelay, IReadOnlyList<string> Sitemaps, string Others = "")
{
    /// <summary>The file.</summary>
    public string Text()
    {
        var text = new StringBuilder(Others).Append("User-agent: *\n");
        Disallow.ToList().ForEach(p => text.Append("Disallow: ").Append(p).Append('\n'));
        Allow.ToList().ForEach(p => text.Append("Allow: ").Append(p).Append('\n'));
        text.Append(CrawlDelay is { } delay ? $"Crawl-delay: {delay.ToString(CultureInfo.InvariantCulture)}\n" : "").Append('\n');
        Sitemaps.ToList().ForEach(s => text.Append("Sitemap: ").Append(s).Append('\n'));
        return text.ToString();
    }

    /// <summary>Whether the path with its query is closed: the longest pattern that holds decides, an open one at equal length.</summary>
    public bool Forbids(string target) => target != "/robots.txt" && Longest(Disallow, target) > Longest(Allow, target);

    private static int Longest(IReadOnlyList<string> patterns, string target) => patterns.Where(p => p.Length > 0 && Holds(p, target)).Select(p => p.Length).DefaultIfEmpty(-1).Max();

    private static bool Holds(string pattern, string target)
    {
        var toEnd = pattern.EndsWith('$');
        var parts = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!target.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var found = toEnd && i == parts.Length - 1 ? target.Length - parts[i].Length : target.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at || !target[found..].StartsWith(parts[i], StringComparison.Ordinal))
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !toEnd || at == target.Length;
    }
}
