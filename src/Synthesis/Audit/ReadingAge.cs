using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// The age at which somebody schooled in the usual years reads a text with ease: the grade level of Kincaid, Fishburne, Rogers and Chissom (Derivation of new
/// readability formulas for Navy enlisted personnel, 1975), 0.39 × words a sentence + 11.8 × syllables a word − 15.59, and five years.
/// </summary>
internal static class ReadingAge
{
    /// <summary>The age in years; 0 where there is no prose.</summary>
    internal static double Of(IReadOnlyList<Passage> sentences)
    {
        var words = sentences.Sum(s => s.Words.Count);
        if (words == 0)
        {
            return 0;
        }

        var syllables = sentences.Sum(s => s.Words.Sum(w => Syllables(w.Folded)));
        return Math.Round((0.39 * words / sentences.Count) + (11.8 * syllables / words) - 15.59 + 5, 1);
    }

    /// <summary>Groups of vowels, a silent e at the end left out; a word has at least one, and a number is read as one.</summary>
    internal static int Syllables(string word)
    {
        var groups = 0;
        var before = false;
        foreach (var c in word)
        {
            var vowel = c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            groups += vowel && !before ? 1 : 0;
            before = vowel;
        }

        if (word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) && groups > 1)
        {
            groups--;
        }

        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 && word[^3] is not ('t' or 'd') && groups > 1)
        {
            groups--;
        }

        return Math.Max(1, groups);
    }
}
