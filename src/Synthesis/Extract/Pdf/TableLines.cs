namespace Synthesis.Extract.Pdf;

/// <summary>Tells rows of a ruled table that hold several rows with no rule between them from rows whose cells have several lines.</summary>
internal static class TableLines
{
    private const int FewestLines = 3;

    /// <summary>The edges of the rows, with one more between the lines of each row that is a list of records.</summary>
    internal static List<double> Between(List<double> xs, List<double> ys, List<Piece> inside)
    {
        var edges = new List<double>();
        for (var r = 0; r + 1 < ys.Count; r++)
        {
            edges.Add(ys[r]);
            var lines = ReadingOrder.Lines(inside.FindAll(p => p.MiddleY >= ys[r] && p.MiddleY < ys[r + 1]));
            if (lines.Count < FewestLines)
            {
                continue;
            }

            var filled = lines.ConvertAll(l => l.Select(p => TableGrid.Slot(xs, p.MiddleX)).Distinct().Count());
            var used = lines.SelectMany(l => l).Select(p => TableGrid.Slot(xs, p.MiddleX)).Distinct().Count();
            var whole = Math.Max(2, (int)Math.Ceiling(0.7 * used));
            if (used >= 2 && filled.Count(n => n >= whole) >= 0.8 * lines.Count && MostlyFigures(lines))
            {
                for (var i = 1; i < lines.Count; i++)
                {
                    if (filled[i] >= whole)
                    {
                        edges.Add((lines[i - 1].Max(p => p.MiddleY) + lines[i].Min(p => p.MiddleY)) / 2);
                    }
                }
            }
        }

        edges.Add(ys[^1]);
        return edges;
    }

    /// <summary>Whether what stands right of each line's first piece is figures rather than prose.</summary>
    internal static bool MostlyFigures(List<List<Piece>> lines)
    {
        var right = lines.SelectMany(l => l.Skip(1)).ToList();
        return right.Count(p => p.Text.Length <= 16 && (p.Text.Any(char.IsAsciiDigit) || !p.Text.Any(char.IsLetter))) >= 0.6 * right.Count;
    }
}
