using System.Text.Json;
using Synthesis.Codebooks;

namespace Synthesis.Review.Model;

/// <summary>How much a run may use up; null for no limit.</summary>
/// <param name="Tokens">Tokens sent and received together.</param>
/// <param name="Cost">Money, in the unit of the prices.</param>
/// <param name="PriceIn">Price of a million tokens sent.</param>
/// <param name="PriceOut">Price of a million tokens received.</param>
public sealed record AskingBudget(long? Tokens, double? Cost, double PriceIn, double PriceOut)
{
    private const double Million = 1e6;

    /// <summary>What tokens cost.</summary>
    public double CostOf(long tokensIn, long tokensOut) => ((tokensIn * PriceIn) + (tokensOut * PriceOut)) / Million;

    /// <summary>Whether so much is within the budget.</summary>
    public bool Allows(long tokensIn, long tokensOut) => tokensIn + tokensOut <= (Tokens ?? long.MaxValue) && CostOf(tokensIn, tokensOut) <= (Cost ?? double.MaxValue);
}

/// <summary>What a run of asking did: the record of what was sent where.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Model">The model as it was asked for.</param>
/// <param name="Parameters">How it was asked.</param>
/// <param name="Served">The models that the endpoint says answered.</param>
/// <param name="Sent">How many requests were sent, tries and all.</param>
/// <param name="Answered">How many of them were answered.</param>
/// <param name="Left">How many are still to be asked.</param>
/// <param name="TokensIn">Tokens sent, as the endpoint counts them, or as estimated where it does not.</param>
/// <param name="TokensOut">Tokens received.</param>
/// <param name="Cost">What that cost by the prices given.</param>
/// <param name="Texts">Hashes of the documents' texts of which a part was sent.</param>
public sealed record Sending(string Endpoint, string Model, string Parameters, IReadOnlyList<string> Served, int Sent, int Answered, int Left, long TokensIn, long TokensOut, double Cost, IReadOnlyList<string> Texts);

/// <summary>What came of a run of asking.</summary>
/// <param name="Sending">What was sent where.</param>
/// <param name="Faults">Why requests have no answer, each reason once.</param>
/// <param name="BudgetReached">Whether the budget ended the run; the same command goes on with what is left.</param>
public sealed record AskingResult(Sending Sending, IReadOnlyList<string> Faults, bool BudgetReached);

