using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Synthesis.Extract.Office;

/// <summary>What the styles of a Word document say of a paragraph or run, each style taking what it does not say from the one it is based on.</summary>
internal sealed class WordStyles(MainDocumentPart main)
{
    private const int LongestChain = 12;

    private readonly Dictionary<string, Style> styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(s => s.StyleId?.Value is not null).GroupBy(s => s.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First());

    private readonly string? usual = main.StyleDefinitionsPart?.Styles?.Elements<Style>()
        .FirstOrDefault(s => s.Default?.Value == true && s.Type?.Value == StyleValues.Paragraph)?.StyleId?.Value;

    /// <summary>The style with this id and those it is based on, nearest first.</summary>
    internal IEnumerable<Style> Chain(string? id)
    {
        for (var n = 0; id is not null && n < LongestChain && styles.TryGetValue(id, out var style); n++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    internal static string? Of(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    /// <summary>1 to 9 where the paragraph is a heading: by its own outline level, its style's name, or its style's outline level.</summary>
    internal int? HeadingLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own)
        {
            return own < 9 ? own + 1 : null;
        }

        foreach (var style in Chain(Of(paragraph)))
        {
            var name = style.StyleName?.Val?.Value ?? "";
            if (string.Equals(name, "Title", StringComparison.OrdinalIgnoreCase))
            {
                return 1;
            }

            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length == 9 && char.IsAsciiDigit(name[^1]))
            {
                return name[^1] - '0';
            }

            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level)
            {
                return level < 9 ? level + 1 : null;
            }
        }

        return null;
    }

    internal bool IsCaption(Paragraph paragraph) => Named(paragraph, n => n.Contains("caption", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the paragraph is a line of a contents list.</summary>
    internal bool IsContents(Paragraph paragraph) =>
        Named(paragraph, n => n.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || n.Equals("table of figures", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a run is hidden: by its own setting, else its style's, else its paragraph's.</summary>
    internal bool IsHidden(Run run, Paragraph paragraph) =>
        Says(run.RunProperties?.Vanish) ?? Hidden(run.RunProperties?.RunStyle?.Val?.Value) ?? Hidden(Of(paragraph) ?? usual) ?? false;

    private bool? Hidden(string? style) => Chain(style).Select(s => Says(s.StyleRunProperties?.Vanish)).FirstOrDefault(v => v is not null);

    private static bool? Says(OnOffType? setting) => setting is null ? null : setting.Val is null || setting.Val.Value;

    private bool Named(Paragraph paragraph, Func<string, bool> test) => Chain(Of(paragraph)).Any(s => test(s.StyleName?.Val?.Value ?? ""));
}
