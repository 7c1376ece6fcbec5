using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Office;

/// <summary>Writes what numbers lead to in the Word document: of each the first things that it counts, each with its strongest quote, and how many more there are.</summary>
internal sealed class WordAppendix
{
    internal const string Heading = "s_opened", Title = "What the numbers count";
    private const int MostQuoted = 12, MostNamed = 60;
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Openings> opened;
    private readonly WordText text;

    internal WordAppendix(ReviewReport report, WordText text)
    {
        this.text = text;
        var paper = report.All.SelectMany(s => s.Parts).Where(p => p is not TablePart { OffPaper: true }).SelectMany(p => p.Opens);
        opened = [.. paper.DistinctBy(o => o.Id, StringComparer.Ordinal)];
        for (var i = 0; i < opened.Count; i++)
        {
            places[opened[i].Id] = "o_" + (i + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The bookmark of what a number opens onto; null where it is not on paper.</summary>
    internal string? Place(Openings openings) => places.GetValueOrDefault(openings.Id);

    internal void Write(int number)
    {
        text.Paragraph("Heading1", () => text.Bookmark(Heading, () => text.Run(Title)));
        text.Paragraph("Normal", $"Section {number.ToString(CultureInfo.InvariantCulture)} lists what each number counts: of strategies with quotes up to {MostQuoted.ToString(CultureInfo.InvariantCulture)}, each with its strongest, of names up to {MostNamed.ToString(CultureInfo.InvariantCulture)}. All of them are in report.html, report.xlsx and report.json.");
        foreach (var openings in opened)
        {
            text.Paragraph("Lead", () => text.Bookmark(places[openings.Id], () => text.Run($"{openings.Title}: {openings.Things.Count.ToString(CultureInfo.InvariantCulture)}")));
            var quoted = openings.Things.Where(t => t.Quotes.Count > 0).ToList();
            var shown = quoted.Take(MostQuoted).ToList();
            foreach (var thing in shown)
            {
                WriteThing(thing, 1);
            }

            var rest = openings.Things.Except(shown).ToList();
            if (rest.Count > 0)
            {
                text.Paragraph("Thing", (shown.Count > 0 ? "Also: " : "") + string.Join("; ", rest.Take(MostNamed).Select(t => t.Detail.Length > 0 && t.Quotes.Count == 0 && rest.Count <= 20 ? $"{t.Name} ({t.Detail})" : t.Name))
                    + (rest.Count > MostNamed ? $"; and {(rest.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more." : "."));
            }
        }
    }

    /// <summary>A thing with its first quotes.</summary>
    internal void WriteThing(Opened thing, int most)
    {
        text.Paragraph("Thing", () =>
        {
            text.Run(thing.Name, "Strong");
            text.Run(thing.Detail.Length > 0 ? $" {thing.Detail}" : "", "Soft");
        });
        foreach (var quote in thing.Quotes.Take(most))
        {
            text.Paragraph("Quote", () =>
            {
                text.Run(quote.Text + " ");
                text.Run(string.Create(CultureInfo.InvariantCulture, $"{quote.Document}{(quote.Page is { } page ? $", page {page}" : "")}; {quote.By}"), "Soft");
            });
        }
    }
}
