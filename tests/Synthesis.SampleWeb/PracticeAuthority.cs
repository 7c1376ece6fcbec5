using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Synthesis.SampleWeb;

/// <summary>A certificate authority in memory that vouches for the hosts of the web and for nothing else; its key is gone when the program ends.</summary>
public sealed class PracticeAuthority : IDisposable
{
    private static readonly DateTimeOffset _from = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), _to = new(2098, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly ConcurrentDictionary<string, X509Certificate2> _hosts = new(StringComparer.Ordinal);
    private readonly X509Certificate2 _root;

    /// <summary>Makes the authority.</summary>
    public PracticeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Practice web authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_from.AddYears(-1), _to.AddYears(1));
    }

    /// <summary>The authority's certificate, to be trusted by whoever visits.</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>The certificate of a host.</summary>
    /// <param name="host">Its name.</param>
    /// <param name="between">Its first and last moment, or null for a century.</param>
    public X509Certificate2 For(string host, (DateTimeOffset From, DateTimeOffset To)? between = null) => _hosts.GetOrAdd(host, name =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={(name.Length > 60 ? "host" : name)}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false));
        using var signed = request.Create(_root, between?.From ?? _from, between?.To ?? _to, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _root.Dispose();
        foreach (var host in _hosts.Values)
        {
            host.Dispose();
        }
    }
}
