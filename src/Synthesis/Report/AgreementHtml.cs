using System.Globalization;
using Synthesis.Review.Agreement;

namespace Synthesis.Report;

/// <summary>Writes a review's agreement as a part of an HTML page.</summary>
internal static class AgreementHtml
{
    private const string Columns = "<th scope=\"col\" class=\"n\">Units</th><th scope=\"col\" class=\"n\">Agree</th><th scope=\"col\" class=\"n\">Kappa</th><th scope=\"col\" class=\"n\">Alpha</th><th scope=\"col\">95% interval</th><th scope=\"col\" class=\"n\">AC1</th>";

    /// <summary>The section: over all codes first, then presence code by code, with what to be careful about below the tables.</summary>
    internal static void Write(ReviewAgreement agreement, TextWriter page)
    {
        page.Write($"""
            <section>
            <h2 id="agreement">Agreement of coders</h2>
            <p>How far coders gave the same answers: whether each code is present, absent or unclear in each strategy, which values it has where all said present, and which words were quoted. Kappa is Cohen’s for two coders, else Fleiss’s; alpha is Krippendorff’s, with the interval that is to hold the true value in 95 of 100 samples of strategies like these; AC1 is Gwet’s, which bears answers that are nearly all alike. Of evidence, the share is that of quoted characters that {(agreement.WithUnmarked ? "were quoted alike, those quoted by nobody among them" : "all quoted")}, and alpha that of the stretches quoted.</p>

            """);
        if (agreement.Rows.Count == 0)
        {
            page.Write("<p>Nobody’s decisions can be compared yet.</p>\n</section>\n");
            return;
        }

        var notes = new List<string>();
        WriteTable("Agreement over all codes.", "On", agreement.Overall, r => AgreementCsv.Name(r.Aspect), notes, page);
        WriteTable("Agreement on presence, code by code. Values, evidence and every pair of coders are in agreement.csv.", "Code", agreement.ByCode, r => r.Figures.Code, notes, page);
        page.Write(notes.Count == 0 ? "" : "<h3>To be careful about</h3>\n<ol class=\"notes\">\n" + string.Concat(notes.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"<li id=\"agreement-note-{i + 1}\">{Html.Text(n)}</li>\n"))) + "</ol>\n");
        page.Write("</section>\n");
    }

    private static void WriteTable(string caption, string first, IReadOnlyList<ReviewAgreementRow> rows, Func<ReviewAgreementRow, string> title, List<string> notes, TextWriter page)
    {
        page.Write($"<table class=\"agreement\">\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">{first}</th>{Columns}</tr></thead>\n");
        foreach (var coders in rows.GroupBy(r => AgreementText.Names(r.Figures.Coders)))
        {
            page.Write($"<tbody>\n<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"7\">{Html.Text(coders.Key)}</th></tr>\n");
            foreach (var row in coders)
            {
                var f = row.Figures;
                var marked = row.Aspect == Aspect.Evidence;
                page.Write(string.Create(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Text(title(row))}{(marked ? "" : Marks(f.Warnings, notes))}</th><td class=\"n\">{f.Pairable:0}</td><td class=\"n\">{AgreementText.Percent(f)}</td>"));
                page.Write($"<td class=\"n\">{(marked ? "–" : AgreementText.Figure(f.CohenKappa ?? f.FleissKappa))}</td><td class=\"n\">{AgreementText.Figure(row.Alpha)}</td><td class=\"interval\">{AgreementText.Interval(row.Alpha)}</td><td class=\"n\">{(marked ? "–" : AgreementText.Figure(f.Ac1))}</td></tr>\n");
            }

            page.Write("</tbody>\n");
        }

        page.Write("</table>\n");
    }

    /// <summary>The numbers of warnings in the list below the tables, which each enters once.</summary>
    private static string Marks(IReadOnlyList<string> warnings, List<string> notes)
    {
        var marks = warnings.Select(w =>
        {
            var at = notes.IndexOf(w);
            if (at < 0)
            {
                at = notes.Count;
                notes.Add(w);
            }

            return string.Create(CultureInfo.InvariantCulture, $"<a href=\"#agreement-note-{at + 1}\">{at + 1}</a>");
        }).ToList();
        return marks.Count == 0 ? "" : $" <sup>{string.Join(' ', marks)}</sup>";
    }
}
