using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
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

        // A record's id must be unique and need not be random: this one is made from the content's hash (RFC 9562, version 8).
        var id = hash[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        var target = "file:///" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)).TrimStart('/');
        var head = new StringBuilder("WARC/1.1\r\n")
            .Append("WARC-Type: resource\r\n")
            .Append(CultureInfo.InvariantCulture, $"WARC-Record-ID: <urn:uuid:{new Guid(id, bigEndian: true)}>\r\n")
            .Append(CultureInfo.InvariantCulture, $"WARC-Date: {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\r\n")
            .Append("WARC-Target-URI: ").Append(target).Append("\r\n")
            .Append("WARC-Block-Digest: sha256:").Append(name).Append("\r\n")
            .Append("Content-Type: ").Append(mediaType ?? "application/octet-stream").Append("\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Length: {bytes.Length}\r\n\r\n");
        using var record = new MemoryStream();
        using (var gzip = new GZipStream(record, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(head.ToString()));
            gzip.Write(bytes);
            gzip.Write("\r\n\r\n"u8);
        }

        WholeFile.Write(file, s => s.Write(record.ToArray()));
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

        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
        {
            gzip.CopyTo(whole);
        }

        var record = whole.ToArray();
        var start = record.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var bytes = start < 4 || record.Length < start + 4 ? [] : record[start..^4];
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes
            : throw new StoreException($"'{file}' is not what was kept (its digest differs): restore it from a copy.");
    }
}
