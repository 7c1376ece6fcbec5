namespace Synthesis.Codebooks;

/// <summary>One word of a <see cref="Term"/>: what a word of text must be.</summary>
internal abstract record TermPart
{
    /// <summary>One of several words; those marked as stems match any ending.</summary>
    internal sealed record Literal(IReadOnlyList<(string Text, bool Stem)> Choices) : TermPart;

    /// <summary>Any one word (<c>_</c>).</summary>
    internal sealed record Any : TermPart;

    /// <summary>Up to four words of any kind (<c>...</c>).</summary>
    internal sealed record Gap : TermPart;

    /// <summary>A number (<c>#</c>), a percentage (<c>#%</c>) or an amount of money (<c>£#</c>).</summary>
    internal sealed record Figure(char Kind) : TermPart;
}

/// <summary>A word or phrase of a codebook, in the syntax of docs/codebook-format.md.</summary>
public sealed class Term
{
    private const int LongestGap = 4;

    private Term(string text, IReadOnlyList<TermPart> parts)
    {
        (Text, Parts) = (text, parts);
    }

    /// <summary>The term as written.</summary>
    public string Text { get; }

    internal IReadOnlyList<TermPart> Parts { get; }

    /// <summary>Reads a term.</summary>
    /// <exception cref="FormatException">The term is empty or breaks the syntax; the message says what to write instead.</exception>
    public static Term Parse(string text)
    {
        var parts = text.Split([' ', '-', '/', '\u2010', '\u2011', '\u2013'], StringSplitOptions.RemoveEmptyEntries).Select(w => Part(w, text)).ToList();
        return parts.Count == 0 ? throw new FormatException("a term is empty: write a word, or take the entry out")
            : parts[0] is TermPart.Gap or TermPart.Any || parts[^1] is TermPart.Gap
            ? throw new FormatException($"the term '{text}' begins with _ or ... or ends with ...: begin and end it with a word")
            : new Term(text, parts);
    }

    /// <summary>One past the last word of a match that begins at <paramref name="at"/>, or -1.</summary>
    internal int Match(IReadOnlyList<Word> words, int at) => Match(words, at, 0);

    private static TermPart Part(string word, string term)
    {
        switch (word)
        {
            case "_":
                return new TermPart.Any();
            case "..." or "…":
                return new TermPart.Gap();
            case "#":
                return new TermPart.Figure('#');
            case "#%":
                return new TermPart.Figure('%');
            case "£#":
                return new TermPart.Figure('£');
        }

        var choices = new List<(string, bool)>();
        foreach (var choice in word.Split('|'))
        {
            var stem = choice.EndsWith('*');
            var bare = (stem ? choice[..^1] : choice).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
            var plain = Word.Split(bare);
            if (plain.Count != 1 || plain[0].Start != 0 || plain[0].End != bare.Length)
            {
                throw new FormatException($"'{word}' in the term '{term}' cannot be read: a word has letters and digits, may end in *, and | parts alternatives");
            }

            choices.Add((plain[0].Folded, stem));
        }

        return new TermPart.Literal(choices);
    }

    private int Match(IReadOnlyList<Word> words, int at, int part)
    {
        for (; part < Parts.Count; part++, at++)
        {
            if (Parts[part] is TermPart.Gap)
            {
                for (var skip = 0; skip <= LongestGap; skip++)
                {
                    if (Match(words, at + skip, part + 1) is >= 0 and var end)
                    {
                        return end;
                    }
                }

                return -1;
            }

            if (at >= words.Count || !Fits(Parts[part], words[at].Folded))
            {
                return -1;
            }
        }

        return at;
    }

    private static bool Fits(TermPart part, string word) => part switch
    {
        TermPart.Any => true,
        TermPart.Figure { Kind: '%' } => word.Length > 1 && word[^1] == '%' && char.IsAsciiDigit(word[0]),
        TermPart.Figure { Kind: '£' } => word[0] == '£',
        TermPart.Figure => char.IsAsciiDigit(word[0]) && (char.IsAsciiDigit(word[^1]) || word[^1] == '%'),
        TermPart.Literal literal => Fits(literal, word),
        _ => false,
    };

    private static bool Fits(TermPart.Literal literal, string word)
    {
        foreach (var (text, stem) in literal.Choices)
        {
            if (stem ? word.StartsWith(text, StringComparison.Ordinal) : word == text)
            {
                return true;
            }
        }

        return false;
    }
}
