namespace Synthesis.Extract.Pdf;

/// <summary>A line of a paragraph in the making, or a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X0">Left.</param>
/// <param name="Y0">Top.</param>
/// <param name="X1">Right.</param>
/// <param name="Y1">Bottom.</param>
/// <param name="Size">Its largest font size.</param>
/// <param name="Bold">Whether all of it is bold.</param>
/// <param name="Page">1-based.</param>
/// <param name="Right">Where its column ends.</param>
internal sealed record TextLine(string Text, double X0, double Y0, double X1, double Y1, double Size, bool Bold, int Page, double Right)
{
    /// <summary>The table that stands here, or null.</summary>
    internal PageTable? Table { get; init; }
}
