namespace Synthesis.Codebooks;

/// <summary>Turns lists of written terms, with <c>$name</c> for a list of <c>lexicons.yml</c>, into term numbers.</summary>
/// <param name="lexicons">The named lists.</param>
/// <param name="index">Takes the terms.</param>
internal sealed class TermLists(IReadOnlyDictionary<string, IReadOnlyList<Term>> lexicons, TermIndex index)
{
    /// <summary>The named lists of <c>lexicons.yml</c> in codebooks' folders; none where there is no such file. A list of a later folder takes the place of one of the same name.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<Term>> ReadLexicons(params IReadOnlyList<string> folders)
    {
        var lexicons = new Dictionary<string, IReadOnlyList<Term>>(StringComparer.Ordinal);
        foreach (var path in folders.Select(f => Path.Combine(f, "lexicons.yml")).Where(File.Exists))
        {
            AddLexicons(path, lexicons);
        }

        return lexicons;
    }

    private static void AddLexicons(string path, Dictionary<string, IReadOnlyList<Term>> lexicons)
    {
        foreach (var (name, texts) in YamlMap.ReadLists(path))
        {
            var terms = new List<Term>();
            foreach (var (text, line) in texts)
            {
                if (!text.StartsWith('$'))
                {
                    terms.Add(Parse(path, text, line));
                }
                else if (lexicons.TryGetValue(text[1..], out var other))
                {
                    terms.AddRange(other);
                }
                else
                {
                    throw new CodebookException(path, line, $"'{text}' names no list above: write one of {string.Join(", ", lexicons.Keys.Select(k => "$" + k))}, or move that list up");
                }
            }

            lexicons[name] = terms;
        }
    }

    /// <summary>The numbers of the terms, in order and without repeats.</summary>
    internal IReadOnlyList<int> Numbers(string path, IReadOnlyList<(string Text, int Line)> texts)
    {
        var numbers = new List<int>();
        foreach (var (text, line) in texts)
        {
            if (!text.StartsWith('$'))
            {
                numbers.Add(index.Add(Parse(path, text, line)));
            }
            else if (lexicons.TryGetValue(text[1..], out var terms))
            {
                numbers.AddRange(terms.Select(index.Add));
            }
            else
            {
                throw new CodebookException(path, line, $"'{text}' names no list of lexicons.yml: {(lexicons.Count == 0 ? "the codebook has none" : "write one of " + string.Join(", ", lexicons.Keys.Order(StringComparer.Ordinal).Select(k => "$" + k)))}");
            }
        }

        return [.. numbers.Distinct()];
    }

    private static Term Parse(string path, string text, int line)
    {
        try
        {
            return Term.Parse(text);
        }
        catch (FormatException e)
        {
            throw new CodebookException(path, line, e.Message);
        }
    }
}
