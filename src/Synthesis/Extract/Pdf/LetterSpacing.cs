namespace Synthesis.Extract.Pdf;

/// <summary>Closes words whose letters are set apart, as titles' often are: "A N N U A L  R E P O R T".</summary>
internal static class LetterSpacing
{
    private const int FewestLetters = 5;

    /// <summary>The line with single white space; where nearly every word is one letter, words are what wider spaces part.</summary>
    internal static string Close(string line)
    {
        var clean = CleanText.Line(line);
        var words = clean.Split(' ');
        var letters = words.Count(w => w.Length == 1 && char.IsLetterOrDigit(w[0]));
        return letters < FewestLetters || letters < 0.8 * words.Length ? clean
            : string.Join(' ', line.Split("  ", StringSplitOptions.RemoveEmptyEntries).Select(w => CleanText.Line(w).Replace(" ", "", StringComparison.Ordinal)).Where(w => w.Length > 0));
    }
}
