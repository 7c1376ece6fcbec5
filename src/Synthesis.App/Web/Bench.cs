using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Rate;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>A review that many people work on at once: what is known of it in memory, and the one writer of its store.</summary>
internal sealed partial class Bench : IAsyncDisposable
{
    private const int KeptTexts = 24;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly OpenReview review;
    private readonly ReviewStore reading;
    private readonly Lock gate = new();
    private readonly LinkedList<(string Strategy, IReadOnlyList<Document> Documents)> texts = new();
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly CancellationTokenSource closing = new();
    private readonly Task watching;
    private volatile Known known;
    private int edition;
    private int taken;
    private string? trouble;

    private Bench(OpenReview review, ReviewStore reading, TimeProvider clock)
    {
        (this.review, this.reading, this.clock, started) = (review, reading, clock, clock.GetUtcNow().UtcTicks);
        reading.StayOpen();
        review.Store.StayOpen();
        edition = review.Store.ChangedElsewhere();
        known = Read();
        CloseAll();
        Writer = new Writer(review.Store, Following, Written);
        watching = WatchAsync(closing.Token);
    }

    internal static Bench Open(string folder, TimeProvider clock) => new(OpenReview.At(folder, clock), ReviewStore.Open(folder, clock), clock);

    internal string Folder => review.Folder;

    internal ReviewDesign Design => review.Design;

    internal Writer Writer { get; }

    internal TimeProvider Clock => clock;

    /// <summary>What is known now.</summary>
    internal Known Now => known;

    /// <summary>
    /// Another whenever anything has changed that pages show a person: a decision, a fate, a rating, a round, an import, another start of the program. To who may not see others' decisions, those
    /// that are not their own change nothing; that something else happened, such as an import or a rating, it tells everybody, and not what.
    /// </summary>
    internal string EditionFor(Person person) => FormattableString.Invariant($"{started:x}-{taken}-{(SightOf(person).SeesAllOthers ? Now.Book.Edition : Now.Book.EditionOf(person.Name))}");

    /// <summary>All that is known of a review at a moment, beside its texts.</summary>
    /// <param name="Strategies">Every publication by its short name, in order.</param>
    /// <param name="Book">The decisions; these alone change in place.</param>
    /// <param name="Round">The coding round.</param>
    /// <param name="SignIns">Every way in.</param>
    /// <param name="Ratings">What people rated.</param>
    /// <param name="Models">What language models say.</param>
    internal sealed record Known(
        IReadOnlyList<BenchStrategy> Strategies, DecisionBook Book, CodingRound Round, IReadOnlyList<SignIn> SignIns, IReadOnlyList<PersonRating> Ratings, BenchModels Models)
    {
        private readonly Dictionary<string, BenchStrategy> byName = Strategies.ToDictionary(s => s.Name, StringComparer.Ordinal);

        internal IReadOnlyList<BenchStrategy> Included { get; } = [.. Strategies.Where(s => s.Selected.Fate.Included)];

        internal BenchStrategy? Find(string? name) => name is null ? null : byName.GetValueOrDefault(name);
    }

    /// <summary>The person to whom a token belongs, or null.</summary>
    internal Person? Whose(string? token)
    {
        var hash = token is { Length: > 0 and < 200 } ? Person.HashOf(token) : null;
        return Now.SignIns.FirstOrDefault(s => s.Hash == hash && s.Revoked is null) is { } found ? new Person(found.Coder, found.Leads, token!) : null;
    }

    /// <summary>The text of a strategy; read once and kept for a while.</summary>
    internal IReadOnlyList<Document> Texts(BenchStrategy strategy)
    {
        lock (gate)
        {
            for (var node = texts.First; node is not null; node = node.Next)
            {
                if (node.Value.Strategy == strategy.Name)
                {
                    texts.Remove(node);
                    texts.AddFirst(node);
                    return node.Value.Documents;
                }
            }

            var read = reading.Documents(strategy.Selected.Publication.Pages.Select(p => p.Path));
            texts.AddFirst((strategy.Name, read));
            if (texts.Count > KeptTexts)
            {
                texts.RemoveLast();
            }

            return read;
        }
    }

    /// <summary>Uses the store for reading only, in turn with other readers.</summary>
    internal T Reading<T>(Func<ReviewStore, T> use)
    {
        lock (gate)
        {
            return use(reading);
        }
    }

    /// <summary>Does something with the store in turn with all writers, all of it or nothing, then reads everything anew: an import, a fate, a round.</summary>
    internal Task ChangeAsync(Action<ReviewStore> act) => Writer.DoAsync(store =>
    {
        try
        {
            store.AllOrNone(() => act(store));
        }
        finally
        {
            Take();
        }
    });

    /// <summary>The code of that id, or null.</summary>
    internal Code? CodeOf(string? id) => Design.Codes.FirstOrDefault(c => c.Id == id);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await watching;
        await Writer.DisposeAsync();
        closing.Dispose();
        reading.Dispose();
        review.Dispose();
    }

    private Known Read() => new(Pipeline.BenchOf(Design, reading), new DecisionBook(reading.KeptDecisions()), reading.Rounds() is [.., var last] ? last : CodingRound.First, reading.SignIns(), reading.Ratings(), Pipeline.ModelsOf(Design, reading));

    /// <summary>
    /// Looks whether another program has written to the store, such as an import or a sign-in that was revoked, and reads everything anew where one has. What goes wrong is told once and tried
    /// again at the next look: a watch that ended would let revoked people in.
    /// </summary>
    internal async Task LookAsync()
    {
        try
        {
            await Writer.DoAsync(store =>
            {
                if (store.ChangedElsewhere() is var current && current != edition)
                {
                    Take();
                    edition = current;
                }
            });
            trouble = null;
        }
        catch (Exception e) when (e is not System.Threading.Channels.ChannelClosedException)
        {
            if (trouble != e.Message)
            {
                trouble = e.Message;
                await Console.Error.WriteLineAsync($"synthesis: what other programs changed in the review could not be read, and is tried again: {e.Message}");
            }
        }
    }

    /// <summary>Looks now and then until the workbench closes.</summary>
    private async Task WatchAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await LookAsync();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            // The workbench closes.
        }
    }

    private void Take()
    {
        lock (gate)
        {
            known = Read();
            taken++;
            texts.Clear();
        }

        CloseAll();
    }

    /// <summary>Takes what is on disk into memory.</summary>
    private void Written(IReadOnlyList<(Writing Writing, IReadOnlyList<KeptDecision> Kept)> written)
    {
        foreach (var (writing, kept) in written)
        {
            foreach (var decision in kept)
            {
                known.Book.Add(decision);
            }

            foreach (var id in writing.Withdraws ?? [])
            {
                known.Book.Withdraw(id);
            }
        }
    }
}
