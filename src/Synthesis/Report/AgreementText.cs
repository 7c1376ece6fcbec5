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
        Head(text);
        foreach (var row in rows)
        {
            Line(text, row.Coders.Count == 2 ? $"{row.Code}: {Names(row.Coders)}" : row.Code, row);
            foreach (var warning in row.Warnings)
            {
                text.Append("    ").Append(warning).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A review's agreement: over all codes in a few lines, then presence code by code for each set of coders, then what to be careful about, each once.</summary>
    public static string Of(ReviewAgreement agreement)
    {
        var text = new StringBuilder(Summary(agreement));
        var notes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var coders in agreement.ByCode.GroupBy(r => Names(r.Figures.Coders)))
        {
            text.Append('\n').Append(coders.Key).Append(", presence\n");
            Head(text);
            foreach (var row in coders.Select(r => r.Figures))
            {
                Line(text, row.Code, row);
                foreach (var warning in row.Warnings)
                {
                    (notes.TryGetValue(warning, out var codes) ? codes : notes[warning] = []).Add(row.Code);
                }
            }
        }

        foreach (var (warning, codes) in notes)
        {
            var of = codes.Distinct().ToList();
            text.Append('\n').Append(warning).Append("\n    in ").Append(of.Count > 4 ? string.Create(CultureInfo.InvariantCulture, $"{of.Count} codes") : string.Join(", ", of)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Agreement over all codes in a few lines: presence, values and evidence, of people and with the machine.</summary>
    public static string Summary(ReviewAgreement agreement)
    {
        var text = new StringBuilder();
        foreach (var row in agreement.Overall.Where(r => r.Figures.Percent is not null))
        {
            var units = row.Aspect == Aspect.Evidence ? agreement.WithUnmarked ? "characters" : "quoted characters" : "answers";
            text.Append(CultureInfo.InvariantCulture, $"{Names(row.Figures.Coders)}, {AgreementCsv.Name(row.Aspect)}: {Percent(row.Figures)} of {row.Figures.Pairable:0} {units}, alpha {(row.Aspect == Aspect.Evidence ? "of stretches " : "")}{Figure(row.Alpha)}{(row.Alpha is null ? "" : $" ({Interval(row.Alpha)})")}\n");
        }

        return text.ToString();
    }

    /// <summary>Coders in words.</summary>
    internal static string Names(IReadOnlyList<string> coders) => coders.Count == 2 ? string.Join(" and ", coders) : string.Join(", ", coders);

    /// <summary>A share in whole per cent, or a dash. What is less than all is never shown as all.</summary>
    internal static string Percent(AgreementRow row) =>
        row.Percent is not { } p ? "–" : p.Value is < 1 and >= 0.995 ? ">99%" : p.Value.ToString("0%", CultureInfo.InvariantCulture);

    /// <summary>A figure to two places, or a dash.</summary>
    internal static string Figure(Estimate? estimate) => estimate is null ? "–" : estimate.Value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An interval to two places, or nothing.</summary>
    internal static string Interval(Estimate? estimate) => estimate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{estimate.Low:0.00} to {estimate.High:0.00}");

    private static void Head(StringBuilder text) => text.Append("".PadRight(TitleWidth)).Append("  units  agree  kappa  alpha  95% interval     AC1\n");

    private static void Line(StringBuilder text, string title, AgreementRow row) =>
        text.Append((title.Length > TitleWidth ? title[..(TitleWidth - 1)] + "…" : title).PadRight(TitleWidth))
            .Append(CultureInfo.InvariantCulture, $"{row.Pairable,7:0}{Percent(row),7}{Figure(row.CohenKappa ?? row.FleissKappa),7}{Figure(row.Alpha),7}  {Interval(row.Alpha),-14}{Figure(row.Ac1),6}\n");
}
