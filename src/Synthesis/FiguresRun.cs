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
    private const string FactsFile = "facts.yml";

    /// <summary>Works out what a review's tables tell beyond counting: intervals, groups, themes, text reuse and figures from elsewhere.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What the review remembers.</param>
    /// <param name="run">What <see cref="ReportOf"/> gave.</param>
    /// <param name="facts">A file of official figures, or null for that beside the table of authorities, where there is one.</param>
    /// <exception cref="CodebookException">The file of figures, or a codebook's views, cannot be used.</exception>
    public static RunResult WithFigures(ReviewDesign design, ReviewStore store, RunResult run, string? facts)
    {
        var units = UnitsOf(run);
        var (prevalences, cautions) = PrevalencesOf(design, store, run, units);
        return run with
        {
            Figures = FiguresOf(design, run, facts is null ? null : OutsideFacts.Read(facts, design.Population, design.Settings.AsAt), TemplatesOf(store, run)) with { Prevalences = prevalences, Units = units, Cautions = cautions },
        };
    }

    /// <summary>What a run's tables tell beyond counting, but for prevalences, which ask what people have settled.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="run">The tables.</param>
    /// <param name="outside">Official figures, or null.</param>
    /// <param name="templates">Texts that strategies may have copied from.</param>
    public static ReviewFigures FiguresOf(ReviewDesign design, RunResult run, OutsideFacts? outside, IReadOnlyList<TemplateText> templates)
    {
        var (asAt, seed) = (design.Settings.AsAt, design.Settings.Seed);
        var strategies = IncludedIn(run);
        var groupings = StrategyTraits.Of(design.Population, design.Gradings, design.Settings.GradeScale, outside?.Sizes, asAt, strategies);
        var tables = run.Tables.ToDictionary(t => t.Codebook.Split(' ')[0], StringComparer.Ordinal);
        var covered = run.Publications.Where(p => p.Fate.Included).SelectMany(p => p.Screening.Authorities).ToHashSet(StringComparer.Ordinal);
        return new ReviewFigures([], null, [], run.Counts.OfType<SampleTable>().FirstOrDefault() is { } sample ? Leaning.Of(sample, seed) : [],
            outside?.Sizes?.Covered([.. design.Population.AsAt(asAt).Where(a => covered.Contains(a.Code))], asAt), FrameworkMatrix.Of(run.Tables, strategies), SubgroupTable.Of(run.Tables, groupings, seed),
            [.. design.Codebooks.Select(c => CodeTheme.Of(c, tables[c.Id], [.. strategies.Select(s => s.Strategy)], [.. groupings.Where(g => g.Id is "region" or "type")]))],
            [.. design.Codebooks.SelectMany(c => ViewReader.Read(c).Select(v => ViewTable.Of(v, c, tables[c.Id])))],
            design.Criteria is { } criteria ? RatingSensitivity.Of(criteria, tables) : null, run.Ratings is { } ratings ? TwoWays.Of(ratings) : [], outside?.Tables ?? [], TextReuse.Of(run.Tables, templates));
    }

    /// <summary>How many strategies there would be if every authority without one had one of its own: those included, whoever has coded them, and a strategy more for each authority that none covers. Null where the authorities are not known.</summary>
    internal static int? UnitsOf(RunResult run) =>
        run.Counts.OfType<SampleTable>().FirstOrDefault()?["all"].Share is { } covered ? run.Publications.Count(p => p.Fate.Included) + covered.Of - covered.Count : null;

    /// <summary>The file of official figures beside a review's table of authorities, or null where there is none.</summary>
    /// <param name="population">The path of the table of authorities.</param>
    public static string? FactsBeside(string population) => Path.Combine(Path.GetDirectoryName(population) ?? "", FactsFile) is var path && File.Exists(path) ? path : null;

    /// <summary>The included strategies that are counted, with the codes of their authorities.</summary>
    private static List<IncludedStrategy> IncludedIn(RunResult run)
    {
        var counted = run.Coded.Select(c => c.Strategy).ToHashSet(StringComparer.Ordinal);
        return [.. run.Publications.Where(p => p.Fate.Included && counted.Contains(p.ShortName)).Select(p => new IncludedStrategy(p.ShortName, p.Screening.Title, [.. p.Screening.Authorities.Distinct(StringComparer.Ordinal)]))];
    }

    /// <summary>Documents of the review that are no strategy and belong to no authority, such as guidance and templates.</summary>
    private static List<TemplateText> TemplatesOf(ReviewStore store, RunResult run) =>
        [.. run.Publications.Where(p => p.Screening is { Status: Currency.NotAStrategy, Authorities.Count: 0 }).Select(p =>
            new TemplateText(p.Screening.Title ?? p.ShortName, string.Join("\n", store.Documents(p.Publication.Pages.Select(d => d.Path)).Select(d => d.Text))))];

    /// <summary>The prevalence of each code. People's answers are the consensus, and where there is none at all what every coder who answered agrees on.</summary>
    private static (IReadOnlyList<PrevalenceRow> Rows, IReadOnlyList<string> Cautions) PrevalencesOf(ReviewDesign design, ReviewStore store, RunResult run, int? units)
    {
        var decisions = store.Decisions();
        var settled = decisions.Any(d => d.Round == Decision.Consensus);
        var byStrategy = decisions.Where(d => !settled || d.Round == Decision.Consensus).ToLookup(d => d.Strategy, StringComparer.Ordinal);
        var publications = run.Publications.Where(p => p.Fate.Included).ToList();
        var machine = MachineAnswers(design, store, publications);
        var rows = run.Tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows).DistinctBy(r => r.Code).ToList();
        var people = publications.ConvertAll(p => PeopleAnswers(design, [.. byStrategy[p.ShortName]]));
        var prevalences = rows.ConvertAll(r => new PrevalenceRow(r.Code, r.Title, Prevalence.Of([.. publications.Select((_, i) =>
        {
            var seen = machine[i].GetValueOrDefault(r.Code);
            return new SeenBoth(seen?.Score, seen?.Status == Answer.Present, people[i].TryGetValue(r.Code, out var present) ? present : null);
        })], units)));
        List<string> cautions = [];
        if (byStrategy.Count > 0 && !settled)
        {
            cautions.Add("There is no consensus yet: answers on which all coders of a strategy agree are taken, so that where they differ nothing is settled and the sample is no longer one drawn at random.");
        }

        if (prevalences.Any(p => p.Prevalence.By == PrevalenceBy.PeopleAndMachine))
        {
            cautions.Add("The strategies that people have settled are taken as drawn at random from all that are included, which nothing here can tell. Where they were chosen otherwise, such as by what the machine doubts, by a coder's own order or by how easily they were had, neither shares nor intervals hold: settle those of a draw.");
        }

        return (prevalences, cautions);
    }

    /// <summary>Whether people say that each code is present, of those that they have settled; an answer of unclear settles nothing, and a code that another implies is present wherever that other is.</summary>
    private static Dictionary<string, bool> PeopleAnswers(ReviewDesign design, IReadOnlyList<Decision> decisions)
    {
        var present = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (codebook, answer) in design.Codebooks.SelectMany(c => Coding.Agreed(c, decisions).Where(a => a.Status != Answer.Unclear).Select(a => (c, a))))
        {
            present[answer.Code] = answer.Status == Answer.Present || present.GetValueOrDefault(answer.Code);
            foreach (var implied in answer.Status == Answer.Present ? codebook.ImpliedBy(answer.Code) : [])
            {
                present[implied] = true;
            }
        }

        return present;
    }

    /// <summary>The machine's answers for each publication by code, from the codebook alone: those that have learnt would look better on what people settled than on the rest.</summary>
    private static List<Dictionary<string, Suggestion>> MachineAnswers(ReviewDesign design, ReviewStore store, List<ScreenedPublication> publications)
    {
        var key = TaggingKeys(store, design.Settings.Costs, codebookAlone: true);
        return publications.ConvertAll(p => design.Codebooks.SelectMany(c => store.Result<Tagging>(key(c, p.Publication))?.Suggestions ?? []).ToDictionary(s => s.Code, StringComparer.Ordinal));
    }
}
