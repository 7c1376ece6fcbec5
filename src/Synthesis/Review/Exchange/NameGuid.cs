using System.Security.Cryptography;
using System.Text;

namespace Synthesis.Review.Exchange;

/// <summary>GUIDs that follow from what they name (version 5, RFC 9562), so that the same review gives the same file.</summary>
public static class NameGuid
{
    private static readonly Guid Own = new("5a1f7c0e-93f0-5f3b-9d0a-6a3c1f2be7d4");

    /// <summary>The GUID of a kind of thing with these names.</summary>
    public static Guid Of(string kind, params ReadOnlySpan<string?> names)
    {
        var text = new StringBuilder(kind);
        foreach (var name in names)
        {
            text.Append('\u001f').Append(name);
        }

        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // Version 5 is defined by SHA-1; nothing is kept secret by it.
        SHA1.HashData([.. Own.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text.ToString())], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
