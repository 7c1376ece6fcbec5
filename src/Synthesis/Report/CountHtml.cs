using System.Globalization;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes a table of counts, and the lists that its counts open onto, as parts of an HTML page.</summary>
internal static class CountHtml
{
    /// <summary>The table with its sums. Each count that is not nought is a link to its list, which <see cref="WriteLists"/> writes.</summary>
    internal static void WriteTable(CountTable table, TextWriter page)
    {
        var anchors = Anchors(table);
        page.Write($"""
            <section>
            <h2 id="{Anchor(table)}">{Html.Text(table.Title)}</h2>
            {Html.BasisBox(table.Basis)}<table class="counts">
            <caption>{Html.Text(table.Title)}, as at {Html.Day(table.AsAt)}. Each count opens onto its list.</caption>
            <thead><tr><th scope="col">What is counted</th><th scope="col" class="n">n</th><th scope="col" class="n">of</th><th scope="col" class="n">Share</th></tr></thead>

            """);
        foreach (var section in table.Sections)
        {
            page.Write($"<tbody>\n<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"4\">{Html.Text(section.Title)}</th></tr>\n");
            foreach (var row in section.Rows)
            {
                var of = row.Share is not { } share ? "" : Html.Link(share.Of, anchors.GetValueOrDefault(share.Against) ?? anchors[row.Code]);
                page.Write($"<tr class=\"part-{row.Level}\"><th scope=\"row\">{Html.Text(row.Title)}</th><td class=\"n\">{Html.Link(row.Count, anchors[row.Code])}</td><td class=\"n\">{of}</td><td class=\"n\">{(row.Share is null ? "" : Html.Percent(row.Share))}</td></tr>\n");
            }

            page.Write("</tbody>\n");
        }

        page.Write("</table>\n<p class=\"sums\">The sums:</p>\n<ul class=\"sums\">\n");
        foreach (var check in table.Checks)
        {
            page.Write($"<li{(check.Holds ? "" : " class=\"wrong\"")}>{Html.Text(CountText.Sum(check))}</li>\n");
        }

        page.Write("</ul>\n</section>\n");
    }

    /// <summary>The list of each count that is not nought.</summary>
    internal static void WriteLists(CountTable table, IReadOnlyDictionary<string, int> numbers, TextWriter page)
    {
        var anchors = Anchors(table);
        page.Write($"<section>\n<h2>{Html.Text(table.Title)}: what each count is made of</h2>\n");
        foreach (var row in table.Sections.SelectMany(s => s.Rows).Where(r => r.Count + r.Others.Count > 0))
        {
            page.Write($"<article id=\"{anchors[row.Code]}\">\n<h3>{Html.Text(row.Title)} <span>{(row.Share?.Against == "group" ? $"{row.Count} of {row.Share.Of}" : row.Count)}</span></h3>\n");
            WriteNames(page, "Counted", row.Names, row.Others.Count > 0, numbers);
            WriteNames(page, "Not counted", row.Others, true, numbers);
            page.Write($"<p class=\"back\"><a href=\"#{Anchor(table)}\">Back to the table</a></p>\n</article>\n");
        }

        page.Write("</section>\n");
    }

    private static void WriteNames(TextWriter page, string heading, IReadOnlyList<CountedName> names, bool headed, IReadOnlyDictionary<string, int> numbers)
    {
        if (names.Count == 0)
        {
            return;
        }

        page.Write((headed ? $"<h4>{heading}: {names.Count}</h4>\n" : "") + "<ul class=\"names\">\n");
        foreach (var name in names)
        {
            var sources = name.Sources.Where(numbers.ContainsKey).Select(s => numbers[s]).Distinct().Select(n => $"<a href=\"#source-{n}\">no. {n}</a>").ToList();
            page.Write($"<li>{Html.Text(name.Name)}{(name.Key == name.Name ? "" : $" <code>{Html.Text(name.Key)}</code>")}{(name.Detail.Length > 0 ? $" <span>{Html.Text(name.Detail)}</span>" : "")}{(sources.Count > 0 ? $" ({string.Join(", ", sources)})" : "")}</li>\n");
        }

        page.Write("</ul>\n");
    }

    /// <summary>The id of each row's list: its place in the table, since a code may hold any characters.</summary>
    private static Dictionary<string, string> Anchors(CountTable table) =>
        table.Sections.SelectMany(s => s.Rows).Select((r, i) => (r.Code, Id: string.Create(CultureInfo.InvariantCulture, $"{Anchor(table)}-{i + 1}"))).ToDictionary(r => r.Code, r => r.Id, StringComparer.Ordinal);

    internal static string Anchor(CountTable table) => "counts-" + table.Id;
}
