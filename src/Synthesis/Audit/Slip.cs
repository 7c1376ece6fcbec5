using System.Globalization;

namespace Synthesis.Audit;

/// <summary>Slips of the pen: what a number may have become by mistyping.</summary>
internal static class Slip
{
    /// <summary>Whether a number is another of as many digits with one of them wrong or two changed about.</summary>
    /// <param name="said">The number as it stands.</param>
    /// <param name="meant">What it should be.</param>
    /// <param name="digits">The fewest digits from which likeness is no chance.</param>
    internal static bool Is(decimal said, decimal meant, int digits = 3) => Printed(said) is var a && a.Length >= digits && IsOf(a, Printed(meant), false);

    /// <summary>Whether a number as printed is another with one digit wrong or two changed about or, if so allowed, one too many or too few.</summary>
    internal static bool IsOf(string said, string meant, bool length)
    {
        if (said.Length == meant.Length)
        {
            var places = Enumerable.Range(0, said.Length).Where(i => said[i] != meant[i]).ToList();
            return places.Count == 1 || (places.Count == 2 && said[places[0]] == meant[places[1]] && said[places[1]] == meant[places[0]]);
        }

        var (longer, shorter) = said.Length > meant.Length ? (said, meant) : (meant, said);
        return length && longer.Length - shorter.Length == 1 && shorter.Count(char.IsAsciiDigit) > 2 && Enumerable.Range(0, longer.Length).Any(i => longer.Remove(i, 1) == shorter);
    }

    /// <summary>Whether a number is another with one digit wrong, digits in another order, one too many or too few, or the point in another place.</summary>
    internal static bool IsAny(decimal said, decimal meant)
    {
        var (a, b) = (Printed(said), Printed(meant));
        return a != b && (IsOf(a, b, true) || (a.Length > 2 && a.Order().SequenceEqual(b.Order())) || a.Replace(".", "", StringComparison.Ordinal).Trim('0') == b.Replace(".", "", StringComparison.Ordinal).Trim('0'));
    }

    /// <summary>Whether a number, however short, is another without one of its digits; of two digits that is likeness only where much else speaks for it.</summary>
    internal static bool IsDigitLost(decimal said, decimal meant) => (Printed(said), Printed(meant)) is var (a, b) && b.Length == a.Length + 1 && Enumerable.Range(0, b.Length).Any(i => b.Remove(i, 1) == a);

    /// <summary>Whether a difference is of one digit alone, as where something was carried wrongly: 3, 40, 200.</summary>
    internal static bool IsOfOneDigit(decimal difference) => Printed(difference).Count(c => c is >= '1' and <= '9') == 1;

    private static string Printed(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
