using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Figures;

/// <summary>Draws a coverage table as bars: the share of strategies that report each code, with intervals where they are known.</summary>
public static class CoverageBars
{
    private const double Labels = 330, Track = 300, Room = 130, Bar = 13, Size = 12;

    /// <summary>The figure of a coverage table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="id">The id of the table in the report.</param>
    /// <param name="interval">By a code, the interval of its first share in per cent, or null where it is not known; null where none is.</param>
    public static FigurePart Of(CoverageTable table, string id, Func<string, (double Low, double High)?>? interval = null)
    {
        var shapes = new List<Shape>();
        var y = 26d;
        foreach (var section in table.Sections)
        {
            shapes.Add(new Words(0, y + 12, section.Title, Size, Bold: true));
            y += 20;
            foreach (var row in section.Rows)
            {
                y += Row(shapes, row, y, interval?.Invoke(row.Code));
            }

            y += 6;
        }

        var grid = new List<Shape>();
        for (var percent = 0; percent <= 100; percent += 25)
        {
            var x = Labels + (Track * percent / 100);
            grid.Add(new Stroke(x, 20, x, y, percent == 0 ? Paint.Ink : Paint.Line));
            grid.Add(new Words(x, 14, $"{percent}%", 11, Anchor.Middle, Paint.Soft));
        }

        var part = table.Sections.SelectMany(s => s.Rows).Any(r => r.Shares[0].Against != "all");
        if (part)
        {
            shapes.Add(new Box(Labels, y + 6, 12, 12, Paint.Further));
            shapes.Add(new Words(Labels + 18, y + 16, "of those with another code, as the table says", 11, Paint: Paint.Soft));
            y += 24;
        }

        return new FigurePart(id + "-bars", $"{table.Title}: share of strategies that report each code{(interval is null ? "" : ", and the 95% interval of how many truly do")}", new Drawing(Labels + Track + Room, y + 4, [.. grid, .. shapes]), Told(table), id);
    }

    private static double Row(List<Shape> shapes, CoverageRow row, double y, (double Low, double High)? interval)
    {
        var share = row.Shares[0];
        var lines = Lettering.Lines(row.Title, Size, Labels - 24, 2);
        for (var i = 0; i < lines.Count; i++)
        {
            shapes.Add(new Words(Labels - 10, y + 12 + (i * 14), lines[i], Size, Anchor.End));
        }

        var end = Labels;
        if (share.Of > 0)
        {
            end += Track * share.Count / share.Of;
            shapes.Add(new Box(Labels, y + 2, end - Labels, Bar, share.Against == "all" ? Paint.Present : Paint.Further) { Tip = $"{row.Title}: {share.Count} of {share.Of}" });
        }

        if (interval is { } ends && share.Against == "all" && ends.High > ends.Low)
        {
            var (low, high) = (Labels + (Track * ends.Low / 100), Labels + (Track * ends.High / 100));
            shapes.Add(new Stroke(low, y + 8.5, high, y + 8.5, Paint.Ink, 1.5));
            shapes.Add(new Stroke(low, y + 4.5, low, y + 12.5, Paint.Ink, 1.5));
            shapes.Add(new Stroke(high, y + 4.5, high, y + 12.5, Paint.Ink, 1.5));
            end = Math.Max(end, high);
        }

        shapes.Add(new Words(end + 6, y + 12.5, share.Of == 0 ? "of none" : $"{Html.Percent(share)} ({share.Count} of {share.Of})", 11, Paint: Paint.Soft));
        return lines.Count > 1 ? 34 : 20;
    }

    private static string Told(CoverageTable table)
    {
        var rows = table.Sections.SelectMany(s => s.Rows).Where(r => r.Shares[0].Of > 0).OrderByDescending(r => (decimal)r.Shares[0].Count / r.Shares[0].Of).ToList();
        return rows.Count == 0 ? "Bars, all empty: nothing is counted." : $"A bar for each of {rows.Count} codes, as long as the share of strategies that report it. Longest: {string.Join("; ", rows.Take(3).Select(r => $"{r.Title}, {Html.Percent(r.Shares[0])}"))}. Shortest: {rows[^1].Title}, {Html.Percent(rows[^1].Shares[0])}.";
    }
}
