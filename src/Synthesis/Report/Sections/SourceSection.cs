using System.Globalization;
using Synthesis.Gather;
using Synthesis.Report.Parts;
using Synthesis.Screen;

namespace Synthesis.Report.Sections;

/// <summary>Makes the list of what was read, with what became of it and why, and of every issue met.</summary>
internal static class SourceSection
{
    /// <summary>Both lists.</summary>
    internal static Section Of(RunResult run)
    {
        var issues = run.Publications.SelectMany((p, i) => p.Issues.Select(x => (Issue: x, Of: p.ShortName, Number: (int?)(i + 1)))).Concat((run.Ratings?.Issues ?? []).Select(x => (Issue: x, Of: "Ratings", Number: (int?)null))).ToList();
        return new Section("section-sources", "What was read, and what became of it",
        [
            Paragraph.Of([Phrase.To("sources"), $" lists {Html.Count(run.Publications.Count, "publication", "publications")}: {run.Publications.Count(p => p.Fate.Included)} counted, {run.Publications.Count(p => !p.Fate.Included)} left out. ",
                issues.Count == 0 ? "No issue was met." : "Every issue met in reading, screening and tagging is in ", .. issues.Count == 0 ? [] : (Phrase[])[Phrase.To("issues"), "."]]),
            Sources(run),
            .. issues.Count == 0 ? (Part[])[] :
            [
                new TablePart("issues", "Every issue met", [new Column("of", "Where it was met"), new Column("severity", "Severity"), new Column("code", "Code"), new Column("message", "What is the matter")],
                    [.. issues.Select(i => new Row(i.Issue.Code, [new TextCell(i.Of), new TextCell(i.Issue.Severity.ToString().ToLowerInvariant()), new TextCell(i.Issue.Code), new TextCell(i.Issue.Message + (i.Issue.Where is { } where ? $" ({where})" : ""))]))])
                {
                    OffPaper = issues.Count > 400,
                },
            ],
        ]);
    }

    private static TablePart Sources(RunResult run) => new("sources", "Every publication, with the words that give its period",
        [new Column("number", "No.", Holds.Count), new Column("publication", "Publication"), new Column("authorities", "Authorities"), new Column("kind", "Kind"), new Column("start", "From"), new Column("end", "To"), new Column("period", "How the period is known"), new Column("outcome", "Outcome")],
        [.. run.Publications.Select((p, i) => new Row(p.ShortName,
        [
            new CountCell(i + 1), new TextCell(Named(p)) { Address = Address(p) }, new TextCell(p.AuthorityNames.Count == 0 ? "none named" : string.Join(", ", p.AuthorityNames)), new TextCell(p.Screening.Kind),
            new TextCell(Day(p.Screening.Period.Start)), new TextCell(Day(p.Screening.Period.End)), new TextCell(Period(p.Screening.Period)), new TextCell($"{(p.Fate.Included ? "counted" : "left out")}: {p.Fate.Told}"),
        ]) { Anchor = string.Create(CultureInfo.InvariantCulture, $"source-{i + 1}") })])
    {
        OffPaper = run.Publications.Count > 400,
    };

    private static string Named(ScreenedPublication source) => string.Join("; ", new[]
    {
        source.Screening.Title ?? source.ShortName, source.Screening.Title is null ? "" : source.ShortName,
        source.Origin is not { } origin ? "" : origin.Route == Route.Site ? $"found at {origin.Address}" : $"sent by e-mail as {origin.Address}",
        source.Publication.Folded.Count == 0 ? "" : $"repeats of it, not counted again: {string.Join(", ", source.Publication.Folded.Select(f => f.Path))}",
    }.Where(t => t.Length > 0));

    private static string? Address(ScreenedPublication source) => source.Origin is { Route: Route.Site } origin ? origin.Address : null;

    private static string Day(DateOnly? day) => JsonLines.Day(day) ?? "";

    private static string Period(Period period) => period.End is null ? "none found"
        : $"{period.Basis.ToString().ToLowerInvariant()}: ‘{period.Quote}’, {(period.Place is not { } place ? "in its title or at a page's edge" : string.Create(CultureInfo.InvariantCulture, $"{place.Path}{(place.Page is { } page ? $", page {page}" : "")}, characters {place.Start} to {place.End}"))}";
}
