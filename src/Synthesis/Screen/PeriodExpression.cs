using System.Globalization;
using System.Text.RegularExpressions;

namespace Synthesis.Screen;

/// <summary>A span of time as written.</summary>
/// <param name="At">UTF-16 position in the text.</param>
/// <param name="Length">How many UTF-16 units.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Stated">Whether the text gives days or months, or says of years what they are (financial, calendar).</param>
/// <param name="Extends">Whether it tells to when an earlier span was extended.</param>
internal sealed record PeriodExpression(int At, int Length, DateOnly? Start, DateOnly? End, bool Stated, bool Extends = false)
{
    /// <summary>Finds every span of time in a text. Spans of years run by <paramref name="yearMonth"/> and <paramref name="yearDay"/>.</summary>
    internal static List<PeriodExpression> In(string text, int yearMonth, int yearDay, int longestYears)
    {
        var found = new List<PeriodExpression>();
        foreach (var read in (Func<string, IEnumerable<PeriodExpression?>>[])[Days, Months, Between, CalendarYears, t => NamedFinancialYears(t, yearMonth, yearDay), t => LengthFrom(t, yearMonth, yearDay), UntilDates, t => Extensions(t, yearMonth, yearDay), t => FinancialSpans(t, yearMonth, yearDay), t => YearSpans(t, yearMonth, yearDay)])
        {
            foreach (var one in read(text))
            {
                if (one is not null && found.All(f => one.At >= f.At + f.Length || f.At >= one.At + one.Length) && Sensible(one, longestYears))
                {
                    found.Add(one);
                }
            }
        }

        return [.. found.OrderBy(f => f.At)];
    }

    private static bool Sensible(PeriodExpression e, int longest) =>
        (e.Start is null || e.End is null || (e.Start < e.End && e.End.Value.Year - e.Start.Value.Year <= longest)) && (e.End ?? e.Start)!.Value.Year is >= 1990 and <= 2060;

    private const string Month = @"(?<m{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    private const string Dash = @"[\u2010-\u2015\u2212-]";
    private const string To = @"\s*(?:" + Dash + @"|\bto\b|\buntil\b|\btill\b|\bthrough(?:\s+to)?\b|\bup\s+to(?:\s+and\s+including)?\b|\band\s+(?:the\s+(?:last|final|second|third|fourth|fifth)(?:\s+(?:day|one|year|month))?\s+|it\s+|will\s+|then\s+){0,2}(?:is|ends?|ending|expires?|lapses?|runs?\s+(?:to|until)|lasts?\s+(?:to|until)|(?:stays?|remains?)\s+in\s+force\s+(?:to|until)|finish(?:es)?|closes?|concludes?)(?:\s+(?:on|in|at))?\b|,?\s*\bending(?:\s+(?:on|in))?\b)\s*(?:the\s+)?(?<edge>end\s+of\s+|beginning\s+of\s+|start\s+of\s+)?";
    private const string Day = @"(?<d{0}>[0-3]?[0-9])(?:st|nd|rd|th)?(?:\s+of)?";

