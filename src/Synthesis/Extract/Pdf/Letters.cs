using System.Text;

namespace Synthesis.Extract.Pdf;

/// <summary>
/// The letters and digits of a text in lower case, each with the place it came from. White space, hyphens, dashes and quotation
/// marks are left out, so that a text and the page it was read from have the same letters wherever lines were joined.
/// </summary>
/// <param name="Text">The letters.</param>
/// <param name="Source">For each letter, the place it came from.</param>
internal sealed record Letters(string Text, IReadOnlyList<int> Source)
{
    /// <summary>The letters of pieces of text, each piece with its place.</summary>
    internal static Letters Of(IEnumerable<(string Text, int Source)> pieces)
    {
        var (text, source) = (new StringBuilder(), new List<int>());
        foreach (var (piece, place) in pieces)
        {
            var at = place;
            foreach (var rune in piece.EnumerateRunes().Where(Rune.IsLetterOrDigit))
            {
                text.Append(Rune.ToLowerInvariant(rune).ToString());
                while (source.Count < text.Length)
                {
                    source.Add(at);
                }
            }
        }

        return new Letters(text.ToString(), source);
    }

    /// <summary>The letters of one text, each with the UTF-16 unit it came from.</summary>
    internal static Letters Of(string text)
    {
        var pieces = new List<(string, int)>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            pieces.Add((rune.ToString(), at));
            at += rune.Utf16SequenceLength;
        }

        return Of(pieces);
    }

    /// <summary>
    /// Finds a text among the characters of pages: its longest beginning that stands there in one run, then the longest beginning of
    /// the rest, and so on. A run begins where a word begins on the page and ends where one ends in the text, or at a line's end.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="glyphs">The characters it was read from, and others.</param>
    /// <param name="expected">Where it is taken first, among equals.</param>
    /// <returns>For each letter of the text, the character it stands for, or -1.</returns>
    internal static int[] Place(Letters text, IReadOnlyList<Glyph> glyphs, Func<Glyph, bool> expected)
    {
        var page = Of(glyphs.Select((g, i) => (g.Text, i)));
        var begins = page.Source.Select((g, p) => (p == 0 || page.Source[p - 1] != g) && BeginsWord(glyphs, g)).ToList();
        var taken = new bool[page.Text.Length];
        var places = Enumerable.Repeat(-1, text.Text.Length).ToArray();
        var last = -1;
        for (var i = 0; i < places.Length;)
        {
            var (length, at, rank) = (0, -1, int.MaxValue);
            for (var p = 0; p < taken.Length; p++)
            {
                if (begins[p] && !taken[p] && page.Text[p] == text.Text[i] && Common(text, i, page, p, taken, glyphs) is var n && n > 0 && n >= length
                    && Rank(p, last, expected(glyphs[page.Source[p]])) is var r && (n > length || r < rank))
                {
                    (length, at, rank) = (n, p, r);
                }
            }

            for (var j = 0; j < length; j++)
            {
                (places[i + j], taken[at + j]) = (page.Source[at + j], true);
            }

            last = length > 0 ? at + length - 1 : last;
            i += length;
            while (length == 0 && ++i < places.Length && !EndsWord(text, i))
            {
            }
        }

        return places;
    }

    /// <summary>The number of letters that are the same from two places on, cut back to where a word or a line ends.</summary>
    private static int Common(Letters text, int i, Letters page, int p, bool[] taken, IReadOnlyList<Glyph> glyphs)
    {
        var n = 0;
        while (i + n < text.Text.Length && p + n < taken.Length && !taken[p + n] && text.Text[i + n] == page.Text[p + n])
        {
            n++;
        }

        while (n > 0 && !EndsWord(text, i + n) && !(p + n == taken.Length || glyphs[page.Source[p + n]].Line != glyphs[page.Source[p + n - 1]].Line))
        {
            n--;
        }

        return n;
    }

    /// <summary>Whether something stands between a letter of a text and the one before it.</summary>
    private static bool EndsWord(Letters text, int i) => i == text.Text.Length || text.Source[i] - text.Source[i - 1] > (char.IsSurrogate(text.Text[i - 1]) ? 2 : 1);

    private static bool BeginsWord(IReadOnlyList<Glyph> glyphs, int i) =>
        i == 0 || glyphs[i].Line != glyphs[i - 1].Line || glyphs[i - 1].Text.Length == 0 || !char.IsLetterOrDigit(glyphs[i - 1].Text[^1])
        || glyphs[i].X0 - glyphs[i - 1].X1 > 0.15 * (glyphs[i].Y1 - glyphs[i].Y0);

    private static int Rank(int at, int last, bool expected) => (expected ? 0 : 1 << 28) + (at > last ? at - last : (1 << 27) + at);
}
