namespace Synthesis.Report.Figures;

/// <summary>
/// The colours of figures. The kinds are those of Okabe and Ito (2008, Color universal design), which people with any common colour blindness
/// tell apart, darkened where words stand on them; the scale is one hue from light to dark, so that it holds in grey too.
/// </summary>
public static class Palette
{
    /// <summary>A paint's colour on white, as <c>#rrggbb</c>.</summary>
    public static string Light(Paint paint) => paint switch
    {
        Paint.Ink => "#1b1f24",
        Paint.Soft => "#57606a",
        Paint.Line => "#c5ccd4",
        Paint.Ground => "#eef2f6",
        Paint.Reversed => "#ffffff",
        Paint.Dark => "#1b1f24",
        Paint.Present => "#0072b2",
        Paint.Unclear => "#e69f00",
        Paint.Absent => "#e3e7eb",
        Paint.Unknown => "#ffffff",
        Paint.Expired => "#b84e00",
        Paint.Further => "#007a58",
        Paint.Scale1 => "#e8f1f8",
        Paint.Scale2 => "#b6d3e8",
        Paint.Scale3 => "#7cb0d5",
        Paint.Scale4 => "#2f74aa",
        Paint.Scale5 => "#0b4f86",
        _ => "none",
    };

    /// <summary>A paint's colour on a dark page, as <c>#rrggbb</c>.</summary>
    public static string Dark(Paint paint) => paint switch
    {
        Paint.Ink => "#e6e9ed",
        Paint.Soft => "#a7b0ba",
        Paint.Line => "#454d57",
        Paint.Ground => "#262c33",
        Paint.Reversed => "#0d1116",
        Paint.Dark => "#1b1f24",
        Paint.Present => "#56b4e9",
        Paint.Unclear => "#e69f00",
        Paint.Absent => "#343b44",
        Paint.Unknown => "#14181d",
        Paint.Expired => "#f08a4b",
        Paint.Further => "#2fc297",
        Paint.Scale1 => "#1c2a38",
        Paint.Scale2 => "#244b6b",
        Paint.Scale3 => "#2a6693",
        Paint.Scale4 => "#56a0d3",
        Paint.Scale5 => "#a5d3f3",
        _ => "none",
    };

    /// <summary>Words that can be read on a paint.</summary>
    public static Paint On(Paint ground) => ground == Paint.Unclear ? Paint.Dark : ground is Paint.Present or Paint.Expired or Paint.Further or Paint.Scale4 or Paint.Scale5 ? Paint.Reversed : Paint.Ink;

    /// <summary>The name of a paint in style sheets.</summary>
    internal static string Name(Paint paint) => paint.ToString().ToLowerInvariant();

    /// <summary>The colours as variables of a style sheet, light and dark, and the classes that use them.</summary>
    internal static string Css()
    {
        var paints = Enum.GetValues<Paint>().Where(p => p != Paint.None).ToList();
        return $":root {{ {string.Join(' ', paints.Select(p => $"--{Name(p)}: {Light(p)};"))} }}\n"
            + $"@media screen and (prefers-color-scheme: dark) {{ :root {{ {string.Join(' ', paints.Select(p => $"--{Name(p)}: {Dark(p)};"))} }} }}\n"
            + string.Join('\n', paints.Select(p => $".f-{Name(p)} {{ fill: var(--{Name(p)}); }} .s-{Name(p)} {{ stroke: var(--{Name(p)}); }}")) + "\n";
    }
}
