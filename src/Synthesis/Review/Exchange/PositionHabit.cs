namespace Synthesis.Review.Exchange;

/// <summary>How a tool counts positions in text. The standard counts code points, a line end as one, and the end is one past the last; tools differ in each.</summary>
/// <param name="Utf16">Whether UTF-16 units are counted, so that an emoji is two.</param>
/// <param name="LineEndIsTwo">Whether a line end of two characters, CR and LF, counts as two.</param>
/// <param name="EndIsLast">Whether the end is the last character itself.</param>
internal sealed record PositionHabit(bool Utf16, bool LineEndIsTwo, bool EndIsLast)
{
    private const int Looked = 2000;

    internal static PositionHabit Standard { get; } = new(false, false, false);

    /// <summary>The habit in which most selections are the words the file names them by, or else begin and end where words do; the standard's where none is better.</summary>
    internal static PositionHabit Of(IEnumerable<(string Text, RefiSelection Selection)> selections)
    {
        var looked = selections.Where(s => s.Selection.Start >= 0).Take(Looked).GroupBy(s => s.Text).ToList();
        var (best, most) = (Standard, -1.0);
        foreach (var habit in (bool[])[false, true])
        {
            foreach (var (two, last) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
            {
                var candidate = new PositionHabit(habit, two, last);
                var score = looked.Sum(g =>
                {
                    var places = candidate.Places(g.Key);
                    return g.Sum(s => Fit(g.Key, candidate.Span(places, s.Selection), s.Selection.Words));
                });
                if (score > most + 1e-9)
                {
                    (best, most) = (candidate, score);
                }
            }
        }

        return best;
    }

    /// <summary>For each position as counted, where it is in the text.</summary>
    internal int[] Places(string text)
    {
        var places = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var inner = (!Utf16 && i > 0 && char.IsSurrogatePair(text[i - 1], text[i])) || (!LineEndIsTwo && text[i] == '\n' && i > 0 && text[i - 1] == '\r');
            if (!inner)
            {
                places.Add(i);
            }
        }

        places.Add(text.Length);
        return [.. places];
    }

    /// <summary>Where a selection is in the text, or null where it is outside.</summary>
    internal (int From, int To)? Span(int[] places, RefiSelection selection)
    {
        var end = selection.End + (EndIsLast ? 1 : 0);
        return selection.Start >= 0 && end > selection.Start && end < places.Length ? (places[selection.Start], places[end]) : null;
    }

    private static double Fit(string text, (int From, int To)? span, string? words)
    {
        if (span is not var (from, to))
        {
            return 0;
        }

        bool Letter(int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);
        var quote = text[from..to];
        var named = words is { Length: > 3 } w && (Bare(quote) == Bare(w) || (w.EndsWith('…') && Bare(quote).StartsWith(Bare(w[..^1]), StringComparison.Ordinal)));
        return (named ? 4 : 0) + (Letter(from) && !Letter(from - 1) ? 1 : 0) + (!char.IsWhiteSpace(quote[^1]) && !(Letter(to - 1) && Letter(to)) ? 1 : 0);
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
