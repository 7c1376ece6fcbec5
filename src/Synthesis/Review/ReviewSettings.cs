using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>What a review is about: the content of <c>review.yml</c>.</summary>
/// <param name="Question">The question it answers, for readers.</param>
/// <param name="Population">The table of authorities; relative to the review's folder, else to the project.</param>
/// <param name="Grades">A table of grades by authority and date, or null.</param>
/// <param name="GradeScale">The grades in order, best first, for tables by grade; empty where there are none.</param>
/// <param name="AsAt">The day as at which currency is judged and the list of authorities stands.</param>
/// <param name="Sources">Files and folders that are read.</param>
/// <param name="SearchTerms">What is searched for on authorities' sites.</param>
/// <param name="Codebooks">The codebooks whose questions are asked; the first tells strategies from other documents.</param>
/// <param name="Coders">Who codes.</param>
/// <param name="ShareDoubleCoded">Share of strategies, 0 to 1, that two people code.</param>
/// <param name="Seed">Seed of every choice by chance.</param>
public sealed record ReviewSettings(
    string Question, string Population, string? Grades, IReadOnlyList<string> GradeScale, DateOnly AsAt, IReadOnlyList<string> Sources, IReadOnlyList<string> SearchTerms,
    IReadOnlyList<string> Codebooks, IReadOnlyList<string> Coders, double ShareDoubleCoded, int Seed)
{
    /// <summary>The file's name in a review's folder.</summary>
    public const string FileName = "review.yml";

    /// <summary>An e-mail address or web page at which sites' people and authorities reach the review's; null where none is told.</summary>
    public string? Contact { get; init; }

    /// <summary>What wrong and withheld answers of the machine cost.</summary>
    public AnswerCosts Costs { get; init; } = AnswerCosts.Default;

    /// <summary>How often a model must have been right, from 0.5 to 1, before it may fill in a sheet that a person signs.</summary>
    public double Prefill { get; init; } = 0.8;

    /// <summary>Whether the own tagger learns from what models answered, where people have not agreed.</summary>
    public bool ModelTeaches { get; init; }

    /// <summary>Reads <c>review.yml</c> of a review's folder.</summary>
    /// <exception cref="CodebookException">Something in it is wrong; the message names file, line and what to write instead.</exception>
    public static ReviewSettings Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new CodebookException(path, 0, $"there is no review here: make one with 'synthesis init {folder}'");
        }

        var map = YamlMap.Read(path, "question", "population", "grades", "grade-scale", "as-at", "sources", "search-terms", "contact", "codebook", "codebooks", "coders", "double-coded", "seed", "costs", "prefill", "model-teaches");
        var asAt = map.Text("as-at");
        if (!DateOnly.TryParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            throw map.Refuse("as-at", $"'{asAt}' is not a day: write it as 2021-03-31");
        }

        var codebooks = map.Has("codebooks") ? map.Texts("codebooks").Select(c => c.Text).ToList() : [map.Text("codebook")];
        if (codebooks.Count == 0 || (map.Has("codebooks") && map.Has("codebook")))
        {
            throw map.Refuse("codebooks", "the codebooks are not told: write 'codebooks: [codebooks/sufficiency-2022]', and no 'codebook:' beside it");
        }

        var sources = map.Texts("sources").Select(s => s.Text).ToList();
        return sources.Count == 0
            ? throw map.Refuse("sources", "the review has no sources: write 'sources: [sources]' and put files into that folder")
            : new ReviewSettings(map.Text("question"), map.Text("population"), map.OptionalText("grades"), [.. map.Texts("grade-scale").Select(g => g.Text)], date, sources, [.. map.Texts("search-terms").Select(t => t.Text)],
                codebooks, [.. map.Texts("coders").Select(c => c.Text)], map.Number("double-coded", 0, 0, 1), (int)map.Number("seed", 1, 0, int.MaxValue)) { Costs = ReadCosts(map), Contact = map.OptionalText("contact"), Prefill = map.Number("prefill", 0.8, 0.5, 0.999), ModelTeaches = map.Flag("model-teaches", otherwise: false) };
    }

    private static AnswerCosts ReadCosts(YamlMap map) => map.Map("costs", "missed", "over-claimed", "unclear") is not { } costs ? AnswerCosts.Default
        : new AnswerCosts(costs.Number("missed", AnswerCosts.Default.Missed, 0.01, 100), costs.Number("over-claimed", AnswerCosts.Default.OverClaimed, 0.01, 100),
            costs.Number("unclear", AnswerCosts.Default.Unclear, 0, 100));

    /// <summary>A new <c>review.yml</c> with a comment on each setting.</summary>
    public string ToYaml()
    {
        static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Quoted)) + "]";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # A review: what is asked, of whom, as at which day. Change it and run 'synthesis run' again: only what it touches is done anew.
            question: {Quoted(Question)}

            # The authorities: a CSV with gss_code, name, official_name, alt_names, region, start_date, end_date, predecessors.
            population: {Quoted(Population)}
            # Grades by authority and date (gss_code, published, overall); leave it out where there are none.
            {(Grades is null ? "# grades: corpus/england/ofsted_grades.csv" : $"grades: {Quoted(Grades)}")}
            # The grades in order, for tables by grade.
            {(GradeScale.Count == 0 ? "# grade-scale: [outstanding, good, requires improvement, inadequate]" : $"grade-scale: {List(GradeScale)}")}
            # The day as at which a strategy must be in date, and the list of authorities stands.
            as-at: {AsAt:yyyy-MM-dd}

            # Files and folders to read, relative to this folder.
            sources: {List(Sources)}
            # Words to search for on authorities' sites.
            search-terms: {List(SearchTerms)}
            # Where the people of a site and of an authority reach you: an e-mail address. 'gather' tells it to every site it asks.
            {(Contact is null ? "# contact: review@example.org" : $"contact: {Quoted(Contact)}")}

            # What is asked of each strategy. The first codebook tells strategies from other documents; one with criteria adds a table of ratings.
            codebooks: {List(Codebooks)}
            # Who codes, and the share of strategies that two people code.
            coders: {List(Coders)}
            double-coded: {ShareDoubleCoded}
            # What it costs when the machine misses a code, claims one that is not there, or leaves one unclear for a person. It proposes what
            # costs least on average. Raise 'missed' and fewer codes are missed and more are claimed; lower 'unclear' and more is left to people.
            costs: {"{"}{Costs}{"}"}
            # Of language models that are coders of this review: how often one must have been right, on a code in double-coded strategies, before it may fill in
            # a sheet that a person signs; and whether the tagger learns from them where people have not agreed.
            prefill: {Prefill}
            model-teaches: {(ModelTeaches ? "true" : "false")}
            # Every choice by chance starts from this number.
            seed: {Seed}

            """).ReplaceLineEndings("\n");
    }
}
