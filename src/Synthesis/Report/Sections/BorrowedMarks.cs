using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Marks borrowed quotes wherever a report shows them, so that no borrowed sentence passes for a strategy's own unseen.</summary>
internal static class BorrowedMarks
{
    /// <summary>The sections with every borrowed quote marked; as they are where nothing is borrowed.</summary>
    internal static IReadOnlyList<Section> On(IReadOnlyList<Section> sections, RunResult run)
    {
        if (run.Figures?.Reuse is not { BorrowedQuotes: > 0 } reuse)
        {
            return sections;
        }

        // Cells that count the same share one opening; it is marked once.
        var marked = new Dictionary<Openings, Openings>(ReferenceEqualityComparer.Instance);
        var things = new Dictionary<Opened, Opened>(ReferenceEqualityComparer.Instance);
        Func<OpenedQuote, OpenedQuote> mark = q => Quote(q, reuse);
        Opened Thing(Opened thing) => things.TryGetValue(thing, out var known) ? known
            : things[thing] = thing.Quotes.Any(q => reuse.Of(q.Document, q.Start, q.End) is not null) ? thing with { Quotes = new MadeWhenAsked<OpenedQuote, OpenedQuote>(thing.Quotes, mark) } : thing;
        Openings? Opens(Openings? opens) => opens is null ? null : marked.TryGetValue(opens, out var known) ? known
            : marked[opens] = opens with { Things = [.. opens.Things.Select(Thing)], Others = [.. opens.Others.Select(Thing)] };
        Cell Marked(Cell cell) => cell.Opens is null ? cell : cell with { Opens = Opens(cell.Opens) };
        Part Of(Part part) => part switch
        {
            TablePart table => table with { Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(Marked)] })] },
            Paragraph paragraph => new Paragraph([.. paragraph.Phrases.Select(p => p with { Opens = Opens(p.Opens) })]),
            QuotesPart quotes => quotes with { Things = [.. quotes.Things.Select(Thing)] },
            _ => part,
        };
        Section In(Section section) => section with { Parts = [.. section.Parts.Select(Of)], Sections = [.. section.Sections.Select(In)] };
        return [.. sections.Select(In)];
    }

    private static OpenedQuote Quote(OpenedQuote quote, TextReuse reuse) => reuse.Of(quote.Document, quote.Start, quote.End) is not { } borrowed ? quote
        : quote with { By = $"{quote.By}; borrowed: {string.Join(", and ", Where(borrowed))}" };

    private static IEnumerable<string> Where(Borrowed borrowed)
    {
        if (borrowed.Others > 0)
        {
            yield return $"also in {Html.Count(borrowed.Others, "other strategy", "other strategies")} ({string.Join(", ", borrowed.Named.Take(3))}{(borrowed.Others > 3 ? " and others" : "")})";
        }

        if (borrowed.From is { } from)
        {
            yield return $"stands in {from}";
        }
    }
}
