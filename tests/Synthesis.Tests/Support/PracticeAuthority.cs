using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Synthesis.Tests.Support;

/// <summary>An authority that vouches for loopback sites, made for one test and kept nowhere.</summary>
internal sealed class PracticeAuthority : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    internal PracticeAuthority(string name = "A practice authority")
    {
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    internal X509Certificate2 Certificate { get; }

    /// <summary>A certificate for a host, valid from and to so many days from now.</summary>
    internal X509Certificate2 For(string host, int from = -1, int to = 1)
    {
        using var own = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + host, own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var bare = request.Create(Certificate, DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to), [1, 2, 3, 4]);
        using var keyed = bare.CopyWithPrivateKey(own);
        return X509CertificateLoader.LoadPkcs12(keyed.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
    }
}
