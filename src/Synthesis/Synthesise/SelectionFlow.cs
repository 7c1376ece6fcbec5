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
    private static readonly (string Code, string Title)[] Reasons =
    [
        ("not-a-strategy", "Not what the review is about"), ("undated", "No period found"), ("out-of-date", "Out of date"),
        ("outside-population", "Of no authority on the list"), ("duplicate", "The same text as another"),
        ("superseded", "An older version of another"), ("regional-beside-local", "Regional, beside each authority's own"),
    ];

    /// <summary>Counts what selection gave. A reason that is not among the usual ones, such as a person's, comes after them.</summary>
    /// <param name="population">The authorities, former ones too.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="selected">Every publication with its fate.</param>
    /// <param name="basis">What the fates rest on.</param>
    public static SelectionFlow Of(Population population, DateOnly asAt, IReadOnlyList<Selected> selected, Basis basis)
    {
        var reach = new Reach(population, asAt, selected);
        var folds = selected.SelectMany(s => s.Publication.Folded.Select(f => Source(f, $"repeats {s.Publication.Name}")));
        var pages = selected.SelectMany(s => s.Publication.Pages.Skip(1).Select(p => Source(p, $"a page of {s.Publication.Name}")));
        var sources = CountRow.Whole("sources", "Sources found", 0, selected.SelectMany(s => s.Publication.Pages.Concat(s.Publication.Folded)).Select(d => Source(d, d.MediaType ?? "")));
        var folded = sources.Part("folded", "Print views and files with the same bytes, set aside", folds);
        var joined = sources.Part("joined", "Further pages of a publication, joined to its first", pages);
        var publications = CountRow.Whole("publications", "Publications", 0, selected.Select(reach.Of));

        var unreadable = publications.Part("unreadable", "Could not be read", selected.Where(Unreadable).Select(reach.Of));
        var screened = CountRow.Whole("screened", selected.Any(s => s.Screening.Status == Currency.NotScreened)
            ? "Publications read; the codebook has no rules to screen them by" : "Publications screened", 0, selected.Where(s => !Unreadable(s)).Select(reach.Of));
        var leftOut = selected.Where(s => !s.Fate.Included && !Unreadable(s)).ToList();
        var excluded = screened.Part("excluded", "Left out", leftOut.Select(reach.Of));
        var reasons = Reasons.Concat(leftOut.Select(s => s.Fate.Code).Except(Reasons.Select(r => r.Code)).Order(StringComparer.Ordinal).Select(c => (Code: c, Title: c)))
            .Select(r => excluded.Part("left-out:" + r.Code, r.Title, leftOut.Where(s => s.Fate.Code == r.Code).Select(reach.Of))).ToList();

        var included = CountRow.Whole("included", "Strategies included", 0, reach.Included.Select(reach.Of));
        var covered = reach.Listed.ToLookup(reach.Covers);
        var authorities = CountRow.Group("authorities", "Authorities that they cover, of all on the list", covered[true].Select(reach.Of), covered[false].Select(reach.Of));
        return new SelectionFlow(asAt, basis,
            [
                new CountSection("Identification", [sources, folded, joined, publications, unreadable]),
                new CountSection("Screening", [screened, excluded, .. reasons]),
                new CountSection("Included", [included, authorities]),
            ],
            [
                SumCheck.Of(sources, publications, folded, joined), SumCheck.Of(publications, screened, unreadable),
                SumCheck.Of(screened, included, excluded), SumCheck.Of(excluded, reasons),
            ]);
    }

    private static bool Unreadable(Selected publication) => publication.Fate is { Included: false, Code: "unreadable" };

    private static CountedName Source(Document source, string detail) => new(source.Path, source.Path, detail);
}
