using System.Text;

namespace Synthesis.Gather;

/// <summary>
/// A path of a rule or of an address as RFC 9309 compares them (section 2.2.2): octet by octet, one character an octet, with what need not be
/// percent-encoded decoded, everything else encoded in upper case, and <c>*</c> and <c>$</c> that mean themselves encoded.
/// </summary>
internal static class RobotsPattern
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>A rule's pattern; its wildcards stay.</summary>
    /// <param name="octets">The pattern as the file has it, one character an octet.</param>
    internal static string OfRule(string octets)
    {
        var anchored = octets.EndsWith('$');
        var inner = anchored ? octets[..^1] : octets;
        return string.Concat(inner.Split('*').Select(Comparable).SelectMany((part, i) => i == 0 ? new[] { part } : ["*", part])) + (anchored ? "$" : "");
    }

    /// <summary>The path and query of an address, without its fragment.</summary>
    /// <param name="address">An absolute address as text, or a path.</param>
    internal static string OfAddress(string address)
    {
        var path = address;
        if (address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 && address.AsSpan(0, scheme).IndexOfAny('/', '?', '#') < 0)
        {
            var rest = address[(scheme + 3)..];
            var end = rest.AsSpan().IndexOfAny('/', '?', '#');
            path = end < 0 ? "" : rest[end..];
        }

        path = path.Split('#')[0];
        return Comparable(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path.StartsWith('/') ? path : "/" + path)));
    }

    /// <summary>Whether a pattern matches from the beginning of a path. Time is at most the product of their lengths.</summary>
    internal static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (anchored && i == parts.Length - 1)
            {
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !anchored || at == path.Length;
    }

    private static string Comparable(string octets)
    {
        var text = new StringBuilder(octets.Length);
        for (var i = 0; i < octets.Length; i++)
        {
            var c = octets[i];
            if (c == '%' && i + 2 < octets.Length && char.IsAsciiHexDigit(octets[i + 1]) && char.IsAsciiHexDigit(octets[i + 2]))
            {
                var octet = (char)Convert.ToByte(octets.Substring(i + 1, 2), 16);
                Append(octet, Unreserved.Contains(octet, StringComparison.Ordinal));
                i += 2;
            }
            else
            {
                Append(c, c is > ' ' and < '\x7f' and not ('*' or '$'));
            }
        }

        return text.ToString();

        void Append(char octet, bool asItself) => _ = asItself ? text.Append(octet) : text.Append('%').Append(((int)octet).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
    }
}
