using System.Globalization;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>Writes a coverage table, and the strategies and quotes that its numbers open onto, as parts of an HTML page.</summary>
internal static class CoverageHtml
{
    private const string Columns = "<thead><tr><th scope=\"col\">What is reported</th><th scope=\"col\" class=\"n\">n</th><th scope=\"col\" class=\"share\">Share</th><th scope=\"col\">Values, of those that report it</th></tr></thead>";

    /// <summary>The table. Each number opens onto what it counts, which <see cref="WriteEvidence"/> writes.</summary>
    internal static void WriteTable(CoverageTable table, string? coder, TextWriter page)
    {
        page.Write($"""
            <section>
            <h2 id="coverage-{Html.Text(table.Codebook.Split(' ')[0])}">{Html.Text(table.Title)}</h2>
            {Html.BasisBox(table.Basis, coder)}<table class="coverage">
            <caption>{Html.Text(table.Title)}: {Html.Link(table.Strategies, table.Basis == Basis.Counts ? null : "sources")} strategies, by the codebook {Html.Text(table.Codebook)}. Each count opens onto its quotes.</caption>
            {Columns}

            """);
        foreach (var section in table.Sections)
        {
            page.Write($"<tbody>\n<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"4\">{Html.Text(section.Title)}</th></tr>\n");
            foreach (var row in section.Rows)
            {
                page.Write($"<tr><th scope=\"row\">{Html.Text(row.Title)}<code>{row.Code}</code></th><td class=\"n\">{Html.Link(row.Shares[0].Count, Anchor(row))}</td><td class=\"share\">{Shares(table, row)}</td><td>{Values(row)}</td></tr>\n");
            }

            page.Write("</tbody>\n");
        }

        page.Write("</table>\n</section>\n");
    }

    /// <summary>The strategies and quotes behind each row, one part a row.</summary>
    internal static void WriteEvidence(CoverageTable table, IReadOnlyDictionary<string, int> numbers, TextWriter page)
    {
        page.Write($"<section>\n<h2>{Html.Text(table.Title)}: the quotes behind each number</h2>\n");
        foreach (var row in table.Sections.SelectMany(s => s.Rows).Where(r => r.Strategies.Count + r.Unclear.Count + r.Unanswered.Count > 0))
        {
            page.Write($"<article id=\"{Id(row.Code)}\">\n<h3>{Html.Text(row.Title)} <span>{Html.Count(row.Strategies.Count, "strategy", "strategies")}</span></h3>\n");
            WriteValues(row, page);
            for (var i = 0; i < row.Strategies.Count; i++)
            {
                WriteStrategy(table.Basis, row.Strategies[i], Anchor(row, i), numbers, page);
            }

            if (row.Unclear.Count > 0)
            {
                page.Write($"<div id=\"{Id(row.Code)}-unclear\" class=\"aside\">\n<h4>Unclear in {Html.Count(row.Unclear.Count, "strategy", "strategies")}, not counted</h4>\n");
                for (var i = 0; i < row.Unclear.Count; i++)
                {
                    WriteStrategy(table.Basis, row.Unclear[i], $"{Id(row.Code)}-unclear-{i + 1}", numbers, page);
                }

                page.Write("</div>\n");
            }

            page.Write(row.Unanswered.Count == 0 ? "" : $"<p id=\"{Id(row.Code)}-unanswered\" class=\"aside\">Not answered yet for {Html.Count(row.Unanswered.Count, "strategy", "strategies")}: {string.Join(", ", row.Unanswered.Select(s => Source(s, s, numbers)))}.</p>\n");
            page.Write($"<p class=\"back\"><a href=\"#coverage-{Html.Text(table.Codebook.Split(' ')[0])}\">Back to the table</a></p>\n</article>\n");
        }

        page.Write("</section>\n");
    }

    /// <summary>Where a row's quotes are; null where it has none to show.</summary>
    internal static string? Anchor(CoverageRow row) => row.Strategies.Count > 0 ? Id(row.Code) : null;

    /// <summary>Where the quotes of a row's strategy are.</summary>
    internal static string Anchor(CoverageRow row, int strategy) => string.Create(CultureInfo.InvariantCulture, $"{Id(row.Code)}-{strategy + 1}");

    /// <summary>Where the strategies with a value are listed.</summary>
    internal static string Anchor(CoverageRow row, string value) => $"{Id(row.Code)}__{value}";

    /// <summary>A strategy by its authorities' names, or its own, as a link to the list of sources.</summary>
    internal static string Source(string name, string shown, IReadOnlyDictionary<string, int> numbers) =>
        numbers.TryGetValue(name, out var number) ? $"<a href=\"#source-{number}\">{Html.Text(shown)}</a>" : Html.Text(shown);

