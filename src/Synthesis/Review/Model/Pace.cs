namespace Synthesis.Review.Model;

/// <summary>When the next request may begin: not before the time that the endpoint asked for, and no more in a minute than the user allows.</summary>
/// <param name="perMinute">The most in a minute; null for no limit.</param>
/// <param name="clock">Tells the time, and does the waiting.</param>
internal sealed class Pace(int? perMinute, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly TimeSpan between = perMinute is { } n ? TimeSpan.FromMinutes(1) / n : TimeSpan.Zero;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for a turn.</summary>
    internal async Task TurnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                wait = next - clock.GetUtcNow();
                if (wait <= TimeSpan.Zero)
                {
                    next = between > TimeSpan.Zero ? clock.GetUtcNow() + between : next;
                    return;
                }
            }

            await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lets nobody begin for so long.</summary>
    internal void Rest(TimeSpan wait)
    {
        lock (gate)
        {
            var until = clock.GetUtcNow() + wait;
            next = until > next ? until : next;
        }
    }
}
