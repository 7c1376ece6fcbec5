namespace Synthesis.Extract.Pdf;

/// <summary>Finds where a span of a document's text stands on its pages.</summary>
internal static class QuoteMarks
{
    private const double Slack = 3;

    /// <summary>The pages on which a span may stand: those from a block's beginning to the next block's.</summary>
    internal static IReadOnlyList<int> Pages(Document document, int start, int end) =>
        [.. Blocks(document, start, end).SelectMany(b => PagesOf(document, b)).Distinct().Order()];

    /// <summary>
    /// The rectangles of a span, each with its page. A block most of whose letters are not found on the pages (a scan's, say) is marked as a whole.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="start">First code point of the span.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="pages">The pages that <see cref="Pages"/> named.</param>
    internal static IReadOnlyList<(int Page, Box Box, bool WholeBlock)> Of(Document document, int start, int end, IReadOnlyList<DrawnPage> pages)
    {
        var marks = new List<(int, Box, bool)>();
        foreach (var block in Blocks(document, start, end))
        {
            var possible = PagesOf(document, block);
            var glyphs = pages.Where(p => possible.Contains(p.Number)).SelectMany(p => p.Glyphs).Where(g => !IsRunning(document, g)).ToList();
            var from = Units(block.Text, Math.Max(0, start - block.Start!.Value));
            var to = Units(block.Text, Math.Min(block.End!.Value, end) - block.Start.Value);
            var letters = Letters.Of(block.Text);
            var places = Letters.Place(letters, glyphs, g => g.Page == block.Page && block.Box is { } box && g.Within(box, Slack));
            var wanted = places.Where((_, i) => letters.Source[i] >= from && letters.Source[i] < to).ToList();
            var found = wanted.Where(p => p >= 0).ToList();
            if (found.Count > wanted.Count / 2)
            {
                marks.AddRange(Rectangles(glyphs, found, block.Text[from..to]).Select(m => (m.Page, m.Box, false)));
            }
            else if (block is { Page: { } page, Box: { } box })
            {
                marks.Add((page, box, true));
            }
        }

        return marks;
    }

    private static IEnumerable<Block> Blocks(Document document, int start, int end) => document.Blocks.Where(b => b.Page is not null && b.Start < end && b.End > start);

    private static IReadOnlyList<int> PagesOf(Document document, Block block)
    {
        var next = document.Blocks.FirstOrDefault(b => b.Start >= block.End && b.Page is not null)?.Page ?? document.Pages ?? block.Page!.Value;
        return [.. Enumerable.Range(block.Page!.Value, Math.Max(1, next - block.Page.Value + 1))];
    }

    private static bool IsRunning(Document document, Glyph glyph) =>
        document.Blocks.Any(b => b.Kind == BlockKind.Running && b.Page == glyph.Page && b.Box is { } box && glyph.Within(box, 0.5));

    /// <summary>A rectangle for each run of characters on one line, with the marks that close it.</summary>
    private static IEnumerable<(int Page, Box Box)> Rectangles(List<Glyph> glyphs, List<int> found, string quote)
    {
        var closing = quote.Reverse().TakeWhile(c => !char.IsLetterOrDigit(c)).Count();
        var first = found[0];
        for (var i = 1; i <= found.Count; i++)
        {
            var last = found[i - 1];
            if (i < found.Count && Runs(glyphs, last, found[i]))
            {
                continue;
            }

            var most = i < found.Count ? int.MaxValue : closing;
            for (; most > 0 && last + 1 < glyphs.Count && glyphs[last + 1].Line == glyphs[last].Line && IsMark(glyphs[last + 1]); most--)
            {
                last++;
            }

            var run = glyphs.GetRange(first, last - first + 1);
            yield return (run[0].Page, new Box(Math.Round(run.Min(g => g.X0), 1), Math.Round(run.Min(g => g.Y0), 1), Math.Round(run.Max(g => g.X1), 1), Math.Round(run.Max(g => g.Y1), 1)));
            first = i < found.Count ? found[i] : first;
        }
    }

    private static bool Runs(List<Glyph> glyphs, int last, int next) =>
        next >= last && glyphs[last].Line == glyphs[next].Line && glyphs.Skip(last + 1).Take(next - last - 1).All(g => !g.Text.Any(char.IsLetterOrDigit));

    private static bool IsMark(Glyph glyph) => glyph.Text.Length > 0 && !char.IsLetterOrDigit(glyph.Text[0]) && !char.IsWhiteSpace(glyph.Text[0]);

    /// <summary>The UTF-16 unit at which a code point begins.</summary>
    private static int Units(string text, int codePoints) => text.EnumerateRunes().Take(codePoints).Sum(r => r.Utf16SequenceLength);
}
