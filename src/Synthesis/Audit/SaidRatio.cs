using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>A share that a sentence gives in words: "one in four", "nine out of ten", "two fifths of".</summary>
/// <param name="Words">As it stands.</param>
/// <param name="Least">The least share, from 0 to 1, that people call so.</param>
/// <param name="Most">The most.</param>
internal sealed partial record SaidRatio(string Words, decimal Least, decimal Most)
{
    /// <summary>How far beyond the middle to the next ratio a share may be, and still be called so.</summary>
    private const decimal Slack = 0.01m;

    /// <summary>How far off "nearly" and "more than" let a share be.</summary>
    private const decimal Loose = 0.1m;

    private static readonly decimal[] Usual =
        [0, 1m / 20, 1m / 10, 1m / 8, 1m / 6, 1m / 5, 1m / 4, 3m / 10, 1m / 3, 2m / 5, 1m / 2, 3m / 5, 2m / 3, 7m / 10, 3m / 4, 4m / 5, 9m / 10, 19m / 20, 1];

    /// <summary>The ratios of a text. A share is called by the usual ratio that is nearest to it.</summary>
    internal static IEnumerable<SaidRatio> In(string text) => Said().Matches(text).Select(Read).OfType<SaidRatio>();

    /// <summary>A text without them, as long as it was, so that "nine in ten" is not taken for a count of nine.</summary>
    internal static string Blank(string text) => Said().Replace(text, m => Read(m) is null || !m.Groups["m"].Success ? m.Value : new string(' ', m.Length));

    private static SaidRatio? Read(Match said)
    {
        var (parts, of) = (NumberWords.Read(said.Groups["n"].Value) ?? 1, said.Groups["m"].Success ? NumberWords.Read(said.Groups["m"].Value) : Fraction(said.Groups["f"].Value));
        if (of is not > 1 || parts >= of)
        {
            return null;
        }

        var share = parts / of.Value;
        var least = ((share + Usual.Last(u => u < share - 0.001m)) / 2) - Slack;
        var most = ((share + Usual.First(u => u > share + 0.001m)) / 2) + Slack;
        return new SaidRatio(said.Value, said.Groups["less"].Success ? share - Loose : least, said.Groups["more"].Success ? share + Loose : most);
    }

    private static decimal? Fraction(string word) => word.ToLowerInvariant().TrimEnd('s') switch
    {
        "third" => 3,
        "quarter" => 4,
        "fifth" => 5,
        "tenth" => 10,
        _ => null,
    };

    private const string Word = "(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)";

    [GeneratedRegex(@"\b(?:(?<less>nearly|almost|just under|under|less than|fewer than|not quite)\s+|(?<more>more than|over|just over|well over|at least|better than)\s+)?(?:(?<n>" + Word + @")(?:\s+\p{L}[\p{L}’'-]*){0,3}?\s+(?:in|out of)(?:\s+every)?\s+(?<m>" + Word + @")\b|(?<n>an?|" + Word + @")[\s-](?<f>thirds?|quarters?|fifths?|tenths?)\s+of\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Said();
}
