using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Sections;

/// <summary>Makes the table of the counts that the PRISMA 2020 flow diagram asks for (Page and others 2021, BMJ 372:n71), the same as in the data package, each with what it counts.</summary>
internal static class PrismaTable
{
    /// <summary>The table.</summary>
    internal static TablePart Of(IReadOnlyList<ScreenedPublication> publications)
    {
        var numbered = publications.Select((p, i) => (Publication: p, Number: i + 1)).ToList();
        Opened Thing((ScreenedPublication Publication, int Number) p) => new($"prisma-{Html.Number(p.Number)}", p.Publication.Screening.Title ?? p.Publication.ShortName) { Detail = p.Publication.Fate.Told, Strategy = p.Publication.ShortName, Sources = [p.Number] };
        IReadOnlyList<Opened> Publications(Func<string, bool> fate) => [.. numbered.Where(p => fate(p.Publication.Fate.Included ? "included" : p.Publication.Fate.Code)).Select(Thing)];
        IReadOnlyList<Opened> Files(string kind, Func<ScreenedPublication, IEnumerable<string>> of) => [.. numbered.SelectMany(p => of(p.Publication).Select(path => (path, p.Number)))
            .Select((f, i) => new Opened(string.Create(CultureInfo.InvariantCulture, $"prisma-{kind}-{i + 1}"), f.path) { Sources = [f.Number] })];

        var rows = OpenTables.Prisma(publications).Rows.Select((r, i) => (Box: r[0], Reason: r[1], Words: r[2], Count: int.Parse(r[3], CultureInfo.InvariantCulture), Number: i + 1)).Select(r =>
        {
            var things = r.Box switch
            {
                "identified" => Files("file", p => p.Publication.Pages.Concat(p.Publication.Folded).Select(d => d.Path)),
                "removed" => Files("copy", p => p.Publication.Folded.Select(d => d.Path)),
                "joined" => Files("page", p => p.Publication.Pages.Skip(1).Select(d => d.Path)),
                "screened" => Publications(_ => true),
                "sought" => Publications(f => f != "not-a-strategy"),
                "assessed" => Publications(f => f is not ("not-a-strategy" or "unreadable")),
                "included" => Publications(f => f == "included"),
                _ => Publications(f => f == r.Reason),
            };
            return new Row(r.Reason.Length == 0 ? r.Box : $"{r.Box}:{r.Reason}", [new TextCell(r.Words), new CountCell(r.Count) { Opens = Openings.Of($"prisma-of-{Html.Number(r.Number)}", r.Words, things) }]);
        });
        return new TablePart("prisma", "The counts of the PRISMA 2020 flow diagram", [new Column("box", "Box of the diagram"), new Column("n", "Count", Holds.Count)], [.. rows])
        {
            Notes = ["A record is a file or page; what is screened is a publication, which may be several of them. The data package that 'synthesis export --datapackage' writes has the same counts, with every decision behind them."],
        };
    }
}
