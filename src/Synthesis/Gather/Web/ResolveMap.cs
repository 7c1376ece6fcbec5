using System.Globalization;
using System.Net;

namespace Synthesis.Gather.Web;

/// <summary>Hosts that are to be looked for somewhere else than their name says, on purpose: a practice web on this machine, say. What is mapped may be any address.</summary>
public sealed class ResolveMap
{
    private readonly List<(string Host, int Port, IPAddress Address, int To)> rules;

    private ResolveMap(List<(string, int, IPAddress, int)> rules) => this.rules = rules;

    /// <summary>Nothing is mapped.</summary>
    public static ResolveMap None { get; } = new([]);

    /// <summary>Reads rules.</summary>
    /// <param name="rules">Each <c>HOST:PORT:ADDRESS</c> or <c>HOST:PORT:ADDRESS:PORT</c>; HOST may be <c>*</c>, which stands for every name but <c>localhost</c> and for no address; an IPv6 ADDRESS stands in brackets.</param>
    /// <exception cref="FormatException">One is not; the message is for whoever wrote it.</exception>
    public static ResolveMap Parse(IEnumerable<string> rules) => new([.. rules.Select(Rule)]);

    /// <summary>Where to connect instead, or null; a rule for the host itself comes before one for all.</summary>
    internal IPEndPoint? For(string host, int port)
    {
        foreach (var rule in rules.OrderBy(r => r.Host == "*"))
        {
            if ((rule.Host == "*" ? IsName(host) : rule.Host.Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)) && rule.Port == port)
            {
                return new IPEndPoint(rule.Address, rule.To);
            }
        }

        return null;
    }

    /// <summary>What leads inside by its own words was not meant by whoever mapped every name.</summary>
    private static bool IsName(string host) => !IPAddress.TryParse(host.Trim('[', ']'), out _) && !host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static (string, int, IPAddress, int) Rule(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length == 3 && parts[0].Length > 0 && Port(parts[1]) is { } port)
        {
            var bracket = parts[2].StartsWith('[') ? parts[2].IndexOf(']', StringComparison.Ordinal) : -1;
            var address = bracket > 0 ? parts[2][1..bracket] : parts[2].Split(':')[0];
            var rest = bracket > 0 ? parts[2][(bracket + 1)..] : parts[2][address.Length..];
            if (IPAddress.TryParse(address, out var ip) && (rest.Length == 0 || (rest[0] == ':' && Port(rest[1..]) is not null)))
            {
                return (parts[0].ToLowerInvariant(), port, ip, rest.Length == 0 ? port : Port(rest[1..])!.Value);
            }
        }

        throw new FormatException($"'{text}' does not say where to connect: write HOST:PORT:ADDRESS or HOST:PORT:ADDRESS:PORT, such as *:80:127.0.0.1:8080.");
    }

    private static int? Port(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null;
}
