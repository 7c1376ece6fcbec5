using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>
/// Writes a report as an Excel workbook: a sheet for each table, whose counts are formulas over the sheet of codings where they can be, so that
/// changing an answer changes the tables; the codings; and what every number opens onto.
/// </summary>
public static class Workbook
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Writes the workbook.</summary>
    public static void Write(ReviewReport report, Stream stream)
    {
        var opened = new OpenedSheet(report);
        var codings = report.Codings is { } coded ? new CodingsSheet(coded) : null;
        var tables = report.Tables.Select(t => new TableSheet(t, codings, opened)).ToList();
        List<Sheet> sheets = [.. tables.Select(t => t.Sheet()), .. codings is null ? (Sheet[])[] : [codings.Sheet()], opened.Sheet()];
        sheets.Insert(0, About(report, sheets.ConvertAll(s => s.Name), codings is not null));

        using var file = new OfficeFile(stream);
        file.Relate("", ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "core-properties", "docProps/core.xml"));
        file.AddTitle(report.Title);
        file.Relate("xl/workbook.xml", [.. sheets.Select((_, i) => ($"rId{N(i + 1)}", "worksheet", $"worksheets/sheet{N(i + 1)}.xml")), ($"rId{N(sheets.Count + 1)}", "styles", "styles.xml")]);
        file.Add("xl/workbook.xml", Part + "sheet.main+xml", xml => WriteBook(xml, sheets));
        using (var styles = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("workbook-styles.xml")!))
        {
            file.Add("xl/styles.xml", Part + "styles+xml", Encoding.UTF8.GetBytes(styles.ReadToEnd().ReplaceLineEndings("\n")));
        }

        for (var i = 0; i < sheets.Count; i++)
        {
            file.Add($"xl/worksheets/sheet{N(i + 1)}.xml", Part + "worksheet+xml", sheets[i].Write);
        }
    }

    /// <summary>The list of a workbook's sheets.</summary>
    internal static void WriteBook(XmlWriter xml, List<Sheet> sheets)
    {
        xml.WriteStartElement("workbook", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        xml.WriteAttributeString("xmlns", "r", null, OfficeFile.Relations);
        xml.WriteStartElement("bookViews");
        xml.WriteStartElement("workbookView");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", N(i + 1));
            xml.WriteAttributeString("r", "id", OfficeFile.Relations, $"rId{N(i + 1)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        var filtered = sheets.Select((s, i) => (s, i)).Where(s => s.s.Filter is not null).ToList();
        if (filtered.Count > 0)
        {
            // What a filter spans is a name of its sheet, or Excel calls the file damaged once the filter is used.
            xml.WriteStartElement("definedNames");
            foreach (var (sheet, i) in filtered)
            {
                xml.WriteStartElement("definedName");
                xml.WriteAttributeString("name", "_xlnm._FilterDatabase");
                xml.WriteAttributeString("localSheetId", N(i));
                xml.WriteAttributeString("hidden", "1");
                xml.WriteString($"{Quoted(sheet.Name)}!{Absolute(sheet.Filter!)}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static Sheet About(ReviewReport report, List<string> names, bool live) => new("About", [44, 90], 0, 0, cells =>
    {
        cells.Row(22);
        cells.Text(report.Title, Look.Title);
        cells.Row();
        cells.Text($"{report.Subtitle}. {report.Provenance.Basis}", Look.Plain);
        cells.Row();
        cells.Text(live ? "Counts in the coverage tables are formulas over the sheet Codings: change an answer there and they change. A code that another implies is a cell of its own; change both. Sub-totals told in other sheets are values."
            : "Counts are values: the answers behind them are not part of this report.", Look.Plain);
        cells.Row();
        cells.Row();
        cells.Text("Sheet", Look.Head);
        cells.Text("What it holds", Look.Head);
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            cells.Row();
            cells.Link($"{Quoted(name)}!A1");
            cells.Text(name, Look.Link);
            var table = report.Tables.ElementAtOrDefault(i);
            cells.Text(table is not null ? $"{table.Name}. {table.Caption}" : name == CodingsSheet.Name ? "The answers, a row a strategy" : "What each number counts, with its quotes");
        }

        cells.Row();
        cells.Row();
        cells.Text("Made from", Look.Head);
        cells.Text("SHA-256", Look.Head);
        foreach (var made in report.Provenance.Made)
        {
            cells.Row();
            cells.Text(made.Name);
            cells.Text(made.Sha256);
        }
    });

    /// <summary>A sheet's name as formulas and links write it.</summary>
    internal static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Absolute(string range) => string.Join(':', range.Split(':').Select(c =>
    {
        var letters = c.TakeWhile(char.IsAsciiLetter).Count();
        return $"${c[..letters]}${c[letters..]}";
    }));

    private static string N(int n) => n.ToString(CultureInfo.InvariantCulture);
}
