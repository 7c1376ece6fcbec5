using System.Globalization;
using Synthesis.Rate;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <content>Ratings of criteria: two raters blind, then the consensus.</content>
internal sealed partial class Bench
{
    internal const string RatingRound = "1";

    /// <summary>The ratings of a criterion that a person may see: their own; others' once they have given theirs and lead; the consensus once they have given theirs, or lead.</summary>
    internal IReadOnlyList<PersonRating> RatingsFor(Person person, string criterion)
    {
        var standing = Now.Ratings.Where(r => r.Criterion == criterion).GroupBy(r => (r.Coder, r.Round)).Select(g => g.Last()).ToList();
        var rated = standing.Exists(r => r.Coder == person.Name && r.Round == RatingRound);
        return [.. standing.Where(r => (r.Coder == person.Name && r.Round != Decision.Consensus) || (r.Round == Decision.Consensus ? rated || Settles(person, criterion) : Settles(person, criterion)))];
    }

    /// <summary>Whether a person may settle a criterion: who leads, once two have rated it, themselves among them where they rate at all.</summary>
    internal bool Settles(Person person, string criterion)
    {
        var raters = Now.Ratings.Where(r => r.Criterion == criterion && r.Round != Decision.Consensus).Select(r => r.Coder).ToHashSet(StringComparer.Ordinal);
        var rates = Now.Ratings.Any(r => r.Coder == person.Name && r.Round != Decision.Consensus);
        return person.Leads && raters.Count > 1 && (!rates || raters.Contains(person.Name));
    }

    /// <summary>
    /// Whether a person may have seen others' ratings of a criterion before giving their own: who leads sees those of two or more until they begin to rate themselves, and again once they have
    /// rated the criterion.
    /// </summary>
    internal bool HasLooked(Person person, string criterion) => Settles(person, criterion) || (person.Leads
        && Now.Ratings.TakeWhile(r => r.Coder != person.Name || r.Round == Decision.Consensus).Where(r => r.Criterion == criterion && r.Round != Decision.Consensus).DistinctBy(r => r.Coder).Count() > 1);

    /// <summary>Tells what people said of a criterion from what they said before or say later.</summary>
    internal string StateOf(string criterion) => Now.Ratings.Count(r => r.Criterion == criterion).ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a person's rating, or the consensus.</summary>
    /// <param name="person">Who.</param>
    /// <param name="criterion">The criterion's id.</param>
    /// <param name="rating">The rating's id.</param>
    /// <param name="elaboration">The reasons.</param>
    /// <param name="consensus">Whether it is the consensus.</param>
    /// <param name="seen">What the person had before them, as <see cref="StateOf"/> tells it: a consensus is taken only where that still stands.</param>
    /// <returns>Why it is refused, or null.</returns>
    internal async Task<string?> RateAsync(Person person, string criterion, string rating, string elaboration, bool consensus, string? seen)
    {
        if (Design.Criteria is not { } criteria || criteria.All.All(c => c.Id != criterion))
        {
            return "The review rates no such criterion.";
        }

        if (criteria.Scale.Find(rating) is null)
        {
            return "Choose one of the ratings.";
        }

        if (elaboration.Length is 0 or > LongestText)
        {
            return $"A rating needs its reasons, in at most {LongestText} characters.";
        }

        string? refused = null;
        await ChangeAsync(store =>
        {
            refused = consensus && !Settles(person, criterion) ? "Who leads the review settles a criterion, after two people have rated it."
                : consensus && seen != StateOf(criterion) ? "Somebody has rated or settled this since you opened it. Nothing was changed: it is shown as it stands now."
                : !consensus && Now.Ratings.Any(r => r.Criterion == criterion && r.Round == Decision.Consensus) ? "This criterion is settled, so blind ratings of it are closed."
                : !consensus && HasLooked(person, criterion) ? "You may have seen how others rate this criterion, so that yours would not be blind. Settle it instead."
                : null;
            if (refused is not null)
            {
                return;
            }

            store.AddRatings([new PersonRating(criterion, person.Name, consensus ? Decision.Consensus : RatingRound, rating, elaboration, clock.GetUtcNow())]);
            store.Write([new Writing(new Act(person.Name, "rate", consensus ? $"{criterion} consensus" : criterion), [])]);
        });
        return refused;
    }
}
