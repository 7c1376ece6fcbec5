using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of ratings: what the rule suggests, what people say, and for each criterion what speaks for it and against it.</summary>
internal static class RatingSection
{
    /// <summary>The section, with one within it for each criterion.</summary>
    internal static Section Of(RatingTable table, RunResult run)
    {
        var sources = SourcesHtml.Numbers(run);
        var part = new TablePart("ratings", table.Title,
            [new Column("criterion", "Criterion"), new Column("suggested", "Suggested by the rule"), new Column("for", "Strategies for", Holds.Count), new Column("against", "Strategies against", Holds.Count), new Column("people", "Rated by people")],
            [.. table.Rows.Select(r => new Row(r.Criterion.Id,
            [
                new TextCell(r.Criterion.Title), new TextCell(Title(table, r.Suggestion.Rating)), Count(table, r, r.Suggestion.For, Direction.For, sources), Count(table, r, r.Suggestion.Against, Direction.Against, sources),
                new TextCell(r.Standing.Count == 0 ? "nobody yet" : string.Join("; ", r.Standing.Select(p => $"{Title(table, p.Rating)} ({p.Coder}, {Round(p)})"))),
            ]))])
        {
            Notes = [$"The scale, lowest first: {string.Join(", ", table.Scale.Order.Select(s => s.Title.ToLowerInvariant()))}. Outside it: {table.Scale.NoEvidence.Title.ToLowerInvariant()}.", $"Criteria and scale: {table.Source}"],
        };
        return new Section("section-ratings", table.Title,
        [
            new Warning("What is suggested is the rule's, from counts alone. People's ratings stand beside it, and neither changes the other.", "suggestions"), part,
        ])
        {
            Sections = [.. table.Rows.Select(r => Criterion(table, r, sources))],
        };
    }

    private static Section Criterion(RatingTable table, RatingRow row, IReadOnlyDictionary<string, int> sources)
    {
        var id = "rating-" + Slug(row.Criterion.Id);
        return new Section($"section-{id}", row.Criterion.Title,
        [
            Paragraph.Of($"{row.Criterion.Asks} {row.Suggestion.Why}"),
            new TablePart(id, $"What speaks for and against: {row.Criterion.Title}", [new Column("indicator", "Indicator"), new Column("strategies", "Strategies", Holds.Share), new Column("reason", "Why it speaks so")],
            [
                .. Side(table, "For", row.Suggestion.For, row.Suggestion.Law.Where(l => l.Direction == Direction.For), sources),
                .. Side(table, "Against", row.Suggestion.Against, row.Suggestion.Law.Where(l => l.Direction == Direction.Against), sources),
            ]),
            new Elaboration($"How far is this met, and why: {row.Criterion.Title}", [.. row.People.Select(p =>
                new Written($"{Title(table, p.Rating)}. {p.Elaboration}", $"{p.Coder}, {Round(p)}, {p.When.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}{(row.Standing.Contains(p) ? "" : "; rated again since")}"))]),
        ]);
    }

    private static IEnumerable<Row> Side(RatingTable table, string heading, RatingSide side, IEnumerable<LawIndicator> law, IReadOnlyDictionary<string, int> sources)
    {
        yield return Row.Heading(heading);
        foreach (var evidence in side.Indicators)
        {
            var (code, value) = (evidence.Indicator.Code, evidence.Indicator.Value);
            var key = value is null ? code : $"{code}={value}";
            var opens = Counted(table, code) is not { } counted ? null
                : Openings.Of($"present-{CoverageHtml.Id(code)}{(value is null ? "" : "__" + value)}", evidence.Indicator.Title, [.. Keyed(counted, evidence.Strategies).Select(k => CoverageSection.Opened(counted.Table.Basis, k.Key, k.Strategy, sources))]);
            yield return new Row(key, [new TextCell(evidence.Indicator.Title), evidence.Share is { } share ? new ShareCell(share) { Opens = opens } : new TextCell(evidence.Told is { } told ? $"told in words: {told.Says} ({told.Allows})" : "not counted"), new TextCell(evidence.Indicator.Reason)]);
        }

        foreach (var indicator in law)
        {
            yield return new Row("", [new TextCell(indicator.Title), new TextCell("law, not counted"), new TextCell($"{indicator.Source}. {indicator.Reason}")]);
        }
    }

    /// <summary>A side's count, which opens onto each strategy once with all that it says that way; the quotes stand under the codes.</summary>
    private static Cell Count(RatingTable table, RatingRow row, RatingSide side, Direction direction, IReadOnlyDictionary<string, int> sources)
    {
        var named = side.Indicators.SelectMany(e => Counted(table, e.Indicator.Code) is { } counted ? Keyed(counted, e.Strategies).Select(k => (e.Indicator.Title, k.Key, k.Strategy)) : [])
            .GroupBy(k => k.Strategy.Strategy, StringComparer.Ordinal).ToList();
        var id = $"{CoverageHtml.Id(row.Criterion.Id)}-{(direction == Direction.For ? "for" : "against")}";
        return side.IsTold ? new TextCell(side.AtLeast == side.AtMost ? Html.Number(side.AtMost) : $"{side.AtLeast} to {side.AtMost}, told in words") : new CountCell(side.Share.Count)
        {
            Opens = Openings.Of(id, $"{row.Criterion.Title}: {(direction == Direction.For ? "for" : "against")}", [.. named.Select((g, i) => new Opened(string.Create(CultureInfo.InvariantCulture, $"{id}-{i + 1}"), CoverageHtml.Whose(g.First().Strategy))
            {
                Strategy = g.Key,
                Detail = string.Join("; ", g.Select(k => k.Title)),
                Sources = sources.TryGetValue(g.Key, out var number) ? [number] : [],
                Elsewhere = [.. g.Select(k => k.Key)],
            })]),
        };
    }

    private static (CoverageTable Table, CoverageRow Row)? Counted(RatingTable table, string code) =>
        table.RestsOn.SelectMany(t => t.Sections.SelectMany(s => s.Rows).Where(r => r.Code == code).Select(r => ((CoverageTable, CoverageRow)?)(t, r))).FirstOrDefault();

    /// <summary>An indicator's strategies as the code's own row has them, with the keys that it opens them by.</summary>
    private static IEnumerable<(string Key, CountedStrategy Strategy)> Keyed((CoverageTable Table, CoverageRow Row) counted, IReadOnlyList<CountedStrategy> strategies)
    {
        var names = strategies.Select(s => s.Strategy).ToHashSet(StringComparer.Ordinal);
        return counted.Row.Strategies.Select((s, i) => (Key: CoverageSection.Key(counted.Row, i), Strategy: s)).Where(s => names.Contains(s.Strategy.Strategy));
    }

    /// <summary>An id for files, of a code or criterion: with a hyphen for each full stop.</summary>
    internal static string Slug(string id) => id.Replace('.', '-');

    private static string Round(PersonRating rating) => rating.Round == "consensus" ? "consensus" : $"round {rating.Round}";

    private static string Title(RatingTable table, string rating) => table.Scale.Find(rating)?.Title ?? rating;
}
