namespace Synthesis.Extract.Pdf;

/// <summary>What was recognised on one page, laid out like a page's own text.</summary>
/// <param name="Page">The page upright and straight, in points.</param>
/// <param name="Turn">0, 90, 180 or 270: how far the page's picture is turned against the clock from upright.</param>
/// <param name="Confidence">The words' mean confidence, 0 to 100.</param>
/// <param name="Words">How many words.</param>
/// <param name="Seen">How many words there are with those too doubtful to be used: what the time of reading goes with.</param>
internal sealed record ScannedPage(Page Page, int Turn, double Confidence, int Words, int Seen)
{
    /// <summary>A box of the upright page as it lies on the page as shown.</summary>
    internal Box AsShown(Box box) => Rounded(Turn switch
    {
        90 => new Box(box.Y0, Page.Width - box.X1, box.Y1, Page.Width - box.X0),
        180 => new Box(Page.Width - box.X1, Page.Height - box.Y1, Page.Width - box.X0, Page.Height - box.Y0),
        270 => new Box(Page.Height - box.Y1, box.X0, Page.Height - box.Y0, box.X1),
        _ => box,
    });

    private static Box Rounded(Box box) => new(Math.Round(box.X0, 1), Math.Round(box.Y0, 1), Math.Round(box.X1, 1), Math.Round(box.Y1, 1));
}

/// <summary>Makes spans of recognised words: upright, straightened, and of few sizes, so that the layout rules for text hold for them.</summary>
internal static class ScannedSpans
{
    private const double LeastConfidence = 25, SizeOfHeight = 1.05, SameSize = 1.17, Ascent = 0.78, Descent = 0.24;

    /// <summary>Lays out one page.</summary>
    /// <param name="number">The page's number.</param>
    /// <param name="width">Its width as shown, in points.</param>
    /// <param name="height">Its height as shown, in points.</param>
    /// <param name="scale">Points in a pixel.</param>
    /// <param name="turned">Whether the picture was turned upside down before it was read.</param>
    /// <param name="lines">What was recognised.</param>
    internal static ScannedPage Of(int number, double width, double height, double scale, bool turned, IReadOnlyList<RecognisedLine> lines)
    {
        var sure = lines.Select(l => l with { Words = [.. l.Words.Where(w => w.Confidence >= LeastConfidence && w.Text.Any(c => !char.IsPunctuation(c) || c is '-' or '•' or '–'))] })
            .Where(l => l.Words.Count > 0).ToList();
        var angle = sure.GroupBy(l => l.Angle).OrderByDescending(g => g.Sum(l => l.Words.Count)).Select(g => g.Key).FirstOrDefault();
        var turn = turned ? (angle + 180) % 360 : angle;
        var (w, h) = angle is 90 or 270 ? (height, width) : (width, height);
        var slope = Median(sure.Where(l => l.Angle == angle && l.Words.Count > 2).Select(l => (l.Slope, Weight: l.Words.Count)));
        var body = Median(sure.Select(l => (Math.Round(l.Size), Weight: l.Words.Sum(x => x.Text.Length))));
        var spans = sure.SelectMany(l => Spans(l, angle, width, height, scale, slope, body, (w / 2, h / 2))).ToList();
        var words = sure.SelectMany(l => l.Words).ToList();
        return new ScannedPage(new Page(number, w, h, Piece.Of(spans), []), turn, words.Count == 0 ? 0 : words.Average(x => x.Confidence), words.Count, lines.Sum(l => l.Words.Count));
    }

    private static IEnumerable<Span> Spans(RecognisedLine line, int angle, double width, double height, double scale, double slope, double body, (double X, double Y) middle)
    {
        var boxes = line.Words.Select(w => Upright(w, angle, width, height, scale)).ToList();
        var size = Math.Round(Snapped(line.Size, body) * scale * SizeOfHeight * 2) / 2;
        // The middle of a line's boxes is steadier than any one of them; straightening turns all about the page's middle.
        var bases = boxes.Select(b => Straight((b.X0 + b.X1) / 2, b.Y1, slope, middle).Y).Order().ToList();
        var foot = bases[bases.Count / 2];
        foreach (var (box, word) in boxes.Zip(line.Words))
        {
            var x0 = Straight(box.X0, (box.Y0 + box.Y1) / 2, slope, middle).X;
            var x1 = Straight(box.X1, (box.Y0 + box.Y1) / 2, slope, middle).X;
            yield return new Span(word.Text, Math.Round(x0, 1), Math.Round(foot - (Ascent * size), 1), Math.Round(x1, 1), Math.Round(foot + (Descent * size), 1), size, false, line.Block);
        }
    }

    private static Box Upright(RecognisedWord word, int angle, double width, double height, double scale)
    {
        var (x0, y0, x1, y1) = (word.X0 * scale, word.Y0 * scale, word.X1 * scale, word.Y1 * scale);
        return angle switch
        {
            90 => new Box(height - y1, x0, height - y0, x1),
            180 => new Box(width - x1, height - y1, width - x0, height - y0),
            270 => new Box(y0, width - x1, y1, width - x0),
            _ => new Box(x0, y0, x1, y1),
        };
    }

    private static (double X, double Y) Straight(double x, double y, double slope, (double X, double Y) middle)
    {
        var length = Math.Sqrt(1 + (slope * slope));
        var (dx, dy) = (x - middle.X, y - middle.Y);
        return (middle.X + ((dx + (slope * dy)) / length), middle.Y + ((dy - (slope * dx)) / length));
    }

    /// <summary>Measured sizes scatter: one near the body's is the body's, others go by steps.</summary>
    private static double Snapped(double size, double body)
    {
        var steps = body <= 0 || size <= 0 ? 0 : Math.Log(size / body) / Math.Log(SameSize);
        return Math.Abs(steps) <= 1 ? body : body * Math.Pow(SameSize, Math.Round(steps));
    }

    private static double Median(IEnumerable<(double Value, int Weight)> values)
    {
        var sorted = values.OrderBy(v => v.Value).ToList();
        var half = sorted.Sum(v => (long)v.Weight) / 2.0;
        foreach (var (value, weight) in sorted)
        {
            half -= weight;
            if (half <= 0)
            {
                return value;
            }
        }

        return 0;
    }
}
