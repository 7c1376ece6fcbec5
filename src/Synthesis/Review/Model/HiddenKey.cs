using System.Globalization;
using System.Text;

namespace Synthesis.Review.Model;

/// <summary>
/// Takes a key out of what an endpoint says before it is kept or shown: as it is, in capitals or not, escaped as in JSON, an address or HTML, broken up by white space or control characters, as base64,
/// and cut off after half of it. What an endpoint does to a key on purpose, such as writing it backwards, is not undone.
/// </summary>
internal static class HiddenKey
{
    /// <summary>What stands where the key stood.</summary>
    internal const string Sign = "[key]";

    private const int Least = 8, LongestEntity = 8;

    /// <summary>A text without the key.</summary>
    internal static string In(string text, string key)
    {
        var read = Read(text);
        var plain = new string([.. read.Select(r => r.Is)]);
        var hidden = new StringBuilder();
        var from = 0;
        foreach (var (at, length) in Places(plain, key))
        {
            if (read[at].Start >= from)
            {
                hidden.Append(text, from, read[at].Start - from).Append(Sign);
                from = read[at + length - 1].End;
            }
        }

        return from == 0 ? text : hidden.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where the key, or a beginning of it of at least half its length, stands; in order.</summary>
    private static IEnumerable<(int At, int Length)> Places(string plain, string key)
    {
        List<string> forms = [key, .. Base64(key)];
        var begins = forms.Select(f => char.ToLowerInvariant(f[0])).ToHashSet();
        for (var at = 0; at < plain.Length; at++)
        {
            if (!begins.Contains(char.ToLowerInvariant(plain[at])))
            {
                continue;
            }

            var longest = forms.Max(f => Shared(plain, at, f) is var n && n >= Math.Min(f.Length, Math.Max(Least, f.Length / 2)) ? n : 0);
            if (longest > 0)
            {
                yield return (at, longest);
                at += longest - 1;
            }
        }
    }

    private static int Shared(string plain, int at, string form)
    {
        var n = 0;
        while (n < form.Length && at + n < plain.Length && char.ToLowerInvariant(plain[at + n]) == char.ToLowerInvariant(form[n]))
        {
            n++;
        }

        return n;
    }

    /// <summary>The letters of base64 that the key gives wherever in a text it begins: those that its neighbours have a part in are left out.</summary>
    private static IEnumerable<string> Base64(string key)
    {
        for (var before = 0; before < 3; before++)
        {
            var all = Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(key)]).TrimEnd('=');
            var own = all[(before == 0 ? 0 : before + 1)..((before + key.Length) * 8 / 6)];
            yield return own;
            if (own.Contains('+', StringComparison.Ordinal) || own.Contains('/', StringComparison.Ordinal))
            {
                yield return own.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    /// <summary>The text's characters with escapes undone and without white space and control characters, each with where it stands.</summary>
    private static List<(char Is, int Start, int End)> Read(string text)
    {
        var read = new List<(char, int, int)>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var (c, length) = Unescaped(text.AsSpan(i));
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                read.Add((c, i, i + length));
            }

            i += length;
        }

        return read;
    }

    /// <summary>The character that a text begins with, and how long it is written.</summary>
    private static (char Is, int Length) Unescaped(ReadOnlySpan<char> text)
    {
        static bool Hex(ReadOnlySpan<char> digits, out char c)
        {
            var good = ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var n);
            c = (char)n;
            return good;
        }

        if (text[0] == '\\')
        {
            // Escaped twice or more: the last backslash counts.
            var slashes = text.IndexOfAnyExcept('\\') is var n && n < 0 ? text.Length : n;
            var rest = text[slashes..];
            return rest.Length >= 5 && rest[0] == 'u' && Hex(rest[1..5], out var c) ? (c, slashes + 5)
                : rest.Length > 0 && rest[0] is 'n' or 'r' or 't' && slashes == 1 ? (' ', 2)
                : rest.Length > 0 && rest[0] is '/' or '"' ? (rest[0], slashes + 1) : ('\\', slashes);
        }

        if (text[0] == '%' && text.Length >= 3 && Hex(text[1..3], out var byPercent))
        {
            return (byPercent, 3);
        }

        if (text[0] == '&' && text.Length > 3 && text[1] == '#' && text[..Math.Min(text.Length, LongestEntity)].IndexOf(';') is var end && end > 2)
        {
            var digits = text[2..end];
            if (digits[0] is 'x' or 'X' ? Hex(digits[1..], out var entity) : ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (entity = (char)number) == number)
            {
                return (entity, end + 1);
            }
        }

        return (text[0], 1);
    }
}
