using Polly;
using Polly.Retry;
using Synthesis.Gather.Warc;

namespace Synthesis.Gather.Web;

/// <summary>
/// Asks sites over the network. Each is asked one thing at a time with a pause in between, only what its robots.txt allows, and left alone when it says so; hosts do not wait for each other. Every request
/// and answer is in the archive before it is given on, and so is every question that was not put, with the reason.
/// </summary>
public sealed class WebFetcher : IFetcher, IDisposable
{
    private const int RobotsRedirects = 5;

    private readonly FetchSettings settings;
    private readonly WarcArchive archive;
    private readonly TimeProvider clock;
    private readonly HostTurns turns;
    private readonly HostBudget budget;
    private readonly HostCookies cookies = new();
    private readonly OneRequest requests;
    private readonly SiteRobots robots;
    private readonly ResiliencePipeline<Sent> tries;
    private readonly CutOffGather before;

    /// <summary>Begins a gather, or goes on with one.</summary>
    /// <param name="settings">How sites are asked.</param>
    /// <param name="archive">Where what is seen is kept. What it holds of today counts against the day's budget, and its robots.txt are not asked for again while they are fresh.</param>
    /// <param name="clock">Tells the time, and does all waiting.</param>
    /// <param name="network">The way out; <see cref="Network.Real"/> unless for a test.</param>
    /// <param name="since">When the gather began that this goes on with, and was cut off; null where it begins one.</param>
    public WebFetcher(FetchSettings settings, WarcArchive archive, TimeProvider clock, Network network, DateTimeOffset? since = null)
    {
        (this.settings, this.archive, this.clock) = (settings, archive, clock);
        before = new CutOffGather(archive, since, clock);
        turns = new HostTurns(clock, settings.Delay, settings.LongestWait, network.Working, before.Last > clock.GetUtcNow() - settings.LongestCrawlDelay);
        foreach (var (host, until) in before.Rests())
        {
            turns.Rest(host, until);
        }

        before.Tell(cookies);
        budget = new HostBudget(settings.RequestsPerDay, clock, archive.Entries);
        requests = new OneRequest(settings, new Line(network, settings.Resolve, settings.Trusted), new ByteBudget(settings.Limits.InFlightBytes), clock);
        robots = new SiteRobots((ask, c) => FollowAsync(ask, isRobots: true, c), Kept, clock);
        tries = new ResiliencePipelineBuilder<Sent> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<Sent>
        {
            MaxRetryAttempts = Math.Max(1, settings.Tries - 1),
            ShouldHandle = a => ValueTask.FromResult(settings.Tries > 1 && a.Outcome.Result is { MayPass: true } sent && Wait(sent, a.AttemptNumber + 1) <= settings.LongestWait),
            DelayGenerator = a => ValueTask.FromResult<TimeSpan?>(Wait(a.Outcome.Result!, a.AttemptNumber + 1)),
        }).Build();
    }

    /// <inheritdoc/>
    public async Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation) => ask.Form is null && ask.Address.AbsolutePath == "/robots.txt" && Web(ask.Address)
        ? (await robots.OfAsync(ask.Address, cancellation)).Exchange with { Asked = ask }
        : await FollowAsync(ask, isRobots: false, cancellation);

    /// <inheritdoc/>
    public void Dispose() => robots.Dispose();

    private Exchange? Kept(Ask ask) => archive.Asked(ExchangeRecord.Question(ask)) is [.., var last] ? ExchangeRecord.Read(archive, archive.Read(last), ask, settings.Limits) : null;

    /// <summary>Asks and follows redirects; closes the question in the archive.</summary>
    private async Task<Exchange> FollowAsync(Ask ask, bool isRobots, CancellationToken cancellation)
    {
        var (address, form, count, redirects) = (ask.Address, ask.Form, 0, 0);
        var been = new HashSet<(string, string?)>();
        Sent? last = null;
        string? record = null;
        for (var hop = 0; ; hop++)
        {
            if (await RefusalAsync(address, isRobots, cancellation) is { } refusal)
            {
                return Closed(refusal);
            }

            address = Bare(address);
            var left = before.Take(address, form, ask.Known, isRobots);
            if (!been.Add((address.AbsoluteUri, left is null ? cookies.For(address) : left.Cookie)))
            {
                return Closed(Fault(Faults.Loop, "The site redirects to where it was before."));
            }

            if (hop > (isRobots ? RobotsRedirects : settings.Limits.Redirects))
            {
                return Closed(Fault(Faults.Redirects, $"The site redirects more than {hop - 1} times."));
            }

            redirects = hop;
            (last, record, var sent, var refused) = left is not null ? (left.Sent, left.Record, 1, null) : await AskHostAsync(address, form, ask.Known, isRobots, cancellation);
            count += sent;
            if (refused is not null)
            {
                return Closed(refused);
            }

            if (last!.Fault is not null || last.Answer is not { Status: 301 or 302 or 303 or 307 or 308 } || Next(last.Answer, address) is not { } next)
            {
                return Closed(null);
            }

            last.Memory?.Dispose();
            form = last.Answer.Status is 307 or 308 ? form : null;
            address = next;
        }

        Issue Fault(string code, string message) => new(code, Severity.Error, message, address.AbsoluteUri);

        Exchange Closed(Issue? refusal)
        {
            var at = last?.Wire.At ?? WarcRecord.Now(clock);
            var answer = refusal is null ? last?.Answer : null;
            var (body, swells) = answer is null ? (default, null) : ContentCoding.Undo(answer.Payload, answer.Coding, settings.Limits);
            var exchange = new Exchange(ask, address, answer?.Status ?? 0, answer?.Headers ?? new Dictionary<string, string>(), body, at, count, answer is null ? null : record, refusal ?? last?.Fault ?? swells) { Redirects = redirects };
            ExchangeRecord.Close(archive, exchange);
            last?.Memory?.Dispose();
            return exchange;
        }
    }

    /// <summary>Why an address is not asked at all, or null.</summary>
    private async Task<Issue?> RefusalAsync(Uri address, bool isRobots, CancellationToken cancellation)
    {
        if (!Web(address))
        {
            return new Issue(Faults.Scheme, Severity.Error, "Only http and https are asked for.", address.OriginalString);
        }

        if (PublicAddresses.IsDisguised(address))
        {
            return new Issue(Faults.Address, Severity.Error, $"'{address.Host}' is written as a number that hides which address it is: it was not connected to.", address.OriginalString);
        }

        if (isRobots)
        {
            return null;
        }

        var (rules, exchange) = await robots.OfAsync(address, cancellation);
        if (rules.CrawlDelay(FetchSettings.Agent) is { } delay)
        {
            turns.SlowDown(HostTurns.Of(address), delay < settings.LongestCrawlDelay ? delay : settings.LongestCrawlDelay);
        }

        return rules.Allows(FetchSettings.Agent, address.AbsoluteUri) ? null
            : !rules.ForbidsAll ? new Issue(Faults.Robots, Severity.Warning, "The site's robots.txt asks crawlers not to fetch this: look at it by hand.", address.AbsoluteUri)
            : exchange.Fault is { Code: Faults.Address or Faults.Budget or Faults.NoHost or Faults.Certificate or Faults.AskedToWait or Faults.Line } same ? same with { Where = address.AbsoluteUri }
            : new Issue(Faults.RobotsUnreachable, Severity.Error, "The site's robots.txt could not be had, which forbids everything until it can: try again tomorrow.", address.AbsoluteUri);
    }

    /// <summary>One request in its turn, repeated where the site is in trouble; everything is kept.</summary>
    private async Task<(Sent? Last, string? Record, int Requests, Issue? Refusal)> AskHostAsync(Uri address, string? form, Validators? known, bool isRobots, CancellationToken cancellation)
    {
        var name = HostTurns.Of(address);
        using var turn = await turns.TakeAsync(name, cancellation);
        if (turn.Resting)
        {
            return (null, null, 0, new Issue(Faults.AskedToWait, Severity.Warning, "The site asked to be left alone for longer than a gather waits: gather again later.", address.AbsoluteUri));
        }

        var (count, record, spent) = (0, (string?)null, (Issue?)null);
        Sent? last = null;
        try
        {
            last = await tries.ExecuteAsync(async c =>
            {
                await turn.ReadyAsync(c);
                if (!budget.Spend(name))
                {
                    spent = new Issue(Faults.Budget, Severity.Warning, $"{settings.RequestsPerDay:N0} requests were put to '{name}' today, which is the budget: gather on tomorrow.", address.AbsoluteUri);
                    return last is null ? new Sent(null!, null, spent, false, null) : last with { MayPass = false };
                }

                last?.Memory?.Dispose();
                var cookie = cookies.For(address);
                Sent sent;
                try
                {
                    sent = last = await requests.SendAsync(address, form, known, cookie, isRobots ? Robots.MostBytes : settings.Limits.BodyBytes, firstPart: isRobots, c);
                }
                finally
                {
                    turn.Sent();
                    count++;
                }

                cookies.Take(address, sent.Answer?.Headers.GetValueOrDefault("set-cookie"));
                record = ExchangeRecord.Add(archive, sent.Wire);
                Rest(name, sent);
                turn.StopWorking();
                return form is null || sent.Answer is { Status: 429 or 503 } ? sent : sent with { MayPass = false };
            }, cancellation);
        }
        catch
        {
            last?.Memory?.Dispose();
            throw;
        }

        return spent is not null && count == 0 ? (null, null, 0, spent) : (last, record, count, null);
    }

    /// <summary>Where a site asks for time, everybody leaves it alone.</summary>
    private void Rest(string host, Sent sent)
    {
        if (RetryAfter.Of(sent.Answer, clock.GetUtcNow()) is { } asked)
        {
            turns.Rest(host, clock.GetUtcNow() + asked);
        }
    }

    private TimeSpan Wait(Sent sent, int tried) => RetryAfter.Of(sent.Answer, clock.GetUtcNow()) ?? RetryAfter.BackOff(tried, sent.Wire.Address, settings);

    /// <summary>The address without fragment and user name, neither of which is sent.</summary>
    private static Uri Bare(Uri address) => address.Fragment.Length == 0 && address.UserInfo.Length == 0 ? address
        : new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    private static bool Web(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https" && address.Host.Length > 0;

    /// <summary>Where an answer sends on to; null where it says nothing that can be read.</summary>
    private static Uri? Next(HttpAnswer answer, Uri from) => answer.Headers.GetValueOrDefault("location") is { Length: > 0 } location && Uri.TryCreate(from, location, out var next) ? next : null;
}
