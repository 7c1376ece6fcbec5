using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of what suggested ratings hang on.</summary>
internal static class SensitivitySection
{
    private const int MostShown = 10;

    /// <summary>The section, with strategies that speak both ways.</summary>
    internal static Section Of(RatingSensitivity sensitivity, IReadOnlyList<TwoWays> bothWays, RatingScale scale, RunResult run)
    {
        var sources = SourcesHtml.Numbers(run);
        List<Part> parts = [.. Told(sensitivity, scale), Table(sensitivity, scale)];
        foreach (var two in bothWays)
        {
            var id = CoverageHtml.Id(two.Criterion.Id);
            parts.Add(new QuotesPart($"{two.Criterion.Title}: {Html.Count(two.Strategies.Count, "strategy speaks", "strategies speak")} for and against{(two.Strategies.Count > MostShown ? $", of which {MostShown} are shown" : "")}",
                [.. two.Strategies.Take(MostShown).Select((s, i) => CoverageSection.Opened(run.Table.Basis, string.Create(CultureInfo.InvariantCulture, $"both-{id}-{i + 1}"), s.For with { Evidence = [.. s.For.Evidence, .. s.Against.Evidence], Values = [] }, sources))]));
        }

        return new Section("section-sensitivity", "What the suggested ratings hang on", parts);
    }

    /// <summary>The table: a row a change, a column a criterion.</summary>
    internal static TablePart Table(RatingSensitivity sensitivity, RatingScale scale) => new("sensitivity", "Suggested ratings when one thing is changed",
        [new Column("changed", "What is changed"), .. sensitivity.Criteria.Select(c => new Column(c.Id, c.Title))],
        [
            new Row("as-it-stands", [new TextCell("nothing"), .. sensitivity.Suggested.Select(r => new TextCell(Title(scale, r)))]),
            .. sensitivity.Trials.Select((t, i) => new Row($"trial-{i + 1}", [new TextCell(t.Changed), .. t.Ratings.Select((r, c) => new TextCell(r is null ? "" : r == sensitivity.Suggested[c] ? "the same" : Title(scale, r)))])),
        ])
    {
        Notes = [string.Create(CultureInfo.InvariantCulture, $"Each indicator is left out in turn, then each parameter of the rule lowered and raised by {100 * RatingSensitivity.Step:0}%.")],
    };

    private static IEnumerable<Part> Told(RatingSensitivity sensitivity, RatingScale scale)
    {
        for (var i = 0; i < sensitivity.Criteria.Count; i++)
        {
            var moving = sensitivity.Moving(i);
            yield return Paragraph.Of($"{sensitivity.Criteria[i].Title}: {Title(scale, sensitivity.Suggested[i]).ToLowerInvariant()} is suggested. " + (moving.Count == 0 ? "No single change moves it."
                : $"{Html.Count(moving.Count, "change moves", "changes move")} it: {string.Join("; ", moving.Select(m => $"{m.Changed}, to {Title(scale, m.Ratings[i]!).ToLowerInvariant()}"))}."));
        }
    }

    private static string Title(RatingScale scale, string rating) => scale.Find(rating)?.Title ?? rating;
}
