using Synthesis.Review;

namespace Synthesis.App.Web;

/// <summary>What a person may see: the one place where blindness is decided. Every page, export and search asks here.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Known">What is known of the review.</param>
/// <param name="Codes">How many codes each strategy is asked.</param>
internal sealed record Sight(Person Person, Bench.Known Known, int Codes)
{
    private readonly Lazy<ILookup<string, CellName>> answered = new(() => Known.Book.Answered(Person.Name, Known.Round.Name).ToLookup(c => c.Strategy, StringComparer.Ordinal));

    private readonly Lazy<IReadOnlySet<string>> others = new(() => Known.Book.AnsweredByOthers(Person.Name, Known.Round.Name));

    private CodingRound Round => Known.Round;

    /// <summary>
    /// Whether the person may code a strategy in this round. Who leads and is not asked to by a draw may look at others' answers, and so codes only what nobody else has answered before.
    /// </summary>
    internal bool MayCode(BenchStrategy strategy) => strategy.Selected.Fate.Included && Round.IsOpenTo(Person.Name, strategy.Name)
        && (IsAsked(strategy) || !others.Value.Contains(strategy.Name));

    /// <summary>Whether the person's answers to a strategy stand as they are, because they may have seen what others say.</summary>
    internal bool HasLooked(BenchStrategy strategy) => SeesOthers(strategy) && others.Value.Contains(strategy.Name);

    /// <summary>Whether the person is asked to code a strategy and has not answered all of it: others' answers to it stay hidden.</summary>
    internal bool IsBlindTo(BenchStrategy strategy) => strategy.Selected.Fate.Included && IsAsked(strategy) && !HasAnswered(strategy);

    /// <summary>Whether the round asks the person to code a strategy, or they have begun to: from its first answer on who leads is a coder of it like any other.</summary>
    private bool IsAsked(BenchStrategy strategy) => Round.Asks(Person.Name, Person.Leads, strategy.Name) || answered.Value[strategy.Name].Any();

    private bool HasAnswered(BenchStrategy strategy) => answered.Value[strategy.Name].Count() >= Codes;

    /// <summary>Whether nothing is left that the person has to code blind.</summary>
    internal bool IsDone => !Known.Included.Any(IsBlindTo);

    /// <summary>Whether the person may see what the machine suggests for a strategy: in a round that hides it, only who leads, and cannot code it or has answered all of it.</summary>
    internal bool SeesMachine(BenchStrategy strategy) => !Round.HidesSuggestions || (Person.Leads && (!MayCode(strategy) || HasAnswered(strategy)));

    /// <summary>Whether the person may see the machine's suggestions for all strategies, as tables and exports show them.</summary>
    internal bool SeesMachineAtAll => Known.Included.All(SeesMachine);

    /// <summary>Whether the person may see each coder's decisions on a strategy: who leads, and is not coding it.</summary>
    internal bool SeesOthers(BenchStrategy strategy) => Person.Leads && !IsBlindTo(strategy);

    /// <summary>Whether the person may see others' decisions at all, as agreement, whole exports and the consensus table show them.</summary>
    internal bool SeesAllOthers => Person.Leads && IsDone;

    /// <summary>Whether the person may see the consensus on a strategy, to learn where it differs from their own answers.</summary>
    internal bool SeesConsensus(BenchStrategy strategy) => !IsBlindTo(strategy) && (Person.Leads
        || HasAnswered(strategy));
}
