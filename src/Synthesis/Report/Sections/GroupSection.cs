using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of coverage by group, with exact tests.</summary>
internal static class GroupSection
{
    /// <summary>The section, with a table for each grouping; none where strategies cannot be told apart.</summary>
    internal static IEnumerable<Section> Of(IReadOnlyList<SubgroupTable> tables, RunResult run)
    {
        if (tables.Count == 0)
        {
            yield break;
        }

        var sources = SourcesHtml.Numbers(run);
        var places = run.Tables.SelectMany(t => t.Sections.SelectMany(s => s.Rows).Select(r => (Table: t, Row: r))).DistinctBy(r => r.Row.Code)
            .ToDictionary(r => r.Row.Code, r => (r.Table, r.Row, Places: r.Row.Strategies.Select((s, i) => (s.Strategy, i)).ToDictionary(s => s.Strategy, s => s.i, StringComparer.Ordinal)), StringComparer.Ordinal);
        Cell Cell(SubgroupTable table, SubgroupRow row, int group) => new ShareCell(row.Shares[group])
        {
            Opens = Openings.Of(string.Create(CultureInfo.InvariantCulture, $"group-{table.Grouping.Id}-{group + 1}-{CoverageHtml.Id(row.Code)}"), $"{row.Title}: {table.Grouping.Groups[group]}",
                [.. row.Strategies[group].Select(s => CoverageSection.Opened(places[row.Code].Table.Basis, CoverageSection.Key(places[row.Code].Row, places[row.Code].Places[s.Strategy]), s, sources))]),
        };

        yield return new Section("section-groups", "Coverage by group",
        [
            Paragraph.Of("Of each group, the strategies in which a code is present. The chance is that of groups at least as unlike each other if the code fell on strategies blindly; corrected, it takes into account how many tests were made (Holm). Joint strategies of several groups, and those of which the group is not known, are shown and not tested."),
        ])
        {
            Sections = [.. tables.Select(t => new Section($"section-group-{t.Grouping.Id}", $"By {t.Grouping.Title.ToLowerInvariant()}",
            [
                new Warning(t.Warning),
                new TablePart($"group-{t.Grouping.Id}", $"Coverage by {t.Grouping.Title.ToLowerInvariant()}",
                    [new Column("code", "What is reported"), .. t.Grouping.Groups.Select((g, i) => new Column($"group-{i + 1}", $"{Capital(g)} ({t.Sizes[i]})", Holds.Share)), new Column("chance", "Chance", Holds.Number), new Column("corrected", "Corrected", Holds.Number)],
                    [.. t.Rows.Select(r => new Row(r.Code, [new TextCell(r.Title), .. r.Shares.Select((_, i) => Cell(t, r, i)), r.Test is { } test ? new NumberCell(test.Chance, 3) : Parts.Cell.Empty, r.Corrected is { } corrected ? new NumberCell(corrected, 3) : Parts.Cell.Empty]))])
                {
                    Notes = [t.Rows.All(r => r.Test is null or { Exact: true }) ? "Fisher’s exact test in the form of Freeman and Halton." : $"Fisher’s exact test in the form of Freeman and Halton; where there are too many tables to weigh, {Html.Number(GroupTest.Draws)} were drawn by the review’s seed."],
                    OffPaper = t.Grouping.Groups.Count > 8,
                },
            ]))],
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
