using Synthesis.Report.Parts;

namespace Synthesis.Report.Sections;

/// <summary>The sections of what is worked out beyond counting: one call a section, in order.</summary>
internal static class FigureSections
{
    /// <summary>What follows the coverage tables.</summary>
    internal static IEnumerable<Section> OfCoverage(RunResult run) => run.Figures is not { } figures ? [] :
    [
        PrevalenceSection.Of(figures, run), .. GroupSection.Of(figures.Groups, run), .. run.Tables.Zip(figures.Themes).Select(t => ThemeSection.Of(t.First, t.Second, run)),
        .. figures.Views.Select(v => ViewSection.Of(v, run)), MatrixSection.Of(figures.Matrix, run), ReuseSection.Of(figures.Reuse, run),
    ];

    /// <summary>What follows the ratings.</summary>
    internal static IEnumerable<Section> OfRatings(RunResult run) => run.Figures is not { } figures ? [] :
    [
        .. figures.Sensitivity is { } sensitivity && run.Ratings is { } ratings ? [SensitivitySection.Of(sensitivity, figures.BothWays, ratings.Scale, run)] : (Section[])[],
        .. OutsideSection.Of(figures.Outside, run),
    ];
}
