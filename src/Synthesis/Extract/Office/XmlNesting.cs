using System.IO.Compression;
using System.Xml;

namespace Synthesis.Extract.Office;

/// <summary>Finds XML nested so deep that a parser which calls itself for each level would end the whole program.</summary>
internal static class XmlNesting
{
    private const int Deepest = 1000;

    /// <summary>Whether any part of a package, already measured by <see cref="PackageSafety"/>, nests deeper than an office program writes.</summary>
    internal static bool TooDeep(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        return zip.Entries.Any(e => TooDeep(e, cancellation));
    }

    private static bool TooDeep(ZipArchiveEntry part, CancellationToken cancellation)
    {
        try
        {
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            while (xml.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (xml.Depth > Deepest)
                {
                    return true;
                }
            }
        }
        catch (XmlException)
        {
            // A picture, or XML that the reader itself will refuse.
        }

        return false;
    }
}
