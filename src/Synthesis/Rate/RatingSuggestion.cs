using Synthesis.Codebooks;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>The machine's proposal of how far a criterion is met. A person rates.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Rating">The id of the rating that the rule gives.</param>
/// <param name="Possible">Where counts do not tell which strategies they share: every rating that the rule could give if that were known, lowest first; else the one.</param>
/// <param name="Strategies">How many strategies were read.</param>
/// <param name="For">What speaks for it.</param>
/// <param name="Against">What speaks against it.</param>
/// <param name="Law">What the law says; shown and not counted.</param>
/// <param name="Why">The sentences that give the reason.</param>
public sealed record RatingSuggestion(
    string Criterion, string Rating, IReadOnlyList<string> Possible, int Strategies, RatingSide For, RatingSide Against, IReadOnlyList<LawIndicator> Law, string Why);

/// <summary>All that speaks one way.</summary>
/// <param name="Share">Strategies with any of its indicators, of all: each counted once, or, where strategies are not named, the fewest that the counts allow.</param>
/// <param name="AtMost">The most that the counts allow; the same where strategies are named.</param>
/// <param name="Indicators">The indicators, in the criteria's order.</param>
public sealed record RatingSide(Share Share, int AtMost, IReadOnlyList<IndicatorEvidence> Indicators)
{
    /// <summary>The fewest that counts and words allow; less than <see cref="Share"/> only where an indicator is told in words.</summary>
    public int AtLeast { get; init; } = Share.Count;

    /// <summary>Whether an indicator is told in words: <see cref="Share"/> is then the middle of what the words allow and no count.</summary>
    public bool IsTold => Indicators.Any(i => i.Told is not null);
}

/// <summary>What one indicator rests on.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Share">Strategies that carry it, of all; null where no table counts it.</param>
/// <param name="Strategies">The strategies counted, with their quotes; empty where only a count is known.</param>
public sealed record IndicatorEvidence(CodeIndicator Indicator, Share? Share, IReadOnlyList<CountedStrategy> Strategies)
{
    /// <summary>What is told of it in words where no table counts it; else null.</summary>
    public ToldInWords? Told { get; init; }
}

/// <summary>A sign that is told in words and not counted, as how few and how many strategies the words allow.</summary>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Value">The value's id, or null for the code with whatever value.</param>
/// <param name="Says">How much, in a few words: <c>the majority</c>.</param>
/// <param name="Least">The fewest.</param>
/// <param name="Most">The most.</param>
public sealed record ToldInWords(string Codebook, string Code, string? Value, string Says, int Least, int Most)
{
    /// <summary>What the rule takes: the middle of what the words allow, rounded down.</summary>
    public int Middle => (Least + Most) / 2;

    /// <summary>How many strategies the words allow: <c>41 to 81</c>.</summary>
    public string Allows => Least == Most ? $"{Most}" : $"{Least} to {Most}";
}
