using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Synthesis.Gather.Warc;

namespace Synthesis.Gather.Web;

/// <summary>What came of one request: what went over the wire, and why the answer is not whole.</summary>
/// <param name="Wire">What went over the wire.</param>
/// <param name="Answer">The answer, or null where none came.</param>
/// <param name="Fault">Why there is none or not all of it, or null.</param>
/// <param name="MayPass">Whether the trouble may be over when it is tried again.</param>
/// <param name="Memory">Gives back the memory that was taken for it, or null.</param>
internal sealed record Sent(WireExchange Wire, HttpAnswer? Answer, Issue? Fault, bool MayPass, IDisposable? Memory);

/// <summary>Sends one request over a line of its own, which is closed after it: what is kept of the line is that exchange and nothing else, and its address has been checked for it.</summary>
internal sealed class OneRequest(FetchSettings settings, Line line, ByteBudget budget, TimeProvider clock)
{
    private const int Small = 1 << 18;

    /// <summary>Sends, and takes the answer in as far as limits let it.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="form">The form to post, or null.</param>
    /// <param name="known">What is known of the last answer, or null.</param>
    /// <param name="cookies">What the site wants to hear of what it said before, or null.</param>
    /// <param name="mostBytes">Where reading stops.</param>
    /// <param name="firstPart">Whether the first part of an answer that is longer is of use.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<Sent> SendAsync(Uri address, string? form, Validators? known, string? cookies, int mostBytes, bool firstPart, CancellationToken cancellation)
    {
        var limits = settings.Limits;
        using var slow = new CancellationTokenSource(limits.BetweenBytes, clock);
        using var late = new CancellationTokenSource(limits.InAll, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, late.Token, cancellation);
        var wire = new WireTap.Wire(mostBytes + (limits.HeaderKibibytes * 1024L), () => slow.CancelAfter(limits.BetweenBytes));
        var at = WarcRecord.Now(clock);
        IPAddress? to = null;
        IDisposable? taken = null;
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Credentials = null,
            MaxResponseHeadersLength = limits.HeaderKibibytes, SslOptions = line.Security(), ActivityHeadersPropagator = null,
            ConnectCallback = async (context, c) =>
            {
                (var stream, to) = await line.OpenAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, c);
                return stream;
            },
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new WireTap(context.PlaintextStream, wire)),
        };
        using var client = new HttpMessageInvoker(handler, disposeHandler: false);
        try
        {
            using var request = Request(address, form, known, cookies);
            using var response = await client.SendAsync(request, stop.Token);
            var expected = response.Content.Headers.ContentLength;
            if (expected > mostBytes && !firstPart)
            {
                return Outcome("length", Faults.TooLarge, $"The answer is {expected:N0} bytes long and at most {mostBytes:N0} are read: fetch it by hand if it matters.");
            }

            await using var body = await response.Content.ReadAsStreamAsync(stop.Token);
            var buffer = new byte[1 << 16];
            long read = 0;
            while (await body.ReadAsync(buffer, stop.Token) is var more and > 0)
            {
                read += more;
                if (read > Small && taken is null)
                {
                    slow.CancelAfter(Timeout.InfiniteTimeSpan);
                    taken = await budget.TakeAsync(3 * Math.Min(expected ?? mostBytes, mostBytes), cancellation);
                    slow.CancelAfter(limits.BetweenBytes);
                    late.CancelAfter(limits.InAll);
                    wire.Expect((int)Math.Min(expected ?? 0, mostBytes));
                }
            }

            return Outcome(null, null, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Outcome("time", Faults.Slow, late.IsCancellationRequested
                ? $"The answer took longer than {limits.InAll.TotalSeconds:0} seconds." : $"The site was silent for {limits.BetweenBytes.TotalSeconds:0} seconds.", mayPass: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidOperationException or FormatException && !cancellation.IsCancellationRequested)
        {
            return Failed(e);
        }
        catch
        {
            taken?.Dispose();
            throw;
        }

        Sent Outcome(string? truncated, string? code, string? message, bool mayPass = false)
        {
            var bytes = HttpAnswer.Final(wire.Received);
            var answer = bytes.IsEmpty ? null : HttpAnswer.Parse(bytes);
            var fault = code is null ? null : new Issue(code, Severity.Error, message!, address.AbsoluteUri);
            if (answer is null && fault is null)
            {
                fault = new Issue(Faults.NotHttp, Severity.Error, "What came back is not HTTP.", address.AbsoluteUri);
            }
            else if (answer is { Whole: false } && fault is null)
            {
                (truncated, fault) = ("disconnect", new Issue(Faults.CutShort, Severity.Error, "The answer ended before it was whole.", address.AbsoluteUri));
            }

            return new Sent(new WireExchange(address, at, to, wire.Sent, bytes, truncated), answer, fault, mayPass || answer is { Status: 429 or >= 500 }, taken);
        }

        Sent Failed(Exception e)
        {
            var causes = Causes(e).ToList();
            if (causes.OfType<Line.ForbiddenException>().FirstOrDefault() is { } forbidden)
            {
                return Outcome(null, Faults.Address, forbidden.Message);
            }

            if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } untrusted)
            {
                return Outcome(null, Faults.Certificate, $"The site's certificate does not hold: {untrusted.Message.ReplaceLineEndings(" ")}");
            }

            if (causes.OfType<SocketException>().FirstOrDefault() is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } && to is null)
            {
                return Outcome(null, Faults.NoHost, $"No host '{address.IdnHost}' is known.");
            }

            if (wire.Full)
            {
                return Outcome("length", Faults.TooLarge, $"The answer is longer than {mostBytes:N0} bytes and was read no further.");
            }

            return causes.OfType<HttpRequestException>().FirstOrDefault()?.HttpRequestError switch
            {
                HttpRequestError.ConfigurationLimitExceeded => Outcome("length", Faults.Headers, $"The answer's header fields take more than {limits.HeaderKibibytes} KiB."),
                HttpRequestError.InvalidResponse when HttpAnswer.Parse(wire.Received) is null => Outcome(null, Faults.NotHttp, "What came back is not HTTP."),
                _ when !wire.Received.IsEmpty => Outcome("disconnect", Faults.CutShort, "The answer ended before it was whole.", mayPass: true),
                _ => Outcome(null, Faults.Line, $"The line broke or nobody answered: {causes[^1].Message.ReplaceLineEndings(" ")}", mayPass: true),
            };
        }
    }

    private HttpRequestMessage Request(Uri address, string? form, Validators? known, string? cookies)
    {
        var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Add("User-Agent", settings.UserAgent);
        Add("From", settings.Contact.Contains('@', StringComparison.Ordinal) ? settings.Contact : null);
        Add("Accept", "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8");
        Add("Accept-Language", "en-GB,en;q=0.9");
        Add("Accept-Encoding", "gzip, deflate, br");
        Add("If-None-Match", known?.ETag);
        Add("If-Modified-Since", known?.LastModified);
        Add("Cookie", cookies);
        request.Headers.ConnectionClose = true;
        if (form is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        return request;

        void Add(string name, string? value) => _ = value is { Length: > 0 } && !value.Any(char.IsControl) && request.Headers.TryAddWithoutValidation(name, value);
    }

    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
