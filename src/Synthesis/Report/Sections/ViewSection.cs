using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of a look across codes: by whom, and with what result.</summary>
internal static class ViewSection
{
    /// <summary>The section.</summary>
    internal static Section Of(ViewTable table, RunResult run)
    {
        var sources = SourcesHtml.Numbers(run);
        var (asks, slug) = (table.View.Results.Any, CoverageHtml.Id(table.View.Id));
        Openings? Opens(string key, string title, IEnumerable<CountedStrategy> strategies) => Openings.Of($"view-{slug}-{key}", $"{table.View.Title}: {title}",
            [.. strategies.Select((s, i) => CoverageSection.Opened(run.Table.Basis, string.Create(CultureInfo.InvariantCulture, $"view-{slug}-{key}-{i + 1}"), s, sources))]);
        Row Row(ViewRow row, int number)
        {
            var key = number.ToString(CultureInfo.InvariantCulture);
            var results = row.Strategies.Where(s => s.Results.Count > 0).Select(s => s.Counted with { Evidence = s.Results }).ToList();
            Cell[] cells =
            [
                new TextCell(row.Title), new ShareCell(new Share(row.Strategies.Count, table.Strategies, "all")) { Opens = Opens(key, row.Title, row.Strategies.Select(s => s.Counted)) },
                .. asks ? [new CountCell(results.Count) { Opens = Opens(key + "-results", row.Title + ", with a result", results) }] : (Cell[])[],
            ];
            return new Row(key, cells, row.Level);
        }

        var withResult = table.All.Count(s => s.Results.Count > 0);
        return new Section($"section-view-{slug}", table.View.Title,
        [
            Paragraph.Of(Phrase.Number(table.All.Count, Opens("all", "all", table.All.Select(s => s.Counted))), $" of {table.Strategies} strategies.", asks ? $" {withResult} of them tell in a quote what came of it; that they tell it does not make it so." : ""),
            new TablePart($"view-{slug}", table.View.Title, [new Column("what", "What"), new Column("strategies", "Strategies", Holds.Share), .. asks ? [new Column("results", "That tell a result", Holds.Count)] : (Column[])[]],
                [.. table.Rows.Select((r, i) => Row(r, i + 1))])
            {
                Notes = [table.View.Groups.Count > 0 ? "Quotes are grouped by words of the codebook’s views; a strategy may be in several groups." : "By code and value; a strategy may be in several."],
            },
            new Elaboration($"What is to be learnt from this: {table.View.Title}", []),
        ]);
    }
}
