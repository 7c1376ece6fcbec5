using System.Globalization;
using System.Text;

namespace Synthesis.Extract.Office;

/// <summary>Writes the number of a list entry in the ways word processors know.</summary>
internal static class NumberText
{
    /// <summary>a to z, then aa, bb and so on, as Word and PowerPoint count.</summary>
    internal static string Letters(int number) => number < 1 ? "0" : new string((char)('a' + ((number - 1) % 26)), Math.Min(9, 1 + ((number - 1) / 26)));

    /// <summary>Lower-case Roman numerals up to 3999, digits beyond.</summary>
    internal static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Decimal(number);
        }

        var text = new StringBuilder();
        foreach (var (value, sign) in Signs)
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    internal static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>1st, 2nd, 3rd, 11th.</summary>
    internal static string Ordinal(int number) => Decimal(number) + (number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static readonly IReadOnlyList<(int Value, string Sign)> Signs =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
}
