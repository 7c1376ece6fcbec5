using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Synthesis.Gather.Web;

/// <summary>Reads the authorities that are trusted beside those of the system.</summary>
public static class TrustedAuthorities
{
    /// <summary>Reads certificates.</summary>
    /// <param name="path">A file in PEM, with one certificate or more.</param>
    /// <exception cref="FormatException">It is not there or holds none; the message is for whoever named it.</exception>
    public static IReadOnlyList<X509Certificate2> Read(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"'{path}' cannot be read as certificates in PEM ({e.Message.TrimEnd('.')}): name a file that begins with -----BEGIN CERTIFICATE-----.", e);
        }

        return certificates.Count > 0 ? [.. certificates] : throw new FormatException($"'{path}' holds no certificate: name a file that begins with -----BEGIN CERTIFICATE-----.");
    }
}
