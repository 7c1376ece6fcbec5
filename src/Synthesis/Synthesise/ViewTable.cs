using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Synthesise;

/// <summary>A strategy in a view.</summary>
/// <param name="Counted">The strategy, with the quotes that belong here.</param>
/// <param name="Results">Those of them that tell a result.</param>
public sealed record ViewedStrategy(CountedStrategy Counted, IReadOnlyList<Evidence> Results);

/// <summary>A line of a view: a group, or a code or value where the view has none.</summary>
/// <param name="Title">What it gathers.</param>
/// <param name="Level">0 for a group or code, 1 for a value.</param>
/// <param name="Strategies">The strategies that say so.</param>
public sealed record ViewRow(string Title, int Level, IReadOnlyList<ViewedStrategy> Strategies);

/// <summary>A look across codes: which quotes belong to it, by whom, and whether they tell a result.</summary>
/// <param name="View">What the codebook says of it.</param>
/// <param name="All">Every strategy that is in it.</param>
/// <param name="Rows">Its lines; a strategy may be in several.</param>
/// <param name="Strategies">How many strategies were read.</param>
public sealed record ViewTable(CodebookView View, IReadOnlyList<ViewedStrategy> All, IReadOnlyList<ViewRow> Rows, int Strategies)
{
    /// <summary>Lays out a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="codebook">The codebook, for titles of codes and values.</param>
    /// <param name="table">The coverage table of that codebook.</param>
    public static ViewTable Of(CodebookView view, Codebook codebook, CoverageTable table)
    {
        var rows = table.Sections.SelectMany(s => s.Rows).DistinctBy(r => r.Code).ToDictionary(r => r.Code, StringComparer.Ordinal);
        var own = view.Codes.Where(rows.ContainsKey).Select(c => (Code: c, Strategies: rows[c].Strategies))
            .Concat(view.Also.Where(rows.ContainsKey).Select(c => (Code: c, Strategies: (IReadOnlyList<CountedStrategy>)[.. rows[c].Strategies
                .Select(s => s with { Evidence = [.. s.Evidence.Where(e => view.With.StandIn(e.Quote))] }).Where(s => s.Evidence.Count > 0)]))).ToList();
        var all = Merged(own.SelectMany(o => o.Strategies), view);
        IEnumerable<ViewRow> laid = view.Groups.Count > 0
            ? view.Groups.Select(g => new ViewRow(g.Title, 0, Only(all, g.Terms.StandIn, view)))
                .Append(new ViewRow("None of these told", 0, [.. all.Where(s => !s.Counted.Evidence.Any(e => view.Groups.Any(g => g.Terms.StandIn(e.Quote))))]))
            : own.SelectMany(o => codebook[o.Code].Values
                .Select(v => new ViewRow(v.Title, 1, Merged(o.Strategies.Where(s => s.Values.Contains(v.Id)).Select(s => s.Showing(v.Id)), view)))
                .Where(r => r.Strategies.Count > 0).Prepend(new ViewRow(codebook[o.Code].Title, 0, Merged(o.Strategies, view))));
        return new ViewTable(view, all, [.. laid], table.Strategies);
    }

    private static List<ViewedStrategy> Merged(IEnumerable<CountedStrategy> strategies, CodebookView view) => [.. strategies.GroupBy(s => s.Strategy, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Viewed(g.First() with
        {
            Values = [.. g.SelectMany(s => s.Values).Distinct()],
            Evidence = [.. g.SelectMany(s => s.Evidence).DistinctBy(e => (e.Path, e.Start, e.End))],
        }, view))];

    private static List<ViewedStrategy> Only(IEnumerable<ViewedStrategy> all, Func<string, bool> belongs, CodebookView view) =>
        [.. all.Select(s => s.Counted with { Evidence = [.. s.Counted.Evidence.Where(e => belongs(e.Quote))] }).Where(s => s.Evidence.Count > 0).Select(s => Viewed(s, view))];

    private static ViewedStrategy Viewed(CountedStrategy counted, CodebookView view) => new(counted, [.. counted.Evidence.Where(e => view.Results.StandIn(e.Quote))]);
}
