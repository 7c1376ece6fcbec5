using System.Globalization;

namespace Synthesis.Report.Figures;

/// <summary>How wide words are, by the advance widths of Helvetica (Adobe font metrics), which Arial and Liberation Sans share; so that figures are laid out without a font at hand.</summary>
internal static class Lettering
{
    /// <summary>In thousandths of the size, from the space to the tilde.</summary>
    private static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width of words in a size; a letter beyond ASCII counts as the letter it is built on, and what has none as a wide one.</summary>
    internal static double Width(string text, double size, bool bold = false)
    {
        var width = 0;
        foreach (var letter in text.Normalize(System.Text.NormalizationForm.FormD))
        {
            width += letter is >= ' ' and <= '~' ? Widths[letter - ' '] : CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? 0 : letter is '‘' or '’' ? 222 : letter > 0x2E80 ? 1000 : 600;
        }

        return width * size * (bold ? 1.07 : 1) / 1000;
    }

    /// <summary>Words in lines no wider than a width, the last of at most some lines cut short with dots. A word that alone is wider is cut.</summary>
    internal static IReadOnlyList<string> Lines(string text, double size, double width, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        var shown = lines.Take(most).ToList();
        shown[^1] += lines.Count > most ? "…" : "";
        return [.. shown.Select(l => Cut(l, size, width))];
    }

    private static string Cut(string line, double size, double width)
    {
        if (Width(line, size) <= width)
        {
            return line;
        }

        var elements = StringInfo.ParseCombiningCharacters(line);
        var kept = elements.Length;
        while (kept > 1 && Width(line[..elements[kept - 1]] + "…", size) > width)
        {
            kept--;
        }

        return line[..elements[Math.Max(1, kept - 1)]].TrimEnd('…') + "…";
    }
}
