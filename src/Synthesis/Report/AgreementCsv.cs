using System.Globalization;
using CsvHelper;
using Synthesis.Review.Agreement;

namespace Synthesis.Report;

/// <summary>Writes a review's agreement as CSV, one line for each code, aspect and group of coders.</summary>
public static class AgreementCsv
{
    private static readonly string[] Measures = ["percent", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "krippendorff_alpha_unitised", "gwet_ac1"];

    /// <summary>Each measure has three columns: the figure, and the ends of its interval as <c>_low</c> and <c>_high</c>; empty where it is not defined.</summary>
    public static void Write(ReviewAgreement agreement, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, ["code", "aspect", "between", "coders", "units", "units_coded_twice", .. Measures.SelectMany(m => (string[])[m, m + "_low", m + "_high"]), "warnings"]);
        foreach (var row in agreement.Rows)
        {
            var f = row.Figures;
            foreach (var text in (string[])[f.Code, Name(row.Aspect), Name(row.Between), string.Join('|', f.Coders)])
            {
                csv.WriteField(text);
            }

            foreach (var number in (double?[])[f.Units, f.Pairable, .. ((Estimate?[])[f.Percent, f.CohenKappa, f.FleissKappa, f.Alpha, row.Unitized, f.Ac1]).SelectMany(e => (double?[])[e?.Value, e?.Low, e?.High])])
            {
                Write(csv, number);
            }

            csv.WriteField(string.Join("; ", f.Warnings));
            csv.EndRecord();
        }
    }

    /// <summary>An aspect in the words of a table.</summary>
    internal static string Name(Aspect aspect) => aspect.ToString().ToLowerInvariant();

    /// <summary>Who is compared, in the words of a table.</summary>
    internal static string Name(Between between) => between switch { Between.OverTime => "over-time", _ => between.ToString().ToLowerInvariant() };

    /// <summary>As a number, so that a minus is not taken for a spreadsheet's formula and made harmless.</summary>
    private static void Write(CsvWriter csv, double? number)
    {
        if (number is { } n)
        {
            csv.WriteField(n, "0.######", CultureInfo.InvariantCulture);
        }
        else
        {
            csv.WriteField("");
        }
    }
}
