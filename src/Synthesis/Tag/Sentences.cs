namespace Synthesis.Tag;

/// <summary>Finds where sentences begin and end.</summary>
public static class Sentences
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g", "eg", "i.e", "ie", "no", "nos", "mr", "mrs", "ms", "dr", "prof", "rev", "st", "cllr", "vs", "v", "approx", "p", "pp", "para", "paras",
        "ref", "fig", "figs", "vol", "ed", "eds", "al", "ltd", "inc", "dept", "min", "max", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec", "s", "ss", "reg", "regs",
    };

    private static readonly HashSet<string> NeedsFigure = new(StringComparer.OrdinalIgnoreCase) { "no", "nos", "p", "pp", "s", "ss", "v", "min", "max", "reg", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec" };

    /// <summary>The spans (UTF-16, end exclusive, white space around left out) of the sentences of a block of prose.</summary>
    public static IEnumerable<(int Start, int End)> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Ends(text, i, out var after) && after > start)
            {
                if (Trimmed(text, start, after) is { } span)
                {
                    yield return span;
                }

                start = after;
                i = after - 1;
            }
        }

        if (Trimmed(text, start, text.Length) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>The spans of the rows of a table's text.</summary>
    public static IEnumerable<(int Start, int End)> Rows(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (Trimmed(text, start, end) is { } span)
            {
                yield return span;
            }

            start = end + 1;
        }
    }

    private static bool Ends(string text, int i, out int after)
    {
        after = i + 1;
        if (text[i] is '•' or '▪' or '◼')
        {
            after = i;
            return true;
        }

        if (text[i] is not ('.' or '!' or '?'))
        {
            return false;
        }

        while (after < text.Length && text[after] is '.' or '!' or '?' or '"' or '\'' or '”' or '’' or ')' or ']')
        {
            after++;
        }

        // A footnote's mark may stand against the full stop.
        while (after < text.Length && char.IsNumber(text[after]) && text[i] == '.' && (i == 0 || !char.IsAsciiDigit(text[i - 1])))
        {
            after++;
        }

        if (after >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[after]))
        {
            return false;
        }

        var next = after;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '\'' or '“' or '‘' or '(' or '['))
        {
            next++;
        }

        if (next >= text.Length || char.IsLower(text[next]))
        {
            return next >= text.Length;
        }

        return text[i] != '.' || !IsAbbreviation(text, i, text[next]);
    }

    private static bool IsAbbreviation(string text, int dot, char next)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start > 1 && char.IsLetter(text[start - 2]))))
        {
            start--;
        }

        var word = text[start..dot];
        var initial = word.Length == 1 && char.IsUpper(word[0]);
        return initial || (Abbreviations.Contains(word) && (!NeedsFigure.Contains(word) || char.IsDigit(next))) || (word.Length == 0 && dot > 0 && char.IsDigit(text[dot - 1]) && dot < 4);
    }

    private static (int Start, int End)? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end > start ? (start, end) : null;
    }
}
