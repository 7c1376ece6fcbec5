using System.Globalization;
using System.Text;

namespace Synthesis.Gather.Web;

/// <summary>
/// An HTTP/1.1 answer as it came over the wire (RFC 9112). What was seen live and what a replay finds in the archive are both read by this, so that they cannot differ.
/// </summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its header fields, names in lower case; several of a name joined by a comma and a space.</param>
/// <param name="Payload">Its content with the transfer coding undone and any content coding left.</param>
/// <param name="Length">How many bytes of the wire it takes.</param>
/// <param name="Whole">Whether the content is as long as its head says.</param>
internal sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Payload, int Length, bool Whole)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The content codings, as the answer names them.</summary>
    internal string Coding => Headers.GetValueOrDefault("content-encoding", "");

    /// <summary>The part of what came over the wire that is the answer: interim answers before it (1xx) and stray bytes after it are left out.</summary>
    internal static ReadOnlyMemory<byte> Final(ReadOnlyMemory<byte> wire)
    {
        while (Parse(wire) is { } answer)
        {
            if (answer.Status >= 200 || answer.Status == 101)
            {
                return wire[..answer.Length];
            }

            wire = wire[answer.Length..];
        }

        return default;
    }

    /// <summary>Reads an answer; null where there is not even a head.</summary>
    internal static HttpAnswer? Parse(ReadOnlyMemory<byte> wire)
    {
        var end = wire.Span.IndexOf("\r\n\r\n"u8);
        var head = end >= 0 ? end + 4 : (end = wire.Span.IndexOf("\n\n"u8)) + 2;
        if (end < 0)
        {
            return null;
        }

        var lines = Text(wire.Span[..end]).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var status = lines[0].Split(' ');
        if (!lines[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || status.Length < 2 || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 100 or > 999)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        string? last = null;
        foreach (var line in lines.Skip(1))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && last is not null)
            {
                headers[last] += " " + line.Trim();
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                last = name.Trim().ToLowerInvariant();
                headers[last] = headers.TryGetValue(last, out var before) ? before + ", " + value.Trim() : value.Trim();
            }
        }

        var rest = wire[head..];
        if (code is < 200 or 204 or 304)
        {
            return new HttpAnswer(code, headers, default, head, true);
        }

        if (headers.GetValueOrDefault("transfer-encoding", "").EndsWith("chunked", StringComparison.OrdinalIgnoreCase))
        {
            var (payload, used, whole) = Unchunked(rest.Span);
            return new HttpAnswer(code, headers, payload, head + used, whole);
        }

        if (long.TryParse(headers.GetValueOrDefault("content-length", "").Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            var there = (int)Math.Min(length, rest.Length);
            return new HttpAnswer(code, headers, rest[..there], head + there, there == length);
        }

        return new HttpAnswer(code, headers, rest, wire.Length, true);
    }

    private static (ReadOnlyMemory<byte> Payload, int Used, bool Whole) Unchunked(ReadOnlySpan<byte> rest)
    {
        using var payload = new MemoryStream();
        var at = 0;
        while (true)
        {
            var line = rest[at..].IndexOf((byte)'\n');
            var size = line < 0 ? -1 : Size(rest.Slice(at, line));
            if (size < 0)
            {
                return (Written(), rest.Length, false);
            }

            at += line + 1;
            if (size == 0)
            {
                return (Written(), Trailer(rest, at), true);
            }

            var there = Math.Min(size, rest.Length - at);
            payload.Write(rest.Slice(at, there));
            at += there;
            if (there < size || at >= rest.Length)
            {
                return (Written(), rest.Length, false);
            }

            at += rest[at] == '\r' && at + 1 < rest.Length ? 2 : 1;
        }

        ReadOnlyMemory<byte> Written() => payload.GetBuffer().AsMemory(0, (int)payload.Length);
    }

    /// <summary>Where the fields after the last chunk end.</summary>
    private static int Trailer(ReadOnlySpan<byte> rest, int at)
    {
        while (rest[at..].IndexOf((byte)'\n') is var line and >= 0)
        {
            at += line + 1;
            if (line == 0 || (line == 1 && rest[at - 2] == '\r'))
            {
                return at;
            }
        }

        return rest.Length;
    }

    private static int Size(ReadOnlySpan<byte> line) =>
        int.TryParse(Encoding.Latin1.GetString(line).Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) ? size : -1;

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
