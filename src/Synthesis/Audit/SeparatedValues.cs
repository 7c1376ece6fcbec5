using System.Text;

namespace Synthesis.Audit;

/// <summary>Reads a CSV whose rows need not be alike: titles above, notes below, blank lines between tables.</summary>
internal static class SeparatedValues
{
    /// <summary>Every line as a row; the separator is whichever of comma, semicolon and tab stands most often.</summary>
    internal static IReadOnlyList<WrittenRow> Read(string text)
    {
        var separator = ",;\t".MaxBy(c => text.Count(t => t == c));
        var (rows, cells, cell) = (new List<WrittenRow>(), new List<string>(), new StringBuilder());
        var (quoted, line, start) = (false, 1, 1);
        foreach (var c in text.ReplaceLineEndings("\n") + "\n")
        {
            line += c == '\n' ? 1 : 0;
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || (c != separator && c != '\n'))
            {
                cell.Append(c == '\n' ? ' ' : c);
            }
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add(new WrittenRow([.. cells], start));
                    cells.Clear();
                    start = line;
                }
            }
        }

        return rows;
    }
}
