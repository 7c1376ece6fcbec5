using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Synthesis.Tests.Support;

/// <summary>Reads an archive's files record by record, each a gzip member of its own.</summary>
internal static partial class WarcCheck
{
    /// <summary>A record as it stands in a file.</summary>
    internal sealed record Found(string File, int Number, ILookup<string, string> Fields, byte[] Block)
    {
        internal string this[string name] => Fields[name].FirstOrDefault() ?? "";

        internal string Type => this["WARC-Type"];

        internal string BlockText => Encoding.Latin1.GetString(Block);
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
}
