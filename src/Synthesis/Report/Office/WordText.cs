using System.Globalization;
using System.Xml;

namespace Synthesis.Report.Office;

/// <summary>Writes the paragraphs, runs, fields and links of a Word document (ECMA-376 part 1, WordprocessingML).</summary>
internal sealed class WordText(XmlWriter xml)
{
    internal const string Space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private int bookmarks;

    /// <summary>The document's writer, for what is written seldom.</summary>
    internal XmlWriter Xml => xml;

    /// <summary>An element with one attribute.</summary>
    internal void Value(string name, string value, string attribute = "val")
    {
        Start(name);
        Attribute(attribute, value);
        End();
    }

    internal void Start(string name) => xml.WriteStartElement("w", name, Space);

    internal void End() => xml.WriteEndElement();

    internal void Attribute(string name, string value) => xml.WriteAttributeString("w", name, Space, value);

    /// <summary>A paragraph in a style.</summary>
    internal void Paragraph(string style, Action content, Action? properties = null)
    {
        Start("p");
        Start("pPr");
        Value("pStyle", style);
        properties?.Invoke();
        End();
        content();
        End();
    }

    /// <summary>A paragraph of plain words.</summary>
    internal void Paragraph(string style, string text) => Paragraph(style, () => Run(text));

    /// <summary>Some words, in a style of letters or none.</summary>
    internal void Run(string text, string? style = null)
    {
        if (text.Length == 0)
        {
            return;
        }

        Start("r");
        Styled(style);
        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Legible.Of(text).Replace('\n', ' ').Replace('\t', ' '));
        End();
        End();
    }

    /// <summary>A tab.</summary>
    internal void Tab()
    {
        Start("r");
        Start("tab");
        End();
        End();
    }

    /// <summary>A field with the words it shows until it is worked out again.</summary>
    /// <param name="instruction">What it is.</param>
    /// <param name="shown">What it shows.</param>
    /// <param name="style">The style of its letters, or null.</param>
    internal void Field(string instruction, string shown, string? style = null)
    {
        Mark("begin");
        Instruct(instruction);
        Mark("separate");
        Run(shown, style);
        Mark("end");
    }

    /// <summary>The begin, middle or end of a field.</summary>
    internal void Mark(string kind, bool dirty = false)
    {
        Start("r");
        Start("fldChar");
        Attribute("fldCharType", kind);
        if (dirty)
        {
            Attribute("dirty", "true");
        }

        End();
        End();
    }

    /// <summary>A field's instruction.</summary>
    internal void Instruct(string instruction)
    {
        Start("r");
        Start("instrText");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString($" {instruction} ");
        End();
        End();
    }

    /// <summary>A link to a place in the document.</summary>
    internal void Link(string bookmark, Action content)
    {
        Start("hyperlink");
        Attribute("anchor", bookmark);
        Attribute("history", "1");
        content();
        End();
    }

    /// <summary>Names what is written as a place that links and fields lead to.</summary>
    internal void Bookmark(string name, Action content)
    {
        var id = (++bookmarks).ToString(CultureInfo.InvariantCulture);
        Start("bookmarkStart");
        Attribute("id", id);
        Attribute("name", name);
        End();
        content();
        Start("bookmarkEnd");
        Attribute("id", id);
        End();
    }

    private void Styled(string? style)
    {
        if (style is not null)
        {
            Start("rPr");
            Value("rStyle", style);
            End();
        }
    }
}
