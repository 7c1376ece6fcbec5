using System.Globalization;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of a coverage table: how many strategies say something on each code, against each of its denominators.</summary>
internal static class CoverageSection
{
    /// <summary>The section, with the table and its bars.</summary>
    internal static Section Of(CoverageTable table, RunResult run)
    {
        var id = Id(table);
        var sources = SourcesHtml.Numbers(run);
        var counted = run.Coded.Count > 0;
        var rows = table.Sections.SelectMany(s => s.Rows).ToList();
        var open = rows.Any(r => r.Unanswered.Count > 0);
        var part = new TablePart(id, $"{table.Title}, by the codebook {table.Codebook}",
            [
                new Column("reported", "What is reported"), new Column("strategies", "Strategies that report it", Holds.Share),
                new Column("unclear", "Unclear", Holds.Count), .. open ? [new Column("unanswered", "Not answered", Holds.Count)] : (Column[])[],
            ],
            [.. table.Sections.SelectMany(s => s.Rows.SelectMany(r => Rows(table, r, open, counted, sources)).Prepend(Row.Heading(s.Title)))])
        {
            Notes = [.. NotesOf(table)],
        };
        var most = rows.Where(r => r.Shares[0].Against == "all").OrderByDescending(r => r.Shares[0].Count).FirstOrDefault();
        return new Section($"section-{id}", table.Title,
        [
            new Warning(CoverageText.BasisSentence(table.Basis) + (run.Coder is null ? "" : run.Coder == "consensus" ? " They are those of the consensus." : $" They are those of {run.Coder}."), CoverageCsv.Name(table.Basis)),
            Paragraph.Of([$"{Html.Count(table.Strategies, "strategy is", "strategies are")} counted in ", Phrase.To(id), "; ", Phrase.To(id + "-bars"), " shows the share of each code. ",
                .. most is null || most.Shares[0].Count == 0 ? (Phrase[])[] : ["Most often reported: ", Quoted(most.Title), ", in ", Phrase.Number(most.Shares[0].Count, Opened(table, most, sources)), $" of {most.Shares[0].Of}."]]),
            part,
            CoverageBars.Of(table, id, run.Figures is { } figures && figures.Prevalences.Any(p => p.Prevalence.Among is not null) ? code => Interval(figures, code) : null),
        ]);
    }

    /// <summary>The id of a coverage table.</summary>
    internal static string Id(CoverageTable table) => "coverage-" + table.Codebook.Split(' ')[0];

    /// <summary>The strategies that a row counts, with their quotes.</summary>
    internal static Openings? Opened(CoverageTable table, CoverageRow row, IReadOnlyDictionary<string, int> sources) =>
        Openings.Of($"present-{CoverageHtml.Id(row.Code)}", row.Title, [.. row.Strategies.Select((s, i) => Opened(table.Basis, Key(row, i), s, sources))]);

    /// <summary>The key under which a row's strategy is opened.</summary>
    internal static string Key(CoverageRow row, int strategy) => string.Create(CultureInfo.InvariantCulture, $"{CoverageHtml.Id(row.Code)}-{strategy + 1}");

    /// <summary>A strategy with its quotes.</summary>
    internal static Opened Opened(Basis basis, string key, CountedStrategy strategy, IReadOnlyDictionary<string, int> sources) => new(key, CoverageHtml.Whose(strategy))
    {
        Strategy = strategy.Strategy,
        Detail = string.Join(", ", strategy.Values),
        Sources = sources.TryGetValue(strategy.Strategy, out var number) ? [number] : [],
        Quotes = strategy.Evidence.Count == 0 ? [] : new MadeWhenAsked<Evidence, OpenedQuote>(strategy.Evidence, basis == Basis.Decisions ? Chosen : Suggested),
    };

    private static readonly Func<Evidence, OpenedQuote> Chosen = e => Quote(Basis.Decisions, e), Suggested = e => Quote(Basis.Suggestions, e);

    /// <summary>A quote, with who chose it or which rule found it.</summary>
    internal static OpenedQuote Quote(Basis basis, Evidence e) => new(e.Quote.Replace('\t', ' ').Replace('\n', ' '), e.Path, e.Page, e.Start, e.End,
        basis == Basis.Decisions ? $"chosen by {e.Rule[(e.Rule.IndexOf('/', StringComparison.Ordinal) + 1)..]}" : string.Create(CultureInfo.InvariantCulture, $"suggested by the rule {e.Rule}, score {e.Score:0.00}"), e.Values);

