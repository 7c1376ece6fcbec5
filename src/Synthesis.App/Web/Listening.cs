using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace Synthesis.App.Web;

/// <summary>Where the workbench listens.</summary>
/// <param name="Address">The address.</param>
/// <param name="Port">The port; 0 takes any that is free.</param>
/// <param name="Certificate">The certificate for TLS, or null.</param>
/// <param name="BehindProxy">The name under which a proxy with TLS passes requests on, or null.</param>
internal sealed record Listening(IPAddress Address, int Port, X509Certificate2? Certificate, string? BehindProxy)
{
    internal const int UsualPort = 5174;

    /// <summary>Reads where to listen, and refuses what would send people's work over a network unprotected.</summary>
    /// <exception cref="UsageException">The address is none, or is wider than this machine without TLS or a proxy.</exception>
    internal static Listening Of(string address, int port, string? certificate, string? behindProxy)
    {
        if (!IPAddress.TryParse(address == "localhost" ? "127.0.0.1" : address, out var parsed))
        {
            throw new UsageException($"'{address}' is no address: write --listen 127.0.0.1, or another of this machine.");
        }

        if (port is < 0 or > 65535)
        {
            throw new UsageException($"{port} is no port: write one from 1 to 65535.");
        }

        if (!IPAddress.IsLoopback(parsed) && certificate is null && behindProxy is null)
        {
            throw new UsageException($"Listening on {parsed} would send passwords and decisions over the network in clear: name a certificate with --tls FILE.pfx, or, where a proxy in front has TLS, "
                + "the name it is reached by with --behind-proxy NAME.");
        }

        return new Listening(parsed, port, certificate is null ? null : Load(certificate), behindProxy);
    }

    /// <summary>Whether a request's host is one that this server goes by; others may be another site's name pointed here.</summary>
    internal bool IsOwn(string host) => host is "localhost" or "127.0.0.1" or "[::1]" || host == Address.ToString() || host == $"[{Address}]" || host == BehindProxy
        || (Certificate?.MatchesHostname(host) ?? false);

    /// <summary>The scheme by which whoever sent a request reaches the workbench: a proxy in front has TLS though it passes requests on without. What a request itself claims counts for nothing.</summary>
    internal string Scheme(HttpRequest request) => BehindProxy is not null && request.Host.Host == BehindProxy ? Uri.UriSchemeHttps : request.Scheme;

    private static X509Certificate2 Load(string path)
    {
        try
        {
            return path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) ? X509Certificate2.CreateFromPemFile(path) : X509CertificateLoader.LoadPkcs12FromFile(path, null);
        }
        catch (Exception e) when (e is IOException or System.Security.Cryptography.CryptographicException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' is no certificate that can be used ({e.Message.TrimEnd('.')}): name a .pfx without a password, or a .pem with certificate and key.");
        }
    }
}
