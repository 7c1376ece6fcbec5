using System.Globalization;
using System.Xml;

namespace Synthesis.Review.Exchange;

/// <summary>
/// Reads project and codebook XML as it comes, element by element. Names are taken without regard to case, GUIDs with or without braces, elements in
/// whatever order: tools differ in all three.
/// </summary>
internal sealed class RefiReader(XmlReader xml, int mostCodings)
{
    private readonly RefiContent content = new();
    private int codings;

    internal RefiContent Read()
    {
        xml.MoveToContent();
        if (!Is("Project") && !Is("CodeBook"))
        {
            throw new XmlException($"The file begins with '{xml.LocalName}', not with Project or CodeBook.");
        }

        content.Origin = Attribute("origin") ?? "";
        Children(() =>
        {
            switch (xml.LocalName.ToLowerInvariant())
            {
                case "users":
                    Children(User);
                    break;
                case "codebook":
                    Children(() => Codes(null));
                    break;
                case "codes":
                    Children(() => Code(null));
                    break;
                case "sources":
                    Children(Source);
                    break;
                case "notes":
                    Children(Note);
                    break;
                case var other:
                    Leave(other);
                    break;
            }
        });
        return content;
    }

    private void Codes(Guid? parent)
    {
        if (Is("Codes"))
        {
            Children(() => Code(parent));
        }
        else
        {
            Leave(xml.LocalName.ToLowerInvariant());
        }
    }

    private void User()
    {
        content.Users.TryAdd(Id("guid"), (Attribute("name") ?? "", Attribute("id")));
        Children(Skip);
    }

    private void Code(Guid? parent)
    {
        if (!Is("Code"))
        {
            Leave(xml.LocalName.ToLowerInvariant());
            return;
        }

        var (id, name, codable) = (Id("guid"), Attribute("name") ?? "", !string.Equals(Attribute("isCodable"), "false", StringComparison.OrdinalIgnoreCase));
        var place = content.Codes.Count;
        content.Codes.Add(new RefiCode(id, name, null, parent, codable));
        Children(() =>
        {
            if (Is("Description"))
            {
                content.Codes[place] = content.Codes[place] with { Description = Text() };
            }
            else if (Is("Code"))
            {
                Code(id);
            }
            else
            {
                Leave("note of a code");
            }
        });
    }

    private void Source()
    {
        if (!Is("TextSource") && !Is("PDFSource"))
        {
            Leave(xml.LocalName.ToLowerInvariant());
            return;
        }

        var source = new RefiSource(Id("guid"), Attribute("name") ?? "") { Path = Attribute("plainTextPath") };
        content.Sources.Add(source);
        InSource(source);
    }

    private void InSource(RefiSource source) => Children(() =>
    {
        switch (xml.LocalName.ToLowerInvariant())
        {
            case "plaintextcontent":
                source.Text = Text();
                break;
            case "representation":
                source.TextId = Id("guid");
                source.Path = Attribute("plainTextPath");
                InSource(source);
                break;
            case "plaintextselection":
                Selection(source);
                break;
            case "coding":
                source.Selections.Add(new RefiSelection(-1, -1, null, default, default));
                Coding(source, source.Selections.Count - 1);
                break;
            case "description":
                Skip();
                break;
            case var other:
                Leave(other);
                break;
        }
    });

    private void Selection(RefiSource source)
    {
        var selection = new RefiSelection(Number("startPosition"), Number("endPosition"), Attribute("name"), Id("creatingUser"), default);
        var place = source.Selections.Count;
        source.Selections.Add(selection);
        Children(() =>
        {
            if (Is("Coding"))
            {
                Coding(source, place);
            }
            else if (Is("NoteRef"))
            {
                source.Selections[place] = source.Selections[place] with { Note = Id("targetGUID") };
                Children(Skip);
            }
            else if (Is("Description"))
            {
                source.Selections[place] = source.Selections[place] with { Words = Text() };
            }
            else
            {
                Leave(xml.LocalName.ToLowerInvariant());
            }
        });
    }

    private void Coding(RefiSource source, int selection)
    {
        if (++codings > mostCodings)
        {
            throw new XmlException(string.Create(CultureInfo.InvariantCulture, $"The project has more than {mostCodings} codings."));
        }

        var (user, code, note) = (Id("creatingUser"), default(Guid), default(Guid));
        Children(() =>
        {
            if (Is("CodeRef"))
            {
                code = Id("targetGUID");
            }
            else if (Is("NoteRef"))
            {
                note = Id("targetGUID");
            }

            Children(Skip);
        });
        source.Codings.Add(new RefiCoding(selection, code, user, note));
    }

    private void Note()
    {
        var (id, path) = (Id("guid"), Attribute("plainTextPath"));
        Children(() =>
        {
            if (Is("PlainTextContent"))
            {
                content.Notes[id] = Text();
            }
            else
            {
                Skip();
            }
        });
        if (path is not null && !content.Notes.ContainsKey(id))
        {
            content.Notes[id] = path;
        }
    }

    /// <summary>Counts an element that is not carried over and passes it by.</summary>
    private void Leave(string what)
    {
        content.Left[what] = content.Left.GetValueOrDefault(what) + 1;
        Skip();
    }

    private void Skip() => Children(Skip);

    /// <summary>Calls for each child element; each call must read its element to the end, which <see cref="Children"/> and <see cref="Text"/> do.</summary>
    private void Children(Action child)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        if (depth > 200)
        {
            throw new XmlException("Elements are nested more than 200 deep.");
        }

        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                child();
            }
        }
    }

    private string Text()
    {
        var text = new System.Text.StringBuilder();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                text.Append(xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? xml.Value : "");
            }
        }

        return text.ToString();
    }

    private bool Is(string name) => string.Equals(xml.LocalName, name, StringComparison.OrdinalIgnoreCase);

    private string? Attribute(string name)
    {
        if (xml.GetAttribute(name) is { } exact)
        {
            return exact;
        }

        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (string.Equals(xml.LocalName, name, StringComparison.OrdinalIgnoreCase))
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    private Guid Id(string name) => Attribute(name) is not { Length: > 0 } text ? default : Guid.TryParse(text, out var guid) ? guid : NameGuid.Of("foreign", text);

    private int Number(string name) => int.TryParse(Attribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : int.MinValue;
}
