using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Synthesis.Extract.Office;

/// <summary>Opens the zip packages of Word, PowerPoint and Excel: measured first, never followed outside themselves, and what is damaged becomes an issue.</summary>
internal static class OfficePackage
{
    /// <summary>The name and version of the library that reads them.</summary>
    internal static string Engine { get; } = $"openxml {typeof(OpenXmlPackage).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Opens a package with <paramref name="open"/> and reads it with <paramref name="read"/>.</summary>
    internal static Reading Read<T>(SourceBytes file, ReadingLimits limits, string damaged, Func<Stream, OpenSettings, T> open, Func<T, Reading> read, CancellationToken cancellation)
        where T : OpenXmlPackage
    {
        if (PackageSafety.Refusal(file.Bytes, limits, cancellation) is { } refusal)
        {
            return new Reading([], null, null, null, DocumentMetadata.Unknown, [refusal]);
        }

        try
        {
            if (XmlNesting.TooDeep(file.Bytes, cancellation))
            {
                return Reading.Unreadable("deep-nesting", "A part of the file nests deeper than any office program writes; it was refused as unsafe: ask its publisher for a plain copy.");
            }

            // Writable, for the library mends links that are no proper addresses in its copy in memory; nothing is written to the file.
            using var bytes = new MemoryStream();
            bytes.Write(file.Bytes.Span);
            bytes.Position = 0;
            using var package = open(bytes, new OpenSettings { AutoSave = false, RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory((_, _, _) => "about:blank") });
            return read(package);
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or NullReferenceException or KeyNotFoundException or InvalidCastException)
        {
            return Reading.Unreadable(damaged, e is XmlException && e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "A part of the file declares XML entities, which no office program writes; it was refused as unsafe: ask its publisher for a plain copy."
                : $"The file could not be read ({CleanText.Line(e.Message)}): open it in an office program and save a copy.");
        }
    }

    /// <summary>What the package says of itself.</summary>
    internal static DocumentMetadata Metadata(OpenXmlPackage package) =>
        new(CleanText.OrNull(package.PackageProperties.Creator), Utc(package.PackageProperties.Created), Utc(package.PackageProperties.Modified));

    private static DateTimeOffset? Utc(DateTime? time) => time is { } t ? new DateTimeOffset(DateTime.SpecifyKind(t.ToUniversalTime(), DateTimeKind.Utc)) : null;
}
