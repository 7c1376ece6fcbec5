using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Synthesis.Report.Office;

/// <summary>
/// Writes an Office file (ECMA-376, Open Packaging Conventions) part by part, straight to its archive: ids are given, no clock is asked and the
/// order is that of the calls, so that the same parts give the same bytes. The content types come last and nothing is kept in memory.
/// </summary>
internal sealed class OfficeFile(Stream stream) : IDisposable
{
    /// <summary>The date of every entry: the first that a zip archive can bear.</summary>
    internal static readonly DateTimeOffset Dated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Path, string Type)> parts = [];

    /// <summary>Where relationships of any kind are defined.</summary>
    internal const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Adds a part of XML.</summary>
    /// <param name="path">Its path, without a slash before it.</param>
    /// <param name="type">Its content type.</param>
    /// <param name="write">Writes it.</param>
    internal void Add(string path, string type, Action<XmlWriter> write)
    {
        parts.Add((path, type));
        Xml(path, write);
    }

    /// <summary>Adds a part of bytes.</summary>
    internal void Add(string path, string type, ReadOnlySpan<byte> bytes)
    {
        parts.Add((path, type));
        using var part = Entry(path);
        part.Write(bytes);
    }

    /// <summary>Adds what a part refers to; of the package itself where its path is empty.</summary>
    /// <param name="of">The part's path.</param>
    /// <param name="to">Id, kind (the last step of its address) and target of each; an address outside where it begins with a scheme.</param>
    internal void Relate(string of, params IReadOnlyList<(string Id, string Kind, string Target)> to)
    {
        var at = of.LastIndexOf('/') + 1;
        Xml($"{of[..at]}_rels/{of[at..]}.rels", xml =>
        {
            xml.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
            foreach (var (id, kind, target) in to)
            {
                xml.WriteStartElement("Relationship");
                xml.WriteAttributeString("Id", id);
                xml.WriteAttributeString("Type", kind == "core-properties" ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" : $"{Relations}/{kind}");
                xml.WriteAttributeString("Target", target);
                if (kind == "hyperlink")
                {
                    xml.WriteAttributeString("TargetMode", "External");
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>Adds what the file is called; it bears no date and no maker's name.</summary>
    internal void AddTitle(string title) => Add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", xml =>
    {
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", Legible.Of(title));
        xml.WriteElementString("dc", "language", "http://purl.org/dc/elements/1.1/", "en-GB");
        xml.WriteEndElement();
    });

    /// <summary>Writes the content types and ends the archive.</summary>
    public void Dispose()
    {
        Xml("[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
            foreach (var (extension, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml") })
            {
                xml.WriteStartElement("Default");
                xml.WriteAttributeString("Extension", extension);
                xml.WriteAttributeString("ContentType", type);
                xml.WriteEndElement();
            }

            foreach (var (path, type) in parts)
            {
                xml.WriteStartElement("Override");
                xml.WriteAttributeString("PartName", "/" + path);
                xml.WriteAttributeString("ContentType", type);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
        archive.Dispose();
    }

    private void Xml(string path, Action<XmlWriter> write)
    {
        using var part = Entry(path);
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
        xml.WriteStartDocument(true);
        write(xml);
    }

    private BufferedStream Entry(string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Dated;
        return new BufferedStream(entry.Open(), 1 << 16);
    }
}
