using Synthesis.Report.Parts;

namespace Synthesis.Report.Figures;

/// <summary>Draws a matrix as a field of small boxes: a row a strategy, a column a code.</summary>
public static class HeatMap
{
    private const int MostRows = 220;
    private const double Labels = 210, Heads = 190;

    /// <summary>The figure of a table of marks; null where it has none or too many rows to be seen apart.</summary>
    /// <param name="matrix">The table: its first column names the rows, its columns of marks are drawn.</param>
    public static FigurePart? Of(TablePart matrix)
    {
        var columns = matrix.Columns.Select((c, i) => (Column: c, i)).Where(c => c.Column.Holds == Holds.Mark).ToList();
        var rows = matrix.Rows.Where(r => !r.IsHeading).ToList();
        if (columns.Count == 0 || rows.Count is 0 or > MostRows)
        {
            return null;
        }

        var (high, wide) = (rows.Count > 60 ? 9d : 15d, columns.Count > 50 ? 10d : 14d);
        var shapes = new List<Shape>();
        for (var c = 0; c < columns.Count; c++)
        {
            shapes.Add(new Words(Labels + (c * wide) + (wide / 2) + 3.5, Heads - 6, Lettering.Lines(columns[c].Column.Title, 9.5, Heads - 10, 1)[0], 9.5) { Upwards = true });
        }

        for (var r = 0; r < rows.Count; r++)
        {
            var y = Heads + (r * high);
            shapes.Add(new Words(Labels - 6, y + (high / 2) + 3, Lettering.Lines(CellText.Of(rows[r].Cells[0]), Math.Min(10, high - 0.5), Labels - 10, 1)[0], Math.Min(10, high - 0.5), Anchor.End));
            for (var c = 0; c < columns.Count; c++)
            {
                if (rows[r].Cells[columns[c].i] is MarkCell mark)
                {
                    shapes.Add(new Box(Labels + (c * wide) + 0.5, y + 0.5, wide - 1, high - 1, mark.Shade) { Tip = $"{CellText.Of(rows[r].Cells[0])}, {columns[c].Column.Title}: {mark.Text}" });
                }
            }
        }

        var legend = rows.SelectMany(r => r.Cells).OfType<MarkCell>().GroupBy(m => m.Shade).OrderBy(g => g.Key).Select(g => (Shade: g.Key, Text: g.Select(m => m.Text.Split(':')[0]).First(), Count: g.Count())).ToList();
        var (x, foot) = (Labels, Heads + (rows.Count * high) + 10);
        foreach (var (shade, text, count) in legend)
        {
            shapes.Add(new Box(x, foot, 14, 14, shade, Paint.Soft));
            shapes.Add(new Words(x + 20, foot + 11.5, $"{text} ({count})", 11));
            x += 20 + Lettering.Width($"{text} ({count})", 11) + 18;
        }

        return new FigurePart(matrix.Id + "-map", matrix.Caption, new Drawing(Math.Max(Labels + (columns.Count * wide) + 4, x), foot + 20, shapes),
            $"A field of {rows.Count} rows and {columns.Count} columns of boxes: {string.Join("; ", legend.Select(l => $"{l.Text} in {l.Count}"))}.", matrix.Id);
    }
}
