using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace Synthesis.Review.Model;

/// <summary>What came of asking an endpoint.</summary>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Fault">Why there is none, in one sentence without the key; null where there is one, or it was stopped.</param>
/// <param name="Ends">Whether asking further is of no use: the key is refused, say.</param>
/// <param name="Tries">How often it was sent.</param>
/// <param name="Lost">How many of these tries may have been answered though the answer never came whole: they cost as much.</param>
public sealed record EndpointReply(ChatAnswer? Answer, string? Fault, bool Ends, int Tries, int Lost = 0);

/// <summary>Asks an endpoint that speaks the chat protocol. Trouble that may pass is waited for and tried again; where the endpoint asks for time, everybody waits.</summary>
public sealed class Endpoint : IDisposable
{
    private readonly EndpointSettings settings;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker client;
    private readonly Pace pace;
    private readonly ResiliencePipeline<Sent> tries;

    /// <summary>Readies an endpoint; nothing is sent yet.</summary>
    /// <param name="settings">Which, and how gently.</param>
    /// <param name="clock">Tells the time, and does all waiting.</param>
    public Endpoint(EndpointSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock, pace) = (settings, clock, new Pace(settings.PerMinute, clock));

        // A redirect would carry text and key elsewhere than the user named.
        client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !settings.Address.IsLoopback, ActivityHeadersPropagator = null }, disposeHandler: true);
        tries = new ResiliencePipelineBuilder<Sent> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<Sent>
        {
            MaxRetryAttempts = Math.Max(1, settings.Tries - 1),
            ShouldHandle = a => ValueTask.FromResult(settings.Tries > 1 && a.Outcome.Result is { MayPass: true } sent && (sent.Wait ?? TimeSpan.Zero) <= settings.LongestWait),
            DelayGenerator = a => ValueTask.FromResult<TimeSpan?>(a.Outcome.Result!.Wait ?? settings.BackOff * Math.Pow(2, a.AttemptNumber)),
        }).Build();
    }

    private sealed record Sent(ChatAnswer? Answer, string? Fault, bool MayPass, bool Ends, TimeSpan? Wait)
    {
        internal bool Lost { get; init; }
    }

    /// <summary>Asks, and asks again where trouble may pass.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="model">Of whom.</param>
    /// <param name="again">Asked before each further try, whether it may be made; told whether the one before may have cost an answer too.</param>
    /// <param name="cancellation">Stops it: what was sent by then is told, with no answer.</param>
    public async Task<EndpointReply> AskAsync(ModelRequest request, ModelSettings model, Func<bool, bool> again, CancellationToken cancellation)
    {
        var (body, count, ended, lost) = (ChatBody.Of(request, model, settings.Stream), 0, 0, 0);
        Sent sent;
        try
        {
            sent = await tries.ExecuteAsync(TryAsync, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A try that is under way may be answered all the same; one that was still waited for was never sent.
            return new EndpointReply(null, null, Ends: true, count, lost + count - ended);
        }

        return new EndpointReply(sent.Answer, sent.Fault, sent.Ends || sent.Wait > settings.LongestWait, count, lost);

        async ValueTask<Sent> TryAsync(CancellationToken c)
        {
            await pace.TurnAsync(c).ConfigureAwait(false);
            count++;
            var one = await SendAsync(body, c).ConfigureAwait(false);
            ended++;
            if (one.Wait is { } wait && wait <= settings.LongestWait)
            {
                pace.Rest(wait);
            }

            lost += one.Lost ? 1 : 0;
            return one.MayPass && count < settings.Tries && (one.Wait ?? TimeSpan.Zero) <= settings.LongestWait && !again(one.Lost) ? one with { MayPass = false } : one;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<Sent> SendAsync(byte[] body, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(settings.InAll, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            settings.Authorise(request);
            using var response = await client.SendAsync(request, stop.Token).ConfigureAwait(false);
            var text = await ReadAsync(response, stop.Token).ConfigureAwait(false);
            return text is null ? Trouble($"the answer is longer than {settings.MostBytes:N0} bytes", mayPass: false) with { Lost = true } : Read(response, text);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Trouble(string.Create(CultureInfo.InvariantCulture, $"no whole answer came within {settings.InAll.TotalSeconds:0} seconds"), mayPass: true) with { Lost = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Only where nobody was reached is nothing to pay: a line that broke later may have broken after the answer was made.
            var reached = e is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError };
            return Trouble($"the line broke or nobody answers: {e.Message.ReplaceLineEndings(" ")}", mayPass: true) with { Lost = reached };
        }
    }

    private Sent Read(HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        if (status is 429 or 408 or >= 500)
        {
            return Trouble($"the endpoint answers {status}{Said(text)}", mayPass: true, status is 429 or 503 ? Wait(response.Headers.RetryAfter) : null);
        }

        if (status is < 200 or >= 300)
        {
            // The request itself is refused: the next would be as well, unless it was this one's length.
            return new Sent(null, $"{settings} answers {status}{Said(text)}", MayPass: false, Ends: status is not (400 or 413 or 422), null);
        }

        ChatAnswer? answer = null;
        try
        {
            if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            {
                answer = ChatAnswer.Streamed(text);
            }
            else
            {
                using var json = JsonDocument.Parse(text);
                answer = ChatAnswer.Whole(json.RootElement);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Cut short on the way, or no answer at all: told below.
        }

        return answer is null ? Trouble("what came is no whole answer of the chat protocol", mayPass: true) with { Lost = true }
            : new Sent(answer with { Content = settings.Clean(answer.Content), Served = answer.Served is { } served ? settings.Clean(served) : null }, null, false, false, null);
    }

    private Sent Trouble(string message, bool mayPass, TimeSpan? wait = null) => new(null, settings.Clean($"{settings}: {message}"), mayPass, false, wait);

    /// <summary>What the endpoint says of it, cleaned and short.</summary>
    private string Said(string text)
    {
        var clean = settings.Clean(new string([.. MessageIn(text).Where(c => !char.IsControl(c))]));
        return clean.Length == 0 ? "" : $" and says: {(clean.Length > 200 ? clean[..200] + "…" : clean)}";
    }

    /// <summary>The message of an error told as JSON, so that the key is found in it however it was escaped; else the text.</summary>
    private static string MessageIn(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? message.GetString()! : "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return text;
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? after) =>
        after?.Delta ?? (after?.Date is { } date ? date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero : null);

    private async Task<string?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 14];
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > settings.MostBytes)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
