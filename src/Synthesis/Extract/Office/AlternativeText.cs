using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;

namespace Synthesis.Extract.Office;

/// <summary>The words that pictures and diagrams have in office documents.</summary>
internal static class AlternativeText
{
    /// <summary>A picture's alternative text; none where it is a single word, a file's name or a machine's guess.</summary>
    internal static IEnumerable<string> Of(string? description)
    {
        var text = CleanText.Line(description ?? "");
        if (text.Any(char.IsLetter) && text.Contains(' ', StringComparison.Ordinal)
            && !text.Contains("automatically generated", StringComparison.OrdinalIgnoreCase) && !text.Contains("AI-generated", StringComparison.OrdinalIgnoreCase))
        {
            yield return text;
        }
    }

    /// <summary>The texts in the shapes of a diagram (SmartArt).</summary>
    internal static IEnumerable<string> OfDiagram(OpenXmlElement model) => model.Descendants<A.Diagrams.TextBody>()
        .Select(t => CleanText.Line(string.Join(' ', t.Descendants<A.Text>().Select(x => x.Text)))).Where(t => t.Length > 0);
}
