using System.Text.RegularExpressions;

namespace Synthesis.Extract.Pdf;

/// <summary>Spans that stand side by side on one line with no more than a word's gap between them.</summary>
internal sealed partial class Piece
{
    private const double WidestWordGap = 0.9, NarrowestSpace = 0.18, WidestMarkerGap = 45, Slack = 2, WidestGapOfFigures = 0.3, SmallestInitial = 1.7, RaisedSize = 0.8, RaisedHeight = 0.3;
    private const int MostDigitsOfMark = 3;

    private readonly List<Span> spans = new(1);
    private string text = "";
    private int letters, boldLetters;

    private Piece(Span first)
    {
        (X0, Y0, X1, Y1, Size) = (first.X0, first.Y0, first.X1, first.Y1, first.Size);
        Append(first);
    }

    internal double X0 { get; private set; }

    internal double Y0 { get; private set; }

    internal double X1 { get; private set; }

    internal double Y1 { get; private set; }

    /// <summary>The largest font size of its spans, in points.</summary>
    internal double Size { get; private set; }

    internal bool Bold => letters > 0 && boldLetters >= 0.9 * letters;

    internal string Text => text;

    internal double Width => X1 - X0;

    internal double Height => Y1 - Y0;

    internal double MiddleX => (X0 + X1) / 2;

    internal double MiddleY => (Y0 + Y1) / 2;

    /// <summary>Joins a page's spans into pieces, in the order of the content.</summary>
    internal static List<Piece> Of(IReadOnlyList<Span> spans)
    {
        var pieces = new List<Piece>();
        Piece? last = null;
        foreach (var span in spans)
        {
            if (last is not null && last.Continues(span))
            {
                last.Append(span);
            }
            else if (!string.IsNullOrWhiteSpace(span.Text))
            {
                pieces.Add(last = new Piece(span));
            }
        }

        return WithInitials(WithMarkers(pieces));
    }

    /// <summary>The piece in parts, cut wherever one of the edges stands between two of its spans.</summary>
    internal List<Piece> SplitAt(List<double> edges)
    {
        var parts = new List<Piece> { this };
        if (spans.Count > 1)
        {
            parts[0] = new Piece(spans[0]);
            foreach (var span in spans.Skip(1))
            {
                var last = parts[^1];
                if (!string.IsNullOrWhiteSpace(span.Text) && edges.Exists(e => e > last.X1 - Slack && e < span.X0 + Slack))
                {
                    parts.Add(new Piece(span));
                }
                else
                {
                    last.Append(span);
                }
            }
        }

        return parts;
    }

    /// <summary>Whether two pieces stand on one line: they share at least half the height of the lower one.</summary>
    internal bool Beside(Piece other) => Math.Min(Y1, other.Y1) - Math.Max(Y0, other.Y0) >= 0.5 * Math.Min(Height, other.Height);

    /// <summary>Whether the text begins with a bullet, or with a number or letter as lists have them.</summary>
    internal static bool HasMarker(string text) => Marker().IsMatch(text);

    /// <summary>Whether the text is nothing but such a mark.</summary>
    internal static bool IsMarker(string text) => BareMarker().IsMatch(text);

