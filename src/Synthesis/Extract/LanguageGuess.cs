namespace Synthesis.Extract;

/// <summary>Tells English prose by its commonest words, for formats that do not declare a language.</summary>
internal static class LanguageGuess
{
    private const int FewestWords = 40, MostWords = 5000;
    private const double EnglishShare = 0.16;

    private static readonly HashSet<string> English = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be", "by", "on", "not", "are", "this", "from", "or", "have", "which",
    };

    /// <summary><c>en</c> where the text reads as English, else null.</summary>
    internal static string? Of(string text)
    {
        int words = 0, known = 0;
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\t'))
        {
            var word = text.AsSpan()[range].Trim(".,;:()'\"");
            if (word.Length == 0)
            {
                continue;
            }

            words++;
            known += English.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? 1 : 0;
            if (words == MostWords)
            {
                break;
            }
        }

        return words >= FewestWords && known >= EnglishShare * words ? "en" : null;
    }
}
