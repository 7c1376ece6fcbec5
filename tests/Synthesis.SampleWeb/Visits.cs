namespace Synthesis.SampleWeb;

/// <summary>A request that a host saw.</summary>
/// <param name="Number">Its place among all, from 1.</param>
/// <param name="At">When it came, by the web's clock.</param>
/// <param name="Host">The host, <c>www.</c> taken off.</param>
/// <param name="Authority">Whose host it is, or null where it is nobody's in particular.</param>
/// <param name="Method">GET, HEAD or POST.</param>
/// <param name="Address">What was asked for; the form of a POST stands after a space.</param>
/// <param name="Status">The answer; 0 where none was sent.</param>
/// <param name="Delivers">What of the plan was delivered, or null.</param>
public sealed record Visit(int Number, DateTimeOffset At, string Host, string? Authority, string Method, string Address, int Status, Delivery? Delivers);

/// <summary>A breach of manners.</summary>
/// <param name="Number">The visit.</param>
/// <param name="Host">The host.</param>
/// <param name="Address">What was asked for.</param>
/// <param name="Why">What was wrong, in words.</param>
public sealed record Rudeness(int Number, string Host, string Address, string Why);

/// <summary>The requests made for one authority.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Kind">Its kind of content management.</param>
/// <param name="Requests">How many its hosts saw.</param>
/// <param name="AnsweredAfter">How many of these had been made when its current strategy had been delivered whole; null where it has none or it was not fetched whole.</param>
public sealed record AuthorityVisits(string Authority, string Kind, int Requests, int? AnsweredAfter);

/// <summary>What the server says of its visitors.</summary>
/// <param name="Requests">How many there were.</param>
/// <param name="Together">Requests that came while the same host was still answering another; <c>www.</c> and bare hosts are one.</param>
/// <param name="TooSoon">Requests sooner after the one before than was announced or the host asked.</param>
/// <param name="Forbidden">Requests for paths that robots.txt closes.</param>
/// <param name="Again">Requests for what had been answered before in full.</param>
/// <param name="Authorities">Requests by authority, in the order of the population.</param>
public sealed record Report(int Requests, IReadOnlyList<Rudeness> Together, IReadOnlyList<Rudeness> TooSoon, IReadOnlyList<Rudeness> Forbidden, IReadOnlyList<Rudeness> Again, IReadOnlyList<AuthorityVisits> Authorities)
{
    /// <summary>Requests that a redirect or link led to this machine or to an address in place of a name.</summary>
    public IReadOnlyList<string> Inward { get; init; } = [];

    /// <summary>The time that politeness alone forces: the longest, over hosts, of the sum of delays that were due before its requests, those that it asked for itself included.</summary>
    public TimeSpan Forced { get; init; }
}

/// <summary>Writes down every request and checks the visitor's manners.</summary>
/// <param name="time">The clock the visitor waits by.</param>
/// <param name="announced">The least time between two requests to a host that the visitor promised.</param>
public sealed class Visits(TimeProvider time, TimeSpan announced)
{
    private readonly Lock _lock = new();
    private readonly List<Visit> _visits = [];
    private readonly List<Rudeness> _together = [], _tooSoon = [], _forbidden = [], _again = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, Func<bool>>> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _closed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _due = new(StringComparer.Ordinal);
    private readonly List<string> _inward = [];
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>Told of every request when it has come, and again with true when it is answered, before the answer leaves: for whoever wants to do something at a moment of the visitor's work.</summary>
    public Action<bool>? Watcher { get; set; }

    /// <summary>How many have come.</summary>
    public int Begun
    {
        get
        {
            lock (_lock)
            {
                return _number;
            }
        }
    }