/// <summary>Puts open requests to an endpoint, several at once, and keeps each answer as it comes, so that a run that ends anywhere goes on from there.</summary>
public static class Asking
{
    /// <summary>The record that something is about to be sent, made before it is, so that even a run that is killed has left word.</summary>
    public static Sending Begun(EndpointSettings settings, ModelSettings model, IReadOnlyList<OpenRequest> open) =>
        new(settings.Address.AbsoluteUri, model.Model, model.Parameters, [], 0, 0, open.Count, 0, 0, 0, [.. open.Select(o => o.Request.Note.Text).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Tokens that an answer to one code takes, for the budget before it is known.</summary>
    private const int TokensOfCode = 160;

    /// <summary>Asks until nothing is open, the budget is used up, or the endpoint refuses.</summary>
    /// <param name="prompting">How the codebook is put.</param>
    /// <param name="open">What is to be asked.</param>
    /// <param name="settings">The endpoint.</param>
    /// <param name="model">The model.</param>
    /// <param name="budget">How much may be used up. Before a request is sent its part is set aside, and again before each further try, so that those under way stay within it too.</param>
    /// <param name="keep">Keeps an answer; called by one at a time.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="progress">Told of each answer, or null.</param>
    /// <param name="cancellation">Stops it; what was done by then is told all the same.</param>
    public static async Task<AskingResult> RunAsync(Prompting prompting, IReadOnlyList<OpenRequest> open, EndpointSettings settings, ModelSettings model, AskingBudget budget,
        Action<ModelAnswer> keep, TimeProvider clock, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var endpoint = new Endpoint(settings, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var run = new Tally(budget, [.. open.Select(o => o.Key)]);
        try
        {
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = settings.AtOnce, CancellationToken = end.Token }, async (next, token) =>
            {
                if (await OneAsync(next, token).ConfigureAwait(false) is { WellFormed: false } && next.Request.Note.Again is not null)
                {
                    var again = next.Request.AskedAgain(prompting);
                    await OneAsync(new OpenRequest(again, next.Key with { Request = again.Id }), token).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The endpoint refuses, the budget is used up, or the user stops it: what was answered is kept, and what was sent is told.
        }

        return run.Result(settings, model);

        async Task<ReadAnswer?> OneAsync(OpenRequest next, CancellationToken token)
        {
            var (tokensIn, tokensOut) = (next.Request.Tokens, Longest(model, next.Request.Note.Codes.Count));
            if (!run.SetAside(tokensIn, tokensOut))
            {
                await end.CancelAsync().ConfigureAwait(false);
                return null;
            }

            // What is under way when a run ends is still waited for: it is paid for.
            var (asideIn, asideOut, enough) = ((long)tokensIn, (long)tokensOut, true);
            bool Again(bool lost)
            {
                var more = lost ? tokensOut : 0;
                if (enough = run.SetAside(tokensIn, more))
                {
                    (asideIn, asideOut) = (asideIn + tokensIn, asideOut + more);
                }

                return enough;
            }

            var reply = await endpoint.AskAsync(next.Request, model, Again, cancellation).ConfigureAwait(false);
            IReadOnlyList<Code> codes = [.. next.Request.Note.Codes.Select(c => prompting.Codebook[c])];
            ReadAnswer? read = null;
            run.Take(reply, next, (asideIn, asideOut), tokensIn, tokensOut, answer =>
            {
                keep(answer);
                read = AnswerReader.Read(answer, codes);
            });
            progress?.Report(new StageProgress("model", run.Answered, open.Count));
            if (reply.Ends || !enough)
            {
                await end.CancelAsync().ConfigureAwait(false);
            }

            return read;
        }
    }

    /// <summary>The most tokens of an answer: what the parameters allow, else so many a code.</summary>
    private static int Longest(ModelSettings model, int codes)
    {
        using var parameters = JsonDocument.Parse(model.Parameters);
        foreach (var name in (string[])["max_completion_tokens", "max_tokens"])
        {
            if (parameters.RootElement.TryGetProperty(name, out var most) && most.ValueKind == JsonValueKind.Number && most.TryGetInt32(out var n))
            {
                return n;
            }
        }

        return TokensOfCode * codes;
    }

    /// <summary>What a run has used up and set aside.</summary>
    private sealed class Tally(AskingBudget budget, HashSet<AnswerKey> open)
    {
        private readonly Lock gate = new();
        private readonly SortedSet<string> faults = new(StringComparer.Ordinal);
        private readonly SortedSet<string> served = new(StringComparer.Ordinal);
        private readonly SortedSet<string> texts = new(StringComparer.Ordinal);
        private readonly HashSet<AnswerKey> answered = [];
        private long usedIn;
        private long usedOut;
        private long asideIn;
        private long asideOut;
        private int sent;
        private int answers;
        private bool reached;

        internal int Answered
        {
            get
            {
                lock (gate)
                {
                    return open.Intersect(answered).Count();
                }
            }
        }

        internal bool SetAside(long tokensIn, long tokensOut)
        {
            lock (gate)
            {
                if (!budget.Allows(usedIn + asideIn + tokensIn, usedOut + asideOut + tokensOut))
                {
                    reached = true;
                    return false;
                }

                (asideIn, asideOut) = (asideIn + tokensIn, asideOut + tokensOut);
                return true;
            }
        }

        internal void Take(EndpointReply reply, OpenRequest request, (long In, long Out) aside, long tokensIn, long tokensOut, Action<ModelAnswer> keep)
        {
            lock (gate)
            {
                (asideIn, asideOut) = (asideIn - aside.In, asideOut - aside.Out);
                sent += reply.Tries;
                texts.UnionWith(reply.Tries > 0 ? [request.Request.Note.Text] : []);

                // A try that failed was sent all the same.
                usedIn += ((reply.Tries - (reply.Answer is null ? 0 : 1)) * tokensIn) + (reply.Answer is { } a ? a.TokensIn ?? tokensIn : 0);
                usedOut += (reply.Lost * tokensOut) + (reply.Answer is { } b ? b.TokensOut ?? Prompting.TokensOf(b.Content) : 0);
                if (reply.Fault is { } fault)
                {
                    faults.Add(fault);
                }

                if (reply.Answer is { } answer)
                {
                    answers++;
                    answered.Add(request.Key);
                    served.UnionWith(answer.Served is { } name ? [name] : []);
                    keep(new ModelAnswer(request.Key.Request, request.Key.Model, request.Key.Parameters, request.Key.Repeat, answer.Content, answer.CutShort));
                }
            }
        }

        internal AskingResult Result(EndpointSettings settings, ModelSettings model) => new(
            new Sending(settings.Address.AbsoluteUri, model.Model, model.Parameters, [.. served], sent, answers, open.Except(answered).Count(), usedIn, usedOut, budget.CostOf(usedIn, usedOut), [.. texts]),
            [.. faults], reached);
    }
}
