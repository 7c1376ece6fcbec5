using System.Globalization;
using Synthesis.Gather;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Screen;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of what was found of each authority on the list, with the map of tiles.</summary>
internal static class AuthoritySection
{
    private const int Nothing = 4;

    private static readonly TileKind[] Kinds = [new("current, counted", Paint.Present, "●"), new("out of date", Paint.Expired, "×"), new("undated", Paint.Unclear, "?"), new("found, left out for another reason", Paint.Absent, "–"), new("none found", Paint.Unknown, "○")];

    /// <summary>The section; none where nothing was screened or no list is known.</summary>
    internal static IEnumerable<Section> Of(RunResult run)
    {
        if (run.Authorities.Count == 0 || run.Counts.Count == 0)
        {
            yield break;
        }

        var by = run.Publications.Select((p, i) => (Publication: p, Number: i + 1)).SelectMany(p => p.Publication.Screening.Authorities.Distinct(StringComparer.Ordinal).Select(a => (a, p.Publication, p.Number))).ToLookup(p => p.a, p => (p.Publication, p.Number), StringComparer.Ordinal);
        int Kind(Authority authority) => by[authority.Code].Select(p => Of(p.Publication)).Append(Nothing).Min();
        Opened Thing(Authority authority) => new($"authority-{authority.Code}", authority.Name)
        {
            Detail = authority.Region ?? "",
            Sources = [.. by[authority.Code].Where(p => Of(p.Publication) == Kind(authority) && Kind(authority) < Nothing).Select(p => p.Number)],
        };
        var total = run.Authorities.Count;
        var standing = new TablePart("standing", $"Authorities by what was found of them, as at {Html.Day(run.AsAt)}", [new Column("found", "What was found"), new Column("authorities", "Authorities", Holds.Share)],
            [.. Kinds.Select((k, i) => (Kind: k, Of: run.Authorities.Where(a => Kind(a) == i).Select(Thing).ToList(), i)).Select(k => new Row(Key(k.i),
                [new TextCell(char.ToUpperInvariant(k.Kind.Title[0]) + k.Kind.Title[1..]), new ShareCell(new Share(k.Of.Count, total, "all")) { Opens = Openings.Of("standing-" + Key(k.i), "Authorities: " + k.Kind.Title, k.Of) }]))]);
        var listed = new TablePart("authorities", $"Each authority on the list, as at {Html.Day(run.AsAt)}",
            [new Column("authority", "Authority"), new Column("code", "Code"), new Column("region", "Region"), new Column("found", "What was found"), new Column("strategies", "Publications that name it", Holds.Count)],
            [.. run.Authorities.Select(a => new Row(a.Code, [new TextCell(a.Name), new TextCell(a.Code), new TextCell(a.Region ?? "unknown"), new TextCell(Kinds[Kind(a)].Title),
                new CountCell(by[a.Code].Count()) { Opens = Openings.Of("authority-of-" + a.Code, "Publications that name " + a.Name, [.. by[a.Code].Select(p => Publication(a, p.Publication, p.Number))]) }]))]);
        List<Part> parts = [Paragraph.Of(Phrase.To("standing"), $" counts the {Html.Number(total)} authorities on the list by what was found of each; ", Phrase.To("authorities"), " lists them.", run.Tiles is null ? "" : " The map has a tile of one size for each, roughly where it lies."), standing];
        if (run.Tiles is { } tiles)
        {
            parts.Add(new FigurePart("map", $"Authorities by what was found of them, as at {Html.Day(run.AsAt)}", TileMap.Of(tiles, run.Authorities, Kinds, Kind),
                $"A map of {Html.Number(total)} authorities as tiles of one size: {string.Join("; ", Kinds.Select((k, i) => $"{k.Title}, {Html.Number(run.Authorities.Count(a => Kind(a) == i))}"))}.", "standing"));
        }

        parts.Add(listed);
        yield return new Section("section-authorities", "What was found of each authority", parts);
    }

    private static Opened Publication(Authority authority, ScreenedPublication publication, int number) => new(string.Create(CultureInfo.InvariantCulture, $"authority-{authority.Code}-{number}"), publication.Screening.Title ?? publication.ShortName)
    {
        Detail = $"{(publication.Fate.Included ? "counted" : "left out")}: {publication.Fate.Told}",
        Strategy = publication.ShortName,
        Sources = [number],
    };

    private static string Key(int kind) => ((string[])["current", "expired", "undated", "left-out", "none"])[kind];

    private static int Of(ScreenedPublication publication) => publication.Fate switch
    {
        { Included: true } => 0,
        { Code: "out-of-date" } => 1,
        { Code: "undated" } => 2,
        { Code: "not-a-strategy" or "unreadable" } => Nothing,
        _ => publication.Screening.Status switch { Currency.Expired => 1, Currency.Undated => 2, Currency.Current => 3, _ => Nothing },
    };
}
