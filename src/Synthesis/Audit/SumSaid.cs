using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>A sum of money that a text gives as exact: "£7.4 million", "£870,000", "8.4 million pounds".</summary>
/// <param name="Said">The words.</param>
/// <param name="Pounds">How much, in pounds.</param>
/// <param name="Step">The last place that is given, in pounds: 100,000 of "£7.4 million".</param>
/// <param name="At">UTF-16 position in the text.</param>
internal sealed partial record SumSaid(string Said, decimal Pounds, decimal Step, int At)
{
    /// <summary>One past its last unit.</summary>
    internal int End => At + Said.Length;

    /// <summary>The sums of a text in order, without those that are about so much, more or less than it, a change by it (but what was overspent is one), or a price of each.</summary>
    internal static IEnumerable<SumSaid> In(string text)
    {
        foreach (Match m in Sum().Matches(text))
        {
            var unit = m.Groups["u"].Value.ToLowerInvariant() switch { "m" or "million" => 1_000_000m, "k" => 1_000, _ => 1 };
            var decimals = m.Groups["n"].Value.Split('.') is [_, var behind] ? behind.Length : 0;
            if (NumberWords.Read(m.Groups["n"].Value) is { } n)
            {
                yield return new SumSaid(m.Value, n * unit, unit / (decimal)Math.Pow(10, decimals), m.Index);
            }
        }
    }

    [GeneratedRegex(@"(?<!\b(?:about|some|around|nearly|almost|over|under|than|(?<!\b(?:overspen[dt]|exceeded|over)\s)by)\s)(?:£\s?(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?(?<u>m|k|million)\b)?|(?<![£\d.,])\b(?<n>\d+(?:\.\d+)?)\s(?<u>million)\spounds\b)(?![\d,.]*\d|\s+(?:a|per|each)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Sum();
}
