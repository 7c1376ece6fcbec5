using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Synthesis.Audit;

/// <summary>Reads the XML of a word processor's file, which is a ZIP archive of parts.</summary>
internal static class PackedMarkup
{
    private const long LargestPart = 256L << 20;

    /// <summary>What the file says by its main part; nothing where it is no such file or is damaged.</summary>
    internal static DraftMarkup Read(byte[] bytes, string main, Func<ZipArchive, XElement, DraftMarkup> read)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return Part(zip, main) is { } body ? read(zip, body) : DraftMarkup.Unknown;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            return DraftMarkup.Unknown;
        }
    }

    /// <summary>The root of a part, or null where there is none or it is too large to be one; no entity is followed.</summary>
    internal static XElement? Part(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry || entry.Length > LargestPart)
        {
            return null;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = LargestPart });
        return XDocument.Load(reader).Root;
    }
}
