using System.Globalization;
using System.Text;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes a table of counts for a terminal.</summary>
public static class CountText
{
    private const int TitleWidth = 58, LineWidth = 80;

    /// <summary>The table and its sums as lines of at most 80 columns.</summary>
    public static string Of(CountTable table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Title}, as at {Html.Day(table.AsAt)}\n{CoverageText.BasisSentence(table.Basis)}\n");
        foreach (var section in table.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{section.Title}\n");
            foreach (var row in section.Rows)
            {
                var indent = 1 + (2 * row.Level);
                var width = TitleWidth - indent;
                var title = row.Title.Length > width ? row.Title[..(width - 1)] + "…" : row.Title;
                text.Append(' ', indent).Append(title.PadRight(width)).Append(row.Count.ToString(CultureInfo.InvariantCulture).PadLeft(5));
                if (row.Share is { } share)
                {
                    text.Append(Html.Percent(share).PadLeft(6)).Append(CultureInfo.InvariantCulture, $" of {share.Of}");
                }

                text.Append('\n');
            }
        }

        text.Append("\nSums\n");
        foreach (var check in table.Checks)
        {
            Wrapped(text, Sum(check));
        }

        return text.ToString();
    }

    /// <summary>A sum in words, with what is wrong where it does not hold.</summary>
    internal static string Sum(SumCheck check) =>
        $"{string.Join(" + ", check.Parts.Select(p => $"{p.Count} {p.Name}"))} {(check.Holds ? "=" : "≠")} {check.Whole.Count} {check.Whole.Name}{(check.Holds ? "" : ": this sum should hold")}";

    /// <summary>A line's words, in lines that after the first are set in.</summary>
    private static void Wrapped(StringBuilder text, string line)
    {
        var column = 0;
        foreach (var word in line.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > LineWidth)
            {
                text.Append("\n  ");
                column = 2;
            }

            text.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        text.Append('\n');
    }
}
