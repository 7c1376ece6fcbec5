using Synthesis.Tag;

namespace Synthesis.Synthesise;

/// <summary>What one strategy says on one code.</summary>
/// <param name="Answer">The answer; null where nobody has given one.</param>
/// <param name="Counted">The strategy with its values and quotes where it is present or cannot be told; else null.</param>
public sealed record MatrixCell(Answer? Answer, CountedStrategy? Counted);

/// <summary>A strategy's answers.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Cells">One for each code of the matrix.</param>
public sealed record MatrixRow(IncludedStrategy Strategy, IReadOnlyList<MatrixCell> Cells);

/// <summary>The framework matrix: strategies by codes, with the evidence of each cell (Ritchie and Spencer 1994, Qualitative data analysis for applied policy research).</summary>
/// <param name="Codes">The codes in the tables' order, as id and short name.</param>
/// <param name="Rows">The strategies in their order.</param>
public sealed record FrameworkMatrix(IReadOnlyList<(string Code, string Title)> Codes, IReadOnlyList<MatrixRow> Rows)
{
    /// <summary>Turns coverage tables over: from codes with their strategies to strategies with their codes.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="strategies">The strategies, in the order of rows.</param>
    public static FrameworkMatrix Of(IReadOnlyList<CoverageTable> tables, IReadOnlyList<IncludedStrategy> strategies)
    {
        var rows = tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows).DistinctBy(r => r.Code).ToList();
        var columns = rows.ConvertAll(r => (
            Present: r.Strategies.ToDictionary(s => s.Strategy, StringComparer.Ordinal), Unclear: r.Unclear.ToDictionary(s => s.Strategy, StringComparer.Ordinal), Unanswered: r.Unanswered.ToHashSet(StringComparer.Ordinal)));
        return new FrameworkMatrix([.. rows.Select(r => (r.Code, r.Title))], [.. strategies.Select(s => new MatrixRow(s, [.. columns.Select(c =>
            c.Present.TryGetValue(s.Strategy, out var present) ? new MatrixCell(Answer.Present, present)
            : c.Unclear.TryGetValue(s.Strategy, out var unclear) ? new MatrixCell(Answer.Unclear, unclear)
            : new MatrixCell(c.Unanswered.Contains(s.Strategy) ? null : Answer.Absent, null))]))]);
    }
}
