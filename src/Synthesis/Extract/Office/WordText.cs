using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing;

namespace Synthesis.Extract.Office;

/// <summary>Where a letter of the text stands in the file.</summary>
/// <param name="From">The element that shows it; null for what the reader adds itself, such as a list's number.</param>
/// <param name="At">Its UTF-16 place in the element's text; 0 where the element shows it without text.</param>
internal readonly record struct WordOrigin(OpenXmlElement? From, int At);

/// <summary>What one paragraph shows: its words, and what hangs on it and stands elsewhere.</summary>
internal sealed class WordText
{
    private readonly WordStyles styles;
    private readonly StringBuilder words = new();
    private readonly List<(int At, OpenXmlElement? From)> shown = [];
    private readonly Stack<bool> fields = new();
    private Paragraph? paragraph;
    private bool contents;

    internal WordText(WordStyles styles)
    {
        this.styles = styles;
    }

    /// <summary>The text boxes anchored in it.</summary>
    internal List<TextBoxContent> Boxes { get; } = [];

    /// <summary>The alternative texts of its pictures, each with the element that bears it.</summary>
    internal List<(OpenXmlElement From, string Words)> Pictures { get; } = [];

    /// <summary>The notes it refers to.</summary>
    internal List<FootnoteEndnoteReferenceType> Notes { get; } = [];

    /// <summary>The diagrams (SmartArt) in it, by the relationship to their words.</summary>
    internal List<Drawing.Diagrams.RelationshipIds> Diagrams { get; } = [];

    /// <summary>Its words so far.</summary>
    internal string Words => CleanText.Line(words.ToString());

    /// <summary>Where each letter of <see cref="Words"/> stands in the file.</summary>
    internal IEnumerable<WordOrigin> Origins
    {
        get
        {
            var places = new List<int>();
            CleanText.Line(words.ToString(), places);
            var n = 0;
            foreach (var at in places)
            {
                while (n + 1 < shown.Count && shown[n + 1].At <= at)
                {
                    n++;
                }

                yield return new WordOrigin(shown[n].From, shown[n].From is OpenXmlLeafTextElement ? at - shown[n].At : 0);
            }
        }
    }

    /// <summary>Adds what a paragraph shows.</summary>
    internal void Add(Paragraph of)
    {
        (paragraph, contents) = (of, styles.IsContents(of));
        fields.Clear();
        Gather(of);
    }

    /// <summary>Parts what came from what comes.</summary>
    internal void Space() => Show(" ", null);

    private bool InFieldCode => fields.Contains(true);

    private void Gather(OpenXmlElement element)
    {
        foreach (var child in element.ChildElements)
        {
            switch (child)
            {
                case Run run when styles.IsHidden(run, paragraph!):
                case DeletedRun or MoveFromRun or DeletedText or FieldCode or AlternateContentFallback or RunProperties or ParagraphProperties or SdtProperties or RubyContent:
                case SdtRun sdt when sdt.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is not null:
                    break;
                case FieldChar field:
                    Take(field);
                    break;
                case Text or DocumentFormat.OpenXml.Math.Text:
                    Append(((OpenXmlLeafTextElement)child).Text, child);
                    break;
                case TabChar when contents:
                    Append(" …… ", child);
                    break;
                case TabChar or Break or CarriageReturn or PositionalTab:
                    Append(" ", child);
                    break;
                case NoBreakHyphen:
                    Append("\u2011", child);
                    break;
                case SymbolChar symbol:
                    Append(Shown(symbol), child);
                    break;
                case TextBoxContent box:
                    Boxes.Add(box);
                    break;
                case FootnoteEndnoteReferenceType note:
                    Notes.Add(note);
                    break;
                case Drawing.Wordprocessing.DocProperties picture:
                    Pictures.AddRange(AlternativeText.Of(picture.Description?.Value).Select(t => (child, t)));
                    break;
                case DocumentFormat.OpenXml.Vml.Shape shape:
                    Pictures.AddRange(AlternativeText.Of(shape.Alternate?.Value).Select(t => (child, t)));
                    Gather(shape);
                    break;
                case Drawing.Diagrams.RelationshipIds diagram:
                    Diagrams.Add(diagram);
                    break;
                case AlternateContent choices:
                    Gather((OpenXmlElement?)choices.GetFirstChild<AlternateContentChoice>() ?? (OpenXmlElement?)choices.GetFirstChild<AlternateContentFallback>() ?? choices);
                    break;
                default:
                    Gather(child);
                    break;
            }
        }
    }

    /// <summary>Between a field's begin and its separator stands its code, after that what it shows.</summary>
    private void Take(FieldChar field)
    {
        var type = field.FieldCharType?.Value;
        if (type == FieldCharValues.Begin)
        {
            fields.Push(true);
        }
        else if (fields.Count > 0)
        {
            fields.Pop();
            if (type == FieldCharValues.Separate)
            {
                fields.Push(false);
            }
        }
    }

    private void Append(string text, OpenXmlElement from)
    {
        if (!InFieldCode)
        {
            Show(text, from);
        }
    }

    private void Show(string text, OpenXmlElement? from)
    {
        shown.Add((words.Length, from));
        words.Append(text);
    }

    /// <summary>The marks of Wingdings and Symbol that carry meaning in a form or table.</summary>
    private static string Shown(SymbolChar symbol) =>
        (symbol.Font?.Value ?? "").StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) ? (symbol.Char?.Value?.ToUpperInvariant(), symbol.Font!.Value!.EndsWith('2')) switch
        {
            ("F0FC" or "FC", false) or ("F050" or "50", true) => "✓",
            ("F0FB" or "FB", false) or ("F04F" or "4F", true) => "✗",
            ("F0FE" or "FE", false) or ("F052" or "52", true) => "☑",
            ("F0FD" or "FD", false) or ("F051" or "51", true) => "☒",
            ("F0A8" or "A8" or "F06F" or "6F", false) or ("F0A3" or "A3", true) => "☐",
            ("F0E0" or "E0", false) => "→",
            _ => "",
        } : "";
}
