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
}
