using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Synthesis.Extract;

/// <summary>Turns the body of a Word document into blocks.</summary>
/// <param name="main">The document's main part, for styles, numbering, notes, headers and footers.</param>
/// <param name="mostCells">Most cells that are read of one table.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class WordBlocks(MainDocumentPart main, int mostCells, CancellationToken cancellation)
{
    private readonly Dictionary<string, Style> styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(s => s.StyleId?.Value is not null).GroupBy(s => s.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First());

    private readonly List<FoundBlock> blocks = [];

    /// <summary>The blocks of the body, then its notes, then what runs on every page.</summary>
    internal List<FoundBlock> Of(Body body)
    {
        Walk(body);
        foreach (var note in (main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? []).Where(n => n.Type is null || n.Type.Value == FootnoteEndnoteValues.Normal))
        {
            blocks.Add(new FoundBlock(BlockKind.Footnote, CellText(note)));
        }

        foreach (var note in (main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? []).Where(n => n.Type is null || n.Type.Value == FootnoteEndnoteValues.Normal))
        {
            blocks.Add(new FoundBlock(BlockKind.Footnote, CellText(note)));
        }

        var running = main.HeaderParts.Select(p => (OpenXmlElement?)p.Header).Concat(main.FooterParts.Select(p => (OpenXmlElement?)p.Footer));
        blocks.AddRange(running.OfType<OpenXmlElement>().Select(CellText).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(t => new FoundBlock(BlockKind.Running, t)));
        return blocks;
    }

    private void Walk(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (child)
            {
                case Paragraph paragraph:
                    Add(paragraph);
                    break;
                case Table table:
                    Add(table);
                    break;
                case SdtBlock sdt when sdt.SdtContentBlock is { } content:
                    Walk(content);
                    break;
                case CustomXmlBlock or InsertedRun or AlternateContent or AlternateContentChoice:
                    Walk(child);
                    break;
            }
        }
    }

    private void Add(Paragraph paragraph)
    {
        var text = new StringBuilder();
        var boxes = new List<OpenXmlElement>();
        Gather(paragraph, text, boxes);
        var own = CleanText.Line(text.ToString());
        if (own.Length > 0)
        {
            var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
            var list = ListLevel(paragraph.ParagraphProperties, style);
            blocks.Add(HeadingLevel(paragraph.ParagraphProperties, style) is { } level ? new FoundBlock(BlockKind.Heading, own, level)
                : IsCaption(style) ? new FoundBlock(BlockKind.Caption, own)
                : list is not null ? new FoundBlock(BlockKind.ListItem, own, list)
                : new FoundBlock(BlockKind.Paragraph, own));
        }

        foreach (var box in boxes)
        {
            Walk(box);
        }
    }

    private void Add(Table table)
    {
        var rows = new List<IReadOnlyList<string>>();
        var cells = 0;
        foreach (var row in table.Descendants<TableRow>().Where(r => r.Ancestors<Table>().First() == table))
        {
            var texts = new List<string>();
            foreach (var cell in row.Descendants<TableCell>().Where(c => c.Ancestors<TableRow>().First() == row))
            {
                var merged = cell.TableCellProperties?.VerticalMerge is { } merge && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
                texts.Add(merged ? "" : CellText(cell));
                texts.AddRange(Enumerable.Repeat("", Math.Clamp((cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1) - 1, 0, 100)));
            }

            cells += texts.Count;
            if (cells > mostCells)
            {
                break;
            }

            rows.Add(texts);
        }

        blocks.Add(new FoundBlock(BlockKind.Table, "", Rows: rows));
    }

    /// <summary>All text of an element in one line, paragraphs parted by spaces.</summary>
    private static string CellText(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var paragraph in element.Descendants<Paragraph>().Where(p => !p.Ancestors<AlternateContentFallback>().Any()))
        {
            var nested = new List<OpenXmlElement>();
            Gather(paragraph, text, nested);
            text.Append(' ');
        }

        return CleanText.Line(text.ToString());
    }

    private static void Gather(OpenXmlElement element, StringBuilder text, List<OpenXmlElement> boxes)
    {
        foreach (var child in element.ChildElements)
        {
            switch (child)
            {
                case Run run when run.RunProperties?.Vanish is { } vanish && (vanish.Val is null || vanish.Val.Value):
                case DeletedRun or MoveFromRun or DeletedText or FieldCode or AlternateContentFallback or RunProperties or ParagraphProperties:
                    break;
                case Text t:
                    text.Append(t.Text);
                    break;
                case TabChar or Break or CarriageReturn or PositionalTab:
                    text.Append(' ');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
                case SymbolChar:
                    break;
                case TextBoxContent box:
                    boxes.Add(box);
                    break;
                default:
                    Gather(child, text, boxes);
                    break;
            }
        }
    }

    private int? HeadingLevel(ParagraphProperties? properties, string? style)
    {
        if (properties?.OutlineLevel?.Val?.Value is { } own and < 9)
        {
            return own + 1;
        }

        foreach (var s in Chain(style))
        {
            var name = s.StyleName?.Val?.Value ?? "";
            if (string.Equals(name, "Title", StringComparison.OrdinalIgnoreCase))
            {
                return 1;
            }

            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length == 9 && char.IsAsciiDigit(name[^1]))
            {
                return name[^1] - '0';
            }

            if (s.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < 9)
            {
                return level + 1;
            }
        }

        return null;
    }

    private int? ListLevel(ParagraphProperties? properties, string? style)
    {
        if (properties?.NumberingProperties is { } numbering)
        {
            return numbering.NumberingId?.Val?.Value == 0 ? null : 1 + (numbering.NumberingLevelReference?.Val?.Value ?? 0);
        }

        return Chain(style).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n is not null) is { } inherited
            ? 1 + (inherited.NumberingLevelReference?.Val?.Value ?? 0) : null;
    }

    private bool IsCaption(string? style) =>
        Chain(style).Any(s => (s.StyleName?.Val?.Value ?? "").Contains("caption", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Style> Chain(string? id)
    {
        for (var n = 0; id is not null && n < 12 && styles.TryGetValue(id, out var style); n++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
