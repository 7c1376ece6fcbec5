namespace Synthesis.Review.Agreement;

/// <summary>A stretch of text that a coder marked.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
public sealed record Span(int Start, int End);

/// <summary>What coders marked in one document for one code. A coder who read it and marked nothing is there with no spans.</summary>
/// <param name="Strategy">The strategy, which is drawn as one when intervals are made.</param>
/// <param name="Length">The document's length in code points.</param>
/// <param name="Marks">The spans by each coder.</param>
public sealed record MarkedText(string Strategy, int Length, IReadOnlyDictionary<string, IReadOnlyList<Span>> Marks);

/// <summary>Lays out marked text for the measures.</summary>
public static class Spans
{
    /// <summary>The two categories of a character.</summary>
    private static readonly string[] Categories = ["unmarked", "marked"];

    /// <summary>Every character a unit, marked or unmarked by each coder.</summary>
    /// <param name="texts">The documents.</param>
    /// <param name="withUnmarked">Whether characters that nobody marked are units too. Left out, agreement is on what at least one coder marked.</param>
    public static CodingGrid Characters(IReadOnlyList<MarkedText> texts, bool withUnmarked)
    {
        string[] coders = [.. texts.SelectMany(t => t.Marks.Keys).Distinct().Order(StringComparer.Ordinal)];
        var rows = new List<(string, int[], double)>();
        foreach (var text in texts)
        {
            var marks = coders.Select(c => text.Marks.TryGetValue(c, out var spans) ? Joined(spans, text.Length) : null).ToArray();
            int[] bounds = [.. marks.SelectMany(m => m ?? []).SelectMany(s => (int[])[s.Start, s.End]).Append(0).Append(text.Length).Distinct().Order()];
            for (var i = 0; i + 1 < bounds.Length; i++)
            {
                var at = bounds[i];
                var cells = marks.Select(m => m is null ? CodingGrid.Gap : m.Any(s => s.Start <= at && at < s.End) ? 1 : 0).ToArray();
                if (withUnmarked || cells.Contains(1))
                {
                    rows.Add((text.Strategy, cells, bounds[i + 1] - at));
                }
            }
        }

        return new CodingGrid(coders, Categories, rows);
    }

    /// <summary>Spans in order, those that touch or overlap made one, cut at the text's end.</summary>
    internal static IReadOnlyList<Span> Joined(IReadOnlyList<Span> spans, int length)
    {
        var joined = new List<Span>();
        foreach (var span in spans.Select(s => new Span(Math.Max(0, s.Start), Math.Min(length, s.End))).Where(s => s.End > s.Start).OrderBy(s => s.Start))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
            {
                joined[^1] = new Span(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
