using System.Globalization;

namespace Synthesis.Audit;

/// <summary>Slips of the pen in whole numbers.</summary>
internal static class Slip
{
    /// <summary>Whether a whole number is another of as many digits with one of them wrong or two changed about.</summary>
    /// <param name="said">The number as it stands.</param>
    /// <param name="meant">What it should be.</param>
    /// <param name="digits">The fewest digits from which likeness is no chance.</param>
    internal static bool Is(decimal said, decimal meant, int digits = 3)
    {
        var (a, b) = (said.ToString("0.####", CultureInfo.InvariantCulture), meant.ToString("0.####", CultureInfo.InvariantCulture));
        var places = a.Length == b.Length ? Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList() : [];
        return a.Length >= digits && (places.Count == 1 || (places.Count == 2 && a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]));
    }

    /// <summary>Whether a number is another with one digit wrong, digits in another order, one too many or too few, or the point in another place.</summary>
    internal static bool IsAny(decimal said, decimal meant)
    {
        var (a, b) = (said.ToString("0.####", CultureInfo.InvariantCulture), meant.ToString("0.####", CultureInfo.InvariantCulture));
        if (Is(said, meant, 1) || (a != b && a.Length > 2 && a.Order().SequenceEqual(b.Order())))
        {
            return true;
        }

        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return (longer.Length - shorter.Length == 1 && shorter.Length > 1 && Enumerable.Range(0, longer.Length).Any(i => longer.Remove(i, 1) == shorter))
            || (a != b && a.Replace(".", "", StringComparison.Ordinal).Trim('0') == b.Replace(".", "", StringComparison.Ordinal).Trim('0'));
    }

    /// <summary>Whether a difference is of one digit alone, as where something was carried wrongly: 3, 40, 200.</summary>
    internal static bool IsOfOneDigit(decimal difference) => difference.ToString("0.####", CultureInfo.InvariantCulture).Count(c => c is >= '1' and <= '9') == 1;
}
