using System.Globalization;
using System.Net;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>The small parts that the report's page is written with.</summary>
internal static class Html
{
    /// <summary>Text with the characters that mean something in HTML written out.</summary>
    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A number that opens onto what it counts; nought, which counts nothing, and a number without names are no link.</summary>
    internal static string Link(int count, string? anchor) => count == 0 || anchor is null ? Number(count) : $"<a href=\"#{Text(anchor)}\">{Number(count)}</a>";

    internal static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    internal static string Percent(Share share) => share.Percent is { } p ? Number(p) + "%" : "–";

    internal static string Count(int n, string one, string several) => $"{Number(n)} {(n == 1 ? one : several)}";

    internal static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "not stated";

    /// <summary>The box that says what numbers rest on, told apart by colour and by its words.</summary>
    internal static string BasisBox(Basis basis, string? coder = null) =>
        $"<p class=\"basis {CoverageCsv.Name(basis)}\"><strong>{Text(CoverageText.BasisSentence(basis))}</strong>{(coder is null ? "" : Text(coder == "consensus" ? " They are those of the consensus." : $" They are those of {coder}."))}</p>\n";
}
