using System.Text;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>What can be told of a page from its address alone.</summary>
internal static partial class WebAddress
{
    private const int Longest = 600, MostParts = 16;

    /// <summary>
    /// One text for all addresses of a page, by which it is known to have been asked for: without scheme, <c>www.</c>, fragment, trailing slash, default page and keys that change
    /// nothing, the host in lower case, escapes in one way, and the query's keys in lower case and order (RFC 3986, section 6, and what sites are seen to do).
    /// </summary>
    internal static string NormalForm(Uri address, GatherRules rules)
    {
        var host = Bare(address.IdnHost.ToLowerInvariant());
        var path = SessionInPath().Replace(Unescaped(address.AbsolutePath), "");
        path = DefaultPage().Replace(Slashes().Replace(path, "/"), "/").TrimEnd('/');
        var query = string.Join('&', Query(address).Where(q => !Matches(rules.EmptyKeys, q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal).ThenBy(q => q.Value, StringComparer.Ordinal)
            .Select(q => $"{q.Key}={q.Value}"));
        return $"{host}{(address.IsDefaultPort ? "" : ":" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))}{path}{(query.Length == 0 ? "" : "?" + query)}";
    }

    /// <summary>The form of an address with its numbers and the values of its query left out: pages made without end share one.</summary>
    internal static string Shape(Uri address) => $"{Bare(address.IdnHost)}{Digits().Replace(address.AbsolutePath, "#")}?{string.Join('&', Query(address).Select(q => q.Key).Order(StringComparer.Ordinal))}";

    /// <summary>The keys of an address's query, in order, with <c>&amp;</c> between them.</summary>
    internal static string Keys(Uri address) => string.Join('&', Query(address).Select(q => q.Key).Order(StringComparer.Ordinal));

    /// <summary>Whether an address is one of a kind that never ends: it repeats parts of itself, is very long, or has a key of the rules that turns pages of a calendar or a list.</summary>
    internal static bool IsTrap(Uri address, GatherRules rules)
    {
        if (address.AbsoluteUri.Length > Longest)
        {
            return true;
        }

        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > MostParts || parts.GroupBy(p => p, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 2)
            || Query(address).Any(q => Matches(rules.TrapKeys, q.Key)) || parts.Any(p => p is "calendar");
    }

    /// <summary>The address of a link, or null where it leads to nothing that can be asked for.</summary>
    internal static Uri? Link(Uri from, string? href)
    {
        if (string.IsNullOrWhiteSpace(href) || href.TrimStart().StartsWith('#') || !Uri.TryCreate(from, href.Trim().Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal), out var to)
            || to.Scheme is not ("http" or "https") || to.HostNameType is UriHostNameType.Unknown || to.UserInfo.Length > 0)
        {
            return null;
        }

        return new Uri(to.GetLeftPart(UriPartial.Query));
    }

    /// <summary>The words of an address's path and query, as a text: escapes undone, signs and changes of case as spaces.</summary>
    internal static string Words(Uri address)
    {
        var raw = Unescaped(address.AbsolutePath) + " " + string.Join(' ', Query(address).Select(q => q.Value.Length is > 3 and < 200 ? q.Value : ""));
        return Separated(raw);
    }

    /// <summary>Words that are written as one, with signs or capitals between them, as a text.</summary>
    internal static string Separated(string words) => Spaces().Replace(CamelCase().Replace(words, "$1 $2"), " ").Trim();

    /// <summary>Whether a host is a site's own: the same, or below it, or a sister below the same name (<c>democracy.ash.gov.uk</c> of <c>www.ash.gov.uk</c>).</summary>
    internal static bool IsOf(string host, Uri site)
    {
        var own = Bare(site.IdnHost.ToLowerInvariant());
        var other = Bare(host.ToLowerInvariant());
        return other == own || other.EndsWith("." + own, StringComparison.Ordinal);
    }

    /// <summary>The path without its last part, with a slash at its end.</summary>
    internal static string Folder(Uri address) => address.AbsolutePath.TrimEnd('/') is var path ? path[..(path.LastIndexOf('/') + 1)] : "/";

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    private static IEnumerable<(string Key, string Value)> Query(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(q => q.Split('=', 2)).Select(q => (Unescaped(q[0]).ToLowerInvariant(), q.Length > 1 ? Unescaped(q[1].Replace('+', ' ')) : ""));

    private static bool Matches(IReadOnlyList<string> keys, string key) =>
        keys.Any(k => k.EndsWith('*') ? key.StartsWith(k[..^1], StringComparison.Ordinal) : key == k);

    private static string Unescaped(string text)
    {
        try
        {
            return Uri.UnescapeDataString(text).Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    [GeneratedRegex(@";[a-z]*session[a-z]*=[^/?]*|/\((?:S|X)\([a-z0-9]+\)\)", RegexOptions.IgnoreCase)]
    private static partial Regex SessionInPath();

    [GeneratedRegex(@"/(?:index|default|home)\.(?:html?|aspx?|php|jsp)$", RegexOptions.IgnoreCase)]
    private static partial Regex DefaultPage();

    [GeneratedRegex("/{2,}")]
    private static partial Regex Slashes();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"[^\p{L}\p{N}']+")]
    private static partial Regex Spaces();
}
