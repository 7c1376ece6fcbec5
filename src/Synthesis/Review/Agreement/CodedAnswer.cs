using Synthesis.Tag;

namespace Synthesis.Review.Agreement;

/// <summary>The answer that stands of one coder in one round, or of the machine, to one code of one strategy.</summary>
/// <param name="Coder">Who; <see cref="Machine"/> for the own tagger's suggestions, a model's name for its.</param>
/// <param name="Round">The round; empty for machines.</param>
/// <param name="Strategy">The strategy's short name.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Status">The answer.</param>
/// <param name="Values">Its values.</param>
/// <param name="Evidence">Every quote given for it.</param>
public sealed record CodedAnswer(string Coder, string Round, string Strategy, string Code, Answer Status, IReadOnlyList<string> Values, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether no person gave it: it has no round.</summary>
    public bool ByMachine => Round.Length == 0;

    /// <summary>The name that the own tagger has among coders.</summary>
    public const string Machine = "machine";

    /// <summary>The answers that stand: of each coder, round, strategy and code the latest decision, with the quotes of all that gave that answer. The consensus is one, whoever settled it.</summary>
    public static IReadOnlyList<CodedAnswer> Of(IReadOnlyList<Decision> decisions) =>
        [.. decisions.Select(d => d.Round == Decision.Consensus ? d with { Coder = Decision.Consensus } : d).GroupBy(d => (d.Coder, d.Round, d.Strategy, d.Code)).Select(g => g.Last() is var latest
            ? new CodedAnswer(latest.Coder, latest.Round, latest.Strategy, latest.Code, latest.Status, latest.Values,
                latest.Status == Answer.Absent ? [] : [.. g.Where(d => d.Status == latest.Status && d.Evidence is not null).Select(d => d.Evidence!).DistinctBy(e => (e.Path, e.Start, e.End))])
            : null!)];

    /// <summary>Suggestions as the machine's answers.</summary>
    /// <param name="strategy">The strategy's short name.</param>
    /// <param name="suggestions">What the machine suggests for it.</param>
    public static IEnumerable<CodedAnswer> OfMachine(string strategy, IReadOnlyList<Suggestion> suggestions) =>
        suggestions.Select(s => new CodedAnswer(Machine, "", strategy, s.Code, s.Status, s.Values, s.Status == Answer.Absent ? [] : s.Evidence));
}
