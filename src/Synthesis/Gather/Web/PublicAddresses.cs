using System.Net;
using System.Net.Sockets;

namespace Synthesis.Gather.Web;

/// <summary>Which addresses are of the public internet, by IANA's registries of special-purpose addresses (RFC 6890 and what came after).</summary>
public static class PublicAddresses
{
    private static readonly (byte[] Address, int Bits)[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // a cloud's metadata on an address that looks public
        }.Select(Network),
    ];

    // All that is public lies in 2000::/3; of it, what carries another address within (Teredo in 2001::/23, 6to4) or is for documents is not. IPv4-mapped and -translated forms lie outside.
    private static readonly (byte[] Address, int Bits) GlobalV6 = Network("2000::/3");
    private static readonly (byte[] Address, int Bits)[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(Network)];

    /// <summary>Whether it may be connected to.</summary>
    public static bool Includes(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !SpecialV4.Any(n => Within(address, n)),
        AddressFamily.InterNetworkV6 => Within(address, GlobalV6) && !SpecialV6.Any(n => Within(address, n)),
        _ => false,
    };

    /// <summary>Whether a host is written as a number in another form than four decimal parts: such forms only serve to hide an address.</summary>
    /// <param name="address">The address, as it was written where that is known.</param>
    public static bool IsDisguised(Uri address)
    {
        if (address.HostNameType == UriHostNameType.IPv6)
        {
            return false;
        }

        var written = address.OriginalString;
        var start = written.IndexOf("//", StringComparison.Ordinal);
        var authority = start < 0 ? address.Host : written[(start + 2)..].Split('/', '\\', '?', '#')[0];
        var host = authority[(authority.LastIndexOf('@') + 1)..].Split(':')[0].TrimEnd('.');
        var last = host.Split('.')[^1];
        var numeric = last.Length > 0 && (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase));
        return (numeric || address.HostNameType == UriHostNameType.IPv4) && !(IPAddress.TryParse(host, out var ip) && ip.ToString() == host);
    }

    // Not IPNetwork, which takes IPv4-mapped addresses to lie in networks that they do not lie in.
    private static bool Within(IPAddress address, (byte[] Address, int Bits) network)
    {
        var bytes = address.GetAddressBytes();
        var whole = network.Bits / 8;
        var mask = (byte)(0xFF << (8 - (network.Bits % 8)));
        return bytes.AsSpan(0, whole).SequenceEqual(network.Address.AsSpan(0, whole)) && (network.Bits % 8 == 0 || (bytes[whole] & mask) == (network.Address[whole] & mask));
    }

    private static (byte[] Address, int Bits) Network(string text) =>
        (IPAddress.Parse(text.Split('/')[0]).GetAddressBytes(), int.Parse(text.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture));
}
