namespace Synthesis.Extract.Pdf;

/// <summary>A run of characters of one font, as MuPDF gives it. Coordinates are points from the page's top left.</summary>
/// <param name="Text">Its characters; may begin or end with a space.</param>
/// <param name="X0">Left.</param>
/// <param name="Y0">Top.</param>
/// <param name="X1">Right.</param>
/// <param name="Y1">Bottom.</param>
/// <param name="Size">Font size in points.</param>
/// <param name="Bold">Whether the font is bold by its weight or name.</param>
/// <param name="Block">Which of MuPDF's text blocks it belongs to.</param>
internal readonly record struct Span(string Text, double X0, double Y0, double X1, double Y1, double Size, bool Bold, int Block)
{
    internal double Height => Y1 - Y0;

    internal double MiddleY => (Y0 + Y1) / 2;
}

/// <summary>A straight rule drawn on a page, thinner than three points.</summary>
internal readonly record struct Rule(double X0, double Y0, double X1, double Y1)
{
    internal bool Horizontal => X1 - X0 > Y1 - Y0;
}

/// <summary>A page as the engine gives it.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Width">In points; 0 where unknown.</param>
/// <param name="Height">In points; 0 where unknown.</param>
/// <param name="Pieces">Its text in the order of the page's content.</param>
/// <param name="Rules">Its straight lines.</param>
/// <param name="Pictured">The share of it that its largest picture covers, where that was asked for.</param>
internal sealed record Page(int Number, double Width, double Height, List<Piece> Pieces, IReadOnlyList<Rule> Rules, double Pictured = 0);
