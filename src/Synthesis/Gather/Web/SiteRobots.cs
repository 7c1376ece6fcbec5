using System.Collections.Concurrent;

namespace Synthesis.Gather.Web;

/// <summary>The robots.txt of each site, asked for once a day (RFC 9309, section 2.4).</summary>
/// <param name="fetch">Asks for a robots.txt, its redirects followed and no rules obeyed.</param>
/// <param name="kept">The last exchange for it that an archive holds, or null.</param>
/// <param name="clock">Tells when a file is too old.</param>
internal sealed class SiteRobots(Func<Ask, CancellationToken, Task<Exchange>> fetch, Func<Ask, Exchange?> kept, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>A site that could not be asked is asked again after this time.</summary>
    private static readonly TimeSpan FreshUnreachable = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Site> sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the robots.txt is that an address obeys: on the same host, port and scheme (section 2.3).</summary>
    internal static Uri For(Uri address) => new(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/robots.txt");

    /// <summary>The rules of an address's site, and the exchange that gave them.</summary>
    internal async Task<(Robots Rules, Exchange Exchange)> OfAsync(Uri address, CancellationToken cancellation)
    {
        var ask = new Ask(For(address));
        var site = sites.GetOrAdd(ask.Address.AbsoluteUri, _ => new Site());
        await site.Gate.WaitAsync(cancellation);
        try
        {
            if (site.Last is { } last && IsFresh(last))
            {
                return (site.Rules, last);
            }

            var exchange = site.Last is null && kept(ask) is { } before && IsFresh(before) ? before : await fetch(ask, cancellation);
            (site.Rules, site.Last) = (Rules(exchange), exchange);
            return (site.Rules, exchange);
        }
        finally
        {
            site.Gate.Release();
        }
    }

    private bool IsFresh(Exchange exchange) => clock.GetUtcNow() - exchange.At is var age && age >= TimeSpan.Zero && age < (Rules(exchange).ForbidsAll ? FreshUnreachable : Fresh);

    /// <summary>
    /// What an answer means (section 2.3.1): a file is read, as far as it was taken in; where the site says that there is none, everything is allowed, as after more than five
    /// redirects; where it cannot be reached or is in trouble, nothing is. A site that answers 429 is in trouble, though by the letter of the standard it might be taken to have none.
    /// </summary>
    private static Robots Rules(Exchange exchange) => exchange switch
    {
        { Fault.Code: Faults.Redirects or Faults.Loop } => Robots.None,
        { Status: >= 200 and < 300, Fault: null or { Code: Faults.TooLarge } } => Robots.Parse(exchange.Body.Span),
        { Fault: null, Status: >= 300 and < 500 and not 429 } => Robots.None,
        _ => Robots.Unreachable,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var site in sites.Values)
        {
            site.Gate.Dispose();
        }
    }

    private sealed class Site
    {
        internal SemaphoreSlim Gate { get; } = new(1);

        internal Robots Rules { get; set; } = Robots.Unreachable;

        internal Exchange? Last { get; set; }
    }
}
