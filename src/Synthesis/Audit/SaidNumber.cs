using System.Globalization;
using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>A number above 2 that a sentence says of something counted: no year, no number of a page or table, no money.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsShare">Whether it is a percentage.</param>
/// <param name="Step">The unit of its last digit.</param>
/// <param name="At">Where it begins in the sentence.</param>
internal sealed partial record SaidNumber(decimal Value, bool IsShare, decimal Step, int At)
{
    /// <summary>The numbers of a text, in their order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withPoints">Whether percentage points are taken too, as percentages.</param>
    internal static IEnumerable<SaidNumber> In(string text, bool withPoints = false) => (withPoints ? NumberOrPoints() : Number()).Matches(text).Where(m => !Claim.IsName(text, m.Index, m.Value)).Select(m => (Match: m, Share: m.Groups["p"].Success, Read: NumberWords.Read(char.IsAsciiDigit(m.Value[0]) ? Spaces().Replace(m.Groups["n"].Value, "") : m.Groups["n"].Value)))
        .Where(n => n.Read > 2 && n.Read != 100).Select(n => new SaidNumber(n.Read!.Value, n.Share, Figure.ShareOf(Spaces().Replace(n.Match.Groups["n"].Value, "")).Step, n.Match.Index));

    /// <summary>How many digits it has, so that likeness to another is the less chance.</summary>
    internal int Digits => Denominator.Number(Value).Count(char.IsAsciiDigit) + (Step < 1 && Value == Math.Floor(Value) ? 1 : 0) - (Value < 1 ? 1 : 0);

    /// <summary>How many digits stand behind its point.</summary>
    internal int Decimals
    {
        get
        {
            var decimals = 0;
            for (var s = Step; s < 1; s *= 10)
            {
                decimals++;
            }

            return decimals;
        }
    }

    /// <summary>Whether it is another, printed as precisely, with one digit wrong or two changed about.</summary>
    /// <param name="meant">What it should be.</param>
    /// <param name="length">Whether one digit too many or too few is a slip too.</param>
    internal bool IsSlipOf(decimal meant, bool length = false)
    {
        string Printed(decimal n) => Math.Round(Math.Abs(n) / Math.Max(1, Step), Decimals, MidpointRounding.AwayFromZero).ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Slip.IsOf(Printed(Value), Printed(meant), length);
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<![£$€\d.,/–\-\p{L}])(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.]*\d)|(?<!\d[ \u00A0\u202F])\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?![\d,.]*\d)|(?<!\b\d{1,3}[ \u00A0\u202F](?=\d{3}\b))\d+(?:\.\d+)?(?![\d,.]*\d)|" + NumberWords.Pattern + @"\b(?![\d,.]*\d))(?![\p{L}-])(?!\s+(?:percentage )?points?\b)\s*(?<p>%|per ?cent\b(?!age point))?", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![£$€\d.,/–\-\p{L}])(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.]*\d)|(?<!\d[ \u00A0\u202F])\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?![\d,.]*\d)|(?<!\b\d{1,3}[ \u00A0\u202F](?=\d{3}\b))\d+(?:\.\d+)?(?![\d,.]*\d)|" + NumberWords.Pattern + @"\b(?![\d,.]*\d))(?![\p{L}-])\s*(?<p>%|per ?cent\b(?!age point)|(?:percentage )?points?\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex NumberOrPoints();
}
