using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>The sheet of what numbers open onto: a row for each quote, or for each thing without one. What stands in several openings is written in the first.</summary>
internal sealed class OpenedSheet
{
    internal const string Name = "Evidence";
    private const int Top = 3, Most = 1_048_000;

    private static readonly string[] Heads = ["What is counted", "Which", "More", "Quote", "Values", "Document", "Page", "From character", "To character", "Chosen or found by", "Address"];
    private readonly List<(Openings Openings, Opened Thing, bool First)> lines = [];
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly int left;

    internal OpenedSheet(ReviewReport report)
    {
        var written = new Dictionary<string, int>(StringComparer.Ordinal);
        var row = Top + 1;
        foreach (var openings in report.Opened)
        {
            if (openings.Things is [var only] && written.TryGetValue(only.Key, out var place))
            {
                rows[openings.Id] = place;
                continue;
            }

            rows[openings.Id] = row;
            foreach (var thing in openings.Things)
            {
                var first = written.TryAdd(thing.Key, row);
                var height = first ? Math.Max(1, thing.Quotes.Count) : 1;
                if (row + height > Most)
                {
                    left++;
                    continue;
                }

                lines.Add((openings, thing, first));
                row += height;
            }
        }
    }

    /// <summary>Where openings begin, as links write it.</summary>
    internal string Place(Openings openings) => $"{Name}!A{rows[openings.Id].ToString(CultureInfo.InvariantCulture)}";

    internal Sheet Sheet()
    {
        var bottom = Top + lines.Sum(l => l.First ? Math.Max(1, l.Thing.Quotes.Count) : 1);
        return new Sheet(Name, [40, 30, 30, 80, 20, 40, 7, 9, 9, 30, 30], Top, 0, cells =>
        {
            cells.Row();
            cells.Text("What each number counts", Look.Title);
            cells.Row();
            cells.Text(left == 0 ? "Quotes stand where what they are of is first listed; further down it is listed without them." : $"A sheet ends here: {left.ToString(CultureInfo.InvariantCulture)} more are in report.html and report.json.", Look.Plain);
            cells.Row();
            foreach (var head in Heads)
            {
                cells.Text(head, Look.Head);
            }

            foreach (var (openings, thing, first) in lines)
            {
                for (var i = 0; i < (first ? Math.Max(1, thing.Quotes.Count) : 1); i++)
                {
                    cells.Row();
                    cells.Text(openings.Title);
                    cells.Text(thing.Name);
                    cells.Text(thing.Detail);
                    if (first && i < thing.Quotes.Count)
                    {
                        Write(cells, thing.Quotes[i]);
                    }
                }
            }
        })
        {
            Filter = $"A{Top}:K{Math.Max(bottom, Top + 1).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static void Write(SheetWriter cells, OpenedQuote quote)
    {
        cells.Text(quote.Text);
        cells.Text(string.Join(", ", quote.Values));
        cells.Text(quote.Document);
        if (quote.Page is { } page)
        {
            cells.Value(page, Look.Whole);
        }
        else
        {
            cells.Text("");
        }

        cells.Value(quote.Start, Look.Whole);
        cells.Value(quote.End, Look.Whole);
        cells.Text(quote.By);
        cells.Text(quote.Link ?? "");
    }
}
