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
    /// <summary>Whether all sides give the same answer with the same values.</summary>
    public bool Agree => Sides.Select(d => (d.Status, string.Join('|', d.Values))).Distinct().Count() == 1;

    /// <summary>
    /// Whether somebody has to settle it: two coders or more differ, and there is no consensus of a person. A consensus that closed by itself
    /// holds only while all agree.
    /// </summary>
    public bool Differs => Sides.Count > 1 && !Agree && (Consensus is null || Consensus.Coder == Decision.Consensus);

    /// <summary>The consensus that follows by itself where at least two coders agree and none is recorded that says so; else null.</summary>
    public Decision? ClosesBy() => Sides.Count < 2 || !Agree || (Consensus is { } c && (c.Coder != Decision.Consensus || (c.Status == Sides[0].Status && c.Values.SequenceEqual(Sides[0].Values)))) ? null
        : Sides[0] with
        {
            Coder = Decision.Consensus, Round = Decision.Consensus, Note = "All agree: " + string.Join(", ", Sides.Select(s => s.Coder)),
            Evidence = Sides[0].Status == Answer.Absent ? null : Sides.Select(s => s.Evidence).FirstOrDefault(e => e is not null),
        };

    /// <summary>What stands on a cell, from every decision on it.</summary>
    /// <param name="decisions">Decisions on the one cell, oldest first; at least one.</param>
    /// <param name="round">The round whose coders are compared.</param>
    public static Comparison Of(IReadOnlyList<Decision> decisions, string round) => new(decisions[0].Strategy, decisions[0].Code,
        [.. decisions.Where(d => d.Round == round).GroupBy(d => d.Coder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Last())],
        decisions.LastOrDefault(d => d.Round == Decision.Consensus));
}
