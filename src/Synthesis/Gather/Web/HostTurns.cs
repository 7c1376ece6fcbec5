namespace Synthesis.Gather.Web;

/// <summary>
/// Whose turn it is at each host: one request at a time, a pause after each, in the order of asking. Hosts know nothing of each other. <c>www.</c> and the bare name, with http and https on
/// their own ports, are one host here.
/// </summary>
/// <param name="clock">Does the waiting.</param>
/// <param name="delay">The pause after each request.</param>
/// <param name="longestRest">The longest rest that a host may ask for and that is waited for; during a longer one turns are given at once, and tell of it.</param>
/// <param name="working">See <see cref="Network.Working"/>.</param>
/// <param name="goesOn">Whether hosts were asked until a moment ago, by a gather that was cut off: then each gets its pause before the first request too.</param>
internal sealed class HostTurns(TimeProvider clock, TimeSpan delay, TimeSpan longestRest, Func<IDisposable>? working, bool goesOn = false)
{
    private readonly TimeProvider clock = clock;
    private readonly long? begun = goesOn ? clock.GetTimestamp() : null;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Host> hosts = new(StringComparer.Ordinal);

    /// <summary>The host that an address is of, for manners.</summary>
    internal static string Of(Uri address)
    {
        var host = address.IdnHost.ToLowerInvariant().TrimEnd('.');
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return address.IsDefaultPort || address.Port is 80 or 443 ? host : $"{host}:{address.Port}";
    }

    /// <summary>Waits for one's turn; it ends when it is disposed.</summary>
    internal async Task<Turn> TakeAsync(string name, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously);
        Host host;
        lock (gate)
        {
            host = Named(name);
            host.Waiting.Enqueue(waiter);
        }

        await using var given = cancellation.UnsafeRegister(_ => waiter.TrySetCanceled(cancellation), null);
        Grant(host);
        return await waiter.Task;
    }

    /// <summary>Makes the pause at a host longer, from the last request on.</summary>
    internal void SlowDown(string name, TimeSpan pause)
    {
        lock (gate)
        {
            var host = Named(name);
            host.Delay = pause > host.Delay ? pause : host.Delay;
        }
    }

    /// <summary>Leaves a host alone until then, whoever asks.</summary>
    internal void Rest(string name, DateTimeOffset until)
    {
        lock (gate)
        {
            var host = Named(name);
            host.RestUntil = host.RestUntil is { } known && known > until ? known : until;
        }
    }

    private Host Named(string name) => hosts.TryGetValue(name, out var known) ? known : hosts[name] = new Host { Delay = delay, LastEnd = begun };

    private void Grant(Host host)
    {
        lock (gate)
        {
            host.Timer?.Dispose();
            host.Timer = null;
            while (!host.Taken && host.Waiting.TryPeek(out var waiter))
            {
                if (Wait(host) is var wait && wait > TimeSpan.Zero && !waiter.Task.IsCompleted)
                {
                    host.Timer = clock.CreateTimer(_ => Grant(host), null, wait, Timeout.InfiniteTimeSpan);
                    return;
                }

                host.Waiting.Dequeue();
                var turn = new Turn(this, host, working);
                host.Taken = waiter.TrySetResult(turn);
                if (!host.Taken)
                {
                    turn.StopWorking();
                }
            }
        }
    }

    private TimeSpan Wait(Host host)
    {
        var since = host.LastEnd is { } end ? clock.GetElapsedTime(end) : TimeSpan.MaxValue;
        var pause = since < host.Delay ? host.Delay - since : TimeSpan.Zero;
        return Rounded(host.RestUntil is { } until && until - clock.GetUtcNow() is var rest && rest > pause && rest <= longestRest ? rest : pause);
    }

    /// <summary>Timers count whole milliseconds and drop the rest.</summary>
    private static TimeSpan Rounded(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    /// <summary>A turn at a host.</summary>
    internal sealed class Turn : IDisposable
    {
        private readonly HostTurns turns;
        private readonly Host host;
        private readonly Func<IDisposable>? begin;
        private IDisposable? work;

        internal Turn(HostTurns turns, Host host, Func<IDisposable>? begin) => (this.turns, this.host, this.begin, work) = (turns, host, begin, begin?.Invoke());

        /// <summary>Whether the host wants to be left alone for longer than is waited for.</summary>
        internal bool Resting => host.RestUntil is { } until && until > turns.clock.GetUtcNow();

        /// <summary>Notes that a request was sent and its answer is over.</summary>
        internal void Sent()
        {
            lock (turns.gate)
            {
                host.LastEnd = turns.clock.GetTimestamp();
            }
        }

        /// <summary>Waits, within the turn, until a request may be sent again.</summary>
        internal async Task ReadyAsync(CancellationToken cancellation)
        {
            while (turns.Locked(() => turns.Wait(host)) is var wait && wait > TimeSpan.Zero)
            {
                StopWorking();
                await Task.Delay(wait, turns.clock, cancellation);
            }

            work ??= begin?.Invoke();
        }

        /// <summary>Says that from here on the turn only waits.</summary>
        internal void StopWorking()
        {
            work?.Dispose();
            work = null;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (turns.gate)
            {
                host.Taken = false;
            }

            turns.Grant(host);
            StopWorking();
        }
    }

    private T Locked<T>(Func<T> ask)
    {
        lock (gate)
        {
            return ask();
        }
    }

    internal sealed class Host
    {
        internal Queue<TaskCompletionSource<Turn>> Waiting { get; } = new();

        internal bool Taken { get; set; }

        internal TimeSpan Delay { get; set; }

        internal long? LastEnd { get; set; }

        internal DateTimeOffset? RestUntil { get; set; }

        internal ITimer? Timer { get; set; }
    }
}
