using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Synthesis.Gather.Warc;

/// <summary>A record of WARC 1.1 (ISO 28500:2017).</summary>
/// <param name="Fields">Its named fields in their order, <c>Content-Length</c> left out: that follows from the block.</param>
/// <param name="Block">Its block.</param>
internal sealed record WarcRecord(IReadOnlyList<(string Name, string Value)> Fields, ReadOnlyMemory<byte> Block)
{
    /// <summary>What every writer of this program calls itself in its records.</summary>
    internal const string Version = "WARC/1.1";

    /// <summary>The field's value, or null.</summary>
    internal string? this[string name] => Fields.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    internal string Type => this["WARC-Type"] ?? "";

    internal string Id => this["WARC-Record-ID"] ?? "";

    /// <summary>A digest as the fields have it.</summary>
    internal static string Digest(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A time as the fields have it, to the millisecond.</summary>
    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time now, as exact as the fields keep it.</summary>
    internal static DateTimeOffset Now(TimeProvider clock) => new(clock.GetUtcNow().Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    /// <summary>
    /// A record's id. It has to be unique and need not be random: it is made from a hash of what the record is (RFC 9562, version 8), so that
    /// the same records have the same ids.
    /// </summary>
    /// <param name="hash">16 bytes of a hash or more.</param>
    internal static string IdOf(ReadOnlySpan<byte> hash)
    {
        var id = hash[..16].ToArray();
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return $"<urn:uuid:{new Guid(id, bigEndian: true)}>";
    }

    /// <summary>
    /// The record as a gzip member of its own. The member's header says in an extra field <c>sl</c> how long the member and its content are (an extension that WARC
    /// 0.9 recommended and every gzip reader passes over), so that files can be walked and torn ends be found without an index.
    /// </summary>
    internal byte[] Gzipped()
    {
        var head = new StringBuilder(Version).Append("\r\n");
        foreach (var (name, value) in Fields)
        {
            head.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Block.Length}\r\n\r\n");
        var start = Encoding.UTF8.GetBytes(head.ToString());
        using var member = new MemoryStream(Block.Length / 2 + 1024);
        member.Write(new byte[MemberHead - PlainHead]);
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(start);
            gzip.Write(Block.Span);
            gzip.Write("\r\n\r\n"u8);
        }

        // The plain header of ten bytes that .NET wrote gives way to one with an extra field.
        var bytes = member.ToArray();
        MemberStart.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), (uint)bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), (uint)(start.Length + Block.Length + 4));
        return bytes;
    }

    /// <summary>The record of a whole gzip member.</summary>
    /// <exception cref="InvalidDataException">It is none, or is damaged.</exception>
    internal static WarcRecord Read(ReadOnlySpan<byte> member)
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(member.ToArray()), CompressionMode.Decompress))
        {
            gzip.CopyTo(whole);
        }

        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        var end = bytes.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0 || bytes.Length < end + 8)
        {
            throw new InvalidDataException("A record of the archive has no head: it is damaged.");
        }

        var lines = Encoding.UTF8.GetString(bytes.Span[..end]).Split("\r\n");
        var fields = lines.Skip(1).Select(l => l.Split(':', 2)).Where(f => f.Length == 2).Select(f => (Name: f[0], Value: f[1].Trim())).ToList();
        var length = fields.Find(f => f.Name == "Content-Length").Value;
        if (lines[0] != Version || length != (bytes.Length - end - 8).ToString(CultureInfo.InvariantCulture) || !bytes.Span.EndsWith("\r\n\r\n"u8))
        {
            throw new InvalidDataException("A record of the archive is not as long as it says: it is damaged.");
        }

        return new WarcRecord([.. fields.Where(f => f.Name != "Content-Length")], bytes[(end + 4)..^4]);
    }

    /// <summary>How long the member is that begins here, or null where none of this program's begins.</summary>
    internal static uint? LengthOf(ReadOnlySpan<byte> head) =>
        head.Length >= MemberHead && head[..16].SequenceEqual(MemberStart) && BinaryPrimitives.ReadUInt32LittleEndian(head[16..]) is var length and > MemberHead ? length : null;

    /// <summary>The length of a member's header, in bytes.</summary>
    internal const int MemberHead = 24;

    private const int PlainHead = 10;

    // Magic, deflate, extra field present, no time, fastest, unknown system; 12 bytes of extra field: "sl", 8 bytes of content (RFC 1952, section 2.3).
    private static ReadOnlySpan<byte> MemberStart => [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 4, 255, 12, 0, (byte)'s', (byte)'l', 8, 0];
}
