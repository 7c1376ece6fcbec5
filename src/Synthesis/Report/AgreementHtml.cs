using System.Globalization;
using System.Net;
using Synthesis.Review.Agreement;

namespace Synthesis.Report;

/// <summary>Writes a review's agreement as a part of an HTML page.</summary>
public static class AgreementHtml
{
    /// <summary>The section: over all codes first, then each code, with people beside the machine.</summary>
    public static void Write(ReviewAgreement agreement, TextWriter page)
    {
        page.Write($"""
            <section id="agreement">
            <h2>Agreement</h2>
            <p>How far coders gave the same answers. Alpha is Krippendorff’s, with the interval that is to hold the true value in 95 of 100 samples of strategies like these. Text that nobody quoted {(agreement.WithUnmarked ? "counts as agreed on" : "is left out")}.</p>
            <table class="agreement">
            <caption>Agreement by code, aspect and coders.</caption>
            <thead><tr><th scope="col">Code</th><th scope="col">Aspect</th><th scope="col">Coders</th><th scope="col" class="n">Units</th><th scope="col" class="n">Agree</th><th scope="col" class="n">Kappa</th><th scope="col" class="n">Alpha</th><th scope="col">95% interval</th><th scope="col" class="n">AC1</th><th scope="col">Careful</th></tr></thead>
            <tbody>

            """);
        foreach (var row in agreement.Rows)
        {
            var f = row.Figures;
            var unitized = row.Unitized is { } u ? $"<br>as stretches {AgreementText.Figure(u)} ({AgreementText.Interval(u)})" : "";
            page.Write(string.Create(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(f.Code)}</th><td>{AgreementCsv.Name(row.Aspect)}</td><td>{Text(string.Join(", ", f.Coders))}</td><td class=\"n\">{f.Pairable:0}</td><td class=\"n\">{(f.Percent is { } p ? p.Value.ToString("0%", CultureInfo.InvariantCulture) : "–")}</td><td class=\"n\">{AgreementText.Figure(f.CohenKappa ?? f.FleissKappa)}</td><td class=\"n\">{AgreementText.Figure(f.Alpha)}</td><td>{AgreementText.Interval(f.Alpha)}{unitized}</td><td class=\"n\">{AgreementText.Figure(f.Ac1)}</td><td>{Text(string.Join("; ", f.Warnings))}</td></tr>\n"));
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
