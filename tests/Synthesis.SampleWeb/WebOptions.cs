using Synthesis.Gather;

namespace Synthesis.SampleWeb;

/// <summary>What web is played.</summary>
public sealed record WebOptions
{
    /// <summary>The seed: the same one gives the same web.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>1, or 2 for the same web months later, with some strategies new, changed, moved or gone.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Every authority of the population; shares of the whole are dealt over these.</summary>
    public required IReadOnlyList<Authority> Authorities { get; init; }

    /// <summary>Codes of the authorities whose sites are played; null plays all.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Addresses of trusts that run a service, by the authority's code.</summary>
    public IReadOnlyDictionary<string, string> Trusts { get; init; } = new Dictionary<string, string>();

    /// <summary>The day by which a strategy is current or expired.</summary>
    public DateOnly AsAt { get; init; } = new(2024, 6, 1);

    /// <summary>The port of HTTP, that of HTTPS being the next; 0 takes free ones.</summary>
    public int Port { get; init; }

    /// <summary>The least time between two requests to a host that the visitor has announced; a longer crawl-delay of a host counts once its robots.txt was handed out.</summary>
    public TimeSpan AnnouncedDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock by which the visitor waits, and so the one to check it by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a host thinks before it answers, in real time: long enough for two questions at once to be seen.</summary>
    public TimeSpan Thinking { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Whether the faults of <see cref="Faults.Planted"/> are in the web.</summary>
    public bool Faulty { get; init; } = true;

    /// <summary>A folder of strategies, each named for its authority, to be published in place of made ones; null makes them all.</summary>
    public string? Strategies { get; init; }
}
