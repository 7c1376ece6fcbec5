using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace Synthesis.Extract.Office;

/// <summary>
/// Tells which paragraphs of a shape are entries of a list, by their own setting, else the shape's, else that of the layout's and
/// master's placeholder it fills, and counts the numbered ones.
/// </summary>
internal sealed class SlideBullets
{
    private readonly List<OpenXmlElement> lists = [];
    private readonly int[] counts = new int[9];

    internal SlideBullets(SlidePart slide, Shape shape)
    {
        Add(shape);
        if (shape.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape is { } role)
        {
            var layout = slide.SlideLayoutPart;
            Add(Filled(layout?.SlideLayout?.CommonSlideData?.ShapeTree, role));
            Add(Filled(layout?.SlideMasterPart?.SlideMaster?.CommonSlideData?.ShapeTree, role));
            if (role.Type?.Value is null or PlaceholderValues.Body or PlaceholderValues.Object && layout?.SlideMasterPart?.SlideMaster?.TextStyles?.BodyStyle is { } body)
            {
                lists.Add(body);
            }
        }
    }

    /// <summary>The mark of the next paragraph: its number, "" for a bullet, null for no list entry.</summary>
    internal string? Next(A.Paragraph paragraph, int level)
    {
        var own = (OpenXmlElement?)paragraph.ParagraphProperties;
        var mark = lists.Select(l => l.ChildElements.FirstOrDefault(c => c.LocalName == $"lvl{level + 1}pPr")).Prepend(own).OfType<OpenXmlElement>()
            .Select(p => p.ChildElements.FirstOrDefault(c => c is A.NoBullet or A.CharacterBullet or A.PictureBullet or A.AutoNumberedBullet)).FirstOrDefault(b => b is not null);
        Array.Clear(counts, level + 1, counts.Length - level - 1);
        if (mark is A.AutoNumberedBullet numbered)
        {
            counts[level] = counts[level] == 0 ? numbered.StartAt?.Value ?? 1 : counts[level] + 1;
            return Written(counts[level], numbered.Type?.InnerText ?? "");
        }

        counts[level] = 0;
        return mark is A.CharacterBullet or A.PictureBullet ? "" : null;
    }

    private static string Written(int number, string format)
    {
        var text = format.StartsWith("alpha", StringComparison.Ordinal) ? NumberText.Letters(number)
            : format.StartsWith("roman", StringComparison.Ordinal) ? NumberText.Roman(number) : NumberText.Decimal(number);
        text = format.Contains("Uc", StringComparison.Ordinal) ? text.ToUpperInvariant() : text;
        return format.EndsWith("ParenBoth", StringComparison.Ordinal) ? $"({text})" : format.EndsWith("ParenR", StringComparison.Ordinal) ? $"{text})"
            : format.EndsWith("Period", StringComparison.Ordinal) ? $"{text}." : text;
    }

    private void Add(Shape? shape)
    {
        if (shape?.TextBody?.ListStyle is { } list)
        {
            lists.Add(list);
        }
    }

    private static Shape? Filled(ShapeTree? tree, PlaceholderShape role) => tree?.Elements<Shape>().FirstOrDefault(s =>
        s.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape is { } other
        && ((role.Index?.Value is { } index && other.Index?.Value == index) || (role.Type?.Value is { } type && other.Type?.Value == type)));
}
