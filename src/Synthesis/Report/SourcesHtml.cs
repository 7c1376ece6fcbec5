using Synthesis.Gather;
using Synthesis.Screen;

namespace Synthesis.Report;

/// <summary>Writes what was read, what became of it and why, and every issue met, as parts of an HTML page.</summary>
internal static class SourcesHtml
{
    /// <summary>The number of each publication in the list, by its name and by its short name.</summary>
    internal static IReadOnlyDictionary<string, int> Numbers(RunResult run)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < run.Publications.Count; i++)
        {
            numbers.TryAdd(run.Publications[i].Publication.Name, i + 1);
            numbers.TryAdd(run.Publications[i].ShortName, i + 1);
        }

        return numbers;
    }

    /// <summary>The list of publications, numbered.</summary>
    internal static void WriteSources(RunResult run, TextWriter page)
    {
        page.Write($"""
            <section>
            <h2 id="sources">What was read, and what became of it</h2>
            <table class="sources">
            <caption>Every publication in its order, with the words that give its period. {Html.Count(run.Publications.Count(p => p.Fate.Included), "is", "are")} counted, {Html.Number(run.Publications.Count(p => !p.Fate.Included))} left out.</caption>
            <thead><tr><th scope="col" class="n">No.</th><th scope="col">Publication</th><th scope="col">Authorities</th><th scope="col">Kind</th><th scope="col">Period</th><th scope="col">Outcome</th></tr></thead>
            <tbody>

            """);
        for (var i = 0; i < run.Publications.Count; i++)
        {
            var source = run.Publications[i];
            var folded = source.Publication.Folded.Count == 0 ? "" : $"<br><span class=\"path\">Repeats it and is not counted again: {Html.Text(string.Join(", ", source.Publication.Folded.Select(f => f.Path)))}</span>";
            var issues = source.Issues.Count == 0 ? "" : $"<br>{Html.Link(source.Issues.Count, $"issues-{i + 1}")} {(source.Issues.Count == 1 ? "issue" : "issues")}";
            page.Write($"""
                <tr id="source-{i + 1}" class="{(source.Fate.Included ? "in" : "out")}"><td class="n">{i + 1}</td><th scope="row">{Html.Text(source.Screening.Title ?? source.Publication.Name)}<br><code>{Html.Text(source.ShortName)}</code>{Where(source)}{Gathered(source)}{folded}</th>
                <td>{Html.Text(source.AuthorityNames.Count == 0 ? "none named" : string.Join(", ", source.AuthorityNames))}</td><td>{Html.Text(source.Screening.Kind)}</td><td>{Period(source.Screening.Period)}</td>
                <td{(source.Fate.By is null ? "" : " class=\"person\"")}>{(source.Fate.Included ? "counted" : "left out")}: {Html.Text(source.Fate.Told)}{issues}</td></tr>

                """);
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    /// <summary>Every issue, under the publication it was met in.</summary>
    internal static void WriteIssues(RunResult run, TextWriter page)
    {
        var further = run.Ratings?.Issues ?? [];
        page.Write("<section>\n<h2 id=\"issues\">Every issue met</h2>\n");
        page.Write(run.Publications.All(p => p.Issues.Count == 0) && further.Count == 0 ? "<p>None.</p>\n" : "");
        for (var i = 0; i < run.Publications.Count; i++)
        {
            WriteIssues(run.Publications[i].Issues, $"issues-{i + 1}", $"<a href=\"#source-{i + 1}\">{Html.Text(run.Publications[i].ShortName)}</a>", page);
        }

        WriteIssues(further, "issues-ratings", "Ratings", page);
        page.Write("</section>\n");
    }

    private static void WriteIssues(IReadOnlyList<Issue> issues, string anchor, string heading, TextWriter page)
    {
        if (issues.Count > 0)
        {
            page.Write($"<h3 id=\"{anchor}\">{heading}</h3>\n<ul class=\"issues\">\n");
            foreach (var issue in issues)
            {
                page.Write($"<li class=\"{Severity(issue)}\"><strong>{Severity(issue)}</strong> <code>{Html.Text(issue.Code)}</code> {Html.Text(issue.Message)}{(issue.Where is null ? "" : $" ({Html.Text(issue.Where)})")}</li>\n");
            }

            page.Write("</ul>\n");
        }
    }

    private static string Severity(Issue issue) => issue.Severity.ToString().ToLowerInvariant();

    private static string Where(ScreenedPublication source) => source.Publication.Name == source.ShortName ? "" : $"<br><span class=\"path\">{Html.Text(source.Publication.Name)}</span>";

    private static string Gathered(ScreenedPublication source) => source.Origin is not { } origin ? ""
        : $"<br><span class=\"path\">{(origin.Route == Route.Site ? "Found at" : "Sent by e-mail as")} {Html.Text(origin.Address)}{(origin.Way.Count > 1 ? ", by " + Html.Text(string.Join("; ", origin.Way.Skip(1))) : "")}</span>";

    private static string Period(Period period)
    {
        if (period.End is null)
        {
            return "none found";
        }

        var where = period.Place is not { } place ? "in its title or at a page's edge"
            : $"{Html.Text(place.Path)}{(place.Page is { } p ? $", page {Html.Number(p)}" : "")}, characters {Html.Number(place.Start)} to {Html.Number(place.End)}";
        var mark = period.Place is { } at ? $" data-path=\"{Html.Text(at.Path)}\" data-start=\"{Html.Number(at.Start)}\" data-end=\"{Html.Number(at.End)}\"" : "";
        return $"{Html.Day(period.Start)} to {Html.Day(period.End)}, {period.Basis.ToString().ToLowerInvariant()}: <q{mark}>{Html.Text(period.Quote ?? "")}</q> <span class=\"path\">{where}</span>";
    }
}
