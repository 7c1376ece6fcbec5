using System.Globalization;
using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>The numbers of a table's cell.</summary>
/// <param name="Count">A count, or a bare number whose column says what it is.</param>
/// <param name="Share">A percentage.</param>
/// <param name="Of">The denominator that the cell itself tells.</param>
/// <param name="Second">A bare number in brackets behind another: a percentage if the column's heading has one.</param>
/// <param name="Most">Where the number is kept back: the most it can be, or null where that is unknown.</param>
/// <param name="Hidden">Whether the number is kept back or missing.</param>
internal sealed partial record Figure(decimal? Count, Percentage? Share, decimal? Of = null, string? Second = null, decimal? Most = null, bool Hidden = false)
{
    private const string Thousands = @"\d{1,3}(?:,\d{3})+|\d{4,}";

    private const string Number = @"\d{1,3}(?:[,\u202F\u00A0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+";

    /// <summary>Whether a bare number stood in brackets, as accounts write what is taken away.</summary>
    internal bool InBrackets { get; init; }

    /// <summary>Whether it holds numbers of several cells, which were read into one.</summary>
    internal bool IsSeveral { get; init; }

    /// <summary>Reads a cell; null where it holds words.</summary>
    internal static Figure? Read(string cell)
    {
        var text = Mark().Replace(cell.Trim(), "").Trim();
        if (text.Length == 0 || OfYear().IsMatch(text))
        {
            return null;
        }

        if (text[0] is '+' or '-' or '−' or '–' && text.Length > 1 && char.IsAsciiDigit(text[1]) && Read(text[1..]) is { Second: null, Hidden: false } bare)
        {
            var sign = text[0] == '+' ? 1 : -1;
            return bare with { Count = sign * bare.Count, Share = bare.Share is { } share ? share with { Value = sign * share.Value } : null };
        }

        if (Bracketed().Match(text) is { Success: true } less)
        {
            return new Figure(-Value(less.Groups["n"].Value), null) { InBrackets = true };
        }

        if (Withheld().Match(text) is { Success: true } withheld)
        {
            return new Figure(null, null, Hidden: true, Most: withheld.Groups["most"] is { Success: true } most ? Value(most.Value) - 1 : null);
        }

        if (Several().IsMatch(text))
        {
            return new Figure(null, null, Hidden: true) { IsSeveral = true };
        }

        foreach (var form in (ReadOnlySpan<Regex>)[Fraction(), ShareFirst(), CountFirst(), TwoNumbers(), OnlyShare(), OnlyNumber(), Money()])
        {
            if (form.Match(text) is { Success: true } m)
            {
                return new Figure(
                    m.Groups["n"].Success ? Value(m.Groups["n"].Value) : null,
                    m.Groups["p"].Success ? ShareOf(m.Groups["p"].Value, m.Groups["bound"].Value) : null,
                    m.Groups["of"].Success ? Value(m.Groups["of"].Value) : null,
                    m.Groups["second"].Success ? m.Groups["second"].Value : null);
            }
        }

        return null;
    }

    /// <summary>A number with or without marks between its thousands.</summary>
    internal static decimal Value(string text) =>
        decimal.TryParse(Separator().Replace(text, ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>A percentage from its digits.</summary>
    internal static Percentage ShareOf(string digits, string bound = "")
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var step = 1m;
        for (var i = 0; point >= 0 && i < Math.Min(6, digits.Length - point - 1); i++)
        {
            step /= 10;
        }

        return new Percentage(Value(digits), step, bound is "<" or "≤" ? '<' : bound is ">" or "≥" ? '>' : null);
    }

    [GeneratedRegex(@"^(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?\s*(?:%|per ?cent|n|no\.?)$", RegexOptions.IgnoreCase)]
    private static partial Regex OfYear();

    [GeneratedRegex(@"(?<=[\d%)])\s*([*†‡§¹²³⁴-⁹]+|\[[a-z0-9]\]|\([a-z]\))+$|^[~≈]\s*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(-|–|—|\*+|:|\.{1,3}|…|x|X|c|z|u|n/?a\.?|N/?A\.?|nil|[<≤]\s*(?<most>\d+)|\[[a-z]\])$")]
    private static partial Regex Withheld();

    /// <summary>Numbers that were read into one cell, though they belong to several.</summary>
    [GeneratedRegex(@"^\d+\.\d+(?:\s+\d[\d,]*(?:\.\d+)?)+$|^\d[\d,]*(?:\s+\d+\.\d+)+$")]
    private static partial Regex Several();

    [GeneratedRegex($@"^(?<n>{Number})\s*(?:/|of|out of)\s*(?<of>{Number})(?:(?:[\s,;:=]+[(\[]?|[(\[])\s*(?<bound>[<>≤≥])?\s*(?<p>{Number})\s*(?:%|per ?cent)\s*[)\]]?)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex($@"^(?<bound>[<>≤≥])?\s*(?<p>{Number})\s*(?:%|per ?cent)[\s,;]*[(\[]?\s*(?:[nN]\s*=\s*)?(?<n>{Number})(?:\s*(?:/|of|out of)\s*(?<of>{Number}))?\s*[)\]]?$")]
    private static partial Regex ShareFirst();

    [GeneratedRegex($@"^(?:[nN]\s*=\s*)?(?<n>{Number})(?:[\s,;:]+[(\[]?|[(\[])\s*(?<bound>[<>≤≥])?\s*(?<p>{Number})\s*(?:%|per ?cent)\s*[)\]]?$")]
    private static partial Regex CountFirst();

    [GeneratedRegex($@"^(?<n>{Number})\s*[(\[]\s*(?<second>{Number})\s*[)\]]$")]
    private static partial Regex TwoNumbers();

    [GeneratedRegex($@"^[(\[]?(?<bound>[<>≤≥])?\s*(?<p>{Number})\s*(?:%|per ?cent)[)\]]?$")]
    private static partial Regex OnlyShare();

    [GeneratedRegex($@"^(?:[nN]\s*=\s*)?(?<n>{Number})$")]
    private static partial Regex OnlyNumber();

    [GeneratedRegex($@"^\([£$€]?(?<n>\d{{1,3}}(?:\.\d+)?|{Thousands}(?:\.\d+)?)\)$")]
    private static partial Regex Bracketed();

    [GeneratedRegex($@"^[£$€]\s*(?<n>{Number})\s*(?:m|k|bn|million|thousand)?$")]
    private static partial Regex Money();

    [GeneratedRegex(@"[,\s]")]
    private static partial Regex Separator();
}