    /// <summary>Every request, in the order of their ends.</summary>
    public IReadOnlyList<Visit> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _visits];
            }
        }
    }

    /// <summary>Forgets everything, for another run against the same web.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _visits.Clear();
            _together.Clear();
            _tooSoon.Clear();
            _forbidden.Clear();
            _again.Clear();
            _counts.Clear();
            _last.Clear();
            _asked.Clear();
            _closed.Clear();
            _due.Clear();
            _inward.Clear();
            _answered.Clear();
            _number = 0;
        }
    }

    /// <summary>Counts one more of <paramref name="name"/>.</summary>
    public int Count(string name)
    {
        lock (_lock)
        {
            return _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>A request has come.</summary>
    /// <param name="host">Whom it asks.</param>
    /// <param name="address">For what.</param>
    /// <param name="forbidden">Whether robots.txt closes the path.</param>
    /// <param name="hasLeft">Whether the visitor has closed the connection by now: who has left is being answered no more, though the server may not have come to notice.</param>
    /// <returns>Its number and moment, to be given to <see cref="End"/>.</returns>
    public (int Number, DateTimeOffset At) Begin(string host, string address, bool forbidden, Func<bool>? hasLeft = null)
    {
        Watcher?.Invoke(false);
        lock (_lock)
        {
            var (now, number) = (time.GetUtcNow(), ++_number);
            if (!_busy.TryGetValue(host, out var busy))
            {
                _busy[host] = busy = [];
            }

            if (busy.Values.Any(left => !left()))
            {
                _together.Add(new Rudeness(number, host, address, "another request to the host was being answered"));
            }

            // A twentieth and twenty milliseconds are left to the network, which delivers one request faster than another.
            var due = TimeSpan.FromSeconds(Math.Max(announced.TotalSeconds, _asked.GetValueOrDefault(host)));
            if (_last.TryGetValue(host, out var last) && now - last < (due * 0.95) - TimeSpan.FromMilliseconds(20))
            {
                _tooSoon.Add(new Rudeness(number, host, address, FormattableString.Invariant($"{(now - last).TotalSeconds:0.000} s after the one before, where {due.TotalSeconds:0.###} s were due")));
            }

            var closed = _closed.Remove(host, out var until);
            if (last != default)
            {
                _due[host] = _due.GetValueOrDefault(host) + (closed && until - last > due ? until - last : due);
            }

            if (closed && now < until - TimeSpan.FromMilliseconds(20))
            {
                _tooSoon.Add(new Rudeness(number, host, address, FormattableString.Invariant($"{(until - now).TotalSeconds:0.000} s before the end of the host's Retry-After")));
            }

            if (forbidden)
            {
                _forbidden.Add(new Rudeness(number, host, address, "robots.txt closes the path"));
            }

            _last[host] = now;
            busy[number] = hasLeft ?? (() => false);
            return (number, now);
        }
    }

    /// <summary>The host asks for a delay: its robots.txt was handed out.</summary>
    public void Ask(string host, double seconds)
    {
        lock (_lock)
        {
            _asked[host] = seconds;
        }
    }

    /// <summary>The host has asked not to be asked before a moment.</summary>
    public void Close(string host, DateTimeOffset until)
    {
        lock (_lock)
        {
            _closed[host] = until;
        }
    }

    /// <summary>A request came for this machine or for an address in place of a name.</summary>
    public void Inwards(string address)
    {
        lock (_lock)
        {
            _inward.Add(address);
        }
    }

    /// <summary>A request is answered, or its last bytes are on their way; one whose answer was <paramref name="passing"/> may be put again.</summary>
    public void End(Visit visit, bool passing = false)
    {
        Watcher?.Invoke(true);
        lock (_lock)
        {
            _busy[visit.Host].Remove(visit.Number);
            _visits.Add(visit);
            if (visit.Method != "HEAD" && !_answered.Add($"{visit.Method} {visit.Address}"))
            {
                _again.Add(new Rudeness(visit.Number, visit.Host, visit.Address, visit.Status == 304 ? "asked before; answered as not modified" : "asked and answered before"));
            }

            if (passing || visit.Status is not (200 or 301 or 302 or 304 or 307 or 308 or 404 or 410))
            {
                _answered.Remove($"{visit.Method} {visit.Address}");
            }
        }
    }

    /// <summary>What is to be said of the visitor so far.</summary>
    public Report Report(World world)
    {
        lock (_lock)
        {
            var ordered = _visits.OrderBy(v => v.Number).ToList();
            return new Report(ordered.Count, [.. _together], [.. _tooSoon], [.. _forbidden], [.. _again], [.. world.Plans.Select(p => Of(p, ordered))]) { Inward = [.. _inward], Forced = _due.Values.DefaultIfEmpty().Max() };
        }
    }

    private static AuthorityVisits Of(Plan plan, IReadOnlyList<Visit> visits)
    {
        var (code, key) = (plan.Authority.Code, plan.Newest is { Status: Status.Current or Status.Given } newest ? newest.Key : null);
        var (own, answered, parts) = (0, (int?)null, new Dictionary<int, HashSet<int>>());
        foreach (var visit in visits)
        {
            own += visit.Authority == code ? 1 : 0;
            if (answered is null && visit.Status == 200 && visit.Delivers is { } delivery && delivery.Publication == key)
            {
                var seen = parts.TryGetValue(delivery.Parts, out var set) ? set : parts[delivery.Parts] = [];
                seen.Add(delivery.Part);
                answered = seen.Count == delivery.Parts ? own : null;
            }
        }

        return new AuthorityVisits(code, World.KindOf(plan).Name, own, answered);
    }
}
