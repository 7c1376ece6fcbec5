using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Audit;
using Synthesis.Report.Figures;

namespace Synthesis.Report.Drafts;

/// <summary>Writes an audit as self-contained HTML: one page for a director, and everything for whoever writes the draft. Neither asks for anything from outside or holds a script.</summary>
public static class AuditPage
{
    /// <summary>Writes the summary.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="extras">What stands beside it.</param>
    /// <param name="files">Names of the other files beside it, with what each holds.</param>
    /// <param name="stream">Where to.</param>
    public static void WriteSummary(AuditOfDraft audit, AuditExtras extras, IReadOnlyList<(string Name, string Holds)> files, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(extras);
        using var page = Begin(audit, "Summary of the audit", stream);
        Head(audit, extras, page);
        page.Write("<table>\n<caption class=\"unseen\">How each part of the audit stands</caption>\n<tbody>\n");
        foreach (var (name, line) in AuditText.Lines(audit))
        {
            page.Write($"<tr><th scope=\"row\">{T(name)}</th><td>{T(line)}</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n");
        First(audit, page);
        Progress(extras.Progress, page);
        if (files.Count > 0)
        {
            page.Write("<h2>More</h2>\n<ul>\n");
            foreach (var (name, holds) in files)
            {
                page.Write($"<li><a href=\"{T(Uri.EscapeDataString(name))}\">{T(name)}</a>: {T(holds)}</li>\n");
            }

            page.Write("</ul>\n");
        }

        End(audit, extras, page);
    }

    /// <summary>Writes all of it.</summary>
    public static void Write(AuditOfDraft audit, AuditExtras extras, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(extras);
        using var page = Begin(audit, "Audit", stream);
        Head(audit, extras, page);
        page.Write("<nav aria-label=\"Contents\">\n<ol>\n<li><a href=\"#first\">First to put right</a></li>\n<li><a href=\"#answers\">What it answers</a></li>\n<li><a href=\"#currency\">Currency</a></li>\n<li><a href=\"#forecast\">Forecast</a></li>\n<li><a href=\"#readability\">Language and access</a></li>\n<li><a href=\"#findings\">All findings</a></li>\n</ol>\n</nav>\n");
        First(audit, page);
        Progress(extras.Progress, page);
        page.Write("<h2 id=\"answers\">What it answers</h2>\n");
        foreach (var codes in audit.Codes.GroupBy(c => c.Codebook))
        {
            AuditAnswers.Write(codes.Key, [.. codes], extras, page);
        }

        Checks("currency", "Currency", audit.Currency, page);
        Checks("forecast", "Forecast", audit.Forecast, page);
        Checks("readability", "Language and access", audit.Readability, page);
        page.Write("<h2 id=\"findings\">All findings</h2>\n");
        foreach (var kind in audit.Findings.GroupBy(f => f.Severity))
        {
            page.Write($"<h3>{T(Plural(kind.Key))}: {Html.Number(kind.Count())}</h3>\n");
            foreach (var finding in kind)
            {
                Finding(finding, extras.Progress, page);
            }
        }

        End(audit, extras, page);
    }

    private static StreamWriter Begin(AuditOfDraft audit, string what, Stream stream)
    {
        var page = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var css = "\n" + Palette.Css() + Resource("report.css") + "\n" + Resource("audit.css") + "\n";
        var title = audit.Title ?? System.IO.Path.GetFileName(audit.Path);
        page.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{T(what)}: {T(title)}</title>
            <style>{css}</style>
            </head>
            <body id="top">
            <a class="skip" href="#content">Skip to the audit</a>
            <header>
            <p class="subtitle">{T(what)}</p>

            """);
        return page;
    }

    /// <summary>What it is not comes before everything, its title too.</summary>
    private static void Head(AuditOfDraft audit, AuditExtras extras, StreamWriter page)
    {
        page.Write(audit.NotAStrategy is { } not ? $"<p class=\"not\">{T(not)}</p>\n" : "");
        var count = AuditProgress.CountOf(audit);
        page.Write($"<h1>{T(audit.Title ?? System.IO.Path.GetFileName(audit.Path))}</h1>\n<p>{T(System.IO.Path.GetFileName(audit.Path))}, audited as at {Html.Day(audit.AsAt)}. A machine read it; each finding shows the words it rests on. People decide.</p>\n</header>\n<main id=\"content\">\n");
        page.Write($"<ul class=\"tally\">\n<li class=\"error\"><strong>{Html.Number(count.Errors)}</strong> {(count.Errors == 1 ? "error" : "errors")}</li>\n<li class=\"warning\"><strong>{Html.Number(count.Warnings)}</strong> {(count.Warnings == 1 ? "warning" : "warnings")}</li>\n<li><strong>{Html.Number(count.Notes)}</strong> {(count.Notes == 1 ? "note" : "notes")}</li>\n"
            + (extras.Progress is { } progress ? $"<li class=\"done\"><strong>{Html.Number(progress.Resolved.Count)}</strong> resolved</li>\n" : "") + "</ul>\n");
    }

    private static void First(AuditOfDraft audit, StreamWriter page)
    {
        page.Write("<h2 id=\"first\">First to put right</h2>\n");
        var first = AuditText.First(audit).ToList();
        page.Write(first.Count == 0 ? "<p>Nothing was found that has to be put right.</p>\n" : "<ol class=\"first\">\n");
        foreach (var finding in first)
        {
            page.Write($"<li><p>{Badge(finding.Severity)} {T(finding.Message)}{Page(finding.Place)}</p>\n");
            page.Write(finding.Place is { } place ? $"<blockquote><p>{T(AuditText.Short(place.Quote))}</p></blockquote>\n" : "");
            page.Write($"<p><strong>{T(finding.WhatToDo)}</strong></p></li>\n");
        }

        page.Write(first.Count == 0 ? "" : "</ol>\n");
    }

    private static void Progress(AuditProgress? progress, StreamWriter page)
    {
        if (progress is null)
        {
            return;
        }

        var (text, drawing) = AuditChart.Of(progress.Counts);
        page.Write($"<h2 id=\"progress\">Since the audit before</h2>\n<p>{Html.Count(progress.Resolved.Count, "finding is", "findings are")} resolved, {Html.Number(progress.New.Count)} new, {Html.Number(progress.Remaining.Count)} remain.</p>\n{(progress.Differs is { } differs ? $"<p>{T(differs)}</p>\n" : "")}<figure>\n");
        Svg.Write(text, drawing, "progress-chart", page);
        page.Write("\n</figure>\n");
        if (progress.Resolved.Count > 0)
        {
            page.Write("<details>\n<summary>What was resolved</summary>\n<ul>\n");
            foreach (var finding in progress.Resolved)
            {
                page.Write($"<li>{T(finding.Message)}</li>\n");
            }

            page.Write("</ul>\n</details>\n");
        }
    }

    private static void Checks(string id, string title, IReadOnlyList<DraftCheck> checks, StreamWriter page)
    {
        page.Write($"<h2 id=\"{id}\">{T(title)}</h2>\n<table class=\"checks\">\n<thead><tr><th scope=\"col\">What was looked for</th><th scope=\"col\">Met</th><th scope=\"col\">What was found</th></tr></thead>\n<tbody>\n");
        foreach (var check in checks)
        {
            var met = check.Holds switch { true => "<span class=\"badge yes\">yes</span>", false => "<span class=\"badge error\">no</span>", _ => "<span class=\"badge info\">cannot be told</span>" };
            page.Write($"<tr><th scope=\"row\">{T(check.Title)}</th><td>{met}</td><td>{T(check.Found)}");
            foreach (var place in check.Places.Take(2))
            {
                page.Write($"<blockquote><p>{T(AuditText.Short(place.Quote))}</p></blockquote>");
            }

            page.Write("</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n");
    }

    private static void Finding(AuditFinding finding, AuditProgress? progress, StreamWriter page)
    {
        page.Write($"<article class=\"finding\" id=\"f-{finding.Id}\">\n<h4>{Badge(finding.Severity)} {T(finding.Message)}{Page(finding.Place)}</h4>\n");
        foreach (var place in finding.Against.Prepend(finding.Place).OfType<Place>())
        {
            page.Write($"<blockquote><p>{T(Line(place.Quote))}</p></blockquote>\n");
        }

        page.Write($"<p><strong>{T(finding.WhatToDo)}</strong></p>\n");
        page.Write(finding.Why is null && finding.Source is null ? "" : $"<p class=\"why\">{T(string.Join(' ', new[] { finding.Why, finding.Source is { } s ? $"({s})" : null }.OfType<string>()))}</p>\n");
        page.Write($"<p class=\"why\">{T(finding.Rule)}{(progress is null ? "" : progress.New.Contains(finding.Id) ? " · new since the audit before" : " · was there before")}</p>\n</article>\n");
    }

    private static void End(AuditOfDraft audit, AuditExtras extras, StreamWriter page)
    {
        page.Write($"</main>\n<footer>\n<p>{T(extras.Sent)}{(extras.PeersOf is { } peers ? " " + T(peers) : "")}</p>\n<p>Made by Synthesis from {T(System.IO.Path.GetFileName(audit.Path))}{(audit.Sha256 is { } hash ? $", SHA-256 <code>{hash}</code>" : "")}.</p>\n</footer>\n</body>\n</html>\n");
    }

    internal static string T(string text) => Html.Text(Legible.Of(text));

    internal static string Line(string quote) => string.Join(' ', quote.Replace("\t", " | ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Badge(Severity severity) => $"<span class=\"badge {AuditJson.Name(severity)}\">{(severity == Severity.Info ? "note" : AuditJson.Name(severity))}</span>";

    private static string Plural(Severity severity) => severity switch { Severity.Error => "Errors", Severity.Warning => "Warnings", _ => "Notes" };

    internal static string Page(Place? place) => place?.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $" <span class=\"of\">(page {page})</span>") : "";

    private static string Resource(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return text.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
