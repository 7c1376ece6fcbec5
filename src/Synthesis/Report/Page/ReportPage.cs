using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Page;

/// <summary>
/// Writes a report as one self-contained HTML page: the tables and figures, and under them everything that their numbers open onto. A script of our own
/// filters and sorts tables; without it nothing is lost. A content security policy lets only that script and that style sheet run, by their hashes.
/// </summary>
public static class ReportPage
{
    /// <summary>Writes the page. It asks for nothing from outside.</summary>
    public static void Write(ReviewReport report, Stream stream)
    {
        using var page = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var (css, script) = ("\n" + Palette.Css() + Resource("report.css") + "\n", "\n" + Resource("report.js") + "\n");
        page.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(css)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(report.Title)}</title>
            <style>{css}</style>
            </head>
            <body id="top">
            <a class="skip" href="#content">Skip to the report</a>
            <header>
            <h1>{Text(report.Title)}</h1>
            <p class="subtitle">{Text(report.Subtitle)}. {Text(report.Provenance.Basis)}</p>
            <p>Every number opens onto what it counts, and every quote names its document and place.</p>
            </header>
            {Contents(report)}<main id="content">

            """);
        var parts = new PageParts(report, page);
        foreach (var section in report.Sections)
        {
            parts.Write(section, 2);
        }

        page.Write("<section class=\"opened\">\n<h2 id=\"opened\">What the numbers open onto</h2>\n");
        PageOpenings.Write(report.Opened, page);
        page.Write($"</section>\n</main>\n<footer>\n<p>Made by Synthesis; documents read by {Text(string.Join(", ", report.Provenance.Engines))}.</p>\n<details>\n<summary>What it was made from: {Html.Count(report.Provenance.Made.Count, "thing", "things")}, each with the SHA-256 of its bytes</summary>\n<ul class=\"made\">\n");
        foreach (var made in report.Provenance.Made)
        {
            page.Write($"<li>{Text(made.Name)} <code>{Text(made.Sha256)}</code></li>\n");
        }

        page.Write($"</ul>\n</details>\n</footer>\n<script>{script}</script>\n</body>\n</html>\n");
    }

    /// <summary>Text with what means something in HTML written out, and what HTML cannot hold replaced.</summary>
    internal static string Text(string text) => Html.Text(Legible.Of(text));

    private static string Contents(ReviewReport report)
    {
        var sections = report.Sections.Select(s => $"<li><a href=\"#{s.Id}\">{Text(s.Title)}</a></li>\n");
        var listed = report.Tables.Select(t => (t.Id, t.Name, t.Caption)).Concat(report.Figures.Select(f => (f.Id, f.Name, f.Caption))).Select(t => $"<li><a href=\"#{t.Id}\">{t.Name}</a>: {Text(t.Caption)}</li>\n");
        return $"<nav aria-label=\"Contents\">\n<ol>\n{string.Concat(sections)}<li><a href=\"#opened\">What the numbers open onto</a></li>\n</ol>\n<details>\n<summary>Tables and figures</summary>\n<ul>\n{string.Concat(listed)}</ul>\n</details>\n</nav>\n";
    }

    private static string Resource(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return text.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
