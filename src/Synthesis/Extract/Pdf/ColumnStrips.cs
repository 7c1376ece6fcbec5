namespace Synthesis.Extract.Pdf;

/// <summary>Finds the white strips between the columns of lines that are a table's.</summary>
internal static class ColumnStrips
{
    private const double Narrowest = 0.45, Crossing = 0.2;

    /// <summary>
    /// Where columns meet: the middle of each strip that no piece crosses, and of each that only a few lines do, as a heading over
    /// several columns or a long label does.
    /// </summary>
    internal static List<double> Of(List<List<Piece>> lines)
    {
        var size = ReadingOrder.Median(lines.Select(l => l[0].Size));
        var whole = Strips(lines, 0, size);
        var few = lines.Count < 4 ? [] : Strips(lines, Math.Max(1, (int)(Crossing * lines.Count)), size)
            .FindAll(s => whole.TrueForAll(w => w.To <= s.From || w.From >= s.To) && Divides(lines, s));
        return [.. whole.Concat(few).OrderBy(s => s.From).Select(s => (s.From + s.To) / 2)];
    }

    /// <summary>The edges of a ruled table's columns, with more where most lines of a column fall into columns of their own.</summary>
    internal static List<double> Within(List<double> edges, List<Piece> inside)
    {
        var all = new List<double>(edges);
        for (var c = 0; c + 1 < edges.Count; c++)
        {
            var lines = ReadingOrder.Lines(inside.FindAll(p => p.X0 >= edges[c] - 1 && p.X1 <= edges[c + 1] + 1));
            var several = lines.FindAll(l => AlignedTable.Separate(l) > 1);
            if (several.Count >= 2 && several.Count >= 0.6 * lines.Count && TableLines.MostlyFigures(several))
            {
                all.AddRange(Of(several));
            }
        }

        return [.. all.Order()];
    }

    private static List<(double From, double To)> Strips(List<List<Piece>> lines, int most, double size)
    {
        var ends = lines.SelectMany(l => l).SelectMany(p => ((double At, int Step)[])[(p.X0, 1), (p.X1, -1)]).OrderBy(e => e.At).ThenBy(e => e.Step);
        var strips = new List<(double From, double To)>();
        var depth = 0;
        double? from = null;
        foreach (var (at, step) in ends)
        {
            depth += step;
            if (depth <= most && from is null && step < 0)
            {
                from = at;
            }
            else if (depth > most && from is { } start)
            {
                if (at - start >= Narrowest * size)
                {
                    strips.Add((start, at));
                }

                from = null;
            }
        }

        return strips;
    }

    /// <summary>Whether at least half the lines have something on both sides of a strip.</summary>
    private static bool Divides(List<List<Piece>> lines, (double From, double To) strip) =>
        2 * lines.Count(l => l.Exists(p => p.X1 <= strip.From + 1) && l.Exists(p => p.X0 >= strip.To - 1) && !l.Exists(p => p.X0 < strip.From && p.X1 > strip.To)) >= lines.Count;
}
