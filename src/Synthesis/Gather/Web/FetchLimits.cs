namespace Synthesis.Gather.Web;

/// <summary>How much of anything a site may cost; each is far above what an honest one needs.</summary>
public sealed record FetchLimits
{
    /// <summary>Redirects that are followed for one question.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Kibibytes of an answer's header fields.</summary>
    public int HeaderKibibytes { get; init; } = 64;

    /// <summary>Bytes of an answer, as it comes over the wire.</summary>
    public int BodyBytes { get; init; } = 60_000_000;

    /// <summary>Bytes of an answer with its content coding undone.</summary>
    public int DecodedBytes { get; init; } = 100_000_000;

    /// <summary>How many times as long as it came an answer may become when its content coding is undone; counts above <see cref="RatioFreeBytes"/>.</summary>
    public int DecodedRatio { get; init; } = 100;

    /// <summary>Bytes up to which the ratio does not matter.</summary>
    public int RatioFreeBytes { get; init; } = 1 << 20;

    /// <summary>Time for one request, its answer included.</summary>
    public TimeSpan InAll { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time between two bytes, and until the first.</summary>
    public TimeSpan BetweenBytes { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that answers under way may take in memory together, beyond the first 256 KiB of each: a large one waits for others.</summary>
    public int InFlightBytes { get; init; } = 200_000_000;
}
