using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the sections of what came in, what became of it and whom it covers.</summary>
internal static class SelectionSection
{
    /// <summary>The sections; none where nothing was screened.</summary>
    internal static IEnumerable<Section> Of(RunResult run)
    {
        var sources = SourcesHtml.Numbers(run);
        foreach (var counts in run.Counts)
        {
            List<Part> parts = [new Warning(CoverageText.BasisSentence(counts.Basis), CoverageCsv.Name(counts.Basis)), Told(counts, sources)];
            if (counts is SelectionFlow flow)
            {
                parts.Add(FlowChart.Of(flow));
            }

            parts.Add(CountTables.Of(counts, sources));
            if (counts is SelectionFlow)
            {
                parts.Add(PrismaTable.Of(run.Publications));
            }

            yield return new Section("section-" + counts.Id, counts.Title, parts);
        }
    }

    /// <summary>What the table begins with, where that is no part of something else, and what it ends with, in a sentence.</summary>
    private static Paragraph Told(CountTable table, IReadOnlyDictionary<string, int> sources)
    {
        var rows = table.Sections.SelectMany(s => s.Rows).Select((r, i) => (Row: r, Number: i + 1)).Where(r => r.Row.Level == 0).ToList();
        Phrase Number((CountRow Row, int Number) of) => Phrase.Number(of.Row.Count, CountTables.Opened(table, of.Row, of.Number, sources));
        Phrase[] Words((CountRow Row, int Number) of) => [Lower(of.Row.Title) + ": ", Number(of), of.Row.Share is { } share ? $" of {share.Of} ({Html.Percent(share)})" : ""];
        return rows.Count == 0 ? Paragraph.Of("Nothing is counted in ", Phrase.To(table.Id), ".")
            : Paragraph.Of([Phrase.To(table.Id), " counts ", .. rows.Count > 1 && rows[0].Row.Share is null ? [.. Words(rows[0]), "; "] : Array.Empty<Phrase>(), .. Words(rows[^1]), "."]);
    }

    private static string Lower(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
