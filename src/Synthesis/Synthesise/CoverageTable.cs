using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Synthesise;

/// <summary>What a coverage table's numbers rest on.</summary>
public enum Basis
{
    /// <summary>Machine suggestions that nobody has confirmed.</summary>
    Suggestions,

    /// <summary>Decisions of people.</summary>
    Decisions,

    /// <summary>Counts taken from elsewhere, such as a published table.</summary>
    Counts,

    /// <summary>What the program found, and decisions of people where they are marked.</summary>
    Mixed,
}

/// <summary>The answers for one strategy.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Authorities">Names of the authorities it covers.</param>
/// <param name="Answers">One for each code that was answered.</param>
public sealed record CodedStrategy(string Strategy, string? Title, IReadOnlyList<string> Authorities, IReadOnlyList<Suggestion> Answers);

/// <summary>A strategy counted in a row, with the evidence for it.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Authorities">Names of the authorities it covers.</param>
/// <param name="Values">The values it has.</param>
/// <param name="Evidence">The quotes, strongest first.</param>
public sealed record CountedStrategy(string Strategy, string? Title, IReadOnlyList<string> Authorities, IReadOnlyList<string> Values, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The strategy with the quotes that show a value alone; with all of them where none is known to, or no value is asked for.</summary>
    public CountedStrategy Showing(string? value) => value is not null && Evidence.Any(e => e.Values.Contains(value)) ? this with { Evidence = [.. Evidence.Where(e => e.Values.Contains(value))] } : this;
}

/// <summary>A value's line in a row.</summary>
/// <param name="Id">The value.</param>
/// <param name="Title">Its name.</param>
/// <param name="Share">Strategies with it, of those in which the code is present.</param>
public sealed record ValueRow(string Id, string Title, Share Share);

/// <summary>A row: one code.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Shares">Strategies in which it is present, against each of its denominators, the table's own first.</param>
/// <param name="Unclear">Strategies for which it cannot be told, with what was found; not counted as present.</param>
/// <param name="Values">Its values.</param>
/// <param name="Strategies">The strategies counted, with their quotes; empty where counts were given.</param>
public sealed record CoverageRow(
    string Code, string Title, IReadOnlyList<Share> Shares, IReadOnlyList<CountedStrategy> Unclear, IReadOnlyList<ValueRow> Values, IReadOnlyList<CountedStrategy> Strategies)
{
    /// <summary>Names of the strategies for which nobody has answered yet; in no denominator of the row.</summary>
    public IReadOnlyList<string> Unanswered { get; init; } = [];
}

/// <summary>Rows under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Rows">The rows.</param>
public sealed record CoverageSection(string Title, IReadOnlyList<CoverageRow> Rows);

/// <summary>How many strategies say something on each code: the study's Table 5.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Codebook">Id and version of the codebook.</param>
/// <param name="Strategies">How many strategies were read.</param>
/// <param name="Basis">What the numbers rest on.</param>
/// <param name="Sections">Its rows.</param>
public sealed record CoverageTable(string Title, string Codebook, int Strategies, Basis Basis, IReadOnlyList<CoverageSection> Sections)
{
    /// <summary>Counts coded strategies. A code that another implies counts as present wherever that other is.</summary>
    public static CoverageTable Of(Codebook codebook, TableLayout layout, IReadOnlyList<CodedStrategy> strategies, Basis basis)
    {
        var present = codebook.Codes.ToDictionary(c => c.Id, _ => new List<CountedStrategy>());
        var unclear = codebook.Codes.ToDictionary(c => c.Id, _ => new List<CountedStrategy>());
        var unanswered = codebook.Codes.ToDictionary(c => c.Id, _ => new List<string>());
        foreach (var strategy in strategies)
        {
            var answers = strategy.Answers.ToDictionary(a => a.Code);
            var implied = answers.Values.Where(a => a.Status == Answer.Present)
                .SelectMany(a => codebook.ImpliedBy(a.Code).Select(i => (Code: i, a.Evidence)))
                .ToLookup(i => i.Code, i => i.Evidence);
            foreach (var code in codebook.Codes)
            {
                var answer = answers.GetValueOrDefault(code.Id);
                if (answer?.Status == Answer.Present || implied.Contains(code.Id))
                {
                    var evidence = answer is { Status: Answer.Present, Evidence.Count: > 0 } ? answer.Evidence : implied[code.Id].First();
                    present[code.Id].Add(new CountedStrategy(strategy.Strategy, strategy.Title, strategy.Authorities, answer?.Status == Answer.Present ? answer.Values : [], evidence));
                }
                else if (answer?.Status == Answer.Unclear)
                {
                    unclear[code.Id].Add(new CountedStrategy(strategy.Strategy, strategy.Title, strategy.Authorities, [], answer.Evidence));
                }
                else if (answer is null)
                {
                    unanswered[code.Id].Add(strategy.Strategy);
                }
            }
        }

        return Laid(codebook, layout, strategies.Count, basis, c => new Counted(
            present[c.Id].Count, o => present[c.Id].Count(s => present[o].Any(p => p.Strategy == s.Strategy)), unclear[c.Id],
            v => present[c.Id].Count(s => s.Values.Contains(v)), present[c.Id], unanswered[c.Id]));
    }

    /// <summary>Lays out counts from elsewhere.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="layout">The table.</param>
    /// <param name="strategies">How many strategies were read.</param>
    /// <param name="present">Strategies in which each code is present.</param>
    /// <param name="values">Strategies with each value, by <c>code=value</c>; a value without a count is unknown and left out.</param>
    /// <exception cref="KeyNotFoundException">A code of the table has no count.</exception>
    public static CoverageTable OfCounts(
        Codebook codebook, TableLayout layout, int strategies, IReadOnlyDictionary<string, int> present, IReadOnlyDictionary<string, int> values) =>
        Laid(codebook, layout, strategies, Basis.Counts, c => new Counted(present[c.Id], _ => present[c.Id], [], v => values.TryGetValue($"{c.Id}={v}", out var n) ? n : null, [], []),
            c => present.ContainsKey(c));

    private sealed record Counted(
        int Present, Func<string, int> PresentWith, IReadOnlyList<CountedStrategy> Unclear, Func<string, int?> WithValue, IReadOnlyList<CountedStrategy> Strategies, IReadOnlyList<string> Unanswered);

    private static CoverageTable Laid(Codebook codebook, TableLayout layout, int n, Basis basis, Func<Code, Counted> count, Func<string, bool>? known = null)
    {
        CoverageRow Row(Code code)
        {
            var counted = count(code);
            var shares = code.Of.Select(o => o == "all" ? new Share(counted.Present, n - counted.Unanswered.Count, "all") : new Share(counted.PresentWith(o), count(codebook[o]).Present, o)).ToList();
            return new CoverageRow(code.Id, code.Title, shares, counted.Unclear,
                [.. code.Values.Where(v => counted.WithValue(v.Id) is not null).Select(v => new ValueRow(v.Id, v.Title, new Share(counted.WithValue(v.Id) ?? 0, counted.Present, code.Id)))], counted.Strategies)
            {
                Unanswered = counted.Unanswered,
            };
        }

        var sections = layout.Sections
            .Select(s => new CoverageSection(s.Title, [.. s.Codes.Where(c => known?.Invoke(c) ?? true).Select(c => Row(codebook[c]))]))
            .Where(s => s.Rows.Count > 0).ToList();
        return new CoverageTable(layout.Title, $"{codebook.Id} {codebook.Version}", n, basis, sections);
    }
}
