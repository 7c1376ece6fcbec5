using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Synthesis.Extract.Office;

/// <summary>Shows the cells of a workbook: its shared texts and number formats looked up.</summary>
internal sealed class SheetValues
{
    private const int MostSharedCharacters = 64 << 20, LongestCell = 32767;

    private readonly List<string> shared = [];
    private readonly List<string> formats;
    private readonly bool from1904;

    internal SheetValues(WorkbookPart main, CancellationToken cancellation)
    {
        from1904 = main.Workbook.WorkbookProperties?.Date1904?.Value == true;
        var sheet = main.WorkbookStylesPart?.Stylesheet;
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? []).Where(f => f.NumberFormatId?.Value is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        formats = [.. (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(f => f.NumberFormatId?.Value ?? 0).Select(id => own.GetValueOrDefault(id) ?? SheetNumber.BuiltIn(id))];
        if (main.SharedStringTablePart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);
            long characters = 0;
            while (characters < MostSharedCharacters && reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem text)
                {
                    shared.Add(Text(text));
                    characters += shared[^1].Length;
                }
            }
        }
    }

    /// <summary>What a cell shows.</summary>
    internal string Shown(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count ? shared[i] : "";
        }

        return type switch
        {
            CellValues.InlineString => cell.InlineString is { } text ? Text(text) : "",
            CellValues.Boolean => value == "1" ? "TRUE" : "FALSE",
            CellValues.Number when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
                SheetNumber.Shown(number, Format(cell.StyleIndex?.Value), from1904),
            _ => Bounded(value),
        };
    }

    private string Format(uint? style) => style is { } s && s < formats.Count ? formats[(int)s] : "";

    /// <summary>The runs of a rich text; readings of East Asian characters beside them left out.</summary>
    private static string Text(RstType text) =>
        Bounded(text.Text?.Text ?? string.Concat(text.Elements<Run>().Select(r => r.Text?.Text)));

    private static string Bounded(string text) => CleanText.Line(text.AsSpan(0, Math.Min(text.Length, LongestCell)));
}
