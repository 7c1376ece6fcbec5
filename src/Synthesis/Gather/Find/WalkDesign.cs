using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>What is looked for, and how.</summary>
/// <param name="Rules">Budgets and what links are worth.</param>
/// <param name="SearchTerms">What sites are searched for, best first.</param>
/// <param name="AsAt">The review's date.</param>
/// <param name="Ends">Reads the span that a title names.</param>
public sealed record WalkDesign(GatherRules Rules, IReadOnlyList<string> SearchTerms, DateOnly AsAt, TitleEnd Ends);
