using System.Globalization;
using System.Xml;
using Synthesis.Report.Figures;

namespace Synthesis.Report.Office;

/// <summary>The looks of a cell, by their place in the workbook's style sheet.</summary>
internal enum Look
{
    /// <summary>As it comes.</summary>
    Plain,

    /// <summary>The title of a sheet.</summary>
    Title,

    /// <summary>A column's heading.</summary>
    Head,

    /// <summary>A heading over rows.</summary>
    Group,

    /// <summary>Words, in lines.</summary>
    Words,

    /// <summary>Words that begin like a formula, marked as words.</summary>
    Quoted,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A whole per cent.</summary>
    Percent,

    /// <summary>A number of two decimals.</summary>
    Decimal,

    /// <summary>Words that lead elsewhere.</summary>
    Link,

    /// <summary>A whole number that leads elsewhere.</summary>
    WholeLink,

    /// <summary>Words set in by one step.</summary>
    Part,
}

/// <summary>
/// Writes the cells of one sheet, row by row. Text is always an inline string and never a formula, whatever it begins with: a formula is only what
/// <see cref="Formula"/> is given, which is made of our own words.
/// </summary>
internal sealed class SheetWriter(XmlWriter xml, IReadOnlyList<double> widths)
{
    private const int LongestText = 32_000, MostLinks = 60_000, MostLines = 30;
    private readonly List<Action> pending = [];
    private readonly List<(string Cell, string Place)> links = [];
    private int row;
    private int column;
    private int lines;
    private double? given;

    /// <summary>The links to be written after the cells, each to a place in the workbook.</summary>
    internal IReadOnlyList<(string Cell, string Place)> Links => links;

    /// <summary>The name of a column, <c>A</c> for 0.</summary>
    internal static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>Begins a row, as high as its words need or as it is given, in points.</summary>
    internal void Row(double? height = null)
    {
        EndRow();
        row++;
        (column, lines, given) = (0, 1, height);
    }

    /// <summary>Ends the last row: only now its height is known, which stands before its cells.</summary>
    internal void EndRow()
    {
        if (row == 0)
        {
            return;
        }

        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", Number(row));
        if (given is not null || lines > 1)
        {
            xml.WriteAttributeString("ht", (given ?? (13 * Math.Min(lines, MostLines))).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        pending.ForEach(write => write());
        pending.Clear();
        xml.WriteEndElement();
    }

    /// <summary>A cell of words; an empty one takes its place and no more.</summary>
    internal void Text(string text, Look look = Look.Words)
    {
        if (text.Length > 0)
        {
            var shown = Legible.Of(text);
            shown = shown.Length > LongestText ? shown[..(LongestText - (char.IsHighSurrogate(shown[LongestText - 1]) ? 1 : 0))] + "…" : shown;
            if (look is Look.Words or Look.Quoted or Look.Link or Look.Part or Look.Head && column < widths.Count)
            {
                lines = Math.Max(lines, (int)Math.Ceiling(1.1 * Lettering.Width(shown, 10) / ((widths[column] * 5.4) - (look == Look.Part ? 12 : 0))));
            }

            var cell = Here;
            pending.Add(() =>
            {
                Start(cell, look == Look.Words && shown[0] is '=' or '+' or '-' or '@' or '\t' or '\'' ? Look.Quoted : look, "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Escaped(shown));
                xml.WriteEndElement();
                xml.WriteEndElement();
                xml.WriteEndElement();
            });
        }

        column++;
    }

    /// <summary>A cell of a number.</summary>
    internal void Value(double value, Look look)
    {
        var cell = Here;
        pending.Add(() =>
        {
            Start(cell, look, null);
            xml.WriteElementString("v", value.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        });
        column++;
    }

    /// <summary>A cell of a formula, with the value that it has now; null where it is empty text.</summary>
    internal void Formula(string formula, double? value, Look look)
    {
        var cell = Here;
        pending.Add(() =>
        {
            Start(cell, look, value is null ? "str" : null);
            xml.WriteElementString("f", formula);
            xml.WriteElementString("v", value?.ToString("R", CultureInfo.InvariantCulture) ?? "");
            xml.WriteEndElement();
        });
        column++;
    }

    /// <summary>Lets the next cell lead to a place in the workbook; after more than Excel bears, no more.</summary>
    internal void Link(string place)
    {
        if (links.Count < MostLinks)
        {
            links.Add((Here, place));
        }
    }

    /// <summary>The name of the next cell.</summary>
    internal string Here => ColumnName(column) + Number(row);

    private void Start(string cell, Look look, string? type)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", cell);
        xml.WriteAttributeString("s", Number((int)look));
        if (type is not null)
        {
            xml.WriteAttributeString("t", type);
        }
    }

    /// <summary>Excel reads <c>_x000A_</c> in text as a character: the underscore of such a text is written so itself.</summary>
    private static string Escaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? System.Text.RegularExpressions.Regex.Replace(text, "_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10)) : text;

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
