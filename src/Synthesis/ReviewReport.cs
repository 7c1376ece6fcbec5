using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>What a review's report is made from: the machine's suggestions, or what one coder or the consensus decided.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="coder">A coder's name, <c>consensus</c>, or null for suggestions.</param>
    public static RunResult ReportOf(ReviewDesign design, ReviewStore store, string? coder)
    {
        var selected = Select(store, design);
        var origins = store.Origins();
        var publications = ShortNamed(selected, design).ConvertAll(p => p with { Origin = origins.FirstOrDefault(o => o.Path == p.Publication.Pages[0].Path) });
        var answers = coder is null ? Suggested(design, store, publications) : Decided(design, store, coder, publications);
        var basis = coder is null ? Basis.Suggestions : Basis.Decisions;

        List<CodedStrategy> coded = [.. publications.Where(p => answers.Contains(p.Publication.Name)).Select(p => new CodedStrategy(p.ShortName, p.Screening.Title, p.AuthorityNames, [.. answers[p.Publication.Name]]))];
        CoverageTable Table(Codebook codebook) => CoverageTable.Of(codebook, codebook.Tables[0],
            [.. coded.Select(s => s with { Answers = [.. s.Answers.Where(a => codebook.Codes.Any(c => c.Id == a.Code))] })], basis);
        var tables = design.Codebooks.ToDictionary(c => c.Id, Table);
        return new RunResult(tables[design.Codebooks[0].Id], design.Settings.AsAt, publications,
            [.. selected.SelectMany(s => s.Publication.Pages).Where(d => !d.Failed).Select(d => d.Engine).Distinct().Order(StringComparer.Ordinal)], design.Codebooks[0].Hash)
        {
            Coder = coder,
            Question = design.Settings.Question,
            Coded = coded,
            Codebooks = design.Codebooks,
            Authorities = design.Population.AsAt(design.Settings.AsAt),
            Tiles = design.Tiles,
            Inputs = InputsOf(design, store, coder),
            Counts = Counts(design.Codebooks[0], design.Population, design.Gradings, design.Settings.GradeScale, design.Settings.AsAt, selected, RoutesOf(origins)),
            Further = [.. design.Codebooks.Skip(1).Select(c => tables[c.Id])],
            Ratings = design.Criteria is { } criteria ? RatingTable.Of(criteria, criteria.Codebooks.ToDictionary(c => c.Id, c => tables[c.Id]), store.Ratings()) : null,
            Agreement = coder == Decision.Consensus ? AgreementOf(design, store, withUnmarked: false) : null,
        };
    }

    private static Dictionary<string, Gather.Route>? RoutesOf(IReadOnlyList<Gather.Origin> origins) => origins.Count == 0 ? null : origins.ToDictionary(o => o.Path, o => o.Route, StringComparer.Ordinal);

    /// <summary>The publications under the names that people write in files.</summary>
    private static List<ScreenedPublication> ShortNamed(IReadOnlyList<Selected> selected, ReviewDesign design)
    {
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        return Named(selected, design.Population).ConvertAll(p => p with { ShortName = shortName(p.Publication.Name) });
    }

    /// <summary>The suggestions for every code, by publication; the issues of tagging are put to the publications.</summary>
    private static ILookup<string, Suggestion> Suggested(ReviewDesign design, ReviewStore store, List<ScreenedPublication> publications)
    {
        var key = TaggingKeys(store, design.Settings.Costs);
        var suggested = new List<(string Name, Suggestion Suggestion)>();
        for (var i = 0; i < publications.Count; i++)
        {
            var source = publications[i];
            var taggings = design.Codebooks.Select(c => source.Fate.Included ? store.Result<Tagging>(key(c, source.Publication)) : null).ToList();
            suggested.AddRange(taggings.SelectMany(t => t?.Suggestions ?? []).Select(s => (source.Publication.Name, s)));
            if (source.Fate.Included)
            {
                publications[i] = source with
                {
                    TagIssues = [.. taggings.SelectMany(t => t?.Issues ?? []), .. taggings.Contains(null)
                        ? (Issue[])[new Issue("not-tagged", Severity.Warning, "It is to be counted and was not tagged with every codebook yet: run 'synthesis run', then report again.")] : []],
                };
            }
        }

        return suggested.ToLookup(s => s.Name, s => s.Suggestion, StringComparer.Ordinal);
    }

    private static ILookup<string, Suggestion> Decided(ReviewDesign design, ReviewStore store, string coder, List<ScreenedPublication> publications)
    {
        var decisions = store.Decisions().Where(d => coder == Decision.Consensus ? d.Round == coder : d.Coder == coder && d.Round != Decision.Consensus).ToLookup(d => d.Strategy, StringComparer.Ordinal);
        return publications.Where(p => p.Fate.Included).SelectMany(p => design.Codebooks.SelectMany(c => Coding.Answers(c, [.. decisions[p.ShortName]])).Select(a => (p.Publication.Name, Answer: a)))
            .ToLookup(a => a.Name, a => a.Answer, StringComparer.Ordinal);
    }
}
