using System.Globalization;

namespace Synthesis.Extract.Pdf;

/// <summary>Tells the labels of a chart from a table: a chart's axis counts in even steps.</summary>
internal static class ChartAxis
{
    private const int FewestTicks = 5;

    /// <summary>Whether a column, a row or a cell has an axis' labels.</summary>
    internal static bool In(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Max(r => r.Count);
        return Enumerable.Range(0, columns).Any(c => IsAxis(rows.Select(r => c < r.Count ? r[c] : "").Where(t => t.Length > 0)))
            || rows.Any(r => r.Any(c => IsAxis(c.Split(' '))));
    }

    private static bool IsAxis(IEnumerable<string> labels)
    {
        double last = double.NaN, step = double.NaN;
        var run = 1;
        foreach (var label in labels)
        {
            var value = Value(label);
            var next = value - last;
            run = Math.Abs(next - step) < 1e-6 * Math.Max(1, Math.Abs(step)) && Math.Abs(step) > 1e-9 && !IsCount(step, value) ? run + 1 : 2;
            if (run >= FewestTicks)
            {
                return true;
            }

            (last, step) = (value, next);
        }

        return false;
    }

    /// <summary>Whether the steps are those of years or of row numbers.</summary>
    private static bool IsCount(double step, double value) => Math.Abs(step) == 1 || value is > 1900 and < 2100;

    private static double Value(string label) =>
        double.TryParse(label.AsSpan().Trim("%€£$ "), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
