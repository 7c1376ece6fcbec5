using System.Globalization;

namespace Synthesis.Tag;

/// <summary>What wrong and withheld answers cost a review, in any one unit; only their proportions matter.</summary>
/// <remarks>The cheapest answer on average is given, and none where withholding it is cheapest: Chow's rule (On optimum recognition error and reject tradeoff, IEEE Transactions on Information Theory 16, 1970).</remarks>
/// <param name="Missed">Of proposing absent where the code is present; above 0.</param>
/// <param name="OverClaimed">Of proposing present where the code is absent; above 0.</param>
/// <param name="Unclear">Of leaving a cell to a person; 0 or more. Where it is not below <see cref="MostUnclear"/>, nothing is left unclear.</param>
public sealed record AnswerCosts(double Missed, double OverClaimed, double Unclear)
{
    /// <summary>A code missed is as bad as one over-claimed, and leaving it open a little better than tossing a coin: unclear between 0.46 and 0.54.</summary>
    public static AnswerCosts Default { get; } = new(1, 1, 0.46);

    /// <summary>Costs by which a code is absent below one probability, present from another, and unclear between: the answers of a reader who would rather look again than be told wrongly.</summary>
    /// <param name="absentBelow">Above 0.</param>
    /// <param name="presentFrom">Not below <paramref name="absentBelow"/>, and below 1.</param>
    public static AnswerCosts Between(double absentBelow, double presentFrom) => new((1 - presentFrom) / absentBelow, 1, 1 - presentFrom);

    /// <summary>The highest average cost that the better of present and absent can have; it is reached at one probability.</summary>
    public double MostUnclear => Missed * OverClaimed / (Missed + OverClaimed);

    /// <summary>The average cost of the better of present and absent at a probability that the code is present.</summary>
    public double Risk(double probability) => Math.Min(probability * Missed, (1 - probability) * OverClaimed);

    /// <summary>The answer that costs least on average; of equals present, then absent.</summary>
    /// <param name="probability">That the code is present, from 0 to 1.</param>
    public Answer Cheapest(double probability)
    {
        var (absent, present) = (probability * Missed, (1 - probability) * OverClaimed);
        return present <= absent && present <= Unclear ? Answer.Present : absent < present && absent <= Unclear ? Answer.Absent : Answer.Unclear;
    }

    /// <summary>The probabilities between which a code is left unclear; the same twice where it never is.</summary>
    public (double From, double To) Band => Unclear >= MostUnclear ? (OverClaimed / (Missed + OverClaimed), OverClaimed / (Missed + OverClaimed)) : (Unclear / Missed, 1 - (Unclear / OverClaimed));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"missed: {Missed}, over-claimed: {OverClaimed}, unclear: {Unclear}");
}
