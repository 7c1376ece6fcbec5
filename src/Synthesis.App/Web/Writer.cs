using System.Threading.Channels;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>
/// The one place that writes to the store: takes what is asked for in turn, several at a time in one transaction, and answers when it is on disk.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int Together = 64;

    private readonly Channel<Job> jobs = Channel.CreateBounded<Job>(4096);
    private readonly ReviewStore store;
    private readonly Func<IReadOnlyList<Writing>, IReadOnlyList<Writing>> following;
    private readonly Action<IReadOnlyList<(Writing Writing, IReadOnlyList<KeptDecision> Kept)>> written;
    private readonly HashSet<string> requests;
    private readonly Task work;

    /// <param name="store">The store; nobody else writes to it through this connection.</param>
    /// <param name="following">Gives what follows from what is to be written, and is written with it or not at all.</param>
    /// <param name="written">Told what is on disk, in order.</param>
    internal Writer(ReviewStore store, Func<IReadOnlyList<Writing>, IReadOnlyList<Writing>> following, Action<IReadOnlyList<(Writing Writing, IReadOnlyList<KeptDecision> Kept)>> written)
    {
        (this.store, this.following, this.written) = (store, following, written);
        requests = new HashSet<string>(store.Requests(), StringComparer.Ordinal);
        work = Task.Run(RunAsync);
    }

    /// <summary>Writes what a function makes when its turn comes.</summary>
    /// <param name="request">The request's name, or null. What was done before under that name is not done again.</param>
    /// <param name="alone">Whether it has to see everything that was asked for before it on disk, as an undo has.</param>
    /// <param name="make">Gives what to write, or null for nothing.</param>
    /// <returns>The decisions that were added; null where the request was done before or nothing was to be written.</returns>
    internal Task<IReadOnlyList<KeptDecision>?> WriteAsync(string? request, bool alone, Func<Writing?> make) => AddAsync(new Job(request, alone, make, null));

    /// <summary>Does something else with the store in turn.</summary>
    internal Task DoAsync(Action<ReviewStore> act) => AddAsync(new Job(null, true, () => null, act));

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await work;
    }

    private async Task<IReadOnlyList<KeptDecision>?> AddAsync(Job job)
    {
        await jobs.Writer.WriteAsync(job);
        return await job.Done.Task;
    }

    private async Task RunAsync()
    {
        var reader = jobs.Reader;
        while (await reader.WaitToReadAsync())
        {
            var batch = new List<Job>();
            while (batch.Count < Together && reader.TryRead(out var job))
            {
                if (job.Alone || batch.Exists(b => job.Request is not null && b.Request == job.Request))
                {
                    WriteAll(batch);
                    batch.Clear();
                }

                batch.Add(job);
                if (job.Alone)
                {
                    break;
                }
            }

            WriteAll(batch);
        }
    }

    private void WriteAll(List<Job> batch)
    {
        var made = new List<(Job Job, Writing Writing)>();
        foreach (var job in batch)
        {
            try
            {
                job.Act?.Invoke(store);
                if ((job.Request is null || !requests.Contains(job.Request)) && job.Make() is { } writing)
                {
                    made.Add((job, writing));
                }
                else
                {
                    job.Done.SetResult(null);
                }
            }
            catch (Exception e)
            {
                job.Done.SetException(e);
            }
        }

        if (made.Count == 0)
        {
            return;
        }

        try
        {
            IReadOnlyList<Writing> asked = [.. made.Select(m => m.Writing)], all = [.. asked, .. following(asked)];
            var kept = store.Write(all);
            requests.UnionWith(made.Select(m => m.Job.Request).OfType<string>());
            written([.. all.Zip(kept)]);
            for (var i = 0; i < made.Count; i++)
            {
                made[i].Job.Done.SetResult(kept[i]);
            }
        }
        catch (Exception e)
        {
            made.ForEach(m => m.Job.Done.TrySetException(e));
        }
    }

    /// <summary>Something to write in turn.</summary>
    private sealed record Job(string? Request, bool Alone, Func<Writing?> Make, Action<ReviewStore>? Act)
    {
        internal TaskCompletionSource<IReadOnlyList<KeptDecision>?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
