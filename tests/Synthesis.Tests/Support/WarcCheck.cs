using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Synthesis.Tests.Support;

/// <summary>
/// Holds an archive against WARC 1.1 (ISO 28500:2017) and gzip (RFC 1952), with reading code of its own: nothing here is shared with the program that writes.
/// </summary>
internal static partial class WarcCheck
{
    private static readonly string[] Types = ["warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"];

    private static readonly string[] Mandatory = ["WARC-Record-ID", "WARC-Date", "WARC-Type", "Content-Length"];

    private static readonly Dictionary<string, string[]> OnlyIn = new()
    {
        ["WARC-Filename"] = ["warcinfo"],
        ["WARC-Profile"] = ["revisit"],
        ["WARC-Refers-To"] = ["metadata", "revisit", "conversion"],
        ["WARC-Refers-To-Target-URI"] = ["revisit"],
        ["WARC-Refers-To-Date"] = ["revisit"],
        ["WARC-Concurrent-To"] = ["request", "response", "resource", "metadata", "revisit"],
        ["WARC-IP-Address"] = ["request", "response", "resource", "metadata", "revisit"],
        ["WARC-Payload-Digest"] = ["request", "response", "resource", "revisit", "conversion"],
        ["WARC-Target-URI"] = ["response", "resource", "request", "revisit", "metadata", "conversion", "continuation"],
    };

    private static readonly string[] Profiles =
    [
        "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
    ];

    /// <summary>A record as it stands in a file.</summary>
    internal sealed record Found(string File, int Number, ILookup<string, string> Fields, byte[] Block)
    {
        internal string this[string name] => Fields[name].FirstOrDefault() ?? "";

        internal string Type => this["WARC-Type"];

        internal string BlockText => Encoding.Latin1.GetString(Block);
    }

    /// <summary>What is wrong with the WARC files of a folder, in words; empty where nothing is.</summary>
    internal static IReadOnlyList<string> Faults(string folder)
    {
        var faults = new List<string>();
        var records = Read(folder, faults);
        var byId = records.GroupBy(r => r["WARC-Record-ID"]).ToDictionary(g => g.Key, g => g.First());
        faults.AddRange(records.GroupBy(r => r["WARC-Record-ID"]).Where(g => g.Count() > 1).Select(g => $"{g.Count()} records have the id {g.Key}"));
        foreach (var record in records)
        {
            faults.AddRange(Of(record, byId).Select(f => $"{record.File}, record {record.Number} ({record.Type} {record["WARC-Target-URI"]}): {f}"));
        }

        return faults;
    }

    /// <summary>The records of a folder's files, in the order of files and places.</summary>
    internal static IReadOnlyList<Found> Read(string folder, List<string>? faults = null)
    {
        var records = new List<Found>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.warc.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            var name = Path.GetFileName(file);
            for (int at = 0, number = 1; at < bytes.Length; number++)
            {
                try
                {
                    var content = Member(bytes, ref at);
                    records.Add(Record(content, name, number));
                }
                catch (InvalidDataException e)
                {
                    faults?.Add($"{name}, record {number}, byte {at}: {e.Message}");
                    break;
                }
            }
        }

