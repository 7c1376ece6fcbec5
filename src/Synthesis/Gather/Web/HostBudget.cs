using Synthesis.Gather.Warc;

namespace Synthesis.Gather.Web;

/// <summary>How many requests each host has had today (UTC), those before a restart included.</summary>
internal sealed class HostBudget
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> spent = new(StringComparer.Ordinal);
    private readonly int most;
    private readonly TimeProvider clock;
    private DateOnly day;

    internal HostBudget(int most, TimeProvider clock, IEnumerable<WarcEntry> before)
    {
        (this.most, this.clock, day) = (most, clock, Today(clock));
        foreach (var entry in before.Where(e => e.Type == "request" && DateOnly.FromDateTime(e.At.UtcDateTime) == day))
        {
            var host = HostTurns.Of(new Uri(entry.Address));
            spent[host] = spent.GetValueOrDefault(host) + 1;
        }
    }

    /// <summary>Counts a request; false where none is left.</summary>
    internal bool Spend(string host)
    {
        lock (gate)
        {
            if (Today(clock) is var today && today != day)
            {
                spent.Clear();
                day = today;
            }

            return spent.GetValueOrDefault(host) < most && (spent[host] = spent.GetValueOrDefault(host) + 1) > 0;
        }
    }

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
