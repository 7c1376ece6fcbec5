using System.Xml;
using Synthesis.Codebooks;

namespace Synthesis.Review.Exchange;

/// <summary>The codebook as REFI-QDA has it: themes that cannot be coded with, codes below them, and below each code its values.</summary>
public static class RefiCodes
{
    /// <summary>The namespace of a codebook file.</summary>
    public const string CodebookNamespace = "urn:QDA-XML:codebook:1.0";

    /// <summary>The GUID of a code.</summary>
    public static Guid Of(Codebook codebook, string code) => NameGuid.Of("code", codebook.Id, code);

    /// <summary>The GUID of a value of a code, or of an answer such as <c>absent</c>, which stands below a code in the same way.</summary>
    public static Guid Of(Codebook codebook, string code, string value) => NameGuid.Of("value", codebook.Id, code, value);

    /// <summary>Writes a codebook file (<c>.qdc</c>), UTF-8 without a mark.</summary>
    /// <returns>What the format cannot carry.</returns>
    public static IReadOnlyList<Loss> WriteFile(Codebook codebook, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, RefiXml.WriterSettings);
        xml.WriteStartDocument();
        xml.WriteStartElement("CodeBook", CodebookNamespace);
        xml.WriteAttributeString("origin", RefiXml.Origin);
        Write(codebook, (_, _) => false, xml, CodebookNamespace);
        xml.WriteEndElement();
        return Losses(codebook);
    }

    /// <summary>What neither a codebook nor a project file carries of a codebook.</summary>
    internal static IReadOnlyList<Loss> Losses(Codebook codebook) =>
    [
        .. new Loss[]
        {
            new("signals by which the machine finds codes", codebook.Codes.Sum(c => c.Signals.Count), "left out"),
            new("examples and counter-examples", codebook.Codes.Sum(c => c.Examples.Count + c.CounterExamples.Count), "left out"),
            new("codes whose values are in order, or that imply others or have denominators of their own", codebook.Codes.Count(c => c.Scale.Count > 0 || c.Implies.Count > 0 || c.Of is not ["all"]), "the codes are carried without that"),
        }.Where(l => l.Count > 0),
    ];

    /// <summary>Writes the element Codes. Order within Code, as the schema has it: Description, then Code.</summary>
    internal static void Write(Codebook codebook, Func<string, string, bool> answered, XmlWriter xml, string ns)
    {
        xml.WriteStartElement("Codes", ns);
        foreach (var theme in codebook.Themes)
        {
            Start(xml, ns, NameGuid.Of("theme", codebook.Id, theme.Id), theme.Title, codable: false, null);
            foreach (var code in codebook.Codes.Where(c => c.Theme == theme.Id))
            {
                string[] parts = [code.Definition, .. code.Include.Select(i => "Counts: " + i), .. code.Exclude.Select(e => "Does not count: " + e)];
                Start(xml, ns, Of(codebook, code.Id), code.Title, codable: true, string.Join('\n', parts));
                foreach (var value in code.Values)
                {
                    Start(xml, ns, Of(codebook, code.Id, value.Id), value.Title, codable: true, value.Definition);
                    xml.WriteEndElement();
                }

                foreach (var answer in RefiXml.Answers.Where(a => answered(code.Id, a)))
                {
                    Start(xml, ns, Of(codebook, code.Id, answer), answer, codable: true, answer == "absent" ? "The document was read and says nothing." : "It cannot be told.");
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string ns, Guid guid, string name, bool codable, string? description)
    {
        xml.WriteStartElement("Code", ns);
        xml.WriteAttributeString("guid", RefiXml.Text(guid));
        xml.WriteAttributeString("name", RefiXml.Clean(name));
        xml.WriteAttributeString("isCodable", codable ? "true" : "false");
        if (description is not null)
        {
            xml.WriteElementString("Description", ns, RefiXml.Clean(description));
        }
    }
}
