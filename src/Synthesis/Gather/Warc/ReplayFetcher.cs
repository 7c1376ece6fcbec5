using Synthesis.Gather.Web;

namespace Synthesis.Gather.Warc;

/// <summary>Answers from an archive alone: a question gets the answers that it got, in their order, and the last of them ever after. One that was never asked is a fault, <see cref="Faults.NotArchived"/>.</summary>
/// <param name="archive">The archive.</param>
/// <param name="limits">The limits that the gather had.</param>
/// <param name="since">Only what was asked from then on; null for all of it.</param>
public sealed class ReplayFetcher(WarcArchive archive, FetchLimits limits, DateTimeOffset? since = null) : IFetcher
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> given = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var question = ExchangeRecord.Question(ask);
        var answers = archive.Asked(question).Where(e => since is null || e.At >= since).ToList();
        if (answers.Count == 0)
        {
            return Task.FromResult(new Exchange(ask, ask.Address, 0, new Dictionary<string, string>(), default, since ?? DateTimeOffset.UnixEpoch, 0, null,
                new Issue(Faults.NotArchived, Severity.Error, "The archive does not hold this question: gather again with the network.", ask.Address.AbsoluteUri)));
        }

        int which;
        lock (gate)
        {
            which = given[question] = given.GetValueOrDefault(question) + 1;
        }

        return Task.FromResult(ExchangeRecord.Read(archive, archive.Read(answers[Math.Min(which, answers.Count) - 1]), ask, limits));
    }
}
