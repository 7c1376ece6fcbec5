using System.Reflection;
using System.Text;

namespace Synthesis.Report;

/// <summary>Writes a run as one self-contained HTML page: the tables, and under them the strategies and quotes that every number opens onto.</summary>
public static class CoveragePage
{
    /// <summary>Writes the page. It asks for nothing from outside and holds no script.</summary>
    public static void Write(RunResult run, Stream stream)
    {
        using var css = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("coverage.css")!);
        using var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var table = run.Table;
        var screened = run.Publications.All(p => p.Screening.Status != Screen.Currency.NotScreened);
        page.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Text(table.Title)}</title>
            <style>
            {css.ReadToEnd().ReplaceLineEndings("\n").Trim()}
            </style>
            </head>
            <body id="top">
            <header>
            <h1>{Html.Text(table.Title)}</h1>
            <p>{Html.Link(table.Strategies, "sources")} {(table.Strategies == 1 ? "strategy" : "strategies")} counted{(screened ? ", as at " + Html.Day(run.AsAt) : "")}. Every number opens onto what it counts, and every quote names its document and place.</p>
            {Contents(run)}</header>
            <main>

            """);
        foreach (var coverage in run.Tables)
        {
            CoverageHtml.WriteTable(coverage, run.Coder, page);
        }

        if (run.Ratings is { } ratings)
        {
            RatingHtml.WriteTable(ratings, page);
        }

        foreach (var counts in run.Counts)
        {
            CountHtml.WriteTable(counts, page);
        }

        if (run.Agreement is { } agreement)
        {
            AgreementHtml.Write(agreement, page);
        }

        SourcesHtml.WriteSources(run, page);
        SourcesHtml.WriteIssues(run, page);
        var numbers = SourcesHtml.Numbers(run);
        foreach (var coverage in run.Tables)
        {
            CoverageHtml.WriteEvidence(coverage, numbers, page);
        }

        if (run.Ratings is not null)
        {
            RatingHtml.WriteEvidence(run.Ratings, page);
        }

        foreach (var counts in run.Counts)
        {
            CountHtml.WriteLists(counts, numbers, page);
        }

        page.Write($"""
            </main>
            <footer>
            <p>Made by Synthesis from {Html.Count(run.Publications.Count, "publication", "publications")}; read by {Html.Text(string.Join(", ", run.Engines))}; codebook sha256 {run.CodebookHash}.</p>
            </footer>
            </body>
            </html>

            """);
    }

    private static string Contents(RunResult run)
    {
        IEnumerable<(string Anchor, string Title)> parts =
        [
            .. run.Tables.Select(t => ("coverage-" + t.Codebook.Split(' ')[0], t.Title)),
            .. run.Ratings is { } ratings ? [("ratings", ratings.Title)] : ((string, string)[])[],
            .. run.Counts.Select(c => (CountHtml.Anchor(c), c.Title)),
            .. run.Agreement is null ? ((string, string)[])[] : [("agreement", "Agreement of coders")],
            ("sources", "What was read, and what became of it"), ("issues", "Every issue met"),
        ];
        return "<nav aria-label=\"Contents\">\n<ul>\n" + string.Concat(parts.Select(p => $"<li><a href=\"#{Html.Text(p.Anchor)}\">{Html.Text(p.Title)}</a></li>\n")) + "</ul>\n</nav>\n";
    }
}
