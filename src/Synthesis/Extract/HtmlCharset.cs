using System.Buffers;
using System.Text;

namespace Synthesis.Extract;

/// <summary>
/// Decodes the bytes of a web page: by byte-order mark, else as UTF-16 where zero bytes show it, else as UTF-8 where the bytes are, whatever the page says
/// (few other texts are valid UTF-8 by chance), else by the page's own declaration wherever it stands, else as Windows-1252, which browsers also fall back on.
/// </summary>
internal static class HtmlCharset
{
    private const int HeadBytes = 1 << 18, LongestMeta = 1024, Sample = 512;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:.");

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        if (Utf16(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        var declared = Declared(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        return declared is null or { CodePage: 20127 or 28591 or 65001 or 1252 } || declared.IsSingleByte ? Utf8Or(declared, bytes) : declared.GetString(bytes);
    }

    private static string Utf8Or(Encoding? declared, ReadOnlySpan<byte> bytes)
    {
        if (declared is { CodePage: 65001 } || System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        // Browsers read both ISO-8859-1 and ASCII as Windows-1252.
        var encoding = declared is null or { CodePage: 20127 or 28591 } ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : declared;
        return encoding.GetString(bytes);
    }

    /// <summary>UTF-16 without a mark: every other byte of the beginning is zero.</summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, Sample)];
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            (even, odd) = (even + (i % 2 == 0 && head[i] == 0 ? 1 : 0), odd + (i % 2 == 1 && head[i] == 0 ? 1 : 0));
        }

        return head.Length < 8 ? null : odd > head.Length / 3 && even == 0 ? Encoding.Unicode : even > head.Length / 3 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>The encoding that a meta element names, however late in the head it stands. One that cannot be (UTF-16, in bytes that are not) is taken for UTF-8, as browsers do.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        for (var at = text.IndexOf("<meta", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("<meta", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var meta = text.AsSpan(at, Math.Min(LongestMeta, text.Length - at));
            meta = meta.IndexOf('>') is var end and >= 0 ? meta[..end] : meta;
            var name = meta.IndexOf("charset", StringComparison.OrdinalIgnoreCase) is var key and >= 0 ? meta[(key + 7)..].TrimStart() : [];
            if (name.StartsWith("="))
            {
                name = name[1..].Trim(" \t\r\n\"'/");
                name = name.IndexOfAnyExcept(NameCharacters) is var stop and >= 0 ? name[..stop] : name;
                if (Named(name.ToString()) is { } encoding)
                {
                    return encoding;
                }
            }
        }

        return null;
    }

    private static Encoding? Named(string name)
    {
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return encoding.WebName.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || encoding.WebName.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase)
                || encoding.CodePage == 65000 ? Encoding.UTF8 : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
