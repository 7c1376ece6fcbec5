using System.Globalization;
using Synthesis.Rate;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of figures from elsewhere, criterion by criterion, beside the strategies' own words.</summary>
internal static class OutsideSection
{
    /// <summary>The section; none where no criterion has figures.</summary>
    internal static IEnumerable<Section> Of(IReadOnlyList<OutsideTable> outside, RunResult run)
    {
        if (run.Ratings is not { } ratings || ratings.Rows.All(r => !outside.Any(o => o.Criteria.Contains(r.Criterion.Id))))
        {
            yield break;
        }

        var sources = SourcesHtml.Numbers(run);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        yield return new Section("section-outside", "Official figures beside the ratings",
            [new Warning("These figures are of other makers and of their own dates. They are shown beside what strategies say and counted in no rating.")])
        {
            Sections = [.. ratings.Rows.Select(r => (Row: r, Tables: outside.Where(o => o.Criteria.Contains(r.Criterion.Id)).ToList())).Where(r => r.Tables.Count > 0).Select(r =>
            {
                List<Part> parts = [];
                foreach (var table in r.Tables)
                {
                    parts.Add(shown.Add(table.Id) ? Table(table) : Paragraph.Of("See ", Phrase.To("outside-" + table.Id), "."));
                }

                parts.Add(Words(r.Row, r.Tables, run, sources));
                return new Section($"section-outside-{RatingSection.Slug(r.Row.Criterion.Id)}", r.Row.Criterion.Title, parts);
            })],
        };
    }

    private static TablePart Table(OutsideTable table) => new("outside-" + table.Id, $"{table.Title} ({table.When})",
        [new Column("row", table.RowTitle), .. table.Columns.Select((c, i) => new Column($"column-{i + 1}", char.ToUpperInvariant(c[0]) + c[1..], Holds.Count))],
        [.. table.Rows.Select(r => new Row(r.Name, [new TextCell(r.Name), .. r.Sums.Select(s => new CountCell(s))]))])
    {
        Notes = [table.Source, .. table.Unplaced == 0 ? (string[])[] : [$"{Html.Count(table.Unplaced, "row has", "rows have")} no number and {(table.Unplaced == 1 ? "is" : "are")} left out."]],
    };

    /// <summary>The strategies that speak for the criterion or against it, with the figures of their own authorities.</summary>
    private static TablePart Words(RatingRow row, List<OutsideTable> tables, RunResult run, IReadOnlyDictionary<string, int> sources)
    {
        var slug = CoverageHtml.Id(row.Criterion.Id);
        var codes = run.Publications.Where(p => p.Fate.Included).DistinctBy(p => p.ShortName).ToDictionary(p => p.ShortName, p => p.Screening.Authorities, StringComparer.Ordinal);
        var local = tables.DistinctBy(t => string.Join('|', t.Columns), StringComparer.Ordinal).ToList();
        IReadOnlyList<CountedStrategy> Side(RatingSide side) => [.. side.Indicators.SelectMany(i => i.Strategies).GroupBy(s => s.Strategy, StringComparer.Ordinal)
            .Select(g => g.First() with { Evidence = [.. g.SelectMany(s => s.Evidence).DistinctBy(e => (e.Path, e.Start, e.End))], Values = [] })];
        var (speakFor, against) = (Side(row.Suggestion.For).ToDictionary(s => s.Strategy, StringComparer.Ordinal), Side(row.Suggestion.Against).ToDictionary(s => s.Strategy, StringComparer.Ordinal));
        Cell Quotes(string kind, CountedStrategy? strategy) => strategy is null ? Cell.Empty
            : new CountCell(strategy.Evidence.Count) { Opens = new Openings(string.Create(CultureInfo.InvariantCulture, $"outside-{slug}-{kind}-{sources.GetValueOrDefault(strategy.Strategy)}"), $"{row.Criterion.Title}: {kind}", [.. strategy.Evidence.Select((e, i) =>
                CoverageSection.Opened(run.Table.Basis, string.Create(CultureInfo.InvariantCulture, $"outside-{slug}-{kind}-{sources.GetValueOrDefault(strategy.Strategy)}-{i + 1}"), strategy with { Evidence = [e] }, sources))]) };
        Cell Sum(OutsideTable table, string strategy, int column) => codes.GetValueOrDefault(strategy, []).Where(table.ByAuthority.ContainsKey).ToList() is { Count: > 0 } known
            ? new CountCell(known.Sum(c => table.ByAuthority[c][column])) : Cell.Empty;
        return new TablePart($"outside-words-{RatingSection.Slug(row.Criterion.Id)}", $"Strategies’ own words beside figures of their authorities: {row.Criterion.Title}",
            [
                new Column("strategy", "Strategy"), new Column("for", "Quotes for", Holds.Count), new Column("against", "Quotes against", Holds.Count),
                .. local.SelectMany(t => t.Columns.Select((c, i) => new Column($"{t.Id}-{i + 1}", $"{t.Title} ({t.When}): {c}", Holds.Count))),
            ],
            [.. speakFor.Keys.Union(against.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(s => new Row(s,
                [new TextCell(CoverageHtml.Whose(speakFor.GetValueOrDefault(s) ?? against[s])), Quotes("for", speakFor.GetValueOrDefault(s)), Quotes("against", against.GetValueOrDefault(s)), .. local.SelectMany(t => t.Columns.Select((_, i) => Sum(t, s, i)))]))])
        {
            OffPaper = local.Sum(t => t.Columns.Count) > 6,
        };
    }
}
