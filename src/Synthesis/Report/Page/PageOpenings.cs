using System.Globalization;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Page;

/// <summary>Writes what numbers open onto: an article for each, with everything that it counts. What stands in several is written out in the first and linked from the others.</summary>
internal static class PageOpenings
{
    /// <summary>The id of what a number opens onto: a list, or the one thing itself.</summary>
    internal static string Anchor(Openings openings) => Lone(openings) is { } thing ? "t-" + thing.Key : "o-" + openings.Id;

    private static Opened? Lone(Openings openings) => openings is { Things: [var only], Others.Count: 0 } ? only : null;

    /// <summary>All of them.</summary>
    internal static void Write(IReadOnlyList<Openings> all, TextWriter page)
    {
        // Who holds the quotes of each thing: the first that lists it.
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var openings in all.Where(o => Lone(o) is not { } thing || !written.Contains(thing.Key)))
        {
            page.Write($"<article id=\"o-{openings.Id}\">\n<h3>{ReportPage.Text(openings.Title)} <span>{Html.Number(openings.Things.Count)}{(openings.Others.Count > 0 ? $" of {Html.Number(openings.Things.Count + openings.Others.Count)}" : "")}</span></h3>\n");
            Write(openings.Things, written, page);
            if (openings.Others.Count > 0)
            {
                page.Write($"<h4>Not counted: {Html.Number(openings.Others.Count)}</h4>\n");
                Write(openings.Others, written, page);
            }

            page.Write("<p class=\"back\"><a href=\"#top\">Back to the top</a></p>\n</article>\n");
        }
    }

    /// <summary>What else there is to say of a thing, as an element.</summary>
    internal static string Detail(Opened thing)
    {
        var sources = string.Join(", ", thing.Sources.Select(n => $"<a href=\"#source-{Html.Number(n)}\">no. {Html.Number(n)}</a>"));
        var elsewhere = string.Join(", ", thing.Elsewhere.Select((key, i) => $"<a href=\"#t-{key}\">quotes{(thing.Elsewhere.Count == 1 ? "" : $" {Html.Number(i + 1)}")}</a>"));
        var links = string.Join("; ", new[] { sources, elsewhere }.Where(l => l.Length > 0));
        return (thing.Detail.Length > 0 ? $" <span class=\"detail\">{ReportPage.Text(thing.Detail)}</span>" : "") + (links.Length > 0 ? $" <span class=\"detail\">({links})</span>" : "");
    }

    /// <summary>Quotes, each with the document and place it stands in, and by whom or what it was found.</summary>
    internal static void WriteQuotes(IReadOnlyList<OpenedQuote> quotes, TextWriter page)
    {
        foreach (var q in quotes)
        {
            var document = q.Link is { } link && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? $"<a href=\"{ReportPage.Text(uri.AbsoluteUri)}\" rel=\"noreferrer\">{ReportPage.Text(q.Document)}</a>" : ReportPage.Text(q.Document);
            page.Write(string.Create(CultureInfo.InvariantCulture, $"<blockquote data-path=\"{ReportPage.Text(q.Document)}\" data-start=\"{q.Start}\" data-end=\"{q.End}\"><p>{ReportPage.Text(q.Text)}</p><footer>{document}{(q.Page is { } p ? $", page {p}" : "")}, characters {q.Start} to {q.End}{(q.Values.Count > 0 ? "; shows " + ReportPage.Text(string.Join(", ", q.Values)) : "")}; {ReportPage.Text(q.By)}</footer></blockquote>\n"));
        }
    }

    private static void Write(IReadOnlyList<Opened> things, HashSet<string> written, TextWriter page)
    {
        page.Write("<ol class=\"things\">\n");
        foreach (var thing in things)
        {
            if (!written.Add(thing.Key))
            {
                page.Write($"<li><a href=\"#t-{thing.Key}\">{ReportPage.Text(thing.Name)}</a>{(thing.Detail.Length > 0 ? $" <span class=\"detail\">{ReportPage.Text(thing.Detail)}</span>" : "")}</li>\n");
                continue;
            }

            page.Write($"<li id=\"t-{thing.Key}\"><span class=\"who\">{ReportPage.Text(thing.Name)}</span>{Detail(thing)}");
            if (thing.Quotes.Count > 0)
            {
                page.Write('\n');
                WriteQuotes(thing.Quotes, page);
            }

            page.Write("</li>\n");
        }

        page.Write("</ol>\n");
    }
}
