using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the table of a selection flow, of numbers or of a sample, each count of which opens onto its names.</summary>
internal static class CountTables
{
    /// <summary>The table, with its sums below it.</summary>
    internal static TablePart Of(CountTable table, IReadOnlyDictionary<string, int> sources)
    {
        var all = table.Sections.SelectMany(s => s.Rows).ToList();
        var number = all.Select((r, i) => (r.Code, i)).ToDictionary(r => r.Code, r => r.i + 1, StringComparer.Ordinal);
        return new TablePart(table.Id, $"{table.Title}, as at {Html.Day(table.AsAt)}",
            [new Column("counted", "What is counted"), new Column("n", "Count", Holds.Share)],
            [.. table.Sections.SelectMany(s => s.Rows.Select(r => Of(table, r, number[r.Code], sources)).Prepend(Row.Heading(s.Title)))])
        {
            Notes = [CoverageText.BasisSentence(table.Basis), .. table.Checks.Select(CountText.Sum)],
        };
    }

    /// <summary>What a row's count opens onto.</summary>
    internal static Openings? Opened(CountTable table, CountRow row, int number, IReadOnlyDictionary<string, int> sources)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"counts-{table.Id}-{number}");
        IReadOnlyList<Opened> Named(IReadOnlyList<CountedName> names, string kind) => [.. names.Select((n, i) => new Opened(string.Create(CultureInfo.InvariantCulture, $"{id}-{kind}{i + 1}"), n.Name)
        {
            Detail = n.Key == n.Name ? n.Detail : n.Detail.Length == 0 ? n.Key : $"{n.Key}: {n.Detail}",
            Sources = [.. n.Sources.Where(sources.ContainsKey).Select(s => sources[s]).Distinct()],
        })];
        return row.Names.Count == 0 ? null : new Openings(id, row.Title, Named(row.Names, "")) { Others = Named(row.Others, "not-") };
    }

    private static Row Of(CountTable table, CountRow row, int number, IReadOnlyDictionary<string, int> sources)
    {
        var opens = Opened(table, row, number, sources);
        return new Row(row.Code, [new TextCell(row.Title), row.Share is { } share ? new ShareCell(share) { Opens = opens } : new CountCell(row.Count) { Opens = opens }], row.Level);
    }
}
