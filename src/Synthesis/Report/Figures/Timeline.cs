using System.Globalization;

namespace Synthesis.Report.Figures;

/// <summary>A period to be drawn.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Start">First day, or null where only the last is known.</param>
/// <param name="End">Last day.</param>
/// <param name="Counted">Whether the strategy is counted.</param>
public sealed record Stretch(string Name, DateOnly? Start, DateOnly End, bool Counted);

/// <summary>Draws the periods of strategies as lines over the years, or, where they are too many to be seen apart, how many are in force in each year.</summary>
public static class Timeline
{
    private const int MostLines = 200, LongestName = 48;
    private const double Left = 8, Width = 640, Top = 24, ForNames = 8;

    /// <summary>The drawing.</summary>
    /// <param name="stretches">The periods, in the order of the lines.</param>
    /// <param name="asAt">The review's date, drawn as a line across.</param>
    /// <param name="counted">What counted strategies are called in the legend.</param>
    /// <param name="others">What the others are.</param>
    /// <param name="named">Whether lines bear their names, where there is room for them.</param>
    public static Drawing Of(IReadOnlyList<Stretch> stretches, DateOnly asAt, string counted = "counted", string others = "left out", bool named = false)
    {
        var years = Years(stretches, asAt);
        double At(DateOnly day) => Left + Math.Clamp(Width * (day.Year - years.First + ((day.DayOfYear - 1) / 366.0)) / (years.Last - years.First + 1), 0, Width);
        var shapes = new List<Shape>();
        var lines = stretches.Count <= MostLines;
        var step = stretches.Count > 80 ? 4.5 : stretches.Count > 30 ? 8 : 14;
        var bottom = Top + (lines ? (stretches.Count * step) + 6 : 180);
        for (var year = years.First; year <= years.Last + 1; year++)
        {
            var x = At(new DateOnly(year, 1, 1));
            shapes.Add(new Stroke(x, Top - 4, x, bottom, Paint.Line));
            if (year <= years.Last && (years.Last - years.First < 16 || year % 2 == 0))
            {
                shapes.Add(new Words(x + (Width / (years.Last - years.First + 1) / 2), Top - 9, year.ToString(CultureInfo.InvariantCulture), 11, Anchor.Middle, Paint.Soft));
            }
        }

        if (lines)
        {
            for (var i = 0; i < stretches.Count; i++)
            {
                var (one, y) = (stretches[i], Top + (i * step) + 2);
                var x = At(one.Start ?? one.End);
                shapes.Add(new Box(x, y, Math.Max(3, At(one.End) - x), Math.Max(2.5, step - 4), one.Counted ? Paint.Present : Paint.Unknown, one.Counted ? Paint.Present : Paint.Expired)
                    { Tip = string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {one.Start:yyyy-MM-dd} to {one.End:yyyy-MM-dd}") });
                if (named && step >= ForNames)
                {
                    // Beside the line, on the side with more room.
                    var right = Left + Width - At(one.End) > x - Left;
                    var name = one.Name.Length > LongestName ? one.Name[..LongestName] + "…" : one.Name;
                    shapes.Add(new Words(right ? At(one.End) + 4 : x - 4, y + step - 5, name, 9.5, right ? Anchor.Start : Anchor.End, Paint.Soft));
                }
            }
        }
        else
        {
            WriteYears(shapes, stretches, years, bottom, y => At(new DateOnly(y, 1, 1)));
        }

        shapes.Add(new Stroke(At(asAt), Top - 4, At(asAt), bottom + 6, Paint.Ink, 1.5, Dashed: true));
        shapes.Add(new Words(Math.Min(At(asAt), Left + Width - 60), bottom + 19, $"as at {Html.Day(asAt)}", 11, Anchor.Middle));
        shapes.Add(new Box(Left, bottom + 30, 16, 10, Paint.Present, Paint.Present));
        shapes.Add(new Words(Left + 22, bottom + 39, $"{counted} ({stretches.Count(s => s.Counted)})", 11));
        shapes.Add(new Box(Left + 150, bottom + 30, 16, 10, Paint.Unknown, Paint.Expired));
        shapes.Add(new Words(Left + 172, bottom + 39, $"{others} ({stretches.Count(s => !s.Counted)})", 11));
        return new Drawing(Left + Width + 8, bottom + 48, shapes);
    }

    /// <summary>The first and last year of some periods and a date; what lies further than thirty years from the date is cut off.</summary>
    internal static (int First, int Last) Years(IReadOnlyList<Stretch> stretches, DateOnly asAt) =>
        (Math.Max(asAt.Year - 30, stretches.Select(s => (s.Start ?? s.End).Year).Append(asAt.Year).Min()), Math.Min(asAt.Year + 30, stretches.Select(s => s.End.Year).Append(asAt.Year).Max()));

    private static void WriteYears(List<Shape> shapes, IReadOnlyList<Stretch> stretches, (int First, int Last) years, double bottom, Func<int, double> at)
    {
        int In(int year, bool counted) => stretches.Count(s => s.Counted == counted && (s.Start ?? s.End).Year <= year && s.End.Year >= year);
        var most = Math.Max(1, Enumerable.Range(years.First, years.Last - years.First + 1).Max(y => In(y, true) + In(y, false)));
        for (var year = years.First; year <= years.Last; year++)
        {
            var (x, wide) = (at(year) + 3, Math.Max(1, at(year + 1) - at(year) - 6));
            var (low, high) = (150.0 * In(year, true) / most, 150.0 * In(year, false) / most);
            shapes.Add(new Box(x, bottom - low, wide, low, Paint.Present, Paint.Present));
            shapes.Add(new Box(x, bottom - low - high, wide, high, Paint.Unknown, Paint.Expired));
        }
    }
}
