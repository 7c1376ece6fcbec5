using System.Globalization;
using Synthesis.Audit;

namespace Synthesis.Report.Drafts;

/// <summary>The part of an audit's page that shows how a draft answers a codebook, code by code, with peers and helps beside.</summary>
internal static class AuditAnswers
{
    private static readonly Answered[] Order = [Answered.Addressed, Answered.Thin, Answered.Unclear, Answered.Missing];

    internal static void Write(string codebook, IReadOnlyList<CodeAnswer> codes, AuditExtras extras, StreamWriter page)
    {
        page.Write($"<h3>{AuditPage.T(codebook)}</h3>\n<div class=\"bar\" role=\"img\" aria-label=\"{AuditPage.T(string.Join(", ", Order.Select(o => $"{codes.Count(c => c.Answered == o)} {Name(o)}")))}\">");
        foreach (var answered in Order.Where(o => codes.Any(c => c.Answered == o)))
        {
            // Widths without inline styles, which the content security policy forbids: as many equal parts as there are codes.
            page.Write(string.Concat(Enumerable.Repeat($"<span class=\"{answered.ToString().ToLowerInvariant()}\"></span>", codes.Count(c => c.Answered == answered))));
        }

        page.Write("</div>\n<p>" + string.Join(' ', Order.Select(o => string.Create(CultureInfo.InvariantCulture, $"<span class=\"key {o.ToString().ToLowerInvariant()}\"></span>{codes.Count(c => c.Answered == o)} {Name(o)}"))) + "</p>\n");
        foreach (var code in codes)
        {
            Code(code, extras, page);
        }
    }

    private static void Code(CodeAnswer code, AuditExtras extras, StreamWriter page)
    {
        var key = $"{code.Codebook}:{code.Code}";
        page.Write($"<details{(code.Answered is Answered.Addressed ? "" : " open")}>\n<summary><span class=\"badge {code.Answered.ToString().ToLowerInvariant()}\">{Name(code.Answered)}</span> {AuditPage.T(code.Title)} <span class=\"of\">{AuditPage.T(code.Code)}</span></summary>\n");
        page.Write($"<p><strong>What is asked.</strong> {AuditPage.T(code.Asks)}</p>\n");
        page.Write(code.Why is null && code.Source is null ? "" : $"<p><strong>Why.</strong> {AuditPage.T(string.Join(' ', new[] { code.Why, code.Source is { } said ? $"({said})" : null }.OfType<string>()))}</p>\n");
        page.Write(code.Lacks.Count == 0 ? "" : $"<p><strong>Nothing of this stands near it:</strong> {AuditPage.T(string.Join(", ", code.Lacks))}.</p>\n");
        foreach (var quote in code.Quotes.Take(3))
        {
            page.Write($"<blockquote><p>{AuditPage.T(AuditPage.Line(quote.Quote))}</p>{(quote.Page is { } p ? $"<footer>page {p.ToString(CultureInfo.InvariantCulture)}</footer>" : "")}</blockquote>\n");
        }

        if (extras.Peers.TryGetValue(key, out var peers))
        {
            page.Write($"<p><strong>Peers.</strong> {AuditPage.T(string.Join("; ", peers.Shares.Select(s => $"{s.Present} of {s.Of} ({s.Name})")))} say so.</p>\n");
            foreach (var passage in peers.Passages)
            {
                page.Write($"<blockquote><p>{AuditPage.T(AuditPage.Line(passage.Quote))}</p><footer>{(passage.Link is { } link && link.StartsWith("http", StringComparison.Ordinal) ? $"<a href=\"{AuditPage.T(link)}\" rel=\"noreferrer\">{AuditPage.T(passage.Strategy)}</a>" : AuditPage.T(passage.Strategy))}, {AuditPage.T(string.Join(" and ", passage.Authorities))}</footer></blockquote>\n");
            }
        }

        if (code.Answered != Answered.Addressed && extras.Signposts.TryGetValue(key, out var signposts))
        {
            page.Write("<p><strong>Helps.</strong></p>\n<ul>\n");
            foreach (var s in signposts)
            {
                var title = s.Link is { } link && link.StartsWith("http", StringComparison.Ordinal) ? $"<a href=\"{AuditPage.T(link)}\" rel=\"noreferrer\">{AuditPage.T(s.Title)}</a>" : AuditPage.T(s.Title);
                page.Write($"<li>{title}, {AuditPage.T(s.Publisher)}{(s.Year is { } year ? ", " + AuditPage.T(year) : "")}: {AuditPage.T(s.Helps)}{(s.Note is { } note ? $" <span class=\"of\">{AuditPage.T(note)}</span>" : "")}</li>\n");
            }

            page.Write("</ul>\n");
        }

        page.Write("</details>\n");
    }

    internal static string Name(Answered answered) => answered == Answered.Missing ? "not said" : answered.ToString().ToLowerInvariant();
}
