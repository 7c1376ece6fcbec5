using System.Globalization;
using System.Text;
using Synthesis.Review.Agreement;

namespace Synthesis.Report;

/// <summary>Writes agreement for a terminal.</summary>
public static class AgreementText
{
    private const int TitleWidth = 34;

    /// <summary>A row a line, with the interval of alpha, and its warnings below it.</summary>
    public static string Of(IReadOnlyList<AgreementRow> rows)
    {
        var text = new StringBuilder();
        text.Append("".PadRight(TitleWidth)).Append("  units  agree  kappa  alpha  95% interval     AC1\n");
        foreach (var row in rows)
        {
            var title = row.Coders.Count == 2 ? $"{row.Code}: {string.Join(" and ", row.Coders)}" : row.Code;
            text.Append((title.Length > TitleWidth ? title[..(TitleWidth - 1)] + "…" : title).PadRight(TitleWidth))
                .Append(CultureInfo.InvariantCulture, $"{row.Pairable,7:0}{(row.Percent is { } p ? p.Value.ToString("0%", CultureInfo.InvariantCulture) : "–"),7}{Figure(row.CohenKappa ?? row.FleissKappa),7}{Figure(row.Alpha),7}  {Interval(row.Alpha),-14}{Figure(row.Ac1),6}\n");
            foreach (var warning in row.Warnings)
            {
                text.Append("    ").Append(warning).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Agreement over all codes in a few lines: presence, values and evidence, of people and with the machine.</summary>
    public static string Summary(ReviewAgreement agreement)
    {
        var text = new StringBuilder();
        foreach (var row in agreement.Rows.Where(r => r.Figures.Code == AgreementTable.Overall && r.Figures.Percent is not null))
        {
            var f = row.Figures;
            text.Append(CultureInfo.InvariantCulture, $"Agreement on {AgreementCsv.Name(row.Aspect),-8} {string.Join(" and ", f.Coders)}: {f.Percent!.Value.ToString("0%", CultureInfo.InvariantCulture)} of {f.Pairable:0} units, alpha {Figure(f.Alpha)}{(f.Alpha is null ? "" : $" ({Interval(f.Alpha)})")}\n");
        }

        return text.ToString();
    }

    /// <summary>A figure to two places, or a dash.</summary>
    internal static string Figure(Estimate? estimate) => estimate is null ? "–" : estimate.Value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An interval to two places, or nothing.</summary>
    internal static string Interval(Estimate? estimate) => estimate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{estimate.Low:0.00} to {estimate.High:0.00}");
}
