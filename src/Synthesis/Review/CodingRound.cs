using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>A round of blind coding: who is asked what, and whether the machine's suggestions are shown.</summary>
/// <param name="Name">Its name in decisions, such as <c>1</c>.</param>
/// <param name="HidesSuggestions">Whether coders see none of the machine's suggestions, so that what they do to answers can be measured.</param>
/// <param name="Draw">Who codes which strategy; where it is empty, everybody may code every one.</param>
public sealed record CodingRound(string Name, bool HidesSuggestions, IReadOnlyList<Assigned> Draw)
{
    /// <summary>The round of a review that has set none.</summary>
    public static CodingRound First { get; } = new("1", false, []);

    /// <summary>Whether a person may code a strategy in this round.</summary>
    public bool IsOpenTo(string coder, string strategy) => Draw.Count == 0 || Draw.Any(a => a.Strategy == strategy && a.Coders.Contains(coder));

    /// <summary>Whether a person is asked to code a strategy: by the draw, or, where there is none, as everybody who does not lead.</summary>
    public bool Asks(string coder, bool leads, string strategy) => Draw.Count == 0 ? !leads : IsOpenTo(coder, strategy);
}

/// <summary>What stands between coders on one cell, in one round.</summary>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Code">The code.</param>
/// <param name="Sides">The last decision of each coder, by name.</param>
/// <param name="Consensus">The last consensus, or null.</param>
public sealed record Comparison(string Strategy, string Code, IReadOnlyList<Decision> Sides, Decision? Consensus)
{
    private const string AllAgree = "All agree: ";

    /// <summary>Whether all sides give the same answer with the same values.</summary>
    public bool Agree => Sides.Select(d => (d.Status, string.Join('|', d.Values))).Distinct().Count() == 1;

    /// <summary>
    /// Whether somebody has to settle it: two coders or more differ, and there is no consensus of a person. A consensus that closed by itself
    /// holds only while all agree.
    /// </summary>
    public bool Differs => Sides.Count > 1 && !Agree && (Consensus is null || ClosedByItself(Consensus));

    /// <summary>Whether a decision is a consensus that nobody settled: all agreed.</summary>
    public static bool ClosedByItself(Decision decision) =>
        decision is { Round: Decision.Consensus, Coder: Decision.Consensus } && decision.Note?.StartsWith(AllAgree, StringComparison.Ordinal) == true;

    /// <summary>Whether two coders or more have answered in any one round.</summary>
    public static bool IsCompared(IReadOnlyList<Decision> decisions) => ComparedRounds(decisions).Any();

    /// <summary>
    /// The consensus that follows by itself from all decisions on a cell: what all coders say, where there are two or more, of the round that is coded, or else of the last round in which
    /// two coded the cell. Null where they differ, where there are fewer, and where a person has settled it.
    /// </summary>
    /// <param name="decisions">Decisions on the one cell, oldest first.</param>
    /// <param name="round">The round that is coded.</param>
    public static Decision? FollowsFrom(IReadOnlyList<Decision> decisions, string round)
    {
        if (decisions.Any(d => d.Round == Decision.Consensus && !ClosedByItself(d)))
        {
            return null;
        }

        var coded = ComparedRounds(decisions).ToList();
        if (coded.Count == 0 || Of(decisions, coded.Contains(round) ? round : coded[^1]) is not { Agree: true, Sides: var sides })
        {
            return null;
        }

        return sides[0] with
        {
            Coder = Decision.Consensus, Round = Decision.Consensus, Note = AllAgree + string.Join(", ", sides.Select(s => s.Coder)),
            Evidence = sides[0].Status == Answer.Absent ? null : sides.Select(s => s.Evidence).FirstOrDefault(e => e is not null),
        };
    }

    private static IEnumerable<string> ComparedRounds(IReadOnlyList<Decision> decisions) =>
        decisions.Where(d => d.Round != Decision.Consensus).GroupBy(d => d.Round, StringComparer.Ordinal).Where(g => g.DistinctBy(d => d.Coder).Skip(1).Any()).Select(g => g.Key);

    /// <summary>What stands on a cell, from every decision on it.</summary>
    /// <param name="decisions">Decisions on the one cell, oldest first; at least one.</param>
    /// <param name="round">The round whose coders are compared.</param>
    public static Comparison Of(IReadOnlyList<Decision> decisions, string round) => new(decisions[0].Strategy, decisions[0].Code,
        [.. decisions.Where(d => d.Round == round).GroupBy(d => d.Coder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Last())],
        decisions.LastOrDefault(d => d.Round == Decision.Consensus));
}
