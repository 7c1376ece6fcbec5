using System.Globalization;
using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>A date as precise as the text gives it.</summary>
/// <param name="At">UTF-16 position in the text.</param>
/// <param name="Length">How many units.</param>
/// <param name="Year">The year; of a financial year the one in which it ends.</param>
/// <param name="Month">1 to 12, or null where only a year is given.</param>
/// <param name="Day">The day, or null.</param>
/// <param name="Span">Whether it is a year that bridges two, such as 2023/24.</param>
internal sealed record DateSaid(int At, int Length, int Year, int? Month, int? Day, bool Span)
{
    /// <summary>How many months it takes in: 3 of a season or a quarter.</summary>
    internal int Months { get; init; } = 1;

    /// <summary>The last day it can mean.</summary>
    internal DateOnly Last => Day is { } day ? new(Year, Month!.Value, day) : new DateOnly(Year, Month ?? (Span ? 3 : 12), 1).AddMonths(Months).AddDays(-1);

    /// <summary>The first day it can mean.</summary>
    internal DateOnly First => Span ? new(Year - 1, 4, 1) : new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Whether two may mean the same day.</summary>
    internal bool Meets(DateSaid other) => First <= other.Last && other.First <= Last;
}

/// <summary>Finds dates and figures in text.</summary>
internal static partial class DatesIn
{
    private const string Month = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    /// <summary>The dates of a text in order: days, months, seasons, quarters, financial years and years from 1990 to 2059.</summary>
    internal static IReadOnlyList<DateSaid> Of(string text)
    {
        var found = new List<DateSaid>();
        foreach (Match m in Named().Matches(text))
        {
            var year = Number(m.Groups["y"].Value);
            var month = 1 + Array.FindIndex((string[])["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], n => m.Groups["m"].Value.StartsWith(n, StringComparison.OrdinalIgnoreCase));
            var day = m.Groups["d"].Success ? Number(m.Groups["d"].Value) : (int?)null;
            found.Add(new DateSaid(m.Index, m.Length, year, month, day is { } d && d >= 1 && d <= DateTime.DaysInMonth(year, month) ? d : null, false));
        }

        foreach (Match m in Iso().Matches(text))
        {
            var (year, month, day) = (Number(m.Groups["y"].Value), Number(m.Groups["m"].Value), Number(m.Groups["d"].Value));
            found.Add(new DateSaid(m.Index, m.Length, year, month, day <= DateTime.DaysInMonth(year, month) ? day : null, false));
        }

        foreach (Match m in Seasons().Matches(text))
        {
            // Winter begins in the year that names it; the first quarter of a financial year in April.
            var (year, bridges) = (Number(m.Groups["y"].Value), m.Groups["b"].Success);
            var month = m.Groups["q"].Success ? (3 * (Number(m.Groups["q"].Value) - 1)) + (bridges ? 4 : 1) : m.Groups["s"].Value.ToLowerInvariant() switch { "spring" => 3, "summer" => 6, "autumn" => 9, _ => 12 };
            found.Add(new DateSaid(m.Index, m.Length, month > 12 ? year + 1 : year, month > 12 ? month - 12 : month, null, false) { Months = 3 });
        }

        foreach (Match m in Years().Matches(text))
        {
            if (found.All(f => m.Index >= f.At + f.Length || f.At >= m.Index + m.Length))
            {
                var year = Number(m.Groups["a"].Value);
                var span = m.Groups["b"].Success && (Number(m.Groups["b"].Value) % 100) == (year + 1) % 100;
                found.Add(new DateSaid(m.Index, m.Length, span ? year + 1 : m.Groups["b"].Success ? Whole(m.Groups["b"].Value, year) : year, null, null, span));
            }
        }

        return [.. found.OrderBy(f => f.At)];
    }

    /// <summary>Whether a date stands in a text.</summary>
    internal static bool Any(string text) => Named().IsMatch(text) || Iso().IsMatch(text) || Years().IsMatch(text);

    /// <summary>Whether a number stands in a text that is no date, no section's number and no list's mark.</summary>
    internal static bool AnyFigure(string text) => Figure().IsMatch(Years().Replace(Iso().Replace(Named().Replace(Untitled(text), " "), " "), " "));

    /// <summary>A text without the number of its section and without names such as "table 3".</summary>
    internal static string Untitled(string text) => Titled().Replace(text, " ");

    private static int Whole(string year, int near) => year.Length == 4 ? Number(year) : (near / 100 * 100) + Number(year);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:(?<d>[0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?<m>" + Month + @")\.?,?\s+(?<y>(?:199|20[0-5])[0-9])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![0-9])(?<y>(?:199|20[0-5])[0-9])-(?<m>0[1-9]|1[0-2])-(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9])")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?:(?<s>spring|summer|autumn|winter)|q(?<q>[1-4])|quarter (?<q>[1-4]))(?:\s+of)?,?\s+(?<y>(?:199|20[0-5])[0-9])(?<b>\s?[/\u2010-\u2015-]\s?(?:20)?[0-9]{2}\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Seasons();

    [GeneratedRegex(@"(?<![\d£.,])(?<a>(?:199|20[0-5])[0-9])(?:\s?[/\u2010-\u2015-]\s?(?<b>(?:20)?[0-9]{2})(?!\d))?(?![\d%]|[.,]\d)")]
    private static partial Regex Years();

    [GeneratedRegex(@"^\s*(?:\d+(?:\.\d+)+\.?|\d+\.|[a-z]\.)\s+|\b(?:section|chapter|table|figure|page|paragraph|act|priority|annex|appendix|regulation)s?\s+\d+[a-z]?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\d")]
    private static partial Regex Figure();
}
