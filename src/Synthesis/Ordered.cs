using System.Runtime.CompilerServices;

namespace Synthesis;

/// <summary>Work done by several at once whose results come in the order of its input.</summary>
internal static class Ordered
{
    private const int Ahead = 8;

    /// <summary>Runs <paramref name="work"/> on each input, <paramref name="jobs"/> at a time, and gives results in the input's order; only a few wait in memory.</summary>
    internal static async IAsyncEnumerable<TResult> SelectAsync<TSource, TResult>(
        IEnumerable<TSource> inputs, int jobs, Func<TSource, CancellationToken, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var gate = new SemaphoreSlim(jobs);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waiting = new Queue<Task<TResult>>();
        async Task<TResult> Gated(TSource input)
        {
            await gate.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                return await work(input, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                gate.Release();
            }
        }

        try
        {
            foreach (var input in inputs)
            {
                waiting.Enqueue(Task.Run(() => Gated(input), stop.Token));
                if (waiting.Count >= jobs * Ahead)
                {
                    yield return await waiting.Dequeue().ConfigureAwait(false);
                }
            }

            while (waiting.Count > 0)
            {
                yield return await waiting.Dequeue().ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (var task in waiting)
            {
                await Task.WhenAny(task).ConfigureAwait(false);
            }
        }
    }
}
