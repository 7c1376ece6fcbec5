using System.Text;

namespace Synthesis.Report;

/// <summary>Text as files of XML and HTML can hold it.</summary>
internal static class Legible
{
    /// <summary>The text with what XML 1.0 forbids (control characters, halves of surrogate pairs, U+FFFE and U+FFFF) shown as U+FFFD; the very same where there is none.</summary>
    internal static string Of(string text)
    {
        var at = 0;
        while (at < text.Length && !Forbidden(text, at))
        {
            at++;
        }

        if (at == text.Length)
        {
            return text;
        }

        var legible = new StringBuilder(text);
        for (; at < text.Length; at++)
        {
            if (Forbidden(text, at))
            {
                legible[at] = '\uFFFD';
            }
        }

        return legible.ToString();
    }

    private static bool Forbidden(string text, int at)
    {
        var letter = text[at];
        return letter is < ' ' and not ('\t' or '\n') or (>= '\u007F' and <= '\u009F') or '\uFFFE' or '\uFFFF'
            || (char.IsHighSurrogate(letter) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])))
            || (char.IsLowSurrogate(letter) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));
    }
}
