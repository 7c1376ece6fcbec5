using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Screen;

namespace Synthesis.Synthesise;

/// <summary>
/// What came in, what was left out at each step and why, and what was included: the study's Figure 1, with the steps of the flow
/// diagram of PRISMA 2020 (Page and others 2021, BMJ 372:n71).
/// </summary>
/// <param name="AsAt">The review's date.</param>
/// <param name="Basis">What the numbers rest on.</param>
/// <param name="Sections">Identification, screening, included.</param>
/// <param name="Checks">The sums.</param>
public sealed record SelectionFlow(DateOnly AsAt, Basis Basis, IReadOnlyList<CountSection> Sections, IReadOnlyList<SumCheck> Checks)
    : CountTable("flow", "Selection of strategies", AsAt, Basis, Sections, Checks)
{
    private static readonly (string Code, string Title)[] Reasons = [.. Fate.Codes.Where(c => c.Code is not "included" and not "other")];

    /// <summary>Counts what selection gave. A reason that is not among the usual ones, such as a person's, comes after them.</summary>
    /// <param name="population">The authorities, former ones too.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="selected">Every publication with its fate.</param>
    /// <param name="basis">What the fates rest on.</param>
    /// <param name="routes">By a source's path, the way it came in; null where nothing was gathered, and then routes are not told apart.</param>
    public static SelectionFlow Of(Population population, DateOnly asAt, IReadOnlyList<Selected> selected, Basis basis, IReadOnlyDictionary<string, Route>? routes = null)
    {
        var reach = new Reach(population, asAt, selected);
        var folds = selected.SelectMany(s => s.Publication.Folded.Select(f => Source(f, s, $"repeats {s.Publication.Name}")));
        var pages = selected.SelectMany(s => s.Publication.Pages.Skip(1).Select(p => Source(p, s, $"a page of {s.Publication.Name}")));
        var sources = CountRow.Whole("sources", "Sources found", 0, selected.SelectMany(s => s.Publication.Pages.Concat(s.Publication.Folded).Select(d => Source(d, s, d.MediaType ?? ""))));
        var folded = sources.Part("folded", "Print views and files with the same bytes, set aside", folds);
        var joined = sources.Part("joined", "Further pages of a publication, joined to its first", pages);
        var publications = CountRow.Whole("publications", "Publications", 0, selected.Select(reach.Of));

        var unreadable = publications.Part("unreadable", "Could not be read", selected.Where(Unreadable).Select(reach.Of));
        var screened = CountRow.Whole("screened", selected.Any(s => s.Screening.Status == Currency.NotScreened)
            ? "Publications read; the codebook has no rules to screen them by" : "Publications screened", 0, selected.Where(s => !Unreadable(s)).Select(reach.Of));
        var leftOut = selected.Where(s => !s.Fate.Included && !Unreadable(s)).ToList();
        var excluded = screened.Part("excluded", "Left out", leftOut.Select(reach.Of));
        var reasons = Reasons.Concat(leftOut.Select(s => s.Fate.Code).Except(Reasons.Select(r => r.Code)).Order(StringComparer.Ordinal).Select(c => (Code: c, Title: Fate.Codes.FirstOrDefault(f => f.Code == c).Title ?? c)))
            .Select(r => excluded.Part("left-out:" + r.Code, r.Title, leftOut.Where(s => s.Fate.Code == r.Code).Select(reach.Of))).ToList();

        var included = CountRow.Whole("included", "Strategies included", 0, reach.Included.Select(reach.Of));
        CountRow[] ByPeople(CountRow row, IEnumerable<Selected> of) => [.. of.Where(s => s.Fate.By is not null).ToList() is { Count: > 0 } decided
            ? (CountRow[])[row.Part(row.Code + "-by-people", "Of them by a person's decision", decided.Select(reach.Of))] : []];
        List<CountRow[]> byRoute = routes is null ? [] : ByRoute(selected, routes, reach);
        var covered = reach.Listed.ToLookup(reach.Covers);
        var authorities = CountRow.Group("authorities", "Authorities that they cover, of all on the list", covered[true].Select(reach.Of), covered[false].Select(reach.Of));
        return new SelectionFlow(asAt, basis,
            [
                new CountSection("Identification", [sources, folded, joined, publications, unreadable]),
                new CountSection("Screening", [screened, excluded, .. ByPeople(excluded, leftOut), .. reasons]),
                new CountSection("Included", [included, .. ByPeople(included, reach.Included), authorities]),
                .. byRoute.Take(1).Select(_ => new CountSection("Strategies identified, by route", [.. byRoute.SelectMany(r => r)])),
            ],
            [
                SumCheck.Of(sources, publications, folded, joined), SumCheck.Of(publications, screened, unreadable),
                SumCheck.Of(screened, included, excluded), SumCheck.Of(excluded, reasons),
                .. byRoute.Select(r => SumCheck.Of(r[0], r.Skip(1))),
            ]);
    }

    /// <summary>The strategies that came in by each route, whatever became of them after: identified, up to date, out of date, undated.</summary>
    private static List<CountRow[]> ByRoute(IReadOnlyList<Selected> selected, IReadOnlyDictionary<string, Route> routes, Reach reach)
    {
        var identified = selected.Where(s => Standing(s) is not null).ToLookup(s => routes.TryGetValue(s.Publication.Pages[0].Path, out var route) ? route : (Route?)null);
        return [.. new (Route?, string, string)[] { (Route.Site, "site", "Found on authorities' sites"), (Route.Mail, "mail", "Sent by e-mail"), (null, "hand", "Handed in otherwise") }
            .Where(r => r.Item1 is not null || identified[null].Any()).Select(r =>
            {
                var whole = CountRow.Whole("route:" + r.Item2, r.Item3, 0, identified[r.Item1].Select(reach.Of));
                CountRow Part(string code, string title) => whole.Part($"route:{r.Item2}:{code}", title, identified[r.Item1].Where(s => Standing(s) == code).Select(reach.Of));
                return new[] { whole, Part("current", "Up to date"), Part("expired", "Out of date"), Part("undated", "Undated") };
            })];
    }

    private static string? Standing(Selected publication) => publication.Fate switch
    {
        { Included: true } or { Code: "superseded" or "regional-beside-local" or "outside-population" } => "current",
        { Code: "out-of-date" } => "expired",
        { Code: "undated" } => "undated",
        _ => null,
    };

    private static bool Unreadable(Selected publication) => publication.Fate is { Included: false, Code: "unreadable" };

    private static CountedName Source(Document source, Selected of, string detail) => new(source.Path, source.Path, detail) { Sources = [of.Publication.Name] };
}
