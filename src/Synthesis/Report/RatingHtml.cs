using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Rate;

namespace Synthesis.Report;

/// <summary>Writes the table of ratings, and the strategies and quotes that speak for and against each, as parts of an HTML page.</summary>
internal static class RatingHtml
{
    /// <summary>The table: what the rule suggests, and beside it what people say.</summary>
    internal static void WriteTable(RatingTable table, TextWriter page)
    {
        page.Write($"""
            <section>
            <h2 id="ratings">{Html.Text(table.Title)}</h2>
            <p>The scale, lowest first: {Html.Text(string.Join(", ", table.Scale.Order.Select(s => s.Title.ToLowerInvariant())))}. Outside it: {Html.Text(table.Scale.NoEvidence.Title.ToLowerInvariant())}. What is suggested is the rule's; people's ratings stand beside it, and neither changes the other.</p>
            <table class="ratings">
            <caption>{Html.Text(table.Title)}. Each count opens onto the strategies that speak for or against.</caption>
            <thead><tr><th scope="col">Criterion</th><th scope="col">Suggested by the rule</th><th scope="col" class="n">For</th><th scope="col" class="n">Against</th><th scope="col">Rated by people</th></tr></thead>
            <tbody>

            """);
        foreach (var row in table.Rows)
        {
            page.Write($"<tr><th scope=\"row\">{Html.Text(row.Criterion.Title)}<code>{Html.Text(row.Criterion.Id)}</code></th><td class=\"suggested\">{Html.Text(Title(table, row.Suggestion.Rating))}</td><td class=\"n\">{Html.Link(row.Suggestion.For.Share.Count, Anchor(row, Direction.For))}</td><td class=\"n\">{Html.Link(row.Suggestion.Against.Share.Count, Anchor(row, Direction.Against))}</td><td>{People(table, row)}</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    /// <summary>What each suggestion rests on.</summary>
    internal static void WriteEvidence(RatingTable table, TextWriter page)
    {
        page.Write($"<section>\n<h2>{Html.Text(table.Title)}: what each rating rests on</h2>\n");
        foreach (var row in table.Rows)
        {
            page.Write($"<article>\n<h3>{Html.Text(row.Criterion.Title)}</h3>\n<p>{Html.Text(row.Criterion.Asks)} {Html.Text(row.Suggestion.Why)}</p>\n");
            WriteSide(table, row, row.Suggestion.For, Direction.For, page);
            WriteSide(table, row, row.Suggestion.Against, Direction.Against, page);
            page.Write("<p class=\"back\"><a href=\"#ratings\">Back to the table</a></p>\n</article>\n");
        }

        page.Write("</section>\n");
    }

    private static void WriteSide(RatingTable table, RatingRow row, RatingSide side, Direction direction, TextWriter page)
    {
        page.Write($"<div id=\"{Html.Text(Anchor(row, direction))}\">\n<h4>{(direction == Direction.For ? "For" : "Against")}: {Html.Count(side.Share.Count, "strategy", "strategies")}</h4>\n<ul>\n");
        foreach (var evidence in side.Indicators)
        {
            var counted = table.RestsOn.SelectMany(t => t.Sections).SelectMany(s => s.Rows).FirstOrDefault(r => r.Code == evidence.Indicator.Code);
            var anchor = counted is null || evidence.Strategies.Count == 0 ? null : evidence.Indicator.Value is { } value ? CoverageHtml.Anchor(counted, value) : CoverageHtml.Anchor(counted);
            var names = evidence.Strategies.Select(s => $"<a href=\"#{Html.Text(CoverageHtml.Anchor(counted!, counted!.Strategies.TakeWhile(c => c.Strategy != s.Strategy).Count()))}\">{Html.Text(CoverageHtml.Whose(s))}</a>").ToList();
            page.Write($"<li>{Html.Text(evidence.Indicator.Title)}: {(evidence.Share is null ? "not counted" : Html.Link(evidence.Share.Count, anchor))}{(names.Count == 0 ? "" : $" ({string.Join(", ", names)})")}. <span class=\"reason\">{Html.Text(evidence.Indicator.Reason)}</span></li>\n");
        }

        foreach (var law in row.Suggestion.Law.Where(l => l.Direction == direction))
        {
            page.Write($"<li>Law, not counted: {Html.Text(law.Title)}. <span class=\"reason\">{Html.Text(law.Source)}. {Html.Text(law.Reason)}</span></li>\n");
        }

        page.Write("</ul>\n</div>\n");
    }

    private static string People(RatingTable table, RatingRow row) => row.People.Count == 0 ? "<span class=\"unclear\">nobody yet</span>"
        : "<ul>" + string.Concat(row.People.Select(p => $"<li{(row.Standing.Contains(p) ? "" : " class=\"earlier\"")}><strong>{Html.Text(Title(table, p.Rating))}</strong>, {Html.Text(p.Coder)}, {(p.Round == "consensus" ? "consensus" : "round " + Html.Text(p.Round))}, {p.When.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}{(row.Standing.Contains(p) ? "" : " (rated again since)")}: {Html.Text(p.Elaboration)}</li>")) + "</ul>";

    private static string Title(RatingTable table, string rating) => table.Scale.Find(rating)?.Title ?? rating;

    private static string Anchor(RatingRow row, Direction direction) => $"{CoverageHtml.Id(row.Criterion.Id)}-{(direction == Direction.For ? "for" : "against")}";
}
