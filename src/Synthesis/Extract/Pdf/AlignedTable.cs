using System.Text.RegularExpressions;

namespace Synthesis.Extract.Pdf;

/// <summary>Finds tables that have no rules around their cells, from pieces that line up in columns.</summary>
internal static partial class AlignedTable
{
    private const int FewestRows = 3;
    private const double Apart = 0.9, InLine = 0.6;

    /// <summary>A run of lines and the table they make.</summary>
    internal sealed record Found(int First, int Last, PageTable Table);

    /// <summary>The tables among the lines of one region.</summary>
    internal static List<Found> In(List<List<Piece>> lines, IReadOnlyList<Rule> rules)
    {
        var tables = new List<Found>();
        var i = 0;
        while (i < lines.Count)
        {
            if (Separate(lines[i]) < 2 || Caption().IsMatch(lines[i][0].Text) || Grow(lines, i) is not { } last || Table(lines, i, last, rules) is not { } table)
            {
                i++;
                continue;
            }

            if (!ChartAxis.In(table.Rows))
            {
                tables.Add(new Found(i, last, table));
            }

            i = last + 1;
        }

        return tables;
    }

    /// <summary>How many cells the pieces of a line could be.</summary>
    internal static int Separate(List<Piece> line)
    {
        var n = 1;
        for (var i = 1; i < line.Count; i++)
        {
            n += line[i].X0 - line[i - 1].X1 >= line[i].Size * Apart ? 1 : 0;
        }

        return n;
    }

    /// <summary>The longest run of lines from <paramref name="first"/> that keeps at least one white strip between columns.</summary>
    private static int? Grow(List<List<Piece>> lines, int first)
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

        return several >= FewestRows || (several >= 2 && most >= 3) ? last : null;
    }

    private static List<(double From, double To)> Gaps(List<Piece> line)
    {
        var gaps = new List<(double, double)>();
        for (var i = 1; i < line.Count; i++)
        {
            if (line[i].X0 - line[i - 1].X1 >= line[i].Size * Apart)
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

    private static PageTable? Table(List<List<Piece>> all, int first, int last, IReadOnlyList<Rule> rules)
    {
        var lines = all.GetRange(first, last - first + 1);
        var edges = ColumnStrips.Of(lines);
        if (edges.Count == 0)
        {
            return null;
        }

        var rows = new List<List<Piece>[]>();
        for (var i = 0; i < lines.Count; i++)
        {
            var cells = new List<Piece>[edges.Count + 1];
            var cut = lines[i].SelectMany(p => p.SplitAt(edges)).ToList();
            for (var c = 0; c < cells.Length; c++)
            {
                cells[c] = cut.FindAll(p => Column(edges, p) == c);
            }

            if (i > 0 && Continues(lines[i - 1], lines[i], cells, rules))
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

        List<IReadOnlyList<string>> texts = [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(TableGrid.Read)])];
        var pieces = lines.SelectMany(l => l).ToList();
        return texts.Count < 2 || !Aligned(rows, edges.Count + 1) ? null
            : new PageTable(pieces.Min(p => p.X0), pieces.Min(p => p.Y0), pieces.Max(p => p.X1), pieces.Max(p => p.Y1), texts);
    }

    /// <summary>Whether most cells of most columns begin, end or stand centred at one place, as the words of spaced-out prose do not.</summary>
    private static bool Aligned(List<List<Piece>[]> rows, int columns)
    {
        var good = 0;
        for (var c = 0; c < columns; c++)
        {
            var cells = rows.Where(r => r[c].Count > 0).Select(r => (From: r[c].Min(p => p.X0), To: r[c].Max(p => p.X1), r[c][0].Size)).ToList();
            good += InPlace(cells, x => x.From) || InPlace(cells, x => x.To) || InPlace(cells, x => (x.From + x.To) / 2) ? 1 : 0;
        }

        return good >= 0.6 * columns;
    }

    private static bool InPlace(List<(double From, double To, double Size)> cells, Func<(double From, double To, double Size), double> at)
    {
        if (cells.Count == 0)
        {
            return false;
        }

        var middle = ReadingOrder.Median(cells.Select(at));
        return cells.Count(c => Math.Abs(at(c) - middle) <= 0.5 * c.Size) >= InLine * cells.Count;
    }

    /// <summary>The column a piece begins in; the first of several that it crosses.</summary>
    private static int Column(List<double> edges, Piece piece) => edges.Count(e => e <= Math.Min(piece.MiddleX, piece.X0 + (2 * piece.Size)));

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

    [GeneratedRegex(@"^\s*(Figure|Fig\.|Table|Chart|Graph)\s+[0-9A-Z]", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();
}