    private static string Numbered(string pattern, int n) => pattern.Replace("{0}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static readonly Regex DaysPattern = New($@"\b{Numbered(Day, 1)}(?:\s+{Numbered(Month, 1)})?(?:,?\s*(?<y1>20[0-9]{{2}}))?{To}{Numbered(Day, 2)}\s+{Numbered(Month, 2)},?\s+(?<y2>20[0-9]{{2}})\b");
    private static readonly Regex SlashedPattern = New($@"\b(?<d1>[0-3]?[0-9])[/.](?<n1>[01]?[0-9])[/.](?<y1>20[0-9]{{2}}|[0-9]{{2}}){To}(?<d2>[0-3]?[0-9])[/.](?<n2>[01]?[0-9])[/.](?<y2>20[0-9]{{2}}|[0-9]{{2}})\b");
    private static readonly Regex MonthsPattern = New($@"\b(?<first>1st\s+|1\s+)?{Numbered(Month, 1)},?\s*(?:of\s+)?(?<y1>20[0-9]{{2}})?{To}(?:{Numbered(Day, 2)}\s+)?{Numbered(Month, 2)},?\s*(?:of\s+)?(?<y2>20[0-9]{{2}})\b");
    private const string NamedYears = @"(?<a>20[0-9]{2})\s*(?:/|" + Dash + @")\s*(?<b>[0-9]{2}|20[0-9]{2})(?:\s*(?:,|and|to|" + Dash + @"|&|until|through)?\s*(?:(?:it\s+|the\s+(?:last|final)\s+(?:year\s+)?)?(?:ends?|ending|closes?|finish(?:es)?|concludes?|runs?|lasts?|is)\s+(?:with|in|at|on|until|to|through)\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:financial\s+years?\s+)?(?:20[0-9]{2}\s*(?:/|" + Dash + @")\s*(?:20)?[0-9]{2}\s*(?:,|and|to|&)\s*)*(?:FY\s*)?(?<c>20[0-9]{2})\s*(?:/|" + Dash + @")\s*(?<e>20[0-9]{2}|[0-9]{2}))?\b";
    private static readonly Regex NamedPattern = New(@"\b(?:financial\s+years?,?\s+(?:from\s+)?|FY\s*)" + NamedYears);
    private static readonly Regex NamedAfterPattern = New(@"\b" + NamedYears + @"\s+financial\s+years?\b");
    private static readonly Regex LengthPattern = New($@"\b(?<n>[1-9]|two|three|four|five|six|seven|eight|ten)[\s-]+years?\b(?:[\s\w,]{{0,40}}?)\b(?:from|starting(?:\s+(?:on|in))?|beginning(?:\s+(?:on|in))?|commencing(?:\s+(?:on|in))?)\s+(?:{Numbered(Day, 1)}\s+)?{Numbered(Month, 1)},?\s+(?<y1>20[0-9]{{2}})\b");
    private static readonly Regex BegunForPattern = New($@"\b(?:from|in|on|starts|begins|starting|beginning|commencing)\s+(?:{Numbered(Day, 1)}\s+)?{Numbered(Month, 1)},?\s+(?<y1>20[0-9]{{2}})\b(?:\s+and|,)?(?:\s+(?:it|will|then)){{0,2}}\s+(?:lasts?|runs?|for|is|stays|covers|holds)\b(?:\s+(?:for|in|good|force|a|the|next|period|of)){{0,4}}\s+(?<n>[1-9]|two|three|four|five|six|seven|eight|ten)[\s-]+years?\b");
    private static readonly Regex UntilPattern = New($@"\b(?:(?<more>(?:extend(?:ed|s)|extension)\b[^.;!?0-9]{{0,40}}?\b(?:to|until))|until|valid\s+to|expir(?:es?|y(?:\s+date)?)(?:\s+on|\s+in|\s+at|\s*:)?|ends?(?:\s+on|\s+in|\s+at)|up\s+to|runs?\s+to|in\s+force\s+to|ending(?:\s+on|\s+in)?)\s+(?:the\s+)?(?<edge>end\s+of\s+)?(?:{Numbered(Day, 2)}\s+)?{Numbered(Month, 2)},?\s+(?<y2>20[0-9]{{2}})\b");
    private static readonly Regex ExtendedPattern = New(@"\b(?:extend(?:ed|s)|extension)(?:\s+(?:by|for|of)\s+[^.;!?0-9]{1,25}?)?\s+(?:to|until)\s+(?:the\s+)?(?:end\s+of\s+)?(?<y2>20[0-9]{2})(?![0-9]|\s*(?:/|" + Dash + @")\s*[0-9])");
    private static readonly Regex BegunPattern = New($@"\b(?:from|in|on|of|since|starting|beginning|commencing)\s+(?:{Numbered(Day, 1)}\s+)?{Numbered(Month, 1)},?\s+(?<y1>20[0-9]{{2}})\b[^.;!?0-9]{{0,80}}$");
    private static readonly Regex OnlyPossible = new(@"\b(?:may|can|could|might|option)\b[^.;!?]{0,60}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
    private static readonly Regex FinancialPattern = New(@"\b(?<a>20[0-9]{2})\s*(?:/|" + Dash + @")\s*(?<b>20[0-9]{2}|[0-9]{2})\s*(?:to|until|" + Dash + @"|through)\s*(?:(?<c>20[0-9]{2})\s*(?:/|" + Dash + @")|(?<c>[0-9]{2})\s*/)\s*(?<e>20[0-9]{2}|[0-9]{2})\b");
    private static readonly Regex BetweenPattern = New($@"\bbetween\s+(?:{Numbered(Day, 1)}\s+)?{Numbered(Month, 1)},?\s+(?<y1>20[0-9]{{2}})\s+and\s+(?:the\s+)?(?:end\s+of\s+)?(?:{Numbered(Day, 2)}\s+)?{Numbered(Month, 2)},?\s+(?<y2>20[0-9]{{2}})\b");
    private static readonly Regex CalendarPattern = New(@"\bcalendar\s+years?,?\s+(?:from\s+)?(?<a>20[0-9]{2})(?:,\s*20[0-9]{2})*(?:,?\s*(?:to|and|&|until|through|" + Dash + @")\s*(?<b>20[0-9]{2}|[0-9]{2}))?(?![0-9/])");
    private static readonly Regex YearsPattern = New(@"(?<![0-9/£.,]|\b0[0-9]{2,5}[\s-])(?<a>20[0-9]{2})\s*(?:to|until|till|through(?:\s+to)?|and|/|" + Dash + @"|\s(?=\s*[0-9]+\b(?!\s[0-9]{3}\b)))\s*(?<b>20[0-9]{2}|[0-9]{2})(?![0-9]|[.,/-][0-9]|%|\s*%)");

    private static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private static IEnumerable<PeriodExpression?> Days(string text)
    {
        foreach (Match m in DaysPattern.Matches(text))
        {
            var y2 = Number(m, "y2");
            var month2 = MonthOf(m.Groups["m2"].Value);
            var month1 = m.Groups["m1"].Success ? MonthOf(m.Groups["m1"].Value) : month2;
            var y1 = m.Groups["y1"].Success ? Number(m, "y1") : month1 > month2 ? y2 - 1 : y2;
            yield return Made(m, Date(y1, month1, Number(m, "d1")), Date(y2, month2, Number(m, "d2")));
        }

        foreach (Match m in SlashedPattern.Matches(text))
        {
            yield return Made(m, Date(Year(m.Groups["y1"].Value, 2000), Number(m, "n1"), Number(m, "d1")), Date(Year(m.Groups["y2"].Value, 2000), Number(m, "n2"), Number(m, "d2")));
        }
    }

    private static IEnumerable<PeriodExpression?> Months(string text)
    {
        foreach (Match m in MonthsPattern.Matches(text))
        {
            var (y2, month1, month2) = (Number(m, "y2"), MonthOf(m.Groups["m1"].Value), MonthOf(m.Groups["m2"].Value));
            var y1 = m.Groups["y1"].Success ? Number(m, "y1") : month1 > month2 ? y2 - 1 : y2;
            var start = m.Groups["edge"].Value.StartsWith("beg", StringComparison.OrdinalIgnoreCase) || m.Groups["edge"].Value.StartsWith("sta", StringComparison.OrdinalIgnoreCase);
            yield return Made(m, Date(y1, month1, 1), m.Groups["d2"].Success ? Date(y2, month2, Number(m, "d2")) : start ? Date(y2, month2, 1)?.AddDays(-1) : LastOf(y2, month2));
        }
    }

    private static IEnumerable<PeriodExpression?> Between(string text) => BetweenPattern.Matches(text).Select(m => Made(m,
        Date(Number(m, "y1"), MonthOf(m.Groups["m1"].Value), m.Groups["d1"].Success ? Number(m, "d1") : 1),
        m.Groups["d2"].Success ? Date(Number(m, "y2"), MonthOf(m.Groups["m2"].Value), Number(m, "d2")) : LastOf(Number(m, "y2"), MonthOf(m.Groups["m2"].Value))));

    private static IEnumerable<PeriodExpression?> CalendarYears(string text) => CalendarPattern.Matches(text).Select(m =>
        Made(m, new DateOnly(Number(m, "a"), 1, 1), new DateOnly(m.Groups["b"].Success ? Year(m.Groups["b"].Value, Number(m, "a")) : Number(m, "a"), 12, 31)));

    private static IEnumerable<PeriodExpression?> NamedFinancialYears(string text, int month, int day)
    {
        foreach (var m in NamedPattern.Matches(text).Concat(NamedAfterPattern.Matches(text)))
        {
            var start = Number(m, "a");
            var last = m.Groups["e"].Success ? Year(m.Groups["e"].Value, Number(m, "c")) : Year(m.Groups["b"].Value, start);
            yield return new PeriodExpression(m.Index, m.Length, Date(start, month, day), Date(last, month, day)?.AddDays(-1), true);
        }
    }

    private static IEnumerable<PeriodExpression?> LengthFrom(string text, int month, int day)
    {
        foreach (var m in LengthPattern.Matches(text).Concat(BegunForPattern.Matches(text)))
        {
            var years = m.Groups["n"].Value.ToLowerInvariant() switch { "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "ten" => 10, var n => n[0] - '0' };
            var start = Date(Number(m, "y1"), MonthOf(m.Groups["m1"].Value), m.Groups["d1"].Success ? Number(m, "d1") : 1);
            yield return start is null ? null : new PeriodExpression(m.Index, m.Length, start, start.Value.AddYears(years).AddDays(-1), true);
        }
    }

    private static IEnumerable<PeriodExpression?> UntilDates(string text)
    {
        foreach (Match m in UntilPattern.Matches(text))
        {
            var (y, month) = (Number(m, "y2"), MonthOf(m.Groups["m2"].Value));
            var end = m.Groups["d2"].Success ? Date(y, month, Number(m, "d2")) : LastOf(y, month);
            if (end is null || OnlyPossible.IsMatch(text[..m.Index]))
            {
                continue;
            }

            // "came into force in April 2021 and lasts until March 2024"
            var begun = BegunPattern.Match(text[Math.Max(0, m.Index - 160)..m.Index]);
            var start = begun.Success && !m.Groups["more"].Success
                ? Date(Number(begun, "y1"), MonthOf(begun.Groups["m1"].Value), begun.Groups["d1"].Success ? Number(begun, "d1") : 1) : null;
            var at = start is null ? m.Index : Math.Max(0, m.Index - 160) + (begun.Groups["d1"].Success ? begun.Groups["d1"] : begun.Groups["m1"]).Index;
            yield return new PeriodExpression(at, m.Index + m.Length - at, start, end, true, m.Groups["more"].Success);
        }
    }

    // "2020-2023 (extended to 2025)": the year ends as that of a span of years does.
    private static IEnumerable<PeriodExpression?> Extensions(string text, int month, int day) => ExtendedPattern.Matches(text).Where(m => !OnlyPossible.IsMatch(text[..m.Index]))
        .Select(m => new PeriodExpression(m.Index, m.Length, null, Date(Number(m, "y2"), month, day)?.AddDays(-1), false, true));

    private static IEnumerable<PeriodExpression?> FinancialSpans(string text, int month, int day)
    {
        foreach (Match m in FinancialPattern.Matches(text))
        {
            if (Year(m.Groups["b"].Value, Number(m, "a")) == Number(m, "a") + 1)
            {
                yield return new PeriodExpression(m.Index, m.Length, Date(Number(m, "a"), month, day), Date(Year(m.Groups["e"].Value, Year(m.Groups["c"].Value, 2000)), month, day)?.AddDays(-1), false);
            }
        }
    }

    private static IEnumerable<PeriodExpression?> YearSpans(string text, int month, int day)
    {
        foreach (Match m in YearsPattern.Matches(text))
        {
            var (a, b) = (Number(m, "a"), Year(m.Groups["b"].Value, Number(m, "a")));
            var joined = m.Value.Contains("and", StringComparison.OrdinalIgnoreCase);
            var loose = m.Groups["b"].Length == 2 && !m.Value.Any(c => c is '-' or '/' or (>= '\u2010' and <= '\u2015') or '\u2212');
            if (b > a && !joined && !loose)
            {
                yield return new PeriodExpression(m.Index, m.Length, Date(a, month, day), Date(b, month, day)?.AddDays(-1), false);
            }
        }
    }

    private static PeriodExpression? Made(Match m, DateOnly? start, DateOnly? end) =>
        start is null || end is null ? null : new PeriodExpression(m.Index, m.Length, start, end, true);

    private static int Number(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int Year(string value, int near) => value.Length == 4 ? int.Parse(value, CultureInfo.InvariantCulture) : (near / 100 * 100) + int.Parse(value, CultureInfo.InvariantCulture);

    private static int MonthOf(string name) => 1 + Array.FindIndex((string[])["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], m => name.StartsWith(m, StringComparison.OrdinalIgnoreCase));

    private static DateOnly? Date(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? LastOf(int year, int month) => month is >= 1 and <= 12 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : null;
}
