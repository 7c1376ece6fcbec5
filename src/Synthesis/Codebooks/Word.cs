namespace Synthesis.Codebooks;

/// <summary>A word of running text, as terms see it.</summary>
/// <param name="Folded">Lower case, without apostrophes.</param>
/// <param name="Start">First UTF-16 unit in the text it came from.</param>
/// <param name="End">One past the last.</param>
public readonly record struct Word(string Folded, int Start, int End)
{
    /// <summary>Splits text into words: runs of letters, digits and apostrophes; amounts (<c>£3,500</c>) and percentages (<c>42%</c>) are one word, hyphens part words.</summary>
    public static List<Word> Split(string text)
    {
        var words = new List<Word>();
        var i = 0;
        while (i < text.Length)
        {
            if (!Begins(text, i))
            {
                i++;
                continue;
            }

            var start = i++;
            while (i < text.Length && Goes(text, i))
            {
                i++;
            }

            words.Add(new Word(Fold(text.AsSpan(start, i - start)), start, i));
        }

        return words;
    }

    private static bool Begins(string text, int i) => char.IsLetterOrDigit(text[i]) || (text[i] == '£' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]));

    private static bool Goes(string text, int i)
    {
        var c = text[i];
        return char.IsLetterOrDigit(c)
            || (IsApostrophe(c) && i + 1 < text.Length && char.IsLetter(text[i + 1]))
            || (c == '%' && char.IsAsciiDigit(text[i - 1]))
            || (c is ',' or '.' && char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]));
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    private static string Fold(ReadOnlySpan<char> raw)
    {
        Span<char> folded = raw.Length <= 64 ? stackalloc char[raw.Length] : new char[raw.Length];
        var n = 0;
        foreach (var c in raw)
        {
            if (!IsApostrophe(c))
            {
                folded[n++] = char.ToLowerInvariant(c);
            }
        }

        return new string(folded[..n]);
    }
}
