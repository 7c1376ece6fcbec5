namespace Synthesis.Codebooks;

/// <summary>What a market is rated against: criteria with what speaks for and against each, the scale, and the rule. Read from <c>criteria.yml</c>.</summary>
/// <param name="Title">The title of the table of ratings.</param>
/// <param name="Source">Where criteria and scale come from.</param>
/// <param name="Codebooks">Every codebook whose codes are indicators, the criteria's own first.</param>
/// <param name="Scale">The ratings that can be given.</param>
/// <param name="Rule">What turns evidence into a suggested rating, the same for every criterion.</param>
/// <param name="All">The criteria, in order.</param>
public sealed record Criteria(string Title, string Source, IReadOnlyList<Codebook> Codebooks, RatingScale Scale, RatingRule Rule, IReadOnlyList<Criterion> All);

/// <summary>The ratings that can be given: four in order, and one outside the order.</summary>
/// <param name="NotMet">The lowest.</param>
/// <param name="Mixed">The second: evidence for and against.</param>
/// <param name="PartiallyMet">The third.</param>
/// <param name="ClearlyMet">The highest.</param>
/// <param name="NoEvidence">Too little is said either way; neither higher nor lower than any other.</param>
public sealed record RatingScale(RatingStep NotMet, RatingStep Mixed, RatingStep PartiallyMet, RatingStep ClearlyMet, RatingStep NoEvidence)
{
    /// <summary>Those in order, lowest first.</summary>
    public IReadOnlyList<RatingStep> Order => [NotMet, Mixed, PartiallyMet, ClearlyMet];

    /// <summary>The step of that id, or null.</summary>
    public RatingStep? Find(string id) => Order.Append(NoEvidence).FirstOrDefault(s => s.Id == id);
}

/// <summary>A rating that can be given.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name in tables.</param>
public sealed record RatingStep(string Id, string Title);

/// <summary>The rule's three parameters, each a share from 0 to 1.</summary>
/// <param name="Floor">Share of all strategies that must speak for or against; with fewer there is no evidence.</param>
/// <param name="Band">How far from half and half the speaking for may be and still be mixed.</param>
/// <param name="Clear">Share of all strategies that must speak for, beside a balance above the band, for clearly met.</param>
public sealed record RatingRule(double Floor, double Band, double Clear);

/// <summary>A condition that a market is rated against.</summary>
/// <param name="Id">Its id, <c>stewardship.entry</c>.</param>
/// <param name="Title">The condition.</param>
/// <param name="Asks">What it asks, in other words.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Indicators">What speaks for it and against it.</param>
public sealed record Criterion(string Id, string Title, string Asks, string Source, IReadOnlyList<Indicator> Indicators);

/// <summary>Which way an indicator speaks.</summary>
public enum Direction
{
    /// <summary>That the criterion is met.</summary>
    For,

    /// <summary>That it is not.</summary>
    Against,
}

/// <summary>Something that speaks for a criterion or against it.</summary>
/// <param name="Title">Its short name.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Reason">Why.</param>
public abstract record Indicator(string Title, Direction Direction, string Reason);

/// <summary>A code, or one value of it: strategies that carry it speak for or against.</summary>
/// <param name="Title">The code's title, with the value's.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Reason">Why.</param>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Code">The code's id.</param>
/// <param name="Value">The value's id, or null for the code with whatever value.</param>
public sealed record CodeIndicator(string Title, Direction Direction, string Reason, string Codebook, string Code, string? Value) : Indicator(Title, Direction, Reason);

/// <summary>A provision of law: it holds whatever strategies say, so it is shown to whoever rates and not counted.</summary>
/// <param name="Title">What the law says.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Where it is written.</param>
public sealed record LawIndicator(string Title, Direction Direction, string Reason, string Source) : Indicator(Title, Direction, Reason);
