namespace Synthesis.Tests.Support;

/// <summary>
/// Time that passes only when nothing else is going on. While somebody holds it, because a request is in flight or a page is being read, it stands still; when nobody does, it goes on at once to
/// whatever is waited for next. A hold that lasts longer than <c>patience</c> in real time lapses, so that a site that is silent on purpose runs into its time limit.
/// </summary>
internal sealed class VirtualClock : TimeProvider, IDisposable
{
    private const int MostCrowded = 100;

    private readonly Lock gate = new();
    private readonly PriorityQueue<Alarm, (long Due, long Order)> alarms = new();
    private readonly HashSet<Held> holds = [];
    private readonly ManualResetEventSlim changed = new();
    private readonly Thread? driver;
    private readonly DateTimeOffset start;
    private readonly long patience;
    private long now;
    private long orders;
    private long changes;
    private bool stopped;

    /// <param name="start">The time at which it begins.</param>
    /// <param name="runs">Whether it goes on by itself; otherwise only <see cref="Advance"/> moves it.</param>
    /// <param name="patience">Real time after which a hold lapses.</param>
    internal VirtualClock(DateTimeOffset? start = null, bool runs = true, TimeSpan? patience = null)
    {
        this.start = start ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        this.patience = (long)(patience ?? TimeSpan.FromSeconds(5)).TotalMilliseconds;
        if (runs)
        {
            driver = new Thread(Drive) { IsBackground = true, Name = "virtual clock" };
            driver.Start();
        }
    }

    /// <summary>How much time has passed.</summary>
    internal TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref now));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => start + Passed;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Lets time stand still until what it gives is disposed.</summary>
    internal IDisposable Hold()
    {
        var hold = new Held(this);
        lock (gate)
        {
            holds.Add(hold);
            changes++;
        }

        return hold;
    }

    /// <summary>Goes on by so much, ringing what falls due on the way.</summary>
    internal void Advance(TimeSpan by)
    {
        var until = Interlocked.Read(ref now) + by.Ticks;
        while (Next(until) is { } alarm)
        {
            alarm.Ring();
        }

        Interlocked.Exchange(ref now, Math.Max(until, Interlocked.Read(ref now)));
    }

    public void Dispose()
    {
        stopped = true;
        changed.Set();
        driver?.Join();
        changed.Dispose();
    }

    private void Drive()
    {
        long before = -1;
        var crowded = 0;
        while (!stopped)
        {
            // Quiet for a moment, nobody waits for a thread, and nothing happened meanwhile: whoever was about to go on has done so.
            changed.Wait(1);
            changed.Reset();
            long seen;
            bool quiet;
            lock (gate)
            {
                seen = changes;
                quiet = holds.All(h => Environment.TickCount64 - h.Since > patience);
            }

            // Other tests may keep the threads busy for good, so that this is not waited for without end.
            quiet &= ThreadPool.PendingWorkItemCount == 0 || ++crowded > MostCrowded;
            if (quiet && seen == before && Next(long.MaxValue) is { } alarm)
            {
                crowded = 0;
                alarm.Ring();
            }

            before = seen;
        }
    }

    private Alarm? Next(long until)
    {
        lock (gate)
        {
            while (alarms.TryPeek(out var alarm, out var at))
            {
                if (alarm.Due != at.Due || alarm.Order != at.Order)
                {
                    alarms.Dequeue();
                    continue;
                }

                if (at.Due > until)
                {
                    return null;
                }

                alarms.Dequeue();
                Interlocked.Exchange(ref now, Math.Max(now, at.Due));
                changes++;
                return alarm;
            }

            return null;
        }
    }

    private sealed class Held(VirtualClock clock) : IDisposable
    {
        internal long Since { get; } = Environment.TickCount64;

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.holds.Remove(this);
                clock.changes++;
            }

            if (!clock.stopped)
            {
                clock.changed.Set();
            }
        }
    }

    private sealed class Alarm(VirtualClock clock, Action ring) : ITimer
    {
        private long period;

        internal long? Due { get; private set; }

        internal long Order { get; private set; }

        internal void Ring()
        {
            lock (clock.gate)
            {
                if (Due is null)
                {
                    return;
                }

                Due = null;
                if (period > 0)
                {
                    Set(period);
                }
            }

            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period.Ticks > 0 ? period.Ticks : 0;
                Due = null;
                if (dueTime >= TimeSpan.Zero)
                {
                    Set(dueTime.Ticks);
                }

                clock.changes++;
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                Due = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(long inTicks)
        {
            Due = clock.now + inTicks;
            Order = clock.orders++;
            clock.alarms.Enqueue(this, (Due.Value, Order));
        }
    }
}
