using System.Globalization;
using System.Text;

namespace Synthesis.Report.Figures;

/// <summary>Writes a drawing as SVG: words stay words, and colours are attributes that a style sheet may overrule.</summary>
public static class Svg
{
    /// <summary>A file of its own, with its title and what it shows in words.</summary>
    public static void WriteFile(FigureText text, Drawing drawing, Stream stream)
    {
        using var svg = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        svg.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Write(text, drawing, "figure", svg);
        svg.Write('\n');
    }

    /// <summary>The element, for a page.</summary>
    /// <param name="text">What it is called and shows.</param>
    /// <param name="drawing">The picture.</param>
    /// <param name="id">What ids within it begin with.</param>
    /// <param name="svg">Where to.</param>
    internal static void Write(FigureText text, Drawing drawing, string id, TextWriter svg)
    {
        svg.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {N(drawing.Width)} {N(drawing.Height)}\" width=\"{N(drawing.Width)}\" height=\"{N(drawing.Height)}\" font-family=\"Arial, 'Liberation Sans', Helvetica, sans-serif\">\n");
        svg.Write($"<title id=\"{id}-title\">{Html.Text(text.Title)}</title>\n<desc id=\"{id}-desc\">{Html.Text(text.Alternative)}</desc>\n");
        foreach (var shape in drawing.Shapes)
        {
            Write(shape, svg);
        }

        svg.Write("</svg>");
    }

    private static void Write(Shape shape, TextWriter svg)
    {
        switch (shape)
        {
            case Box box:
                svg.Write($"<rect x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(Math.Max(0, box.Width))}\" height=\"{N(Math.Max(0, box.Height))}\"{Painted(box.Fill, box.Edge)}{(box.Tip.Length == 0 ? "/>" : $"><title>{Html.Text(box.Tip)}</title></rect>")}\n");
                break;
            case Stroke line:
                svg.Write($"<line x1=\"{N(line.X1)}\" y1=\"{N(line.Y1)}\" x2=\"{N(line.X2)}\" y2=\"{N(line.Y2)}\"{Painted(Paint.None, line.Paint, line.Thickness)}{(line.Dashed ? " stroke-dasharray=\"3 3\"" : "")}/>\n");
                if (line.Arrow)
                {
                    svg.Write($"<polygon points=\"{string.Join(' ', Head(line).Select(p => $"{N(p.X)},{N(p.Y)}"))}\"{Painted(line.Paint, Paint.None)}/>\n");
                }

                break;
            case Words words:
                var anchor = words.Anchor == Anchor.Start ? "" : $" text-anchor=\"{words.Anchor.ToString().ToLowerInvariant()}\"";
                svg.Write($"<text x=\"{N(words.X)}\" y=\"{N(words.Y)}\" font-size=\"{N(words.Size)}\"{anchor}{(words.Bold ? " font-weight=\"bold\"" : "")}{Painted(words.Paint, Paint.None)}{(words.Upwards ? $" transform=\"rotate(-90 {N(words.X)} {N(words.Y)})\"" : "")}>{Html.Text(words.Text)}</text>\n");
                break;
        }
    }

    /// <summary>The corners of an arrow's head.</summary>
    internal static IReadOnlyList<(double X, double Y)> Head(Stroke line)
    {
        var (dx, dy) = (line.X2 - line.X1, line.Y2 - line.Y1);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var (ux, uy) = length == 0 ? (1, 0) : (dx / length, dy / length);
        return [(line.X2, line.Y2), (line.X2 - (8 * ux) - (4 * uy), line.Y2 - (8 * uy) + (4 * ux)), (line.X2 - (8 * ux) + (4 * uy), line.Y2 - (8 * uy) - (4 * ux))];
    }

    private static string Painted(Paint fill, Paint edge, double thickness = 1)
    {
        var classes = string.Join(' ', new[] { fill == Paint.None ? "" : "f-" + Palette.Name(fill), edge == Paint.None ? "" : "s-" + Palette.Name(edge) }.Where(c => c.Length > 0));
        return $"{(classes.Length == 0 ? "" : $" class=\"{classes}\"")} fill=\"{Palette.Light(fill)}\"{(edge == Paint.None ? "" : $" stroke=\"{Palette.Light(edge)}\"")}{(thickness == 1 ? "" : $" stroke-width=\"{N(thickness)}\"")}";
    }

    private static string N(double n) => Math.Round(n, 2).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a figure is called, and what it shows in words.</summary>
/// <param name="Title">Its name and caption.</param>
/// <param name="Alternative">What it shows.</param>
public sealed record FigureText(string Title, string Alternative);
