using System.Security.Cryptography;
using Synthesis.Gather.Warc;
using Synthesis.Report;

namespace Synthesis.Store;

/// <summary>The bytes of every source as they were read, as WARC 1.1 resource records (ISO 28500:2017), each gzipped by itself, one file a content.</summary>
internal static class Archive
{
    /// <summary>Keeps a content unless it is there; the file is named by its hash.</summary>
    /// <param name="folder">The review's archive folder.</param>
    /// <param name="path">The path it was read from, for the record's target.</param>
    /// <param name="mediaType">What it is, or null.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="at">When it was read.</param>
    internal static void Keep(string folder, string path, string? mediaType, ReadOnlySpan<byte> bytes, DateTimeOffset at)
    {
        var hash = SHA256.HashData(bytes);
        var name = Convert.ToHexStringLower(hash);
        var file = Path.Combine(folder, name[..2], name + ".warc.gz");
        if (File.Exists(file))
        {
            return;
        }

        var target = "file:///" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)).TrimStart('/');
        var record = new WarcRecord(
            [
                ("WARC-Type", "resource"), ("WARC-Record-ID", WarcRecord.IdOf(hash)), ("WARC-Date", WarcRecord.Time(at)), ("WARC-Target-URI", target),
                ("WARC-Block-Digest", WarcRecord.Digest(bytes)), ("Content-Type", mediaType ?? "application/octet-stream"),
            ],
            bytes.ToArray()).Gzipped();
        WholeFile.Write(file, s => s.Write(record));
    }

    /// <summary>The content of that hash.</summary>
    /// <exception cref="StoreException">It is not there, or is not what was kept.</exception>
    internal static byte[] Read(string folder, string sha256)
    {
        var file = Path.Combine(folder, sha256[..2], sha256 + ".warc.gz");
        if (!File.Exists(file))
        {
            throw new StoreException($"The archive lacks the content {sha256}: restore the folder '{folder}' from a copy.");
        }

        byte[] bytes;
        try
        {
            bytes = WarcRecord.Read(File.ReadAllBytes(file)).Block.ToArray();
        }
        catch (InvalidDataException)
        {
            bytes = [];
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes
            : throw new StoreException($"'{file}' is not what was kept (its digest differs): restore it from a copy.");
    }
}
