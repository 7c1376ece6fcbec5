namespace Synthesis.Extract.Pdf;

/// <summary>A table found on a page: where it stands and what its cells say.</summary>
internal sealed record PageTable(double X0, double Y0, double X1, double Y1, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Finds tables whose cells are drawn with rules.</summary>
internal static class TableGrid
{
    private const double Near = 3, Joined = 4, Covered = 0.6;

    /// <summary>The ruled tables of a page; the pieces in their cells are taken out of <paramref name="pieces"/>.</summary>
    internal static List<PageTable> Take(IReadOnlyList<Rule> rules, List<Piece> pieces, int mostCells)
    {
        var tables = new List<PageTable>();
        foreach (var group in Connected(rules))
        {
            var (across, down) = (group.FindAll(r => r.Horizontal), group.FindAll(r => !r.Horizontal));
            if (across.Count == 0 || down.Count == 0)
            {
                continue;
            }

            var xs = Positions([.. down.Select(r => (r.X0 + r.X1) / 2), across.Min(r => r.X0), across.Max(r => r.X1)]);
            var ys = Positions([.. across.Select(r => (r.Y0 + r.Y1) / 2), down.Min(r => r.Y0), down.Max(r => r.Y1)]);
            if (xs.Count < 3 || ys.Count < 3 || (xs.Count - 1) * (ys.Count - 1) > mostCells)
            {
                continue;
            }

            var inside = pieces.FindAll(p => p.MiddleX > xs[0] && p.MiddleX < xs[^1] && p.MiddleY > ys[0] && p.MiddleY < ys[^1]);
            xs = ColumnStrips.Within(xs, inside);
            var cut = inside.SelectMany(p => p.SplitAt(xs)).ToList();
            var lines = TableLines.Between(xs, ys, cut);
            var rows = Cells(xs, ys, lines, across, down, cut);
            if (rows.Count >= 2 && rows.Any(r => r.Count(c => c.Length > 0) > 1) && !ChartAxis.In(rows))
            {
                pieces.RemoveAll(inside.Contains);
                tables.Add(new PageTable(xs[0], ys[0], xs[^1], ys[^1], rows));
            }
        }

        return tables;
    }

    /// <summary>Whether two lines or more have something side by side, without which there is no table.</summary>
    internal static bool MayBeAmong(List<Piece> pieces) => ReadingOrder.Lines(pieces).Count(l => l.Count > 1) > 1;

    /// <summary>The text of pieces in the order lines are read.</summary>
    internal static string Read(IEnumerable<Piece> pieces)
    {
        var text = "";
        Piece? last = null;
        foreach (var piece in ReadingOrder.ByLine(pieces))
        {
            text = last is null ? piece.Text : text.TrimEnd() + (text.TrimEnd().EndsWith('-') && !last.Beside(piece) ? "" : " ") + piece.Text.TrimStart();
            last = piece;
        }

        return CleanText.Line(text);
    }

    private static List<List<Rule>> Connected(IReadOnlyList<Rule> rules)
    {
        var groups = new List<(List<Rule> Rules, double X0, double Y0, double X1, double Y1)>();
        foreach (var rule in rules)
        {
            var touching = groups.Where(g => rule.X0 <= g.X1 + Near && rule.X1 >= g.X0 - Near && rule.Y0 <= g.Y1 + Near && rule.Y1 >= g.Y0 - Near).ToList();
            var all = touching.SelectMany(g => g.Rules).Append(rule).ToList();
            groups.RemoveAll(touching.Contains);
            groups.Add((all, touching.Select(g => g.X0).Append(rule.X0).Min(), touching.Select(g => g.Y0).Append(rule.Y0).Min(),
                touching.Select(g => g.X1).Append(rule.X1).Max(), touching.Select(g => g.Y1).Append(rule.Y1).Max()));
        }

        return [.. groups.Where(g => g.Rules.Count >= 4).OrderBy(g => g.Y0).ThenBy(g => g.X0).Select(g => g.Rules)];
    }

    private static List<double> Positions(List<double> values)
    {
        var positions = new List<double>();
        foreach (var value in values.Order())
        {
            if (positions.Count == 0 || value - positions[^1] > Near)
            {
                positions.Add(value);
            }
        }

        return positions;
    }

    /// <summary>The cells' text: neighbours with no rule between them are one cell, unless what they hold stands apart.</summary>
    /// <param name="xs">The columns' edges.</param>
    /// <param name="rules">The rows' edges that are drawn.</param>
    /// <param name="ys">The rows' edges, those between a row's lines included.</param>
    /// <param name="across">The horizontal rules.</param>
    /// <param name="down">The vertical rules.</param>
    /// <param name="inside">The pieces.</param>
    private static List<IReadOnlyList<string>> Cells(
        List<double> xs, List<double> rules, List<double> ys, List<Rule> across, List<Rule> down, List<Piece> inside)
    {
        int columns = xs.Count - 1, rows = ys.Count - 1;
        var owner = Enumerable.Range(0, columns * rows).ToArray();
        int Root(int i) => owner[i] == i ? i : owner[i] = Root(owner[i]);
        void Join(int a, int b) => owner[Math.Max(Root(a), Root(b))] = Math.Min(Root(a), Root(b));
        var byRow = inside.ToLookup(p => Slot(ys, p.MiddleY));
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (c > 0 && !Drawn(down, xs[c], ys[r], ys[r + 1]) && !Apart(byRow[r], xs[c]))
                {
                    Join((r * columns) + c, (r * columns) + c - 1);
                }

                if (r > 0 && rules.Contains(ys[r]) && !Drawn(across, ys[r], xs[c], xs[c + 1]))
                {
                    Join((r * columns) + c, ((r - 1) * columns) + c);
                }
            }
        }

        var held = inside.ToLookup(p => Root((Slot(ys, p.MiddleY) * columns) + Slot(xs, Math.Min(p.MiddleX, p.X0 + (2 * p.Size)))));
        var cells = new List<IReadOnlyList<string>>();
        for (var r = 0; r < rows; r++)
        {
            var row = new string[columns];
            for (var c = 0; c < columns; c++)
            {
                var i = (r * columns) + c;
                row[c] = Root(i) == i ? Read(held[i]) : "";
            }

            if (row.Any(c => c.Length > 0))
            {
                cells.Add(row);
            }
        }

        var used = Enumerable.Range(0, columns).Where(c => cells.Any(r => r[c].Length > 0)).ToList();
        return [.. cells.Select(r => (IReadOnlyList<string>)[.. used.Select(c => r[c])])];
    }

    /// <summary>Whether a row has something on both sides of an edge and nothing across it.</summary>
    private static bool Apart(IEnumerable<Piece> row, double edge)
    {
        bool left = false, right = false;
        foreach (var piece in row)
        {
            if (piece.X0 < edge - 1 && piece.X1 > edge + 1)
            {
                return false;
            }

            left |= piece.MiddleX < edge;
            right |= piece.MiddleX >= edge;
        }

        return left && right;
    }

    internal static int Slot(List<double> edges, double at)
    {
        var i = edges.FindLastIndex(e => e <= at);
        return Math.Clamp(i, 0, edges.Count - 2);
    }

    /// <summary>Whether rules along <paramref name="at"/> cover most of the way from <paramref name="from"/> to <paramref name="to"/>.</summary>
    private static bool Drawn(List<Rule> rules, double at, double from, double to)
    {
        double covered = 0, reached = from;
        foreach (var (a, b) in rules
            .Where(r => Math.Abs((r.Horizontal ? (r.Y0 + r.Y1) / 2 : (r.X0 + r.X1) / 2) - at) <= Near)
            .Select(r => r.Horizontal ? (r.X0 - (Joined / 2), r.X1 + (Joined / 2)) : (r.Y0 - (Joined / 2), r.Y1 + (Joined / 2)))
            .Order())
        {
            var (start, end) = (Math.Max(a, reached), Math.Min(b, to));
            covered += Math.Max(0, end - start);
            reached = Math.Max(reached, end);
        }

        return covered >= Covered * (to - from);
    }
}
