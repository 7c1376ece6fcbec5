using System.Globalization;
using System.Text;

namespace Synthesis.Extract.Office;

/// <summary>
/// Shows a cell's number as its format says, simply: dates, times, percentages, thousands, decimals, and words before and after
/// the digits (ECMA-376 part 1, 18.8.30). Fractions and powers are shown as plain numbers.
/// </summary>
internal static class SheetNumber
{
    private const double LastDay = 2958466;

    /// <summary>The number as shown.</summary>
    /// <param name="value">The stored number; of a date, the days since the last day of 1899.</param>
    /// <param name="format">The format's code; "General" or "" for none.</param>
    /// <param name="from1904">Whether dates count from the first day of 1904 instead.</param>
    internal static string Shown(double value, string format, bool from1904 = false)
    {
        var sections = Sections(format);
        var section = value < 0 && sections.Count > 1 ? sections[1] : value == 0 && sections.Count > 2 ? sections[2] : sections[0];
        if (section.Length == 0 || section.Equals("General", StringComparison.OrdinalIgnoreCase) || section == "@")
        {
            return Plain(value);
        }

        if (IsDate(section))
        {
            var days = value + (from1904 ? 1462 : value is > 0 and < 60 ? 1 : 0);
            return days is >= 0 and < LastDay ? Date(DateTime.FromOADate(days), section) : Plain(value);
        }

        return Digits(sections.Count > 1 ? Math.Abs(value) : value, section);
    }

    /// <summary>The code of a built-in format; "" where the number names none.</summary>
    internal static string BuiltIn(uint id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 or 37 or 38 => "#,##0",
        4 or 39 or 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 or (>= 27 and <= 36) or (>= 50 and <= 58) => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        45 or 46 or 47 => "mm:ss",
        _ => "",
    };

    private static string Plain(double value) =>
        Math.Abs(value) < 1e15 && Math.Floor(value) == value ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("G10", CultureInfo.InvariantCulture);

    /// <summary>The parts for positive, negative and zero numbers, colours and conditions left out, quoted and escaped characters kept as <c>"x"</c>.</summary>
    private static List<string> Sections(string format)
    {
        var sections = new List<string>();
        var section = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '"' || c == '[')
            {
                var end = format.IndexOf(c == '"' ? '"' : ']', i + 1);
                end = end < 0 ? format.Length : end;
                var inside = format[(i + 1)..end];
                section.Append(c == '"' ? Quoted(inside) : inside.StartsWith('$') ? Quoted(inside[1..].Split('-')[0])
                    : inside.Length is 1 or 2 && inside.All(x => x is 'h' or 'm' or 's') ? inside : "");
                i = end;
            }
            else if (c is '\\' or '_' or '*' && i + 1 < format.Length)
            {
                i++;
                section.Append(c == '\\' ? Quoted(format[i].ToString()) : "");
            }
            else if (c == ';')
            {
                sections.Add(section.ToString());
                section.Clear();
            }
            else
            {
                section.Append(c);
            }
        }

        sections.Add(section.ToString());
        return sections;
    }

    private static string Quoted(string text) => text.Length == 0 ? "" : $"\"{text}\"";

    private static bool IsDate(string section)
    {
        var quoted = false;
        foreach (var c in section)
        {
            quoted ^= c == '"';
            if (!quoted && c is 'd' or 'm' or 'y' or 'h' or 's' or 'D' or 'M' or 'Y' or 'H' or 'S')
            {
                return true;
            }
        }

        return false;
    }

    private static string Date(DateTime time, string section)
    {
        var text = new StringBuilder();
        var half = section.Contains("AM/PM", StringComparison.OrdinalIgnoreCase);
        var afterHour = false;
        for (var i = 0; i < section.Length;)
        {
            var c = char.ToLowerInvariant(section[i]);
            var n = 1;
            while (i + n < section.Length && char.ToLowerInvariant(section[i + n]) == c)
            {
                n++;
            }

            if (c == '"')
            {
                var end = section.IndexOf('"', i + 1);
                text.Append(section.AsSpan(i + 1, end - i - 1));
                i = end + 1;
                continue;
            }

            if (c == 'a' && half && section.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase))
            {
                text.Append(time.Hour < 12 ? "AM" : "PM");
                i += 5;
                continue;
            }

            var minutes = c == 'm' && n <= 2 && (afterHour || BeforeSeconds(section, i + n));
            text.Append(c switch
            {
                'y' => Part(time, n > 2 ? "yyyy" : "yy"),
                'm' when !minutes => n == 5 ? Part(time, "MMM")[..1] : Part(time, new string('M', Math.Min(n, 4))),
                'm' => Part(time, n == 1 ? "%m" : "mm"),
                'd' => Part(time, n == 1 ? "%d" : new string('d', Math.Min(n, 4))),
                'h' => Part(time, (n, half) switch { (1, true) => "%h", (1, false) => "%H", (_, true) => "hh", _ => "HH" }),
                's' => Part(time, n == 1 ? "%s" : "ss"),
                _ => section.Substring(i, n),
            });
            afterHour = c == 'h' || (afterHour && c is ':' or ' ');
            i += n;
        }

        return text.ToString();
    }

    private static string Part(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static bool BeforeSeconds(string section, int from) => section[from..].TrimStart(':', '.', ' ') is ['s' or 'S', ..];

    private static string Digits(double value, string section)
    {
        var text = new StringBuilder();
        var written = false;
        for (var i = 0; i < section.Length; i++)
        {
            var c = section[i];
            if (c == '"')
            {
                var end = section.IndexOf('"', i + 1);
                text.Append(section.AsSpan(i + 1, end - i - 1));
                i = end;
            }
            else if (c is '0' or '#' or '?')
            {
                var end = i;
                while (end < section.Length && section[end] is '0' or '#' or '?' or '.' or ',')
                {
                    end++;
                }

                if (!written)
                {
                    text.Append(Number(value, section[i..end], section.Contains('%', StringComparison.Ordinal)));
                    written = true;
                }

                i = end - 1;
            }
            else
            {
                text.Append(c);
            }
        }

        return CleanText.Line(text.ToString());
    }

    private static string Number(double value, string digits, bool percent)
    {
        var pattern = digits.TrimEnd(',');
        var dot = pattern.IndexOf('.', StringComparison.Ordinal);
        var decimals = dot < 0 ? 0 : Math.Min(10, pattern[(dot + 1)..].Count(c => c is '0' or '?'));
        var optional = dot < 0 ? 0 : Math.Min(10, pattern[(dot + 1)..].Count(c => c is '#'));
        var whole = dot < 0 ? pattern : pattern[..dot];
        var thousand = whole.Contains(',', StringComparison.Ordinal);
        var scaled = (percent ? value * 100 : value) / Math.Pow(1000, digits.Length - pattern.Length);
        if (!double.IsFinite(scaled) || Math.Abs(scaled) >= 1e15)
        {
            return Plain(scaled);
        }

        var least = Math.Max(1, whole.Count(c => c == '0'));
        return Math.Round((decimal)scaled, decimals + optional, MidpointRounding.AwayFromZero)
            .ToString((thousand ? "#," : "") + new string('0', least) + "." + new string('0', decimals) + new string('#', optional), CultureInfo.InvariantCulture);
    }
}
