using System.Globalization;
using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>A cell of the review: a strategy and a code, with what the machine suggests.</summary>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Suggestion">The suggestion for the code.</param>
public sealed record SuggestedCell(string Strategy, Suggestion Suggestion)
{
    /// <summary>Which cell it is.</summary>
    public CellName Name => new(Strategy, Suggestion.Code);
}

/// <summary>Names a cell.</summary>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Code">The code's id.</param>
public sealed record CellName(string Strategy, string Code);

/// <summary>A cell that people have still to settle.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Disputed">Whether coders gave different answers and there is no consensus.</param>
/// <param name="Gain">How much settling it is worth, from 0 to 3; see <see cref="OpenCells"/>.</param>
/// <param name="Why">What speaks most for asking it now.</param>
public sealed record OpenCell(SuggestedCell Cell, bool Disputed, double Gain, string Why)
{
    /// <summary>Whether one person alone decided it and the language models that answered say otherwise.</summary>
    public bool Contradicted { get; init; }

    /// <summary>What language models say of it.</summary>
    public IReadOnlyList<MachineAnswer> Models { get; init; } = [];
}

/// <summary>How far a review's cells are settled, and what to ask people next.</summary>
/// <param name="Settled">Cells with a consensus, or on which all who decided agree.</param>
/// <param name="Open">The others, in the order to ask them.</param>
/// <remarks>
/// Disputed cells come first, then those that one person alone decided and language models contradict. Then by gain, the sum of four parts: from 0 to 1, where language models answered, twice the
/// share of machines (the own tagger is one) that is in the minority on whether the code is present; from 0 to 1, what the machine's better answer is expected to cost, of the most that
/// it can (uncertainty sampling; Lewis and Gale 1994); from 0 to 0.5, one over one more than the decisions there are on the code, halved; and from 0 to 0.5, half the share of the
/// strategy's cells that are open, so that a document once opened settles many. Equal ones stand by strategy, then as in the codebook.
/// </remarks>
public sealed record OpenCells(int Settled, IReadOnlyList<OpenCell> Open)
{
    /// <summary>Puts the cells that are not settled in order.</summary>
    /// <param name="cells">Every cell of the included strategies.</param>
    /// <param name="decisions">What people decided, oldest first.</param>
    /// <param name="costs">What wrong answers cost.</param>
    /// <param name="models">What language models say of cells; null where none was asked.</param>
    public static OpenCells Of(IReadOnlyList<SuggestedCell> cells, IReadOnlyList<Decision> decisions, AnswerCosts costs, IReadOnlyDictionary<CellName, IReadOnlyList<MachineAnswer>>? models = null)
    {
        var byCell = decisions.ToLookup(d => new CellName(d.Strategy, d.Code));
        var byCode = decisions.GroupBy(d => d.Code).ToDictionary(g => g.Key, g => g.Select(d => d.Strategy).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        IReadOnlyList<MachineAnswer> Models(SuggestedCell cell) => models?.GetValueOrDefault(cell.Name) ?? [];
        bool Contradicted(SuggestedCell cell) => models is not null && IsContradicted([.. byCell[cell.Name]], Models(cell));
        var unsettled = cells.Where(c => !IsSettled([.. byCell[c.Name]]) || Contradicted(c)).ToList();
        var ofStrategy = cells.GroupBy(c => c.Strategy).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var openOf = unsettled.GroupBy(c => c.Strategy).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

        OpenCell Open(SuggestedCell cell)
        {
            var standing = Standing([.. byCell[cell.Name]]);
            var (known, open, all) = (byCode.GetValueOrDefault(cell.Suggestion.Code), openOf[cell.Strategy], ofStrategy[cell.Strategy]);
            var unsure = cell.Suggestion.Score is { } score ? costs.Risk(score) / costs.MostUnclear : 1;
            var (rare, row) = (0.5 / (1 + known), 0.5 * open / all);
            var (said, contradicted) = (Models(cell), Contradicted(cell));
            var apart = said.Count == 0 ? 0 : Apart([cell.Suggestion.Status, .. said.Select(m => m.Suggestion.Status)]);
            var why = contradicted ? $"{standing[0].Coder} says {Name(standing[0].Status)}, {Told(said)}"
                : standing.Count > 0 ? "coders disagree: " + string.Join(", ", standing.Select(d => $"{d.Coder} {Name(d.Status)}"))
                : apart > 0 && apart >= unsure ? $"machines disagree: own tagger {Name(cell.Suggestion.Status)}, {Told(said)}"
                : cell.Suggestion.Score is null ? "the machine could not read it"
                : unsure >= rare && unsure >= row ? string.Create(CultureInfo.InvariantCulture, $"the machine is unsure ({cell.Suggestion.Score:0.00})")
                : rare >= row ? (known == 0 ? "nobody has decided on this code yet" : $"only {known} decided on this code")
                : $"{open} of the strategy's {all} cells are open";
            return new OpenCell(cell, standing.Count > 0 && !contradicted, Math.Round(apart + unsure + rare + row, 4), why) { Contradicted = contradicted, Models = said };
        }

        return new OpenCells(cells.Count - unsettled.Count,
            [.. unsettled.Select(Open).OrderByDescending(o => o.Disputed).ThenByDescending(o => o.Contradicted).ThenByDescending(o => o.Gain).ThenBy(o => o.Cell.Strategy, StringComparer.Ordinal)]);
    }

    /// <summary>Whether a cell's decisions settle it: there is a consensus, or all who decided agree on answer and values.</summary>
    public static bool IsSettled(IReadOnlyList<Decision> decisions) =>
        decisions.Any(d => d.Round == Decision.Consensus) || Standing(decisions).Select(d => (d.Status, string.Join('|', d.Values))).Distinct().Count() == 1;

    /// <summary>The answer that stands for a settled cell, or null.</summary>
    public static Answer? AnswerOf(IReadOnlyList<Decision> decisions) =>
        !IsSettled(decisions) ? null : (decisions.LastOrDefault(d => d.Round == Decision.Consensus) ?? decisions[^1]).Status;

    /// <summary>Whether one person alone decided a cell, without a consensus, and more language models say the contrary (present for absent, absent for present) than agree.</summary>
    private static bool IsContradicted(IReadOnlyList<Decision> decisions, IReadOnlyList<MachineAnswer> models) =>
        models.Count > 0 && decisions.All(d => d.Round != Decision.Consensus) && Standing(decisions) is [{ Status: not Answer.Unclear and var status }]
        && models.Count(m => m.Suggestion.Status != Answer.Unclear && m.Suggestion.Status != status) > models.Count(m => m.Suggestion.Status == status);

    /// <summary>Twice the share of answers in the minority on presence, from 0 to 1; unclear ones are half each.</summary>
    private static double Apart(IReadOnlyList<Answer> answers) => answers.Average(a => a == Answer.Present ? 1 : a == Answer.Absent ? 0 : 0.5) is var share ? 2 * Math.Min(share, 1 - share) : 0;

    private static string Told(IReadOnlyList<MachineAnswer> said) => string.Join(", ", said.Select(m => $"{m.Coder} {Name(m.Suggestion.Status)}"));

    private static string Name(Answer status) => status.ToString().ToLowerInvariant();

    private static List<Decision> Standing(IReadOnlyList<Decision> decisions) =>
        [.. decisions.Where(d => d.Round != Decision.Consensus).GroupBy(d => d.Coder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Last())];
}
