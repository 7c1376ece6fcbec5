using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace Synthesis.Extract.Office;

/// <summary>Turns one slide into blocks: its title first, the rest in the order of its shapes, its notes last.</summary>
internal sealed class SlideBlocks(SlidePart slide, int number, int mostCells)
{
    private readonly List<FoundBlock> blocks = [];

    /// <summary>The slide's blocks.</summary>
    internal List<FoundBlock> All()
    {
        if (slide.Slide?.CommonSlideData?.ShapeTree is { } tree)
        {
            Walk(tree);
        }

        var notes = slide.NotesSlidePart?.NotesSlide?.CommonSlideData?.ShapeTree?.Descendants<Shape>().Where(s => Role(s)?.Type?.Value == PlaceholderValues.Body) ?? [];
        blocks.AddRange(notes.SelectMany(s => s.TextBody?.Elements<A.Paragraph>() ?? []).Select(p => new FoundBlock(BlockKind.Footnote, Text(p), Page: number)));
        return [.. blocks.OrderBy(b => b.Kind == BlockKind.Heading ? 0 : 1)];
    }

    private static PlaceholderShape? Role(Shape shape) => shape.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape;

    private void Walk(OpenXmlElement tree)
    {
        foreach (var child in tree.ChildElements)
        {
            switch (child)
            {
                case Shape shape when !IsHidden(shape.NonVisualShapeProperties?.NonVisualDrawingProperties):
                    Add(shape);
                    break;
                case GroupShape group when !IsHidden(group.NonVisualGroupShapeProperties?.NonVisualDrawingProperties):
                    Walk(group);
                    break;
                case GraphicFrame frame when !IsHidden(frame.NonVisualGraphicFrameProperties?.NonVisualDrawingProperties):
                    Add(frame);
                    break;
                case Picture picture when picture.NonVisualPictureProperties?.NonVisualDrawingProperties is { } properties && !IsHidden(properties):
                    blocks.AddRange(AlternativeText.Of(properties.Description?.Value).Select(t => new FoundBlock(BlockKind.Caption, t, Page: number)));
                    break;
                case AlternateContent choices:
                    Walk((OpenXmlElement?)choices.GetFirstChild<AlternateContentChoice>() ?? (OpenXmlElement?)choices.GetFirstChild<AlternateContentFallback>() ?? choices);
                    break;
            }
        }
    }

    private static bool IsHidden(NonVisualDrawingProperties? properties) => properties?.Hidden?.Value == true;

    private void Add(Shape shape)
    {
        var role = Role(shape)?.Type?.Value ?? (Role(shape) is null ? null : PlaceholderValues.Object);
        var paragraphs = shape.TextBody?.Elements<A.Paragraph>() ?? [];
        if (role is PlaceholderValues.Title or PlaceholderValues.CenteredTitle)
        {
            blocks.Add(new FoundBlock(BlockKind.Heading, string.Join(' ', paragraphs.Select(Text)), role == PlaceholderValues.CenteredTitle ? 1 : 2, number));
            return;
        }

        if (role is PlaceholderValues.Footer or PlaceholderValues.Header or PlaceholderValues.DateAndTime or PlaceholderValues.SlideNumber)
        {
            blocks.AddRange(paragraphs.Select(p => new FoundBlock(BlockKind.Running, Text(p), Page: number)));
            return;
        }

        var marks = new SlideBullets(slide, shape);
        foreach (var paragraph in paragraphs)
        {
            var text = Text(paragraph);
            if (text.Length > 0)
            {
                var level = Math.Clamp(paragraph.ParagraphProperties?.Level?.Value ?? 0, 0, 8);
                var mark = marks.Next(paragraph, level);
                blocks.Add(mark is null ? new FoundBlock(BlockKind.Paragraph, text, Page: number)
                    : new FoundBlock(BlockKind.ListItem, mark.Length > 0 ? $"{mark} {text}" : text, level + 1, number));
            }
        }
    }

    private void Add(GraphicFrame frame)
    {
        if (frame.Descendants<A.Table>().FirstOrDefault() is { } table)
        {
            var rows = new List<IReadOnlyList<string>>();
            var cells = 0;
            foreach (var row in table.Elements<A.TableRow>().TakeWhile(_ => cells < mostCells))
            {
                rows.Add([.. row.Elements<A.TableCell>().Select(CellText)]);
                cells += rows[^1].Count;
            }

            blocks.Add(new FoundBlock(BlockKind.Table, "", Page: number, Rows: rows));
        }
        else if (frame.Descendants<A.Diagrams.RelationshipIds>().FirstOrDefault()?.DataPart?.Value is { } diagram && slide.TryGetPartById(diagram, out var part) && part is DiagramDataPart { DataModelRoot: { } model })
        {
            blocks.AddRange(AlternativeText.OfDiagram(model).Select(t => new FoundBlock(BlockKind.ListItem, t, 1, number)));
        }
        else
        {
            blocks.AddRange(AlternativeText.Of(frame.NonVisualGraphicFrameProperties?.NonVisualDrawingProperties?.Description?.Value).Select(t => new FoundBlock(BlockKind.Caption, t, Page: number)));
        }
    }

    private static string CellText(A.TableCell cell) =>
        cell.HorizontalMerge?.Value == true || cell.VerticalMerge?.Value == true ? "" : string.Join(' ', cell.Descendants<A.Paragraph>().Select(Text));

    private static string Text(A.Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var child in paragraph.Descendants())
        {
            text.Append(child switch
            {
                A.Text t => t.Text,
                DocumentFormat.OpenXml.Math.Text t => t.Text,
                A.Break => " ",
                _ => "",
            });
        }

        return CleanText.Line(text.ToString());
    }
}
