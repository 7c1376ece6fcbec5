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

    /// <summary>Adds a person's rating, or the consensus.</summary>
    /// <returns>Why it is refused, or null.</returns>
    internal async Task<string?> RateAsync(Person person, string criterion, string rating, string elaboration, bool consensus)
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

        if (consensus && !Settles(person, criterion))
        {
            return "Who leads the review settles a criterion, after two people have rated it.";
        }

        if (!consensus && Now.Ratings.Any(r => r.Criterion == criterion && r.Round == Decision.Consensus))
        {
            return "This criterion is settled, so blind ratings of it are closed.";
        }

        await ChangeAsync(store =>
        {
            store.AddRatings([new PersonRating(criterion, person.Name, consensus ? Decision.Consensus : RatingRound, rating, elaboration, clock.GetUtcNow())]);
            store.Write([new Writing(new Act(person.Name, "rate", $"{criterion} {rating}{(consensus ? " consensus" : "")}"), [])]);
        });
        return null;
    }
}
