using System.Security.Cryptography.X509Certificates;

namespace Synthesis.Gather.Web;

/// <summary>How sites are asked: under what name, how often, how far.</summary>
/// <param name="Review">The name of the review, told to every site.</param>
/// <param name="Contact">An e-mail address or a web page at which the people of a site can reach the people of the review.</param>
public sealed record FetchSettings(string Review, string Contact)
{
    /// <summary>The product token that robots.txt files know this program by.</summary>
    public const string Agent = "Synthesis";

    /// <summary>What requests call themselves.</summary>
    public string UserAgent => $"{Agent}/1.0 ({Printable(Review)}; +{Printable(Contact)})";

    /// <summary>Time between the end of one request to a host and the beginning of the next; a site's own crawl-delay counts where it is longer.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest crawl-delay that is obeyed; of a longer one, this much.</summary>
    public TimeSpan LongestCrawlDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time a site may ask to be left alone and is waited for; after longer ones its questions are given up, as <see cref="Faults.AskedToWait"/>.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Requests to one host in one day (UTC), robots.txt, redirects and repeats included.</summary>
    public int RequestsPerDay { get; init; } = 2000;

    /// <summary>How often one request is tried where the site is in trouble (429, 5xx, a broken line).</summary>
    public int Tries { get; init; } = 4;

    /// <summary>The first back-off is up to this long, each further one up to twice as long as the last.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest back-off.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What back-off's jitter is drawn from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much of anything a site may cost.</summary>
    public FetchLimits Limits { get; init; } = new();

    /// <summary>Hosts that are looked for elsewhere, on purpose.</summary>
    public ResolveMap Resolve { get; init; } = ResolveMap.None;

    /// <summary>Authorities whose certificates are trusted beside those that the system trusts. Nothing else about a certificate is let pass for it.</summary>
    public IReadOnlyList<X509Certificate2> Trusted { get; init; } = [];

    private static string Printable(string text) => string.Concat(text.Select(c => c is >= ' ' and < '\x7f' and not ('(' or ')' or '\\' or ';') ? c : ' ')).Trim();
}
