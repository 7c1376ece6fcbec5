using System.Text;

namespace Synthesis.Extract;

/// <summary>Brings characters that carry no meaning to one form: what every reader does to every piece of text.</summary>
internal static class CleanText
{
    /// <summary>
    /// White space of any kind becomes one space; control characters, soft hyphens, zero-width characters and lone surrogates go;
    /// ligatures are spelled out. Nothing else changes: quotes stay as the source has them.
    /// </summary>
    /// <param name="raw">The text as the source has it.</param>
    /// <param name="from">Where given, takes the place in the raw text from which each letter of the result came.</param>
    internal static string Line(ReadOnlySpan<char> raw, List<int>? from = null)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (char.IsWhiteSpace(c))
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else if (char.IsHighSurrogate(c) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]))
            {
                text.Append(c).Append(raw[++i]);
            }
            else if (!char.IsSurrogate(c) && !char.IsControl(c) && c is not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF'))
            {
                text.Append(c switch
                {
                    '\uFB00' => "ff",
                    '\uFB01' => "fi",
                    '\uFB02' => "fl",
                    '\uFB03' => "ffi",
                    '\uFB04' => "ffl",
                    '\uFB05' or '\uFB06' => "st",
                    _ => null,
                } ?? c.ToString());
            }

            while (from?.Count < text.Length)
            {
                from.Add(i);
            }
        }

        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
            from?.RemoveAt(from.Count - 1);
        }

        return text.ToString();
    }

    /// <summary>The text, or null where nothing is left of it.</summary>
    internal static string? OrNull(string? raw) => raw is null || Line(raw) is not { Length: > 0 } line ? null : line;
}
