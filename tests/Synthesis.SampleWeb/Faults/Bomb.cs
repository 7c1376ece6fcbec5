using System.IO.Compression;
using System.Text;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Makes small gzip files that are large inside.</summary>
public static class Bomb
{
    /// <summary>A gzip file, without an end, that unpacks to <paramref name="start"/> and then <paramref name="size"/> mebibytes of spaces.</summary>
    public static byte[] Of(string start, int size)
    {
        using var packed = new MemoryStream();
        using var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        var spaces = new byte[1 << 20];
        spaces.AsSpan().Fill((byte)' ');
        gzip.Write(Encoding.ASCII.GetBytes(start));
        gzip.Write(spaces);
        gzip.Flush();
        var first = packed.Length;
        gzip.Write(spaces);
        gzip.Flush();

        // Between two flushes stands one mebibyte that refers to nothing but spaces before it, so it may be said as often as one likes.
        var again = packed.ToArray()[(int)first..];
        for (var i = 2; i < size; i++)
        {
            packed.Write(again);
        }

        return packed.ToArray();
    }
}
