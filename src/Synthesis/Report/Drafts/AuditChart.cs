using System.Globalization;
using Synthesis.Audit;
using Synthesis.Report.Figures;


namespace Synthesis.Report.Drafts;

/// <summary>Draws how the findings of one draft after another grow fewer: a bar an audit, oldest first.</summary>
public static class AuditChart
{
    private const double Labels = 250, Track = 420, Bar = 22, Step = 34;

    /// <summary>The chart, with its title and what it shows in words.</summary>
    public static (FigureText Text, Drawing Drawing) Of(IReadOnlyList<AuditCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var most = Math.Max(1, counts.Max(c => c.Errors + c.Warnings + c.Notes));
        var shapes = new List<Shape>();
        var y = 10d;
        foreach (var count in counts)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"{count.When:yyyy-MM-dd}  {count.Draft}");
            shapes.Add(new Words(Labels - 10, y + 15, Lettering.Lines(label, 12, Labels - 20, 1)[0], 12, Anchor.End));
            var x = Labels;
            foreach (var (number, paint, name) in new[] { (count.Errors, Paint.Expired, "errors"), (count.Warnings, Paint.Unclear, "warnings"), (count.Notes, Paint.Scale2, "notes") })
            {
                var width = Track * number / most;
                shapes.Add(new Box(x, y, width, Bar, paint) { Tip = string.Create(CultureInfo.InvariantCulture, $"{number} {name}") });
                if (width > 22)
                {
                    shapes.Add(new Words(x + (width / 2), y + 15, number.ToString(CultureInfo.InvariantCulture), 11, Anchor.Middle, paint == Paint.Expired ? Paint.Reversed : paint == Paint.Unclear ? Paint.Dark : Paint.Ink));
                }

                x += width;
            }

            shapes.Add(new Words(x + 8, y + 15, (count.Errors + count.Warnings + count.Notes).ToString(CultureInfo.InvariantCulture), 12));
            y += Step;
        }

        var key = Labels;
        foreach (var (paint, name) in new[] { (Paint.Expired, "errors"), (Paint.Unclear, "warnings"), (Paint.Scale2, "notes") })
        {
            shapes.Add(new Box(key, y + 4, 12, 12, paint));
            shapes.Add(new Words(key + 17, y + 14, name, 11, Paint: Paint.Soft));
            key += 90;
        }

        return (new FigureText("Findings of each audit", string.Join("; ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.When:yyyy-MM-dd}, {c.Draft}: {c.Errors} errors, {c.Warnings} warnings, {c.Notes} notes")))),
            new Drawing(Labels + Track + 60, y + 26, shapes));
    }
}