    internal static string Whose(CountedStrategy strategy) => strategy.Authorities.Count > 0 ? string.Join(", ", strategy.Authorities) : strategy.Strategy;

    /// <summary>An id for links, of a code's or a criterion's: with an underscore, which those have not, for each full stop.</summary>
    internal static string Id(string code) => code.Replace('.', '_');

    private static string Shares(CoverageTable table, CoverageRow row)
    {
        var rows = table.Sections.SelectMany(s => s.Rows).ToLookup(r => r.Code);
        var shares = row.Shares.Select((s, i) => Html.Percent(s) + (s.Against != "all" ? $" <span class=\"against\">of {Html.Link(s.Of, rows[s.Against].FirstOrDefault() is { } whole ? Anchor(whole) : null)} with {Html.Text(s.Against)}</span>"
            : s.Of != table.Strategies ? $" <span class=\"against\">of {Html.Number(s.Of)} answered</span>" : i > 0 ? " of all" : ""));
        return string.Join("<br>", shares)
            + (row.Unclear.Count > 0 ? $"<br><span class=\"unclear\">unclear in {Html.Link(row.Unclear.Count, Id(row.Code) + "-unclear")}</span>" : "")
            + (row.Unanswered.Count > 0 ? $"<br><span class=\"unclear\">not answered in {Html.Link(row.Unanswered.Count, Id(row.Code) + "-unanswered")}</span>" : "");
    }

    private static string Values(CoverageRow row)
    {
        var shown = row.Values.Where(v => v.Share.Count > 0).ToList();
        return shown.Count == 0 ? "" : "<ul>" + string.Concat(shown.Select(v => $"<li>{Html.Text(v.Title)} {Html.Link(v.Share.Count, row.Strategies.Count > 0 ? Anchor(row, v.Id) : null)} ({Html.Percent(v.Share)})</li>")) + "</ul>";
    }

    private static void WriteValues(CoverageRow row, TextWriter page)
    {
        var shown = row.Values.Where(v => v.Share.Count > 0).ToList();
        page.Write(shown.Count == 0 || row.Strategies.Count == 0 ? "" : "<ul class=\"by-value\">\n" + string.Concat(shown.Select(v =>
            $"<li id=\"{Html.Text(Anchor(row, v.Id))}\">{Html.Text(v.Title)}, {Html.Number(v.Share.Count)}: "
            + string.Join(", ", row.Strategies.Select((s, i) => (s, i)).Where(s => s.s.Values.Contains(v.Id)).Select(s => $"<a href=\"#{Anchor(row, s.i)}\">{Html.Text(Whose(s.s))}</a>")) + "</li>\n")) + "</ul>\n");
    }

    private static void WriteStrategy(Basis basis, CountedStrategy strategy, string anchor, IReadOnlyDictionary<string, int> numbers, TextWriter page)
    {
        var values = strategy.Values.Count > 0 ? $" <span class=\"values\">{Html.Text(string.Join(", ", strategy.Values))}</span>" : "";
        page.Write($"<div id=\"{anchor}\">\n<h4>{Source(strategy.Strategy, Whose(strategy), numbers)}{values}</h4>\n");
        foreach (var evidence in strategy.Evidence)
        {
            WriteQuote(basis, evidence, page);
        }

        page.Write("</div>\n");
    }

    /// <summary>A quote with the page and document it stands in, and by whom or what it was found.</summary>
    private static void WriteQuote(Basis basis, Evidence e, TextWriter page)
    {
        var where = e.Page is { } p ? $", page {Html.Number(p)}" : "";
        var shows = e.Values.Count > 0 ? $"; shows {Html.Text(string.Join(", ", e.Values))}" : "";
        var by = basis == Basis.Decisions ? $"; chosen by {Html.Text(e.Rule[(e.Rule.IndexOf('/', StringComparison.Ordinal) + 1)..])}"
            : $"; suggested by the rule <code>{Html.Text(e.Rule)}</code>, score {e.Score.ToString("0.00", CultureInfo.InvariantCulture)}";
        page.Write($"<blockquote data-path=\"{Html.Text(e.Path)}\" data-start=\"{Html.Number(e.Start)}\" data-end=\"{Html.Number(e.End)}\"><p>{Html.Text(e.Quote.Replace('\t', ' ').Replace('\n', ' '))}</p><footer>{Html.Text(e.Path)}{where}, characters {Html.Number(e.Start)} to {Html.Number(e.End)}{shows}{by}</footer></blockquote>\n");
    }
}
