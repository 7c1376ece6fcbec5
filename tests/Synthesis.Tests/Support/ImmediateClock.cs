using System.Collections.Concurrent;

namespace Synthesis.Tests.Support;

/// <summary>Time in which every wait is over at once and is noted, and time limits pass only when a test says so.</summary>
/// <param name="limit">Waits from this length on are time limits.</param>
internal sealed class ImmediateClock(TimeSpan limit) : TimeProvider
{
    private readonly ConcurrentDictionary<Alarm, bool> limits = new();
    private long passed;

    /// <summary>How long each wait would have been.</summary>
    internal ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) + TimeSpan.FromTicks(Interlocked.Read(ref passed));

    public override long GetTimestamp() => Interlocked.Read(ref passed);

    /// <summary>Lets every time limit that runs now be reached.</summary>
    internal void ReachLimits()
    {
        foreach (var alarm in limits.Keys)
        {
            alarm.Ring();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(ImmediateClock clock, Action ring) : ITimer
    {
        internal void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.limits.TryRemove(this, out _);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            if (dueTime >= clock.Limit)
            {
                clock.limits[this] = true;
                return true;
            }

            clock.Waits.Enqueue(dueTime);
            Interlocked.Add(ref clock.passed, dueTime.Ticks);
            ThreadPool.QueueUserWorkItem(_ => ring());
            return true;
        }

        public void Dispose() => clock.limits.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private TimeSpan Limit => limit;
}
