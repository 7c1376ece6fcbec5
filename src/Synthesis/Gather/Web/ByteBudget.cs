namespace Synthesis.Gather.Web;

/// <summary>Bytes that may be in memory at once. Who needs many takes all of them at the beginning, so that nobody waits with some in hand for others who do the same.</summary>
internal sealed class ByteBudget(long all)
{
    private readonly Lock gate = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Given)> waiting = [];
    private readonly long all = all;
    private long left = all;

    /// <summary>Waits until so many are free, in the order of asking; more than there are count as all.</summary>
    internal async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancellation)
    {
        bytes = Math.Min(bytes, all);
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.AddLast((bytes, given));
            Give();
        }

        await using var stopped = cancellation.UnsafeRegister(_ => given.TrySetCanceled(cancellation), null);
        try
        {
            await given.Task;
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                Give();
            }

            throw;
        }

        return new Taken(this, bytes);
    }

    private void Give()
    {
        while (waiting.First is { } first && (first.Value.Given.Task.IsCompleted || first.Value.Bytes <= left))
        {
            waiting.RemoveFirst();
            left -= first.Value.Given.TrySetResult() ? first.Value.Bytes : 0;
        }
    }

    private sealed class Taken(ByteBudget budget, long bytes) : IDisposable
    {
        private long held = bytes;

        public void Dispose()
        {
            lock (budget.gate)
            {
                (budget.left, held) = (budget.left + held, 0);
                budget.Give();
            }
        }
    }
}
