using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Synthesis.Gather.Web;

/// <summary>Opens lines to sites, only to addresses of the public internet or such as were mapped on purpose. The address that is checked is the one that is connected to, so a name that means another address a moment later gains nothing.</summary>
internal sealed class Line(Network network, ResolveMap map, IReadOnlyList<X509Certificate2> trusted)
{
    /// <summary>An address that must not be connected to.</summary>
    internal sealed class ForbiddenException(string message) : Exception(message);

    /// <summary>Opens a line to a host.</summary>
    /// <returns>The line, and whom it leads to.</returns>
    /// <exception cref="ForbiddenException">None of its addresses is allowed.</exception>
    /// <exception cref="SocketException">The host is not known, or nobody answers.</exception>
    internal async Task<(Stream Stream, IPAddress To)> OpenAsync(string host, int port, CancellationToken cancellation)
    {
        if (map.For(host, port) is { } mapped)
        {
            return (await network.Connect(mapped, cancellation), mapped.Address);
        }

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await network.Resolve(host, cancellation);
        var allowed = addresses.Where(PublicAddresses.Includes).ToList();
        if (allowed.Count == 0 && addresses.Length > 0)
        {
            throw new ForbiddenException($"'{host}' stands for {addresses[0]}, which is not an address of the public internet: it was not connected to.");
        }

        SocketException? refused = null;
        foreach (var address in allowed)
        {
            try
            {
                return (await network.Connect(new IPEndPoint(address, port), cancellation), address);
            }
            catch (SocketException e)
            {
                refused = e;
            }
        }

        throw refused ?? new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>How certificates are checked: as the system does, and where only the authority is unknown to it, once more with those that are trusted beside.</summary>
    internal SslClientAuthenticationOptions Security()
    {
        var options = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (trusted.Count > 0)
        {
            options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 leaf && Vouched(leaf, chain));
        }

        return options;
    }

    private bool Vouched(X509Certificate2 leaf, X509Chain? seen)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted.ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        if (seen is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(seen.ChainElements.Select(e => e.Certificate).Where(c => !c.Equals(leaf)).ToArray());
            chain.ChainPolicy.ExtraStore.AddRange(seen.ChainPolicy.ExtraStore);
        }

        return chain.Build(leaf);
    }
}
