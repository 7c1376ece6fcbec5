using System.IO.Compression;
using System.Text;

namespace Synthesis.Tests.Support;

/// <summary>Texts in the content codings of HTTP.</summary>
internal static class LoopbackCoding
{
    internal static byte[] Coded(string coding, string text) => Coded(coding, Encoding.UTF8.GetBytes(text));

    internal static byte[] Coded(string coding, byte[] bytes)
    {
        using var coded = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
            "deflate" => new ZLibStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
            "bare-deflate" => new DeflateStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
            "br" => new BrotliStream(coded, CompressionLevel.SmallestSize, leaveOpen: true),
            _ => new BufferedStream(new Uncoded(coded)),
        })
        {
            stream.Write(bytes);
        }

        return coded.ToArray();
    }

    private sealed class Uncoded(MemoryStream to) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => to.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => to.Write(buffer);
    }
}
