using Synthesis.Rate;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>The prevalence of one code.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Prevalence">How many strategies it is truly present in.</param>
public sealed record PrevalenceRow(string Code, string Title, Prevalence Prevalence);

/// <summary>What is worked out from a review's tables, beyond counting.</summary>
/// <param name="Prevalences">Of each code, the share with an interval, from people's answers and the machine's.</param>
/// <param name="Units">How many strategies there would be if every authority without one had one of its own; null where the authorities are not known.</param>
/// <param name="Cautions">What the prevalences cannot bear, beside what each of them says.</param>
/// <param name="Leanings">Whether the authorities covered lean to some groups of all there are.</param>
/// <param name="Size">What those covered make up of the whole; null where sizes are not known.</param>
/// <param name="Matrix">Strategies by codes.</param>
/// <param name="Groups">Coverage by group.</param>
/// <param name="Themes">Of each coverage table, what strategies say on each code.</param>
/// <param name="Views">Looks across codes.</param>
/// <param name="Sensitivity">What suggested ratings hang on; null where nothing is rated.</param>
/// <param name="BothWays">Of each criterion, strategies that speak for it and against it; empty where nothing is rated.</param>
/// <param name="Outside">Figures from elsewhere that are shown beside criteria.</param>
/// <param name="Reuse">Which quotes are shared or copied.</param>
public sealed record ReviewFigures(
    IReadOnlyList<PrevalenceRow> Prevalences, int? Units, IReadOnlyList<string> Cautions, IReadOnlyList<Leaning> Leanings, SizeCoverage? Size, FrameworkMatrix Matrix,
    IReadOnlyList<SubgroupTable> Groups, IReadOnlyList<IReadOnlyList<CodeTheme>> Themes, IReadOnlyList<ViewTable> Views, RatingSensitivity? Sensitivity,
    IReadOnlyList<TwoWays> BothWays, IReadOnlyList<OutsideTable> Outside, TextReuse Reuse);
