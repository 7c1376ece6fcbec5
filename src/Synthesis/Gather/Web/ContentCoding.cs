using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Synthesis.Gather.Web;

/// <summary>Undoes content codings (RFC 9110, section 8.4) within limits: what comes from the web may be made to swell.</summary>
public static class ContentCoding
{
    /// <summary>Undoes codings.</summary>
    /// <param name="bytes">The coded bytes.</param>
    /// <param name="codings">The codings as <c>Content-Encoding</c> names them, in the order they were applied: <c>gzip</c>, <c>deflate</c>, <c>br</c>, <c>identity</c>. One that is not known, or was plainly not applied, leaves the bytes as they are.</param>
    /// <param name="limits">How far they may swell.</param>
    /// <returns>The bytes, as far as they could be had, and what is wrong where that is not all.</returns>
    public static (ReadOnlyMemory<byte> Body, Issue? Fault) Undo(ReadOnlyMemory<byte> bytes, string codings, FetchLimits limits)
    {
        foreach (var coding in codings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse().Select(c => c.ToLowerInvariant()))
        {
            var named = coding is "gzip" or "x-gzip" or "deflate" or "br";
            if (bytes.IsEmpty || !named || (coding.EndsWith("gzip", StringComparison.Ordinal) && !bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])))
            {
                // Some servers name a charset here, or a coding that they did not apply: then the bytes are what they are.
                continue;
            }

            (bytes, var fault) = Undone(bytes, coding, limits);
            if (fault is not null)
            {
                return (bytes, fault);
            }
        }

        return (bytes, null);
    }

    private static (ReadOnlyMemory<byte> Body, Issue? Fault) Undone(ReadOnlyMemory<byte> bytes, string coding, FetchLimits limits)
    {
        using var source = MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
        using Stream decoder = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "deflate" when IsZlib(bytes.Span) => new ZLibStream(source, CompressionMode.Decompress),
            "deflate" => new DeflateStream(source, CompressionMode.Decompress),
            _ => new GZipStream(source, CompressionMode.Decompress),
        };
        using var body = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            while (decoder.Read(buffer) is var read and > 0)
            {
                // Held against what has been undone so far and not against all of it, so that what is made to swell is found out while it is small.
                var most = Math.Min(limits.DecodedBytes, Math.Max(limits.RatioFreeBytes, source.Position * limits.DecodedRatio));
                body.Write(buffer, 0, (int)Math.Clamp(most - body.Length, 0, read));
                if (body.Length >= most)
                {
                    return (Written(), new Issue(Faults.Swells, Severity.Error, $"The answer's {coding} coding swells beyond {most:N0} bytes: it was read no further."));
                }
            }

            return (Written(), null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
        {
            return (Written(), new Issue("content-coding", Severity.Error, $"The answer says that it is coded as {coding}, and is not or is cut short: it was read as far as it could be."));
        }

        ReadOnlyMemory<byte> Written() => body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>By its two bytes of header (RFC 1950); some servers call that deflate, as the standard does, and some mean the bare stream.</summary>
    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;
}
