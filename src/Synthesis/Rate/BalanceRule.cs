using System.Globalization;
using Synthesis.Codebooks;

namespace Synthesis.Rate;

/// <summary>
/// The rule, the same for every criterion. Too few strategies that speak either way are no evidence. Else the balance decides, which is the share
/// of speaking for in all speaking for and against: about half and half is mixed, below it not met, above it partially met, and clearly met where enough of all strategies speak for.
/// </summary>
/// <param name="rule">Its parameters.</param>
/// <param name="scale">The ratings that it gives.</param>
internal sealed class BalanceRule(RatingRule rule, RatingScale scale)
{
    private readonly decimal floor = (decimal)rule.Floor;
    private readonly decimal lower = 0.5m - (decimal)rule.Band;
    private readonly decimal upper = 0.5m + (decimal)rule.Band;
    private readonly decimal clear = (decimal)rule.Clear;

    /// <summary>The rating.</summary>
    /// <param name="speakFor">Strategies that speak for.</param>
    /// <param name="against">Strategies that speak against.</param>
    /// <param name="speaking">Strategies that do either; one that does both is in each of the three.</param>
    /// <param name="all">All strategies.</param>
    internal RatingStep Rate(int speakFor, int against, int speaking, int all)
    {
        var both = speakFor + against;
        return speaking == 0 || speaking < floor * all ? scale.NoEvidence
            : speakFor < lower * both ? scale.NotMet
            : speakFor <= upper * both ? scale.Mixed
            : speakFor < clear * all ? scale.PartiallyMet
            : scale.ClearlyMet;
    }

    /// <summary>The sentence that gives the reason for the rating.</summary>
    /// <param name="speakFor">Strategies that speak for.</param>
    /// <param name="against">Strategies that speak against.</param>
    /// <param name="speaking">Strategies that do either.</param>
    /// <param name="all">All strategies.</param>
    /// <param name="counted">Whether these are counts; else they are the middle of what words allow.</param>
    internal string Why(int speakFor, int against, int speaking, int all, bool counted)
    {
        var rating = Rate(speakFor, against, speaking, all);
        var title = rating.Title.ToLowerInvariant();
        if (rating == scale.NoEvidence)
        {
            return speaking == 0 ? $"None of {all} strategies speaks for it or against it: {title}."
                : $"Of {all} strategies {speaking} ({Percent(speaking, all)}) {(counted ? speaking == 1 ? "speaks" : "speak" : speaking == 1 ? "is taken to speak" : "are taken to speak")} for it or against it, fewer than {Percent(floor)}: {title}.";
        }

        var both = speakFor + against;
        var balance = $"Of {all} strategies {speakFor} ({Percent(speakFor, all)}) {(counted ? "speak" : "are taken to speak")} for it and {against} ({Percent(against, all)}) against. Speaking for is {speakFor} of {both} ({Percent(speakFor, both)}), ";
        return balance + (rating == scale.NotMet ? $"below {Percent(lower)}"
            : rating == scale.Mixed ? $"between {Percent(lower)} and {Percent(upper)}"
            : rating == scale.PartiallyMet ? $"above {Percent(upper)}, but not {Percent(clear)} of all strategies"
            : $"above {Percent(upper)}, and at least {Percent(clear)} of all strategies") + $": {title}.";
    }

    private static string Percent(int count, int of) => Percent((decimal)count / of);

    private static string Percent(decimal share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
