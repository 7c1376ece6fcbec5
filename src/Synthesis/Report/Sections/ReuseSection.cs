using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of borrowed text: which counts rest on it, and the passages that strategies share.</summary>
internal static class ReuseSection
{
    private const int MostPassages = 50;

    /// <summary>The section.</summary>
    internal static Section Of(TextReuse reuse, RunResult run)
    {
        var sources = SourcesHtml.Numbers(run);
        var rows = run.Tables.SelectMany(t => t.Sections.SelectMany(s => s.Rows).Select(r => (Table: t, Row: r, Resting: reuse.RestingOn(r)))).DistinctBy(r => r.Row.Code).ToList();
        var told = Paragraph.Of($"Of {reuse.Quotes} quotes {reuse.BorrowedQuotes} are borrowed: at least half of their words stand, in runs of {TextReuse.Run} or more, in another strategy's quotes or in a document of the review that belongs to no authority, such as guidance. "
            + "Who wrote them first is not told by that, and a sentence can be borrowed and true.");
        if (reuse.BorrowedQuotes == 0)
        {
            return new Section("section-reuse", "Borrowed text", [told]);
        }

        Cell Resting((CoverageTable Table, CoverageRow Row, IReadOnlyList<CountedStrategy> Resting) r)
        {
            var places = r.Row.Strategies.Select((s, i) => (s.Strategy, i)).ToDictionary(s => s.Strategy, s => s.i, StringComparer.Ordinal);
            return new ShareCell(new Share(r.Resting.Count, r.Row.Strategies.Count, r.Row.Code))
            {
                Opens = Openings.Of($"borrowed-{CoverageHtml.Id(r.Row.Code)}", $"{r.Row.Title}: on borrowed quotes alone", [.. r.Resting.Select(s => CoverageSection.Opened(r.Table.Basis, CoverageSection.Key(r.Row, places[s.Strategy]), s, sources))]),
            };
        }

        return new Section("section-reuse", "Borrowed text",
        [
            told,
            new TablePart("borrowed", "Strategies counted on borrowed quotes alone", [new Column("code", "What is reported"), new Column("borrowed", "On borrowed quotes alone, of those counted", Holds.Share)],
                [.. rows.Where(r => r.Resting.Count > 0).Select(r => new Row(r.Row.Code, [new TextCell(r.Row.Title), Resting(r)]))]),
            new TablePart("passages", $"Passages that strategies share{(reuse.Passages.Count > MostPassages ? $": the {MostPassages} of most strategies, of {reuse.Passages.Count}" : "")}",
                [new Column("passage", "Passage"), new Column("strategies", "Strategies", Holds.Count), new Column("from", "Also in")],
                [.. reuse.Passages.Take(MostPassages).Select((p, i) => new Row(string.Create(CultureInfo.InvariantCulture, $"passage-{i + 1}"),
                    [new TextCell(p.Quotes[0].Evidence[0].Quote.Replace('\t', ' ')), new CountCell(p.Strategies) { Opens = new Openings(string.Create(CultureInfo.InvariantCulture, $"passage-{i + 1}"), $"A shared passage{(p.Strategies > p.Quotes.Count ? $"; {p.Quotes.Count} of {p.Strategies} strategies are shown" : "")}",
                        [.. p.Quotes.Select((q, j) => CoverageSection.Opened(run.Table.Basis, string.Create(CultureInfo.InvariantCulture, $"passage-{i + 1}-{j + 1}"), q, sources))]) }, new TextCell(p.From ?? "")]))]),
        ]);
    }
}
