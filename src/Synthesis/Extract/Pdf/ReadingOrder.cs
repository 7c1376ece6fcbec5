namespace Synthesis.Extract.Pdf;

/// <summary>
/// Puts what stands on a page in the order it is read, by recursive cuts along white space (the XY-cut of Nagy and Seth, 1984):
/// columns first, then bands.
/// </summary>
internal static class ReadingOrder
{
    private const double NarrowestGutter = 9;
    private const int MostCut = 2500, FewestLines = 2, FewestLinesOfBoth = 7;

    /// <summary>Something with a place on the page.</summary>
    internal readonly record struct Part(double X0, double Y0, double X1, double Y1, Piece? Piece, PageTable? Table);

    /// <summary>Regions in reading order; the parts of each are sorted into lines, left to right.</summary>
    internal static List<List<Part>> Regions(IReadOnlyList<Piece> pieces, IReadOnlyList<PageTable> tables)
    {
        var parts = pieces.Select(p => new Part(p.X0, p.Y0, p.X1, p.Y1, p, null))
            .Concat(tables.Select(t => new Part(t.X0, t.Y0, t.X1, t.Y1, null, t))).ToList();
        var regions = new List<List<Part>>();
        Cut(parts, regions, 0);
        return regions;
    }

    /// <summary>Pieces in lines from top to bottom, each from left to right.</summary>
    internal static List<Piece> ByLine(IEnumerable<Piece> pieces) => [.. Lines([.. pieces]).SelectMany(l => l)];

    /// <summary>The lines that pieces stand on, from top to bottom, each from left to right.</summary>
    internal static List<List<Piece>> Lines(IReadOnlyList<Piece> pieces)
    {
        var lines = new List<List<Piece>>();
        foreach (var piece in pieces.OrderBy(p => p.MiddleY).ThenBy(p => p.X0))
        {
            var line = lines.Count > 0 && lines[^1].Any(p => p.Beside(piece)) ? lines[^1] : null;
            if (line is null)
            {
                lines.Add([piece]);
            }
            else
            {
                line.Add(piece);
            }
        }

        foreach (var line in lines)
        {
            line.Sort((a, b) => a.X0.CompareTo(b.X0));
        }

        return lines;
    }

    private static void Cut(List<Part> parts, List<List<Part>> regions, int depth)
    {
        if (parts.Count <= 1 || parts.Count > MostCut || depth > 60)
        {
            Add(parts, regions);
            return;
        }

        if (Gutter(parts) is { } x)
        {
            Cut([.. parts.Where(p => p.X1 <= x)], regions, depth + 1);
            Cut([.. parts.Where(p => p.X1 > x)], regions, depth + 1);
        }
        else if (Band(parts) is { } y)
        {
            Cut([.. parts.Where(p => p.Y1 <= y)], regions, depth + 1);
            Cut([.. parts.Where(p => p.Y1 > y)], regions, depth + 1);
        }
        else
        {
            Add(parts, regions);
        }
    }

    /// <summary>Bands that only follow one another are one region again, so that a table's rows stay together.</summary>
    private static void Add(List<Part> parts, List<List<Part>> regions)
    {
        if (parts.Count == 0)
        {
            return;
        }

        var top = parts.Min(p => p.Y0);
        var (left, right) = (parts.Min(p => p.X0), parts.Max(p => p.X1));
        if (regions.Count > 0 && regions[^1].Max(p => p.Y1) <= top + 2
            && regions[^1].Min(p => p.X0) < right && regions[^1].Max(p => p.X1) > left)
        {
            regions[^1].AddRange(parts);
        }
        else
        {
            regions.Add(parts);
        }
    }

    /// <summary>The middle of a white strip from top to bottom with running text on both sides, or null.</summary>
    private static double? Gutter(List<Part> parts)
    {
        var size = Median(parts.Where(p => p.Piece is not null).Select(p => p.Piece!.Size));
        var widest = Math.Max(NarrowestGutter, 0.8 * size);
        double? best = null;
        var reached = double.NegativeInfinity;
        foreach (var part in parts.OrderBy(p => p.X0))
        {
            if (reached > double.NegativeInfinity && part.X0 - reached >= widest)
            {
                var middle = (part.X0 + reached) / 2;
                if (IsText([.. parts.Where(p => p.X1 <= middle)], out var left) && IsText([.. parts.Where(p => p.X1 > middle)], out var right)
                    && left + right >= FewestLinesOfBoth)
                {
                    widest = part.X0 - reached;
                    best = middle;
                }
            }

            reached = Math.Max(reached, part.X1);
        }

        return best;
    }

    /// <summary>Whether a side of a gutter reads as a column of prose rather than as a column of a table.</summary>
    /// <param name="side">What stands on that side.</param>
    /// <param name="count">How many lines it has; a table counts for several.</param>
    private static bool IsText(List<Part> side, out int count)
    {
        var tables = side.Any(p => p.Table is not null);
        var lines = Lines([.. side.Where(p => p.Piece is not null).Select(p => p.Piece!)]);
        count = lines.Count + (tables ? FewestLinesOfBoth : 0);
        if (lines.Count < FewestLines)
        {
            return tables && lines.Count > 0;
        }

        var width = side.Max(p => p.X1) - side.Min(p => p.X0);
        var full = lines.Count(l => l[^1].X1 - l[0].X0 >= 0.6 * width);
        var words = lines.Average(l => l.Sum(p => Words(p.Text)));
        return width >= 60 && words >= 3 && full >= 0.45 * lines.Count;
    }

    /// <summary>How many words of letters a text has.</summary>
    private static int Words(string text)
    {
        int words = 0, letters = 0;
        foreach (var c in text)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            words += letters == 2 ? 1 : 0;
        }

        return words;
    }

    /// <summary>The middle of the highest white strip from left to right, or null.</summary>
    private static double? Band(List<Part> parts)
    {
        double widest = 0;
        double? best = null;
        var reached = double.NegativeInfinity;
        foreach (var part in parts.OrderBy(p => p.Y0))
        {
            if (reached > double.NegativeInfinity && part.Y0 - reached > widest)
            {
                widest = part.Y0 - reached;
                best = (part.Y0 + reached) / 2;
            }

            reached = Math.Max(reached, part.Y1);
        }

        return best;
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
