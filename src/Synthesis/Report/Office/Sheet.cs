using System.Globalization;
using System.Xml;

namespace Synthesis.Report.Office;

/// <summary>Writes one sheet of a workbook: its frozen head, widths, cells, filter, allowed answers, colours and links, in the order that the format asks for.</summary>
/// <param name="Name">Its name, at most 31 characters.</param>
/// <param name="Widths">The width of each column, in letters.</param>
/// <param name="Frozen">Rows at the top that stay in sight.</param>
/// <param name="FrozenColumns">Columns at the left that stay in sight.</param>
/// <param name="Cells">Writes the cells.</param>
internal sealed record Sheet(string Name, IReadOnlyList<double> Widths, int Frozen, int FrozenColumns, Action<SheetWriter> Cells)
{
    private const string Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The answers that are coloured, in the order of the style sheet's differences.</summary>
    private static readonly string[] Answers = ["present", "unclear", "absent"];

    /// <summary>The range whose first row bears filters, or null.</summary>
    internal string? Filter { get; init; }

    /// <summary>The ranges whose cells may hold only some answers, with the answers.</summary>
    internal IReadOnlyList<(string Range, IReadOnlyList<string> Answers)> Allowed { get; init; } = [];

    /// <summary>The range in which answers are coloured, or null.</summary>
    internal string? Coloured { get; init; }

    /// <summary>Writes it.</summary>
    internal void Write(XmlWriter xml)
    {
        xml.WriteStartElement("worksheet", Space);
        xml.WriteAttributeString("xmlns", "r", null, OfficeFile.Relations);
        xml.WriteStartElement("sheetPr");
        xml.WriteStartElement("pageSetUpPr");
        xml.WriteAttributeString("fitToPage", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteView(xml);
        xml.WriteStartElement("cols");
        for (var i = 0; i < Widths.Count; i++)
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", Number(i + 1));
            xml.WriteAttributeString("max", Number(i + 1));
            xml.WriteAttributeString("width", Widths[i].ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        var cells = new SheetWriter(xml, Widths);
        Cells(cells);
        cells.EndRow();
        xml.WriteEndElement();
        if (Filter is not null)
        {
            xml.WriteStartElement("autoFilter");
            xml.WriteAttributeString("ref", Filter);
            xml.WriteEndElement();
        }

        WriteColours(xml);
        WriteAllowed(xml);
        WriteLinks(xml, cells.Links);
        xml.WriteStartElement("pageSetup");
        xml.WriteAttributeString("paperSize", "9");
        xml.WriteAttributeString("orientation", "landscape");
        xml.WriteAttributeString("fitToHeight", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteView(XmlWriter xml)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        if (Frozen + FrozenColumns > 0)
        {
            xml.WriteStartElement("pane");
            if (FrozenColumns > 0)
            {
                xml.WriteAttributeString("xSplit", Number(FrozenColumns));
            }

            if (Frozen > 0)
            {
                xml.WriteAttributeString("ySplit", Number(Frozen));
            }

            xml.WriteAttributeString("topLeftCell", SheetWriter.ColumnName(FrozenColumns) + Number(Frozen + 1));
            xml.WriteAttributeString("activePane", FrozenColumns == 0 ? "bottomLeft" : Frozen == 0 ? "topRight" : "bottomRight");
            xml.WriteAttributeString("state", "frozen");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteColours(XmlWriter xml)
    {
        if (Coloured is null)
        {
            return;
        }

        xml.WriteStartElement("conditionalFormatting");
        xml.WriteAttributeString("sqref", Coloured);
        foreach (var (answer, i) in Answers.Select((a, i) => (a, i)))
        {
            xml.WriteStartElement("cfRule");
            xml.WriteAttributeString("type", "cellIs");
            xml.WriteAttributeString("dxfId", Number(i));
            xml.WriteAttributeString("priority", Number(i + 1));
            xml.WriteAttributeString("operator", "equal");
            xml.WriteElementString("formula", $"\"{answer}\"");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteAllowed(XmlWriter xml)
    {
        if (Allowed.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", Number(Allowed.Count));
        foreach (var (range, answers) in Allowed)
        {
            xml.WriteStartElement("dataValidation");
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("errorTitle", "No such answer");
            xml.WriteAttributeString("error", $"Write one of {string.Join(", ", answers)}, or nothing.");
            xml.WriteAttributeString("sqref", range);
            xml.WriteElementString("formula1", $"\"{string.Join(',', answers)}\"");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLinks(XmlWriter xml, IReadOnlyList<(string Cell, string Place)> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("hyperlinks");
        foreach (var (cell, place) in links)
        {
            xml.WriteStartElement("hyperlink");
            xml.WriteAttributeString("ref", cell);
            xml.WriteAttributeString("location", place);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
