using System.Globalization;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>A number that a draft says of something counted, with the words that name it: "twenty-three of the 26 homes" holds two, 23 and 26, both of homes.</summary>
/// <param name="Number">The number.</param>
/// <param name="Words">The telling words of what is counted, without their endings; empty where nothing is named: "46 of the 84".</param>
/// <param name="Core">Those of them that stand before the first preposition: "homes" of "homes in the borough".</param>
/// <param name="Head">The last of these, or empty.</param>
/// <param name="IsWhole">Whether it is taken as known: "the 26 homes", "all 26 homes", "our 26 homes".</param>
/// <param name="IsPart">Whether it is a part of a whole: "23 of the 26 homes".</param>
/// <param name="IsOther">Whether words beside it make it another number than the count itself: "26 more homes", "a target of 26 homes", "about 26 homes".</param>
/// <param name="Narrowed">Whether words after it say which of them are meant: "the 26 homes that replied".</param>
/// <param name="Date">As at when, or null where nothing near says so.</param>
/// <param name="Passage">Where it stands.</param>
/// <param name="At">Where it begins in the passage's text.</param>
internal sealed record Telling(
    decimal Number, IReadOnlySet<string> Words, IReadOnlySet<string> Core, string Head, bool IsWhole, bool IsPart, bool IsOther, bool Narrowed, DateSaid? Date, Passage Passage, int At)
{
    /// <summary>Whether its name stands as a label: "Homes: 26", "The number of homes is 26".</summary>
    internal bool IsLabelled { get; init; }

    /// <summary>Whether it stands in a table of more than two columns, in a cell that holds words.</summary>
    internal bool InTable { get; init; }

    /// <summary>Of a number that is of what is planned or to come: the words that say what it is added to or taken from, such as "new" or "more"; null of any other.</summary>
    internal IReadOnlySet<string>? Planned { get; init; }

    /// <summary>Whether it is counted anew in each year, month or week.</summary>
    internal bool IsRate { get; init; }

    /// <summary>What follows its name up to the next mark.</summary>
    internal string After { get; init; } = "";

    /// <summary>Whether two are of the same thing: each names the noun of the other, and the words of the one are among those of the other, or half of all are shared.</summary>
    internal bool IsOfTheSame(Telling other) =>
        Head.Length > 0 && other.Head.Length > 0 && Core.Contains(other.Head) && other.Core.Contains(Head)
        && (Words.IsSubsetOf(other.Words) || other.Words.IsSubsetOf(Words) || 2 * Words.Intersect(other.Words).Count() >= Words.Union(other.Words).Count());

    /// <summary>Whether two may be as at the same day; what bears no date may be of any.</summary>
    internal bool MayMeet(Telling other) => Date is null || other.Date is null || Date.Meets(other.Date);

    /// <summary>Whether the passage of either gives the number of the other too, so that its author knew of both.</summary>
    internal bool StandsBeside(Telling other) => (other.Number > SaidByChance && Gives(Passage, other.Number)) || (Number > SaidByChance && Gives(other.Passage, Number));

    /// <summary>Numbers up to this stand in any sentence.</summary>
    private const int SaidByChance = 12;

    /// <summary>Whether a passage of the same block before its own gives the number, of whatever.</summary>
    internal bool IsLedTo(Draft draft) => draft.Passages.Any(p => p.Block == Passage.Block && p.Start < Passage.Start && Gives(p, Number));

    private static bool Gives(Passage passage, decimal number) => Tellings.NumbersIn(passage).Contains(number);

    /// <summary>Whether the one number is the other with digits in another order or, of three digits or more, with one of them wrong and none more than twice the other.</summary>
    internal static bool IsSlip(decimal a, decimal b)
    {
        var (one, other) = (a.ToString(CultureInfo.InvariantCulture), b.ToString(CultureInfo.InvariantCulture));
        return a != b && one.Length > 1 && one.Length == other.Length && one.All(char.IsAsciiDigit) && other.All(char.IsAsciiDigit)
            && (one.Order().SequenceEqual(other.Order()) || (one.Length > 2 && Math.Max(a, b) <= 2 * Math.Min(a, b) && one.Zip(other).Count(d => d.First != d.Second) == 1));
    }
}
