using System.Globalization;

namespace Synthesis.Audit;

/// <summary>Numbers as words, nought to ninety-nine, and as digits.</summary>
internal static class NumberWords
{
    private const string Small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    private const string Tens = "twenty thirty forty fifty sixty seventy eighty ninety";

    /// <summary>A pattern that matches a number in digits or in words.</summary>
    internal const string Pattern =
        @"(?:\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
        + @"|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";

    /// <summary>The number, or null where the words are none.</summary>
    internal static decimal? Read(string words)
    {
        var text = words.Trim().ToLowerInvariant();
        if (text.Length > 0 && char.IsAsciiDigit(text[0]))
        {
            return decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
        }

        var parts = text.Split('-', ' ');
        var tens = Array.IndexOf(Tens.Split(' '), parts[0]);
        var unit = Array.IndexOf(Small.Split(' '), parts[^1]);
        return (tens >= 0, unit >= 0, parts.Length) switch
        {
            (true, _, 1) => (tens + 2) * 10,
            (true, true, 2) when unit is > 0 and < 10 => ((tens + 2) * 10) + unit,
            (false, true, 1) => unit,
            _ => null,
        };
    }
}