    private static List<Piece> WithMarkers(List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && IsMarker(joined[^1].Text.Trim()) && joined[^1].Beside(piece)
                && piece.X0 - joined[^1].X1 is > -2 and < WidestMarkerGap && !IsFigure(piece.Text))
            {
                joined[^1].Append(piece);
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    /// <summary>Puts a large initial, set over several lines, before the first of the lines it stands beside.</summary>
    private static List<Piece> WithInitials(List<Piece> pieces)
    {
        foreach (var initial in pieces.FindAll(p => p.text.Trim() is [var letter] && char.IsUpper(letter)))
        {
            var beside = pieces.FindAll(p => p != initial && p.Size <= initial.Size / SmallestInitial && p.X0 > initial.X0 && p.X0 - initial.X1 < p.Size
                && p.MiddleY > initial.Y0 && p.MiddleY < initial.Y1 && p.text.Length > 1);
            if (beside.Count > 1 && beside.MinBy(p => p.Y0) is { } first)
            {
                first.text = initial.text.Trim() + first.text;
                pieces.Remove(initial);
            }
        }

        return pieces;
    }

    private bool Continues(Span span)
    {
        var shared = Math.Min(Y1, span.Y1) - Math.Max(Y0, span.Y0);
        var gap = span.X0 - X1;
        return shared >= 0.5 * Math.Min(Height, span.Height) && gap > -0.5 * Size && gap <= WidestWordGap * Math.Max(Size, 4)
            && !(text.Length > 1 && text[^1] == ' ' && gap > 0.6 * Size)
            && !(Size >= SmallestInitial * span.Size && text.Length == 1)
            && !(gap > WidestGapOfFigures * Size && IsFigure(text) && IsFigure(span.Text));
    }

    /// <summary>Whether the text is a number, with a sign, unit or bracket: two of them side by side are two cells.</summary>
    private static bool IsFigure(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiDigit(c) && c is not (' ' or '.' or ',' or '%' or '-' or '–' or '−' or '+' or '(' or ')' or '£' or '€' or '$'))
            {
                return false;
            }
        }

        return digits > 0;
    }

    private void Append(Span span)
    {
        if (IsRaised(span))
        {
            span = span with { Text = Notes.Raised(span.Text.TrimStart()) };
        }
        else if (text.Length is > 0 and <= MostDigitsOfMark && IsMark(text) && Size <= RaisedSize * span.Size && Y0 < span.Y0 + (RaisedHeight * span.Height) && Y1 < span.Y1)
        {
            text = Notes.Raised(text);
        }

        var spaced = text.Length > 0 && span.X0 - X1 > NarrowestSpace * Size && text[^1] != ' ' && span.Text[0] != ' ';
        spans.Add(span);
        text = text.Length == 0 ? span.Text : text + (spaced ? " " : "") + span.Text;
        Widen(span.X0, span.Y0, span.X1, span.Y1, string.IsNullOrWhiteSpace(span.Text) ? 0 : span.Size);
        var n = 0;
        foreach (var c in span.Text)
        {
            n += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        letters += n;
        boldLetters += span.Bold ? n : 0;
    }

    /// <summary>Whether a span is a number set small and high after the text, as the marks of notes and the powers of units are.</summary>
    private bool IsRaised(Span span) =>
        span.Text.Length <= MostDigitsOfMark + 1 && text.Length > 0 && span.Size <= RaisedSize * Size && IsMark(span.Text)
        && span.Y0 < Y0 + (RaisedHeight * Height);

    private static bool IsMark(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiDigit(c) && c != ' ')
            {
                return false;
            }
        }

        return digits is > 0 and <= MostDigitsOfMark;
    }

    private void Append(Piece other)
    {
        text += " " + other.text;
        spans.AddRange(other.spans);
        Widen(other.X0, other.Y0, other.X1, other.Y1, other.Size);
        letters += other.letters;
        boldLetters += other.boldLetters;
    }

    private void Widen(double x0, double y0, double x1, double y1, double size)
    {
        (X0, Y0, X1, Y1) = (Math.Min(X0, x0), Math.Min(Y0, y0), Math.Max(X1, x1), Math.Max(Y1, y1));
        Size = Math.Max(Size, size);
    }

    [GeneratedRegex(@"^\s*([•◦▪▫■□◼◾●○‣⁃∙·✓✔➢➤►▶*–—-]|[\uE000-\uF8FF\uFFFD](?=\s)|[oϒ§](?=\s)|\(?([0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)](?=\s|$)|[0-9]{1,3}\.(?=\p{Lu}))\s*")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*([•◦▪▫■□◼◾●○‣⁃∙·✓✔➢➤►▶*–—\uE000-\uF8FF-]|[o§]|\(?([0-9]{1,2}(\.[0-9]{1,2}){0,3}|[a-zA-Z]|[ivx]{1,4})[.)]|[0-9]{1,2}(\.[0-9]{1,2}){1,3})\s*$")]
    private static partial Regex BareMarker();
}
