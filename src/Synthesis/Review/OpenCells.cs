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
/// <param name="Gain">How much settling it is worth, from 0 to 2; see <see cref="OpenCells"/>.</param>
/// <param name="Why">What speaks most for asking it now.</param>
public sealed record OpenCell(SuggestedCell Cell, bool Disputed, double Gain, string Why);

/// <summary>How far a review's cells are settled, and what to ask people next.</summary>
/// <param name="Settled">Cells with a consensus, or on which all who decided agree.</param>
/// <param name="Open">The others, in the order to ask them.</param>
/// <remarks>
/// Disputed cells come first. Then by gain, the sum of three parts: from 0 to 1, what the machine's better answer is expected to cost, of the most that
/// it can (uncertainty sampling; Lewis and Gale 1994); from 0 to 0.5, one over one more than the decisions there are on the code, halved; and from 0 to 0.5, half the share of the
/// strategy's cells that are open, so that a document once opened settles many. Equal ones stand by strategy, then as in the codebook.
/// </remarks>
public sealed record OpenCells(int Settled, IReadOnlyList<OpenCell> Open)
{
    /// <summary>Puts the cells that are not settled in order.</summary>
    /// <param name="cells">Every cell of the included strategies.</param>
    /// <param name="decisions">What people decided, oldest first.</param>
    /// <param name="costs">What wrong answers cost.</param>
    public static OpenCells Of(IReadOnlyList<SuggestedCell> cells, IReadOnlyList<Decision> decisions, AnswerCosts costs)
    {
        var byCell = decisions.ToLookup(d => new CellName(d.Strategy, d.Code));
        var byCode = decisions.GroupBy(d => d.Code).ToDictionary(g => g.Key, g => g.Select(d => d.Strategy).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        var unsettled = cells.Where(c => !IsSettled([.. byCell[c.Name]])).ToList();
        var ofStrategy = cells.GroupBy(c => c.Strategy).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var openOf = unsettled.GroupBy(c => c.Strategy).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

        OpenCell Open(SuggestedCell cell)
        {
            var standing = Standing([.. byCell[cell.Name]]);
            var (known, open, all) = (byCode.GetValueOrDefault(cell.Suggestion.Code), openOf[cell.Strategy], ofStrategy[cell.Strategy]);
            var unsure = cell.Suggestion.Score is { } score ? costs.Risk(score) / costs.MostUnclear : 1;
            var (rare, row) = (0.5 / (1 + known), 0.5 * open / all);
            var why = standing.Count > 0 ? "coders disagree: " + string.Join(", ", standing.Select(d => $"{d.Coder} {d.Status.ToString().ToLowerInvariant()}"))
                : cell.Suggestion.Score is null ? "the machine could not read it"
                : unsure >= rare && unsure >= row ? string.Create(CultureInfo.InvariantCulture, $"the machine is unsure ({cell.Suggestion.Score:0.00})")
                : rare >= row ? (known == 0 ? "nobody has decided on this code yet" : $"only {known} decided on this code")
                : $"{open} of the strategy's {all} cells are open";
            return new OpenCell(cell, standing.Count > 0, Math.Round(unsure + rare + row, 4), why);
        }

        return new OpenCells(cells.Count - unsettled.Count,
            [.. unsettled.Select(Open).OrderByDescending(o => o.Disputed).ThenByDescending(o => o.Gain).ThenBy(o => o.Cell.Strategy, StringComparer.Ordinal)]);
    }

    /// <summary>Whether a cell's decisions settle it: there is a consensus, or all who decided agree on answer and values.</summary>
    public static bool IsSettled(IReadOnlyList<Decision> decisions) =>
        decisions.Any(d => d.Round == Decision.Consensus) || Standing(decisions).Select(d => (d.Status, string.Join('|', d.Values))).Distinct().Count() == 1;

    /// <summary>The answer that stands for a settled cell, or null.</summary>
    public static Answer? AnswerOf(IReadOnlyList<Decision> decisions) =>
        !IsSettled(decisions) ? null : (decisions.LastOrDefault(d => d.Round == Decision.Consensus) ?? decisions[^1]).Status;

    private static List<Decision> Standing(IReadOnlyList<Decision> decisions) =>
        [.. decisions.Where(d => d.Round != Decision.Consensus).GroupBy(d => d.Coder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Last())];
}
