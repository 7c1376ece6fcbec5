using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Synthesis.Extract.Office;

/// <summary>Reads Excel workbooks (.xlsx) through DocumentFormat.OpenXml: each sheet is a heading and the table of its used cells, as shown.</summary>
/// <param name="limits">How far a package may unpack and how many cells of a workbook are read.</param>
public sealed class SheetsReader(ReadingLimits limits) : IDocumentReader
{
    private const int MostSheets = 500;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.Sheet];

    /// <inheritdoc/>
    public string Engine => OfficePackage.Engine;

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation) => Task.FromResult(OfficePackage.Read(
        file, limits, "damaged-xlsx", (bytes, settings) => SpreadsheetDocument.Open(bytes, true, settings), book => Read(book, cancellation), cancellation));

    private Reading Read(SpreadsheetDocument book, CancellationToken cancellation)
    {
        if (book.WorkbookPart is not { Workbook: { } workbook } main)
        {
            return Reading.Unreadable("damaged-xlsx", "The package holds no workbook: open it in an office program and save a copy.");
        }

        var values = new SheetValues(main, cancellation);
        var blocks = new List<FoundBlock>();
        var hidden = new List<string>();
        var cut = new List<string>();
        var left = limits.TableCells;
        foreach (var sheet in (workbook.Sheets?.Elements<Sheet>() ?? []).Take(MostSheets))
        {
            var name = CleanText.Line(sheet.Name?.Value ?? "");
            if (sheet.Id?.Value is not { } id || !main.TryGetPartById(id, out var part) || part is not WorksheetPart worksheet)
            {
                continue;
            }

            if (sheet.State?.Value is SheetStateValues.Hidden or SheetStateValues.VeryHidden)
            {
                hidden.Add(name);
                continue;
            }

            var (rows, whole) = Rows(worksheet, values, left, cancellation);
            left -= rows.Sum(r => r.Count);
            if (!whole)
            {
                cut.Add(name);
            }

            if (rows.Count > 0)
            {
                blocks.Add(new FoundBlock(BlockKind.Heading, name, 1));
                blocks.Add(new FoundBlock(BlockKind.Table, "", Rows: rows));
            }
        }

        var issues = new List<Issue>();
        if (hidden.Count > 0)
        {
            issues.Add(new Issue("hidden-sheets", Severity.Info, $"The workbook has {hidden.Count} hidden sheets, which are not read.", $"sheets {string.Join(", ", hidden)}"));
        }

        if (cut.Count > 0)
        {
            issues.Add(new Issue("table-limit", Severity.Warning, $"The workbook has more than {limits.TableCells} cells, and only those are read: split it.", $"sheets {string.Join(", ", cut)}"));
        }

        if (blocks.Count == 0)
        {
            issues.Add(new Issue("no-text", Severity.Error, "The workbook shows no cell with a value: fetch it again, or open it in an office program."));
        }

        return new Reading(blocks, CleanText.OrNull(book.PackageProperties.Title) ?? blocks.FirstOrDefault()?.Text, null, null, OfficePackage.Metadata(book), issues);
    }

    /// <summary>The rows with something in them, over the columns with something in them; read as a stream, so that a large sheet is never held as a tree.</summary>
    private static (List<IReadOnlyList<string>> Rows, bool Whole) Rows(WorksheetPart part, SheetValues values, int mostCells, CancellationToken cancellation)
    {
        var found = new List<List<(int Column, string Text)>>();
        var columns = new SortedSet<int>();
        var hidden = new HashSet<int>();
        var cells = 0;
        var whole = true;
        using var reader = OpenXmlReader.Create(part);
        while (whole && reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.ElementType == typeof(Column) && reader.IsStartElement && reader.LoadCurrentElement() is Column { Hidden.Value: true } column)
            {
                hidden.UnionWith(Enumerable.Range((int)(column.Min?.Value ?? 1), (int)Math.Min((column.Max?.Value ?? 1) - (column.Min?.Value ?? 1) + 1, 16384)));
            }
            else if (reader.ElementType == typeof(Row) && reader.IsStartElement && reader.LoadCurrentElement() is Row row && row.Hidden?.Value != true)
            {
                var texts = new List<(int Column, string Text)>();
                var next = 1;
                foreach (var cell in row.Elements<Cell>())
                {
                    var at = ColumnOf(cell.CellReference?.Value) ?? next;
                    next = at + 1;
                    if (!hidden.Contains(at) && values.Shown(cell) is { Length: > 0 } text)
                    {
                        texts.Add((at, text));
                        columns.Add(at);
                    }
                }

                cells += texts.Count;
                whole = cells <= mostCells;
                if (texts.Count > 0)
                {
                    found.Add(texts);
                }
            }
        }

        var places = columns.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var fitting = columns.Count == 0 ? 0 : mostCells / columns.Count;
        return ([.. found.Take(fitting).Select(texts => Laid(texts, places))], whole && found.Count <= fitting);
    }

    private static string[] Laid(List<(int Column, string Text)> texts, Dictionary<int, int> places)
    {
        var row = new string[places.Count];
        Array.Fill(row, "");
        foreach (var (column, text) in texts)
        {
            row[places[column]] = text;
        }

        return row;
    }

    /// <summary>The column of a reference such as <c>AB12</c>, from 1.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
        {
            column = (column * 26) + c - 'A' + 1;
        }

        return column == 0 ? null : column;
    }
}
