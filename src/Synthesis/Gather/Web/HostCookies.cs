using System.Net;

namespace Synthesis.Gather.Web;

/// <summary>What sites asked to be told again. Each host's cookies are its own, whatever domain they name, and all are gone when the gather ends.</summary>
internal sealed class HostCookies
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CookieContainer> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a <c>Cookie</c> field, or null.</summary>
    internal string? For(Uri address)
    {
        lock (gate)
        {
            return hosts.TryGetValue(address.IdnHost, out var jar) && jar.GetCookieHeader(address) is { Length: > 0 } value ? value : null;
        }
    }

    /// <summary>Takes in what an answer sets; what is malformed is passed over.</summary>
    internal void Take(Uri address, string? setCookie)
    {
        if (setCookie is null)
        {
            return;
        }

        lock (gate)
        {
            var jar = hosts.TryGetValue(address.IdnHost, out var known) ? known : hosts[address.IdnHost] = new CookieContainer(100, 50, 4096);
            try
            {
                jar.SetCookies(address, setCookie);
            }
            catch (CookieException)
            {
                // A site's faulty cookie is the site's loss.
            }
        }
    }
}
