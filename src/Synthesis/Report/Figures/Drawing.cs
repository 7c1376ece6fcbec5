namespace Synthesis.Report.Figures;

/// <summary>What a shape is painted for; each has a colour for light and one for dark, and none is told by colour alone.</summary>
public enum Paint
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Words and axes.</summary>
    Ink,

    /// <summary>Words that say less.</summary>
    Soft,

    /// <summary>Hairlines and grids.</summary>
    Line,

    /// <summary>The ground of a box.</summary>
    Ground,

    /// <summary>Words on a dark shape.</summary>
    Reversed,

    /// <summary>Words on a bright shape.</summary>
    Dark,

    /// <summary>A count or a present answer: blue.</summary>
    Present,

    /// <summary>What cannot be told: amber.</summary>
    Unclear,

    /// <summary>What was read and is not there: pale.</summary>
    Absent,

    /// <summary>What nobody has answered, or what is not known: white.</summary>
    Unknown,

    /// <summary>What is out of date or left out: vermilion.</summary>
    Expired,

    /// <summary>A further kind beside the others: bluish green.</summary>
    Further,

    /// <summary>The lowest fifth of a scale.</summary>
    Scale1,

    /// <summary>The second fifth.</summary>
    Scale2,

    /// <summary>The third fifth.</summary>
    Scale3,

    /// <summary>The fourth fifth.</summary>
    Scale4,

    /// <summary>The highest fifth.</summary>
    Scale5,
}

/// <summary>A picture of boxes, lines and words, before it is written in a format. Lengths are in pixels of 1/96 inch, from the upper left.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Shapes">What is drawn, first to last.</param>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>A thing drawn.</summary>
public abstract record Shape;

/// <summary>A box.</summary>
public sealed record Box(double X, double Y, double Width, double Height, Paint Fill, Paint Edge = Paint.None) : Shape
{
    /// <summary>What it shows, in words, for a pointer that rests on it; may be empty.</summary>
    public string Tip { get; init; } = "";
}

/// <summary>A straight line, with a head at its end where it is an arrow.</summary>
public sealed record Stroke(double X1, double Y1, double X2, double Y2, Paint Paint, double Thickness = 1, bool Arrow = false, bool Dashed = false) : Shape;

/// <summary>Where words stand about their point.</summary>
public enum Anchor
{
    /// <summary>They begin at it.</summary>
    Start,

    /// <summary>Their middle is at it.</summary>
    Middle,

    /// <summary>They end at it.</summary>
    End,
}

/// <summary>Words on one line; <paramref name="Y"/> is their base line.</summary>
public sealed record Words(double X, double Y, string Text, double Size = 12, Anchor Anchor = Anchor.Start, Paint Paint = Paint.Ink, bool Bold = false) : Shape
{
    /// <summary>Whether they run upwards, turned a quarter to the left.</summary>
    public bool Upwards { get; init; }
}
