namespace Synthesis.Extract.Pdf;

/// <summary>Finds tables that have no rules around their cells, from pieces that line up in columns.</summary>
internal static class AlignedTable
{
    private const int FewestRows = 3;

    /// <summary>A run of lines and the table they make.</summary>
    internal sealed record Found(int First, int Last, PageTable Table);

    /// <summary>The tables among the lines of one region.</summary>
    internal static List<Found> In(IReadOnlyList<List<Piece>> lines, IReadOnlyList<Rule> rules)
    {
        var tables = new List<Found>();
        var i = 0;
        while (i < lines.Count)
        {
            if (Separate(lines[i]) < 2 || Grow(lines, i) is not { } run)
            {
                i++;
                continue;
            }

            tables.Add(new Found(i, run.Last, Table(lines, i, run.Last, run.Edges, rules)));
            i = run.Last + 1;
        }

        return tables;
    }

    /// <summary>How many cells the pieces of a line could be.</summary>
    private static int Separate(List<Piece> line)
    {
        var n = 1;
        for (var i = 1; i < line.Count; i++)
        {
            n += line[i].X0 - line[i - 1].X1 >= line[i].Size * 0.9 ? 1 : 0;
        }

        return n;
    }

    /// <summary>The longest run of lines from <paramref name="first"/> that keeps at least one white strip between columns.</summary>
    private static (int Last, List<double> Edges)? Grow(IReadOnlyList<List<Piece>> lines, int first)
    {
        var gaps = Gaps(lines[first]);
        int last = first, several = 1, most = Separate(lines[first]);
        var size = lines[first][0].Size;
        for (var i = first + 1; i < lines.Count; i++)
        {
            var above = lines[i - 1].Max(p => p.Y1);
            var gap = lines[i].Min(p => p.Y0) - above;
            var n = Separate(lines[i]);
            if (gap > (n > 1 ? 3.2 : 0.9) * size)
            {
                break;
            }

            var left = Narrowed(gaps, lines[i]);
            if (left.Count == 0 || (n == 1 && left.Count < gaps.Count))
            {
                break;
            }

            gaps = left;
            if (n > 1)
            {
                several++;
                most = Math.Max(most, n);
                last = i;
            }
            else if (gap <= 0.45 * size)
            {
                last = i;
            }
        }

        return several >= FewestRows || (several >= 2 && most >= 3) ? (last, [.. gaps.Select(g => (g.From + g.To) / 2)]) : null;
    }

    private static List<(double From, double To)> Gaps(List<Piece> line)
    {
        var gaps = new List<(double, double)>();
        for (var i = 1; i < line.Count; i++)
        {
            if (line[i].X0 - line[i - 1].X1 >= line[i].Size * 0.9)
            {
                gaps.Add((line[i - 1].X1, line[i].X0));
            }
        }

        return gaps;
    }

    private static List<(double From, double To)> Narrowed(List<(double From, double To)> gaps, List<Piece> line)
    {
        var narrowed = new List<(double From, double To)>();
        foreach (var gap in gaps)
        {
            var (from, to) = gap;
            foreach (var piece in line)
            {
                if (piece.X1 > from && piece.X0 < to)
                {
                    if (piece.X0 > from)
                    {
                        to = Math.Min(to, piece.X0);
                    }
                    else
                    {
                        from = Math.Max(from, piece.X1);
                    }
                }
            }

            if (to - from >= 0.5 * line[0].Size)
            {
                narrowed.Add((from, to));
            }
        }

        return narrowed;
    }

    private static PageTable Table(IReadOnlyList<List<Piece>> lines, int first, int last, List<double> edges, IReadOnlyList<Rule> rules)
    {
        var rows = new List<List<Piece>[]>();
        for (var i = first; i <= last; i++)
        {
            var cells = new List<Piece>[edges.Count + 1];
            for (var c = 0; c < cells.Length; c++)
            {
                cells[c] = [.. lines[i].Where(p => Column(edges, p) == c)];
            }

            if (i > first && Continues(lines[i - 1], lines[i], cells, rules))
            {
                for (var c = 0; c < cells.Length; c++)
                {
                    rows[^1][c].AddRange(cells[c]);
                }
            }
            else
            {
                rows.Add(cells);
            }
        }

        var all = lines.Skip(first).Take(last - first + 1).SelectMany(l => l).ToList();
        return new PageTable(all.Min(p => p.X0), all.Min(p => p.Y0), all.Max(p => p.X1), all.Max(p => p.Y1),
            [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(TableGrid.Read)])]);
    }

    private static int Column(List<double> edges, Piece piece) => edges.Count(e => e <= piece.MiddleX);

    /// <summary>Whether a line goes on in the cells of the line above: close to it, and either no label of its own or only a label.</summary>
    private static bool Continues(List<Piece> above, List<Piece> line, List<Piece>[] cells, IReadOnlyList<Rule> rules)
    {
        var (top, bottom) = (above.Max(p => p.Y1), line.Min(p => p.Y0));
        var between = (top + bottom) / 2;
        if (rules.Any(r => r.Horizontal && Math.Abs(r.Y0 - between) <= Math.Max(4, (bottom - top) / 2) && r.X0 <= line[0].X1 && r.X1 >= line[^1].X0 && r.X1 - r.X0 > 20))
        {
            return false;
        }

        var close = bottom - top <= 0.35 * line[0].Size;
        return close && cells.Count(c => c.Count > 0) < cells.Length && (cells[0].Count == 0 || cells.Count(c => c.Count > 0) == 1);
    }
}
