using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes a run as one self-contained HTML page: the table, and under it the quotes that every number opens onto.</summary>
public static class CoveragePage
{
    /// <summary>Writes the page. It asks for nothing from outside and holds no script.</summary>
    public static void Write(RunResult run, Stream stream)
    {
        using var css = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("coverage.css")!);
        using var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var table = run.Table;
        page.Write($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(table.Title)}</title>
            <style>
            {css.ReadToEnd().ReplaceLineEndings("\n").Trim()}
            </style>
            </head>
            <body id="top">
            <header>
            <h1>{Text(table.Title)}</h1>
            <p>{Count(table.Strategies, "strategy", "strategies")} {(run.Publications.Any(p => p.Screening.Status == Screen.Currency.NotScreened) ? "read" : "in date on " + Day(run.AsAt))}. Codebook {Text(table.Codebook)}.</p>
            <p class="basis"><strong>{Text(CoverageText.BasisSentence(table.Basis))}</strong></p>
            </header>
            <main>

            """);
        WriteTable(page, table);
        foreach (var counts in run.Counts)
        {
            CountHtml.WriteTable(counts, page);
        }

        if (run.Agreement is { } agreement)
        {
            AgreementHtml.Write(agreement, page);
        }

        WriteSources(page, run);
        WriteEvidence(page, table);
        foreach (var counts in run.Counts)
        {
            CountHtml.WriteLists(counts, page);
        }

        page.Write($"""
            </main>
            <footer>
            <p>Made by Synthesis from {Count(run.Publications.Count, "publication", "publications")}; read by {Text(string.Join(", ", run.Engines))}; codebook sha256 {run.CodebookHash}.</p>
            </footer>
            </body>
            </html>

            """);
    }

    private static void WriteTable(StreamWriter page, CoverageTable table)
    {
        page.Write($"""
            <table class="coverage">
            <caption>Table 1. {Text(table.Title)} (N = {table.Strategies}). Each count opens onto its quotes.</caption>
            <thead><tr><th scope="col">What is reported</th><th scope="col" class="n">n</th><th scope="col" class="share">Share</th><th scope="col">Values, of those that report it</th></tr></thead>

            """);
        foreach (var section in table.Sections)
        {
            page.Write($"<tbody>\n<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"4\">{Text(section.Title)}</th></tr>\n");
            foreach (var row in section.Rows)
            {
                var n = row.Strategies.Count > 0 ? $"<a href=\"#{row.Code}\">{row.Shares[0].Count}</a>" : row.Shares[0].Count.ToString(CultureInfo.InvariantCulture);
                var shares = string.Join("<br>", row.Shares.Select((s, i) => Percent(s) + (s.Against == "all" ? i > 0 ? " of all" : "" : $" <span class=\"against\">of {s.Of} with {Text(s.Against)}</span>")));
                var unclear = row.Unclear > 0 ? $"<br><span class=\"unclear\">unclear in {row.Unclear}</span>" : "";
                page.Write($"<tr><th scope=\"row\">{Text(row.Title)}<code>{row.Code}</code></th><td class=\"n\">{n}</td><td class=\"share\">{shares}{unclear}</td><td>{Values(row)}</td></tr>\n");
            }

            page.Write("</tbody>\n");
        }

        page.Write("</table>\n");
    }

    private static string Values(CoverageRow row)
    {
        var shown = row.Values.Where(v => v.Share.Count > 0).ToList();
        return shown.Count == 0 ? "" : "<ul>" + string.Concat(shown.Select(v => $"<li>{Text(v.Title)} {v.Share.Count} ({Percent(v.Share)})</li>")) + "</ul>";
    }

    private static void WriteSources(StreamWriter page, RunResult run)
    {
        page.Write("""
            <section>
            <h2 id="sources">What was read, and what became of it</h2>
            <table class="sources">
            <thead><tr><th scope="col">Publication</th><th scope="col">Authorities</th><th scope="col">Kind</th><th scope="col">Period</th><th scope="col">Outcome</th></tr></thead>
            <tbody>

            """);
        foreach (var source in run.Publications)
        {
            var screening = source.Screening;
            var period = screening.Period.End is null ? "none found" : $"{Day(screening.Period.Start)} to {Day(screening.Period.End)}<br><q>{Text(screening.Period.Quote ?? "")}</q> ({screening.Period.Basis.ToString().ToLowerInvariant()})";
            var issues = string.Concat(screening.Issues.Concat(source.Publication.Pages.SelectMany(p => p.Issues)).Distinct()
                .Select(i => $"<li class=\"{i.Severity.ToString().ToLowerInvariant()}\">{Text(i.Code)}: {Text(i.Message)}</li>"));
            var folded = source.Publication.Folded.Count == 0 ? "" : $"<br><span class=\"path\">Repeats it and is not counted again: {Text(string.Join(", ", source.Publication.Folded.Select(f => f.Path)))}</span>";
            page.Write($"""
                <tr class="{(source.Fate.Included ? "in" : "out")}"><th scope="row">{Text(screening.Title ?? source.Publication.Name)}<br><span class="path">{Text(source.Publication.Name)}</span>{folded}</th>
                <td>{Text(source.AuthorityNames.Count == 0 ? "none named" : string.Join(", ", source.AuthorityNames))}</td><td>{Text(screening.Kind)}</td><td>{period}</td>
                <td>{(source.Fate.Included ? "counted" : "left out")}: {Text(source.Fate.Reason)}{(issues.Length > 0 ? $"<ul class=\"issues\">{issues}</ul>" : "")}</td></tr>

                """);
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteEvidence(StreamWriter page, CoverageTable table)
    {
        page.Write("<section>\n<h2>The quotes behind each number</h2>\n");
        foreach (var row in table.Sections.SelectMany(s => s.Rows).Where(r => r.Strategies.Count > 0))
        {
            page.Write($"<article id=\"{row.Code}\">\n<h3>{Text(row.Title)} <span>{Count(row.Strategies.Count, "strategy", "strategies")}</span></h3>\n");
            foreach (var strategy in row.Strategies)
            {
                var values = strategy.Values.Count > 0 ? $" <span class=\"values\">{Text(string.Join(", ", strategy.Values))}</span>" : "";
                page.Write($"<h4>{Text(strategy.Authorities.Count > 0 ? string.Join(", ", strategy.Authorities) : strategy.Strategy)}{values}</h4>\n");
                foreach (var e in strategy.Evidence)
                {
                    var where = e.Page is { } p ? $", page {p}" : "";
                    page.Write($"<blockquote><p>{Text(e.Quote.Replace('\t', ' ').Replace('\n', ' '))}</p><footer>{Text(e.Path)}{where}, characters {e.Start} to {e.End}; rule <code>{Text(e.Rule)}</code>, {e.Score.ToString("0.00", CultureInfo.InvariantCulture)}</footer></blockquote>\n");
                }
            }

            page.Write("<p class=\"back\"><a href=\"#top\">Back to the table</a></p>\n</article>\n");
        }

        page.Write("</section>\n");
    }

    internal static string Percent(Share share) => share.Percent is { } p ? p.ToString(CultureInfo.InvariantCulture) + "%" : "–";

    private static string Count(int n, string one, string several) => $"{n} {(n == 1 ? one : several)}";

    internal static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "not stated";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
