using System.Globalization;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of the framework matrix: strategies by codes, each cell with its evidence.</summary>
internal static class MatrixSection
{
    /// <summary>The section.</summary>
    internal static Section Of(FrameworkMatrix matrix, RunResult run)
    {
        var sources = SourcesHtml.Numbers(run);
        var rows = run.Tables.SelectMany(t => t.Sections.SelectMany(s => s.Rows).Select(r => (Table: t, Row: r))).DistinctBy(r => r.Row.Code).ToList();
        var present = rows.ConvertAll(r => r.Row.Strategies.Select((s, i) => (s.Strategy, i)).ToDictionary(s => s.Strategy, s => s.i, StringComparer.Ordinal));
        var unclear = rows.ConvertAll(r => r.Row.Unclear.Select((s, i) => (s.Strategy, i)).ToDictionary(s => s.Strategy, s => s.i, StringComparer.Ordinal));
        Cell Mark(MatrixRow row, int code)
        {
            var cell = row.Cells[code];
            var id = CoverageHtml.Id(rows[code].Row.Code);
            Openings? Opens(string key) => cell.Counted is not { } counted ? null
                : new Openings($"cell-{key}", $"{CoverageHtml.Whose(counted)}: {rows[code].Row.Title}", [CoverageSection.Opened(rows[code].Table.Basis, key, counted, sources)]);
            return cell.Answer switch
            {
                Answer.Present => new MarkCell("P", cell.Counted!.Values.Count == 0 ? "present" : $"present: {string.Join(", ", cell.Counted.Values)}", Paint.Present) { Opens = Opens(CoverageSection.Key(rows[code].Row, present[code][row.Strategy.Strategy])) },
                Answer.Unclear => new MarkCell("u", "unclear", Paint.Unclear) { Opens = Opens(string.Create(CultureInfo.InvariantCulture, $"{id}-unclear-{unclear[code][row.Strategy.Strategy] + 1}")) },
                Answer.Absent => new MarkCell("·", "absent", Paint.Absent),
                _ => new MarkCell("", "not answered", Paint.Unknown),
            };
        }

        var table = new TablePart("matrix", "Framework matrix: strategies by codes",
            [new Column("strategy", "Strategy"), .. matrix.Codes.Select(c => new Column(c.Code, c.Title, Holds.Mark))],
            [.. matrix.Rows.Select(r => new Row(r.Strategy.Strategy, [new TextCell(r.Strategy.Strategy), .. r.Cells.Select((_, i) => Mark(r, i))]))])
        {
            Notes = ["P: present, opening onto its quotes. u: unclear. ·: read, and nothing says so. Empty: nobody has answered."],
            OffPaper = true,
        };
        return new Section("section-matrix", "Framework matrix", [Paragraph.Of($"{Html.Count(matrix.Rows.Count, "strategy", "strategies")} by {matrix.Codes.Count} codes."), table, .. HeatMap.Of(table) is { } map ? [map] : (Part[])[]]);
    }
}
