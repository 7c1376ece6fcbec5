using System.IO.Compression;
using System.Text;

namespace Synthesis.Extract;

/// <summary>Tells what a file is from its bytes; its name is only believed where bytes cannot tell.</summary>
internal static class MediaTypes
{
    internal const string Pdf = "application/pdf";
    internal const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    internal const string Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    internal const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    internal const string OpenDocument = "application/vnd.oasis.opendocument.text";
    internal const string OpenSheet = "application/vnd.oasis.opendocument.spreadsheet";
    internal const string OpenSlides = "application/vnd.oasis.opendocument.presentation";
    internal const string OldOffice = "application/x-ole-storage";
    internal const string RichText = "application/rtf";
    internal const string Zip = "application/zip";
    internal const string Html = "text/html";
    internal const string Markdown = "text/markdown";
    internal const string PlainText = "text/plain";
    internal const string Binary = "application/octet-stream";

    /// <summary>The media type that the bytes show.</summary>
    internal static string Of(ReadOnlySpan<byte> bytes, string path)
    {
        var head = bytes[..Math.Min(bytes.Length, 2048)];
        if (head[..Math.Min(head.Length, 1100)].IndexOf("%PDF-"u8) >= 0)
        {
            return Pdf;
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            return OfPackage(bytes);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return OldOffice;
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            return RichText;
        }

        if (LooksLikeHtml(head))
        {
            return Html;
        }

        if (LooksBinary(head))
        {
            return ByName(path) is Pdf or Word ? ByName(path)! : Binary;
        }

        return ByName(path) switch
        {
            Markdown => Markdown,
            Html => Html,
            _ => PlainText,
        };
    }

    /// <summary>The media type that the name promises, or null where it promises none.</summary>
    internal static string? ByName(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PDF" => Pdf,
        ".DOCX" or ".DOCM" or ".DOTX" => Word,
        ".PPTX" or ".PPSX" or ".PPTM" => Slides,
        ".XLSX" or ".XLSM" => Sheet,
        ".ODT" => OpenDocument,
        ".ODS" => OpenSheet,
        ".ODP" => OpenSlides,
        ".DOC" or ".XLS" or ".PPT" => OldOffice,
        ".RTF" => RichText,
        ".HTML" or ".HTM" or ".XHTML" => Html,
        ".MD" or ".MARKDOWN" => Markdown,
        ".TXT" => PlainText,
        _ => null,
    };

    /// <summary>The ending of the name of a file of that type; empty where none is usual.</summary>
    internal static string Ending(string? type) => type switch
    {
        Pdf => ".pdf",
        Word => ".docx",
        Slides => ".pptx",
        Sheet => ".xlsx",
        OpenDocument => ".odt",
        OpenSheet => ".ods",
        OpenSlides => ".odp",
        OldOffice => ".doc",
        RichText => ".rtf",
        Html => ".html",
        Markdown => ".md",
        PlainText => ".txt",
        _ => "",
    };

    private static string OfPackage(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                var name = entry.FullName.TrimStart('/');
                if (name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
                {
                    return Word;
                }

                if (name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
                {
                    return Slides;
                }

                if (name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
                {
                    return Sheet;
                }

                if (name is "mimetype" && entry.Length < 200)
                {
                    using var reader = new StreamReader(entry.Open());
                    if (reader.ReadToEnd().Trim() is (OpenDocument or OpenSheet or OpenSlides) and var type)
                    {
                        return type;
                    }
                }
            }

            return zip.GetEntry("[Content_Types].xml") is null ? Zip : Word;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return Zip;
        }
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n', '\u00FF', '\u00FE');
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            text = text.Replace("\0", "", StringComparison.Ordinal);
        }

        return text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith('<') && (text.Contains("<html", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<head", StringComparison.OrdinalIgnoreCase) || text.Contains("<body", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<title", StringComparison.OrdinalIgnoreCase) || text.Contains("<div", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<p>", StringComparison.OrdinalIgnoreCase));
    }

    private static bool LooksBinary(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return false;
        }

        var odd = 0;
        foreach (var b in head)
        {
            odd += b is < 9 or (> 13 and < 32 and not 27) ? 1 : 0;
        }

        return odd > head.Length / 50;
    }
}