        return records;
    }

    private static IEnumerable<string> Of(Found record, Dictionary<string, Found> byId)
    {
        foreach (var name in Mandatory.Where(n => !record.Fields.Contains(n)))
        {
            yield return $"{name} is mandatory";
        }

        foreach (var twice in record.Fields.Where(f => f.Count() > 1 && f.Key != "WARC-Concurrent-To"))
        {
            yield return $"{twice.Key} stands {twice.Count()} times";
        }

        if (!Types.Contains(record.Type))
        {
            yield return $"there is no type '{record.Type}'";
        }

        if (!RecordId().IsMatch(record["WARC-Record-ID"]))
        {
            yield return $"'{record["WARC-Record-ID"]}' is no id";
        }

        if (!Date().IsMatch(record["WARC-Date"]))
        {
            yield return $"'{record["WARC-Date"]}' is no date";
        }

        foreach (var (field, types) in OnlyIn.Where(o => record.Fields.Contains(o.Key) && !o.Value.Contains(record.Type)))
        {
            yield return $"{field} must not stand in a {record.Type} (only in {string.Join(", ", types)})";
        }

        if (record.Type is not ("warcinfo" or "metadata") && !(Uri.TryCreate(record["WARC-Target-URI"], UriKind.Absolute, out _) && !record["WARC-Target-URI"].Any(c => c <= ' ' || c > '~' || c is '<' or '>')))
        {
            yield return $"'{record["WARC-Target-URI"]}' is no target";
        }

        if (record.Type == "warcinfo" && (record.Number != 1 || record["WARC-Filename"] != record.File))
        {
            yield return "a warcinfo record opens a file and names it";
        }

        if (record.Fields.Contains("WARC-Truncated") && record["WARC-Truncated"] is not ("length" or "time" or "disconnect" or "unspecified"))
        {
            yield return $"nothing is truncated for '{record["WARC-Truncated"]}'";
        }

        if (record.Fields.Contains("WARC-IP-Address") && !System.Net.IPAddress.TryParse(record["WARC-IP-Address"], out _))
        {
            yield return $"'{record["WARC-IP-Address"]}' is no address";
        }

        if (record.Fields.Contains("WARC-Block-Digest") && record["WARC-Block-Digest"] != Digest(record.Block))
        {
            yield return "the block is not what its digest says";
        }

        foreach (var to in record.Fields["WARC-Concurrent-To"].Concat(record.Fields["WARC-Refers-To"]).Where(id => !byId.ContainsKey(id)))
        {
            yield return $"there is no record {to}";
        }

        foreach (var fault in record.Type switch
        {
            "response" => Response(record),
            "revisit" => Revisit(record, byId),
            "request" => Request(record),
            "warcinfo" or "metadata" when record["Content-Type"] == "application/warc-fields" && !Fields().IsMatch(record.BlockText) => ["its block is not made of fields"],
            _ => [],
        })
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Response(Found record)
    {
        if (!Regex.IsMatch(record["Content-Type"], "^application/http; ?msgtype=response$") || !Regex.IsMatch(record.BlockText, @"\AHTTP/1\.[01] \d{3}[ \r\n]"))
        {
            yield return "it is no HTTP response";
        }
        else if (record.Fields.Contains("WARC-Payload-Digest") && record["WARC-Payload-Digest"] != Digest(Payload(record.Block)))
        {
            yield return "the payload is not what its digest says";
        }
    }

    private static IEnumerable<string> Revisit(Found record, Dictionary<string, Found> byId)
    {
        var profile = Array.IndexOf(Profiles, record["WARC-Profile"]);
        var first = byId.GetValueOrDefault(record["WARC-Refers-To"]);
        if (profile < 0)
        {
            yield return "a revisit has one of two profiles";
        }
        else if (profile == 0 && (first is null || first["WARC-Payload-Digest"] != record["WARC-Payload-Digest"] || Digest(Payload(first.Block)) != record["WARC-Payload-Digest"]))
        {
            yield return "the payload it refers to is another";
        }
        else if (profile == 0 && (record["WARC-Truncated"] != "length" || !record.BlockText.EndsWith("\n\n", StringComparison.Ordinal) && !record.BlockText.EndsWith("\r\n\r\n", StringComparison.Ordinal)))
        {
            yield return "its payload is not left out as the standard says";
        }
        else if (profile == 1 && !Regex.IsMatch(record.BlockText, @"\AHTTP/1\.[01] 304"))
        {
            yield return "the site did not say that it is not modified";
        }
        else if (first is not null && (record["WARC-Refers-To-Target-URI"] != first["WARC-Target-URI"] || record["WARC-Refers-To-Date"] != first["WARC-Date"]))
        {
            yield return "what it says of the record it refers to is not so";
        }
    }

    private static IEnumerable<string> Request(Found record)
    {
        var line = Regex.Match(record.BlockText, @"\A(GET|POST) (\S+) HTTP/1\.1\r\n");
        if (!Regex.IsMatch(record["Content-Type"], "^application/http; ?msgtype=request$") || !line.Success)
        {
            yield return "it is no HTTP request";
        }
        else if (!record["WARC-Target-URI"].EndsWith(line.Groups[2].Value, StringComparison.Ordinal))
        {
            yield return $"it asks for {line.Groups[2].Value}";
        }
    }

    private static Found Record(byte[] content, string file, int number)
    {
        var end = Encoding.Latin1.GetString(content).IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : new UTF8Encoding(false, true).GetString(content, 0, end).Split("\r\n");
        if (lines.Length == 0 || lines[0] != "WARC/1.1" || lines.Skip(1).Any(l => !Regex.IsMatch(l, @"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+: \S.*$")))
        {
            throw new InvalidDataException("its head is none");
        }

        var fields = lines.Skip(1).Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l[1]);
        var block = content[(end + 4)..];
        if (block.Length < 4 || fields["Content-Length"].FirstOrDefault() != (block.Length - 4).ToString(CultureInfo.InvariantCulture) || !block.AsSpan()[^4..].SequenceEqual("\r\n\r\n"u8))
        {
            throw new InvalidDataException("it is not as long as it says, or is no record alone");
        }

        return new Found(file, number, fields, block[..^4]);
    }

    private static byte[] Payload(byte[] http)
    {
        var text = Encoding.Latin1.GetString(http);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var body = text[(end + 4)..];
        if (Regex.IsMatch(text[..end], "^transfer-encoding:.*chunked", RegexOptions.IgnoreCase | RegexOptions.Multiline))
        {
            var whole = new StringBuilder();
            while (Regex.Match(body, @"\A([0-9A-Fa-f]+)[^\r\n]*\r\n") is { Success: true } chunk && Convert.ToInt32(chunk.Groups[1].Value, 16) is var size and > 0)
            {
                whole.Append(body.AsSpan(chunk.Length, Math.Min(size, body.Length - chunk.Length)));
                body = body[Math.Min(body.Length, chunk.Length + size + 2)..];
            }

            body = whole.ToString();
        }

        return Encoding.Latin1.GetBytes(body);
    }

    /// <summary>The content of the gzip member that begins here, checked against its checksum; moves on to the next.</summary>
    private static byte[] Member(byte[] bytes, ref int at)
    {
        if (bytes.Length - at < 18 || bytes[at] != 0x1f || bytes[at + 1] != 0x8b || bytes[at + 2] != 8 || (bytes[at + 3] & ~4) != 0)
        {
            throw new InvalidDataException("no gzip member begins here");
        }

        var start = at + 10 + ((bytes[at + 3] & 4) == 0 ? 0 : 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 10)));
        using var content = new MemoryStream();
        using var source = new ByteByByte(bytes, start);
        using (var inflate = new DeflateStream(source, CompressionMode.Decompress, leaveOpen: true))
        {
            // Not CopyTo, which reads its source to the end.
            var buffer = new byte[4096];
            while (inflate.Read(buffer) is var read and > 0)
            {
                content.Write(buffer, 0, read);
            }
        }

        var end = source.At;
        if (bytes.Length - end < 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end)) != Crc(content.ToArray()) || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end + 4)) != content.Length)
        {
            throw new InvalidDataException("the gzip member is torn or damaged");
        }

        at = end + 8;
        return content.ToArray();
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = ~0u;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    /// <summary>Gives one byte at a time, so that what was read is what was needed.</summary>
    private sealed class ByteByByte(byte[] bytes, int at) : MemoryStream
    {
        internal int At { get; private set; } = at;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (buffer.IsEmpty || At >= bytes.Length)
            {
                return 0;
            }

            buffer[0] = bytes[At++];
            return 1;
        }
    }

    [GeneratedRegex(@"^<[a-z][a-z0-9+.-]*:[^<>\s]+>$")]
    private static partial Regex RecordId();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$")]
    private static partial Regex Date();

    [GeneratedRegex(@"\A([A-Za-z0-9-]+: [^\r\n]+\r\n)+\z")]
    private static partial Regex Fields();
}
