namespace Synthesis.Gather.Web;

/// <summary>The codes of an <see cref="Exchange.Fault"/>: why there is no whole answer.</summary>
public static class Faults
{
    /// <summary>The site's robots.txt forbids it.</summary>
    public const string Robots = "robots-forbid";

    /// <summary>The site's robots.txt could not be had, which forbids everything until it can.</summary>
    public const string RobotsUnreachable = "robots-unreachable";

    /// <summary>Neither http nor https, or no address at all.</summary>
    public const string Scheme = "forbidden-scheme";

    /// <summary>The host is or resolves to an address that is not of the public internet, or is written as a bare number.</summary>
    public const string Address = "forbidden-address";

    /// <summary>The host's name is not known.</summary>
    public const string NoHost = "no-such-host";

    /// <summary>Nobody answers at the address, or the line broke.</summary>
    public const string Line = "broken-line";

    /// <summary>The site's certificate is expired, of another name, or of an authority that is not trusted.</summary>
    public const string Certificate = "certificate";

    /// <summary>The answer is not HTTP.</summary>
    public const string NotHttp = "not-http";

    /// <summary>The answer ended before it was whole.</summary>
    public const string CutShort = "cut-short";

    /// <summary>The site took too long, in all or between two bytes.</summary>
    public const string Slow = "too-slow";

    /// <summary>More header fields than are read.</summary>
    public const string Headers = "headers-too-large";

    /// <summary>A larger answer than is read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>An answer that swells when its coding is undone.</summary>
    public const string Swells = "swells";

    /// <summary>A redirect to where it was before.</summary>
    public const string Loop = "redirect-loop";

    /// <summary>More redirects than are followed.</summary>
    public const string Redirects = "too-many-redirects";

    /// <summary>The day's budget of requests to the host is spent.</summary>
    public const string Budget = "budget-spent";

    /// <summary>The site asked to be left alone for longer than a gather waits.</summary>
    public const string AskedToWait = "asked-to-wait";

    /// <summary>Of a replay: the archive does not hold the question.</summary>
    public const string NotArchived = "not-archived";
}
