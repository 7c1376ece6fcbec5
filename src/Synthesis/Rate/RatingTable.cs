using Synthesis.Codebooks;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>How far each criterion is met: the study's Table 6, with what people say beside what the machine suggests.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Source">Where criteria and scale come from.</param>
/// <param name="Scale">The ratings that can be given.</param>
/// <param name="RestsOn">The tables that suggestions were counted from, in the order of the criteria's codebooks.</param>
/// <param name="Rows">One for each criterion.</param>
/// <param name="Issues">Ratings that could not be placed.</param>
public sealed record RatingTable(
    string Title, string Source, RatingScale Scale, IReadOnlyList<CoverageTable> RestsOn, IReadOnlyList<RatingRow> Rows, IReadOnlyList<Issue> Issues)
{
    /// <summary>Sets people's ratings beside suggestions made anew. Neither changes the other.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="tables">Tables over the same strategies, by the id of their codebook.</param>
    /// <param name="people">Every rating that a person has given, in any order.</param>
    /// <param name="told">Signs that are told in words, for indicators that no table counts.</param>
    /// <exception cref="ArgumentException">The tables count different numbers of strategies.</exception>
    public static RatingTable Of(Criteria criteria, IReadOnlyDictionary<string, CoverageTable> tables, IReadOnlyList<PersonRating> people, IReadOnlyList<ToldInWords>? told = null)
    {
        var issues = people.Select(p => Fault(criteria, p)).OfType<Issue>().ToList();
        var placed = people.Where(p => Fault(criteria, p) is null)
            .OrderBy(p => p.When).ThenBy(p => p.Coder, StringComparer.Ordinal).ThenBy(p => p.Round, StringComparer.Ordinal).ToLookup(p => p.Criterion);
        var suggestions = Rater.Suggest(criteria, tables, told);
        return new RatingTable(criteria.Title, criteria.Source, criteria.Scale, [.. criteria.Codebooks.Where(c => tables.ContainsKey(c.Id)).Select(c => tables[c.Id])],
            [.. criteria.All.Zip(suggestions, (c, s) => new RatingRow(c, s, [.. placed[c.Id]]))], issues);
    }

    /// <summary>Why a rating cannot be placed among the criteria, or null.</summary>
    internal static Issue? Fault(Criteria criteria, PersonRating person)
    {
        var where = $"{person.Coder}, round {person.Round}";
        return criteria.All.All(c => c.Id != person.Criterion)
            ? new Issue("unknown-criterion", Severity.Error, $"'{person.Criterion}' is no criterion, so the rating is left out: write one of {string.Join(", ", criteria.All.Select(c => c.Id))}.", where)
            : criteria.Scale.Find(person.Rating) is null
                ? new Issue("unknown-rating", Severity.Error, $"'{person.Rating}' is no rating, so it is left out: write one of {string.Join(", ", criteria.Scale.Order.Append(criteria.Scale.NoEvidence).Select(s => s.Id))}.", where)
                : null;
    }
}

/// <summary>A criterion with its ratings.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Suggestion">What the rule gives.</param>
/// <param name="People">Every rating that a person has given, oldest first.</param>
public sealed record RatingRow(Criterion Criterion, RatingSuggestion Suggestion, IReadOnlyList<PersonRating> People)
{
    /// <summary>The ratings that stand: the last of each coder in each round.</summary>
    public IReadOnlyList<PersonRating> Standing => [.. People.GroupBy(p => (p.Coder, p.Round)).Select(g => g.Last())];
}
