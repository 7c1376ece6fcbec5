using System.Globalization;
using System.Text;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes the coverage table for a terminal.</summary>
public static class CoverageText
{
    private const int TitleWidth = 58;

    /// <summary>The table as lines of at most 80 columns.</summary>
    public static string Of(CoverageTable table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Title} (N = {table.Strategies})\n{BasisSentence(table.Basis)}\n");
        foreach (var section in table.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{section.Title}\n");
            foreach (var row in section.Rows)
            {
                Line(text, 1, row.Title, row.Shares[0], row.Shares[0].Against == "all" ? "" : $" of {row.Shares[0].Of}");
                foreach (var share in row.Shares.Skip(1))
                {
                    Line(text, 3, $"of {share.Against}", share, $" of {share.Of}");
                }

                if (row.Unclear.Count > 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"   unclear in {row.Unclear.Count}, not counted\n");
                }

                foreach (var value in row.Values.Where(v => v.Share.Of > 0))
                {
                    Line(text, 3, value.Title, value.Share, $" of {value.Share.Of}");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>One sentence on what the numbers rest on.</summary>
    public static string BasisSentence(Basis basis) => basis switch
    {
        Basis.Suggestions => "The numbers rest on machine suggestions; nobody has confirmed them.",
        Basis.Decisions => "The numbers rest on coders' decisions.",
        Basis.Mixed => "The numbers rest on what the program found and, where a person is named, on that person's decision.",
        _ => "The numbers were counted elsewhere.",
    };

    private static void Line(StringBuilder text, int indent, string title, Share share, string of)
    {
        var shown = title.Length > TitleWidth - indent ? title[..(TitleWidth - indent - 1)] + "…" : title;
        var percent = share.Percent is { } p ? p.ToString(CultureInfo.InvariantCulture) + "%" : "–";
        text.Append(' ', indent).Append(shown.PadRight(TitleWidth - indent)).Append(share.Count.ToString(CultureInfo.InvariantCulture).PadLeft(5))
            .Append(percent.PadLeft(6)).Append(of).Append('\n');
    }
}
