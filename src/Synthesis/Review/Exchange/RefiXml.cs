using System.Text;
using System.Xml;

namespace Synthesis.Review.Exchange;

/// <summary>How XML of the exchange standard is written and read.</summary>
internal static class RefiXml
{
    internal const string Origin = "Synthesis";

    /// <summary>Answers that the standard knows nothing of; they stand as codes below a code.</summary>
    internal static readonly string[] Answers = ["absent", "unclear"];

    internal static readonly XmlWriterSettings WriterSettings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, CloseOutput = false };

    /// <summary>No document type, so no entity can be defined and nothing outside is fetched.</summary>
    internal static XmlReaderSettings ReaderSettings(long mostCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = mostCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    internal static string Text(Guid guid) => guid.ToString("D");

    /// <summary>Text without the characters that XML 1.0 cannot hold.</summary>
    internal static string Clean(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
        {
            return text;
        }

        return string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }
}
