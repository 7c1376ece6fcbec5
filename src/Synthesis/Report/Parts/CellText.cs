using System.Globalization;

namespace Synthesis.Report.Parts;

/// <summary>A cell in words, as every format shows it.</summary>
public static class CellText
{
    /// <summary>The words.</summary>
    public static string Of(Cell cell) => cell switch
    {
        TextCell text => text.Text,
        CountCell count => Html.Number(count.Count),
        ShareCell share => $"{Html.Number(share.Share.Count)} of {Html.Number(share.Share.Of)} ({Html.Percent(share.Share)})",
        IntervalCell interval => (interval.Estimate is { } estimate ? $"{Number(estimate, interval.Decimals)}{interval.Unit} (" : "") + $"{Number(interval.Low, interval.Decimals)}{interval.Unit} to {Number(interval.High, interval.Decimals)}{interval.Unit}" + (interval.Estimate is null ? "" : ")"),
        NumberCell number => Number(number.Value, number.Decimals) + number.Unit,
        MarkCell mark => mark.Text,
        _ => "",
    };

    /// <summary>A number with so many decimals, halves away from nought; never a minus before nought.</summary>
    public static string Number(double value, int decimals)
    {
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0m : rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
