using System.Globalization;
using System.Reflection;
using System.Text;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>Writes an evaluation as one self-contained HTML page.</summary>
public static class EvaluationPage
{
    /// <summary>Writes the page. It asks for nothing from outside and holds no script.</summary>
    public static void Write(EvaluationReport report, Stream stream)
    {
        using var css = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("coverage.css")!);
        using var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var title = $"How good the suggestions are: {report.Codebook.Title}";
        page.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Text(title)}</title>
            <style>
            {css.ReadToEnd().ReplaceLineEndings("\n").Trim()}
            svg {"{"} max-width: 40rem; width: 100%; height: auto; font-size: 13px; {"}"}
            </style>
            </head>
            <body>
            <header>
            <h1>{Html.Text(title)}</h1>
            <p>Suggestions held against what people decided of {Html.Count(report.Strategies, "strategy", "strategies")}. <strong>From the codebook</strong>: no decision was learnt from. <strong>Learnt</strong>: {(report.Learnt is null ? "nothing, as there is no other strategy to learn from" : report.Parts == report.Strategies ? "from every decided strategy but the one that is judged" : $"from nine tenths of the decided strategies, judged on the tenth")}. A cell is one code of one strategy.</p>
            {string.Concat(report.Remarks().Select(r => $"<p class=\"basis\">{Html.Text(r)}</p>\n"))}</header>
            <main>

            """);
        WriteAll(report, page);
        WriteModels(report, page);
        WriteCurve(report, page);
        WriteCodes(report, page);
        WriteReliability(report.Learnt ?? report.Cold, page);
        page.Write($"""
            </main>
            <footer>
            <p>Made by Synthesis; draws by seed {report.Seed}; codebook sha256 {report.Codebook.Hash}.</p>
            </footer>
            </body>
            </html>

            """);
    }

    private static void WriteAll(EvaluationReport report, TextWriter page)
    {
        page.Write("""
            <section>
            <h2>All codes</h2>
            <table>
            <caption>Over all cells.</caption>
            <thead><tr><th scope="col">Figure</th><th scope="col" class="n">From the codebook</th><th scope="col" class="n">Learnt</th></tr></thead>
            <tbody>

            """);
        void Row(string name, Func<Evaluation, string> figure) =>
            page.Write($"<tr><th scope=\"row\">{Html.Text(name)}</th><td class=\"n\">{figure(report.Cold)}</td><td class=\"n\">{(report.Learnt is { } learnt ? figure(learnt) : "–")}</td></tr>\n");
        Row("Cells", e => Html.Number(e.All.Cells));
        Row("Precision: of what is suggested as present, how much is", e => Figure(e.All.Precision));
        Row("Recall: of what is present, how much is suggested", e => Figure(e.All.Recall));
        Row("F1, their harmonic mean", e => Figure(e.All.F1));
        Row("Macro F1, the mean over codes", e => Figure(e.MacroF1));
        Row("Kappa: agreement beyond chance", e => Figure(e.All.Kappa));
        Row("Calibration error of the scores", e => Figure(e.CalibrationError));
        Row("A suggested quote is one of people's", e => Of(e.Evidence));
        Row("Values are exactly those of people", e => Of(e.Values));
        page.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteModels(EvaluationReport report, TextWriter page)
    {
        if (report.Models.Count == 0)
        {
            return;
        }

        page.Write("""
            <section>
            <h2>Language models</h2>
            <table>
            <caption>Over the cells that each answered; its answers are suggestions, and its scores the share of repeats.</caption>
            <thead><tr><th scope="col">Coder</th><th scope="col" class="n">Strategies</th><th scope="col" class="n">Cells</th><th scope="col" class="n">Precision</th><th scope="col" class="n">Recall</th><th scope="col" class="n">Macro F1</th><th scope="col" class="n">Kappa</th><th scope="col" class="n">Values</th></tr></thead>
            <tbody>

            """);
        foreach (var (name, strategies, figures) in report.Models)
        {
            page.Write($"<tr><th scope=\"row\">{Html.Text(name)}</th><td class=\"n\">{Html.Number(strategies)}</td><td class=\"n\">{Html.Number(figures.All.Cells)}</td><td class=\"n\">{Figure(figures.All.Precision)}</td><td class=\"n\">{Figure(figures.All.Recall)}</td><td class=\"n\">{Figure(figures.MacroF1)}</td><td class=\"n\">{Figure(figures.All.Kappa)}</td><td class=\"n\">{Of(figures.Values)}</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteCodes(EvaluationReport report, TextWriter page)
    {
        page.Write("""
            <section>
            <h2>By code</h2>
            <table class="coverage">
            <caption>Of each code: in how many strategies people find it, what is suggested beyond that and missed, and the figures that follow (from the codebook → learnt).</caption>
            <thead><tr><th scope="col">Code</th><th scope="col" class="n">Present</th><th scope="col" class="n">Extra</th><th scope="col" class="n">Missed</th><th scope="col" class="n">Precision</th><th scope="col" class="n">Recall</th><th scope="col" class="n">F1</th><th scope="col" class="n">Kappa</th></tr></thead>
            <tbody>

            """);
        foreach (var cold in report.Cold.Codes)
        {
            var learnt = report.Learnt?.Codes.First(c => c.Code == cold.Code);
            string Both(Func<CodeFigures, string> figure) => learnt is null ? figure(cold) : $"{figure(cold)} → {figure(learnt)}";
            page.Write($"<tr><th scope=\"row\">{Html.Text(report.Codebook[cold.Code].Title)}<code>{Html.Text(cold.Code)}</code></th><td class=\"n\">{cold.Present} of {cold.Cells}</td><td class=\"n\">{Both(a => Html.Number(a.Extra))}</td><td class=\"n\">{Both(a => Html.Number(a.Missed))}</td><td class=\"n\">{Both(a => Figure(a.Precision))}</td><td class=\"n\">{Both(a => Figure(a.Recall))}</td><td class=\"n\">{Both(a => Figure(a.F1))}</td><td class=\"n\">{Both(a => Figure(a.Kappa))}</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteReliability(Evaluation evaluation, TextWriter page)
    {
        page.Write("""
            <section>
            <h2>Whether scores mean what they say</h2>
            <table>
            <caption>Of the cells with such a score, how many people call present. In a calibrated list both columns agree.</caption>
            <thead><tr><th scope="col">Score</th><th scope="col" class="n">Cells</th><th scope="col" class="n">Mean score</th><th scope="col" class="n">Share present</th></tr></thead>
            <tbody>

            """);
        foreach (var tenth in evaluation.Tenths)
        {
            page.Write(string.Create(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{tenth.From:0.0} to {tenth.From + 0.1:0.0}</th><td class=\"n\">{tenth.Cells}</td><td class=\"n\">{Figure(tenth.MeanScore)}</td><td class=\"n\">{Figure(tenth.Cells == 0 ? null : tenth.Present / (double)tenth.Cells)}</td></tr>\n"));
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    /// <summary>The learning curve: a table, and the same drawn.</summary>
    private static void WriteCurve(EvaluationReport report, TextWriter page)
    {
        if (report.Curve.Count == 0)
        {
            return;
        }

        page.Write($"""
            <section>
            <h2>Learning curve</h2>
            <p>Kappa on {Html.Count(report.Judged, "strategy", "strategies")} held out, by the number of strategies learnt from: mean, lowest and highest of {report.Draws} draws.</p>

            """);
        const int Left = 50, Bottom = 210, Width = 520, Height = 190;
        double X(int point) => Left + (Width * point / (double)Math.Max(1, report.Curve.Count - 1));
        double Y(double kappa) => Bottom - (Height * Math.Clamp(kappa, 0, 1));
        string At(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
        page.Write($"<svg viewBox=\"0 0 600 250\" role=\"img\" aria-label=\"Kappa by number of strategies coded; the table below has the figures\">\n");
        for (var tick = 0; tick <= 5; tick++)
        {
            page.Write($"<line x1=\"{Left}\" x2=\"{Left + Width}\" y1=\"{At(Y(tick / 5.0))}\" y2=\"{At(Y(tick / 5.0))}\" stroke=\"#d0d7de\"/><text x=\"{Left - 8}\" y=\"{At(Y(tick / 5.0) + 4)}\" text-anchor=\"end\">{At(tick / 5.0)}</text>\n");
        }

        var drawn = report.Curve.Index().Where(p => p.Item.Kappa is not null).ToList();
        page.Write($"<polyline fill=\"none\" stroke=\"#0b5394\" stroke-width=\"2\" points=\"{string.Join(' ', drawn.Select(p => $"{At(X(p.Index))},{At(Y(p.Item.Kappa!.Value))}"))}\"/>\n");
        foreach (var (index, point) in drawn)
        {
            page.Write($"<line x1=\"{At(X(index))}\" x2=\"{At(X(index))}\" y1=\"{At(Y(point.Lowest!.Value))}\" y2=\"{At(Y(point.Highest!.Value))}\" stroke=\"#57606a\"/><circle cx=\"{At(X(index))}\" cy=\"{At(Y(point.Kappa!.Value))}\" r=\"4\" fill=\"#0b5394\"/><text x=\"{At(X(index))}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{point.Coded}</text>\n");
        }

        page.Write($"""
            <text x="{Left + (Width / 2)}" y="{Bottom + 38}" text-anchor="middle">strategies coded</text>
            </svg>
            <table>
            <caption>The same in figures.</caption>
            <thead><tr><th scope="col">Strategies coded</th><th scope="col" class="n">Kappa</th><th scope="col" class="n">Gain</th><th scope="col" class="n">Its spread</th><th scope="col" class="n">Lowest</th><th scope="col" class="n">Highest</th><th scope="col" class="n">Macro F1</th><th scope="col" class="n">Calibration error</th></tr></thead>
            <tbody>

            """);
        foreach (var point in report.Curve)
        {
            page.Write($"<tr><th scope=\"row\">{point.Coded}</th><td class=\"n\">{Figure(point.Kappa)}</td><td class=\"n\">{Figure(point.Gain)}</td><td class=\"n\">{Figure(point.Spread)}</td><td class=\"n\">{Figure(point.Lowest)}</td><td class=\"n\">{Figure(point.Highest)}</td><td class=\"n\">{Figure(point.MacroF1)}</td><td class=\"n\">{Figure(point.CalibrationError)}</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n</section>\n");
    }

    private static string Of(Hits hits) => $"{Html.Number(hits.Right)} of {Html.Number(hits.Of)}";

    private static string Figure(double? figure) => figure?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