    private static (double Low, double High)? Interval(ReviewFigures figures, string code) =>
        figures.Prevalences.FirstOrDefault(p => p.Code == code)?.Prevalence.Among is { } among ? (100 * among.Low, 100 * among.High) : null;

    private static string Quoted(string title) => $"‘{title}’";

    private static IEnumerable<Row> Rows(CoverageTable table, CoverageRow row, bool open, bool counted, IReadOnlyDictionary<string, int> sources)
    {
        var present = Opened(table, row, sources);
        IReadOnlyList<Condition>? Where(params Condition[] conditions) => counted ? conditions : null;
        Condition isPresent = new(row.Code, CodingSheet.Present);
        Cell Share(Share share, Openings? opens, params Condition[] counts) => new ShareCell(share)
        {
            Opens = share.Count == 0 ? null : opens,
            Counted = Where(counts),
            Of = share.Against == "all" ? Where(new Condition(row.Code, Condition.Anything)) : Where(new Condition(share.Against, CodingSheet.Present)),
        };

        List<Cell> cells =
        [
            new TextCell(row.Title), Share(row.Shares[0], present, row.Shares[0].Against == "all" ? [isPresent] : [isPresent, new Condition(row.Shares[0].Against, CodingSheet.Present)]),
            new CountCell(row.Unclear.Count)
            {
                Opens = Openings.Of($"unclear-{CoverageHtml.Id(row.Code)}", row.Title + ": unclear, not counted", [.. row.Unclear.Select((s, i) => Opened(table.Basis, string.Create(CultureInfo.InvariantCulture, $"{CoverageHtml.Id(row.Code)}-unclear-{i + 1}"), s, sources))]),
                Counted = Where(new Condition(row.Code, CodingSheet.Unclear)),
            },
        ];
        if (open)
        {
            cells.Add(new CountCell(row.Unanswered.Count)
            {
                Opens = Openings.Of($"unanswered-{CoverageHtml.Id(row.Code)}", row.Title + ": not answered yet", [.. row.Unanswered.Select((s, i) => new Opened(string.Create(CultureInfo.InvariantCulture, $"{CoverageHtml.Id(row.Code)}-unanswered-{i + 1}"), s) { Strategy = s, Sources = sources.TryGetValue(s, out var n) ? [n] : [] })]),
            });
        }

        yield return new Row(row.Code, cells);
        var titles = table.Sections.SelectMany(s => s.Rows).ToLookup(r => r.Code, r => r.Title);
        foreach (var share in row.Shares.Skip(1))
        {
            var within = share.Against == "all" ? null : table.Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Code == share.Against)?.Strategies.Select(s => s.Strategy).ToHashSet(StringComparer.Ordinal);
            var opens = within is null || present is null ? present : Openings.Of($"{present.Id}-of-{CoverageHtml.Id(share.Against)}", $"{row.Title}, of those with {share.Against}", [.. present.Things.Where(t => within.Contains(t.Strategy!))]);
            yield return new Row($"{row.Code}@{share.Against}", Filled(cells.Count, new TextCell(share.Against == "all" ? "of all" : $"of those with: {titles[share.Against].FirstOrDefault() ?? share.Against}"),
                Share(share, opens, share.Against == "all" ? [isPresent] : [isPresent, new Condition(share.Against, CodingSheet.Present)])), 1);
        }

        foreach (var value in row.Values.Where(v => v.Share.Of > 0))
        {
            var opens = present is null ? null : Openings.Of($"present-{CoverageHtml.Id(row.Code)}__{value.Id}", $"{row.Title}: {value.Title}", [.. row.Strategies.Zip(present.Things).Where(s => s.First.Values.Contains(value.Id)).Select(s => s.Second)]);
            yield return new Row($"{row.Code}={value.Id}", Filled(cells.Count, new TextCell(value.Title), Share(value.Share, opens, isPresent, new Condition($"{row.Code}={value.Id}", CodingSheet.Present))), 1);
        }
    }

    private static IReadOnlyList<Cell> Filled(int columns, params Cell[] cells) => [.. cells, .. Enumerable.Repeat(Cell.Empty, columns - cells.Length)];

    private static IEnumerable<string> NotesOf(CoverageTable table)
    {
        yield return "A share is a whole per cent of the denominator beside it, halves rounded away from nought; shares of values are of the strategies in which the code is present.";
        if (table.Sections.SelectMany(s => s.Rows).Any(r => r.Unclear.Count > 0))
        {
            yield return "Unclear: it cannot be told whether the strategy says so; never counted as present.";
        }
    }
}
