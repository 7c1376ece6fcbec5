using System.IO.Compression;

namespace Synthesis.Extract.Office;

/// <summary>Measures a zip package before anything in it is believed.</summary>
internal static class PackageSafety
{
    /// <summary>Why the package must not be opened, or null. Parts are unpacked to nowhere, so a lie about sizes does not help.</summary>
    internal static Issue? Refusal(ReadOnlyMemory<byte> bytes, ReadingLimits limits, CancellationToken cancellation)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            var buffer = new byte[1 << 16];
            long all = 0;
            foreach (var entry in zip.Entries)
            {
                long own = 0;
                using var part = entry.Open();
                int n;
                while ((n = part.Read(buffer)) > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    own += n;
                    all += n;
                    if (all > limits.UnpackedBytes || (own > 1 << 20 && own > limits.UnpackRatio * Math.Max(1, entry.CompressedLength)))
                    {
                        return new Issue("zip-bomb", Severity.Error,
                            $"The package unpacks to far more than its size ('{CleanText.Line(entry.FullName)}', over {limits.UnpackRatio}:1 or {limits.UnpackedBytes >> 20} MB in all) and was not opened: ask its publisher for a plain copy.");
                    }
                }
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return new Issue("damaged-package", Severity.Error, "The file's name or first bytes promise an office document, but it is no whole zip package: fetch it again, or open it in an office program and save a copy.");
        }
    }
}
