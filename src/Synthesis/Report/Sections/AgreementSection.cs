using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Review.Agreement;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of how far coders agree.</summary>
internal static class AgreementSection
{
    /// <summary>The section: over all codes, then presence code by code.</summary>
    internal static Section Of(ReviewAgreement agreement)
    {
        var about = Paragraph.Of("How far coders gave the same answers: whether each code is present, absent or unclear in each strategy, which values it has where all said present, and which words were quoted. "
            + "Kappa is Cohen’s for two coders, else Fleiss’s; alpha is Krippendorff’s, with the interval that is to hold the true value in 95 of 100 samples of strategies like these; AC1 is Gwet’s.");
        return new Section("section-agreement", "Agreement of coders", agreement.Rows.Count == 0 ? [Paragraph.Of("Nobody’s decisions can be compared yet.")] :
        [
            about, Table("agreement", "Agreement over all codes", "On", agreement.Overall, r => AgreementCsv.Name(r.Aspect)),
            Table("agreement-by-code", "Agreement on presence, code by code", "Code", agreement.ByCode, r => r.Figures.Code),
        ]);
    }

    private static TablePart Table(string id, string caption, string first, IReadOnlyList<ReviewAgreementRow> rows, Func<ReviewAgreementRow, string> title) => new(id, caption,
        [new Column("on", first), new Column("units", "Units", Holds.Count), new Column("agree", "Agree"), new Column("kappa", "Kappa"), new Column("alpha", "Alpha", Holds.Interval), new Column("ac1", "AC1")],
        [.. rows.GroupBy(r => AgreementText.Names(r.Figures.Coders)).SelectMany(g => g.Select(r => Row(r, title(r))).Prepend(Parts.Row.Heading(g.Key)))])
    {
        Notes = [.. rows.Where(r => r.Aspect != Aspect.Evidence).SelectMany(r => r.Figures.Warnings.Select(w => (Warning: w, Of: title(r)))).GroupBy(w => w.Warning, w => w.Of, StringComparer.Ordinal)
            .Select(g => g.Distinct().ToList() is { Count: > 4 } many ? string.Create(CultureInfo.InvariantCulture, $"{g.Key} (in {many.Count} rows)") : $"{g.Key} ({string.Join(", ", g.Distinct())})")],
    };

    private static Row Row(ReviewAgreementRow row, string title)
    {
        var marked = row.Aspect == Aspect.Evidence;
        return new Row(title,
        [
            new TextCell(title), new CountCell((int)Math.Round(row.Figures.Pairable)), new TextCell(AgreementText.Percent(row.Figures)), Figure(marked ? null : row.Figures.CohenKappa ?? row.Figures.FleissKappa),
            row.Alpha is { } alpha ? new IntervalCell(alpha.Value, alpha.Low, alpha.High, 2, "") : new TextCell("–"), Figure(marked ? null : row.Figures.Ac1),
        ]);
    }

    private static Cell Figure(Estimate? estimate) => estimate is null ? new TextCell("–") : new NumberCell(estimate.Value, 2);
}
