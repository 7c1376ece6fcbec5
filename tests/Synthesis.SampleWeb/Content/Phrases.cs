using System.Globalization;
using System.Text;

namespace Synthesis.SampleWeb.Content;

/// <summary>
/// Sentences from patterns: <c>[few|some|many]</c> is one of the words, <c>{name}</c> a fact, <c>{12-40}</c> a number in the range. A choice may hold facts, not choices.
/// </summary>
public static class Phrases
{
    /// <summary>The sentence that <paramref name="pattern"/> makes with these dice and facts; the first letter is a capital.</summary>
    public static string Say(string pattern, Dice dice, IReadOnlyDictionary<string, string> facts)
    {
        var chosen = Fill(pattern, '[', ']', inner => dice.Pick(inner.Split('|')));
        var said = Fill(chosen, '{', '}', inner => facts.TryGetValue(inner, out var fact) ? fact : Number(inner, dice));
        return said.Length == 0 ? said : char.ToUpperInvariant(said[0]) + said[1..];
    }

    /// <summary><paramref name="count"/> different sentences of <paramref name="patterns"/>, in their order or, if <paramref name="shuffled"/>, in another.</summary>
    public static IReadOnlyList<string> Some(IReadOnlyList<string> patterns, int count, Dice dice, IReadOnlyDictionary<string, string> facts, bool shuffled = false)
    {
        var taken = dice.Shuffled(Enumerable.Range(0, patterns.Count)).Take(count);
        return [.. (shuffled ? taken : taken.Order()).Select(i => Say(patterns[i], dice, facts))];
    }

    /// <summary>A name as it stands in an address: lower case, hyphens, no marks.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).Replace("&", "and", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static string Fill(string text, char open, char close, Func<string, string> with)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (text.IndexOf(open, at) is var from and >= 0)
        {
            var to = text.IndexOf(close, from);
            filled.Append(text, at, from - at).Append(with(text[(from + 1)..to]));
            at = to + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    private static string Number(string range, Dice dice)
    {
        var ends = range.Split('-');
        return ends.Length == 2 && int.TryParse(ends[0], out var least) && int.TryParse(ends[1], out var most)
            ? dice.Between(least, most).ToString(CultureInfo.InvariantCulture)
            : throw new ArgumentException($"A pattern asks for the fact '{range}', which there is not.", nameof(range));
    }
}
