namespace Synthesis.Rate;

/// <summary>A person's rating of a criterion. It is added to and never changed: who rates again adds another.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Coder">Who rated.</param>
/// <param name="Round">In which round, such as <c>1</c> or <c>consensus</c>.</param>
/// <param name="Rating">The id of the rating given.</param>
/// <param name="Elaboration">The reasons, in prose.</param>
/// <param name="When">When.</param>
public sealed record PersonRating(string Criterion, string Coder, string Round, string Rating, string Elaboration, DateTimeOffset When);
