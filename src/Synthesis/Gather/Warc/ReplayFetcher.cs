using Synthesis.Gather.Find;
using Synthesis.Gather.Web;

namespace Synthesis.Gather.Warc;

/// <summary>
/// Answers from an archive: a question gets the answers that it got, in their order, and the last of them ever after. That a question was put off for another day counts as an answer only
/// where no other came. One that was never asked goes to whoever is asked beyond the archive; where nobody is, it is a fault, <see cref="Faults.NotArchived"/>.
/// </summary>
/// <param name="archive">The archive.</param>
/// <param name="limits">The limits that the gather had.</param>
/// <param name="since">
/// What was asked from then on goes before all else: of a replay, what was answered earlier serves where nothing later is there, and so does the answer to the question put without
/// conditions (a robots.txt is always asked for so, and kept for a day); with <paramref name="beyond"/> neither serves. Null for all of it.
/// </param>
/// <param name="beyond">Asks what the archive has no answer to, or null.</param>
public sealed class ReplayFetcher(WarcArchive archive, FetchLimits limits, DateTimeOffset? since = null, IFetcher? beyond = null) : IFetcher
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> given = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var question = ExchangeRecord.Question(ask);
        var asked = archive.Asked(question);
        if (asked.Count == 0 && beyond is null)
        {
            asked = archive.Asked(ExchangeRecord.Question(ask with { Known = null }));
        }

        var answers = asked.Where(e => since is null || e.At >= since).Select(e => ExchangeRecord.Read(archive, archive.Read(e), ask, limits)).ToList();
        var settled = answers.Where(a => !RememberingFetcher.IsForLater(a)).ToList();
        if (beyond is not null && settled.Count == 0)
        {
            return beyond.FetchAsync(ask, cancellation);
        }

        answers = settled.Count > 0 ? settled : answers.Count > 0 ? answers : [.. asked.TakeLast(1).Select(e => ExchangeRecord.Read(archive, archive.Read(e), ask, limits))];
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

        return Task.FromResult(answers[Math.Min(which, answers.Count) - 1]);
    }
}
