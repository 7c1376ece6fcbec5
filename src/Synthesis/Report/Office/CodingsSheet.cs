using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>The sheet of answers: a row a strategy, a column an attribute, a code or a value. Formulas of other sheets count over it.</summary>
internal sealed class CodingsSheet
{
    internal const string Name = "Codings";
    private const int Top = 3;
    private readonly CodingSheet codings;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    internal CodingsSheet(CodingSheet codings)
    {
        this.codings = codings;
        foreach (var (attribute, i) in codings.Attributes.Select((a, i) => (a, i)))
        {
            columns.TryAdd(attribute, i);
        }

        foreach (var (column, i) in codings.Columns.Select((c, i) => (c, i)))
        {
            columns.TryAdd(column.Key, codings.Attributes.Count + i);
        }
    }

    /// <summary>The formula that counts the strategies that meet some conditions; null where a condition names no column.</summary>
    internal string? Count(IReadOnlyList<Condition> conditions) => conditions.Count == 0 || conditions.Any(c => !columns.ContainsKey(c.Column)) ? null
        : $"COUNTIFS({string.Join(',', conditions.Select(c => $"{Range(columns[c.Column])},\"{c.Is.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))})";

    internal Sheet Sheet()
    {
        var (first, last) = (codings.Attributes.Count, codings.Attributes.Count + codings.Columns.Count - 1);
        var bottom = Math.Max(Top + 1, Top + codings.Rows.Count);
        string Down(int column) => $"{SheetWriter.ColumnName(column)}{N(Top + 1)}:{SheetWriter.ColumnName(column)}{N(bottom)}";
        var answers = codings.Columns.Select((c, i) => (c.Value is null, Range: Down(first + i))).ToLookup(c => c.Item1, c => c.Range);
        return new Sheet(Name, [.. codings.Attributes.Select((_, i) => i == 0 ? 34d : 24d), .. codings.Columns.Select(c => c.Value is null ? 13d : 10d)], Top, 1, cells =>
        {
            cells.Row();
            cells.Text("Answers by strategy: change one and the tables that count it change", Look.Title);
            cells.Row(60);
            Enumerable.Range(0, first).ToList().ForEach(_ => cells.Text(""));
            foreach (var column in codings.Columns)
            {
                cells.Text(column.Title, Look.Head);
            }

            cells.Row();
            foreach (var key in codings.Attributes.Concat(codings.Columns.Select(c => c.Key)))
            {
                cells.Text(key, Look.Head);
            }

            foreach (var row in codings.Rows)
            {
                cells.Row();
                foreach (var text in row.Attributes)
                {
                    cells.Text(text);
                }

                foreach (var answer in row.Answers)
                {
                    cells.Text(answer, Look.Plain);
                }
            }
        })
        {
            Filter = $"A{N(Top)}:{SheetWriter.ColumnName(Math.Max(0, last))}{N(bottom)}",
            Coloured = codings.Columns.Count == 0 ? null : $"{SheetWriter.ColumnName(first)}{N(Top + 1)}:{SheetWriter.ColumnName(last)}{N(bottom)}",
            Allowed =
            [
                .. answers[true].Any() ? [(string.Join(' ', answers[true]), (IReadOnlyList<string>)[CodingSheet.Present, CodingSheet.Absent, CodingSheet.Unclear])] : ((string, IReadOnlyList<string>)[])[],
                .. answers[false].Any() ? [(string.Join(' ', answers[false]), (IReadOnlyList<string>)[CodingSheet.Present])] : ((string, IReadOnlyList<string>)[])[],
            ],
        };
    }

    private string Range(int column) => $"{Name}!${SheetWriter.ColumnName(column)}${N(Top + 1)}:${SheetWriter.ColumnName(column)}${N(Math.Max(Top + 1, Top + codings.Rows.Count))}";

    private static string N(int n) => n.ToString(CultureInfo.InvariantCulture);
}
