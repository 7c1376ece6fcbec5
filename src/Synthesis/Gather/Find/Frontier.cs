using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Gather.Web;

namespace Synthesis.Gather.Find;

/// <summary>What sites have answered, kept so that nothing that was asked is lost or asked again.</summary>
public interface IFrontier
{
    /// <summary>The answer to a question in this gathering, or null.</summary>
    Exchange? Known(string question);

    /// <summary>The last answer with a body to a question in an earlier gathering, or null.</summary>
    Exchange? Before(string question);

    /// <summary>Keeps an answer, whole or not at all. Of one that says nothing has changed (304), the body is that of the answer before.</summary>
    void Keep(string question, Exchange exchange);
}

/// <summary>
/// Asks each question once: what was answered before a stop, a crash or a power cut is answered from the frontier, so that a walk that begins anew
/// comes to where it was without a request and goes on from there. What an earlier gathering was answered is asked for on condition that it changed.
/// </summary>
/// <param name="fetcher">Asks sites.</param>
/// <param name="frontier">What they have answered.</param>
public sealed class RememberingFetcher(IFetcher fetcher, IFrontier frontier) : IFetcher
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Exchange>>> asking = new(StringComparer.Ordinal);

    /// <summary>Names a question: two questions with one name are the same.</summary>
    public static string NameOf(Ask ask) => ask.Form is null ? "GET " + ask.Address.AbsoluteUri
        : $"POST {ask.Address.AbsoluteUri} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ask.Form)))}";

    /// <summary>Whether a question is to be asked another day: the host's budget is spent, or it asked to be left alone.</summary>
    internal static bool IsForLater(Exchange exchange) => exchange.Fault?.Code is Faults.Budget or Faults.AskedToWait;

    /// <inheritdoc/>
    public async Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation)
    {
        var question = NameOf(ask);
        var asked = asking.GetOrAdd(question, _ => new Lazy<Task<Exchange>>(() => OnceAsync(ask, question, cancellation)));
        try
        {
            return await asked.Value.ConfigureAwait(false);
        }
        finally
        {
            asking.TryRemove(question, out _);
        }
    }

    private async Task<Exchange> OnceAsync(Ask ask, string question, CancellationToken cancellation)
    {
        if (frontier.Known(question) is { } known)
        {
            return known with { Asked = ask };
        }

        var before = ask.Form is null ? frontier.Before(question) : null;
        var validators = before is null ? null : new Validators(before.Headers.GetValueOrDefault("etag"), before.Headers.GetValueOrDefault("last-modified"));
        var exchange = await fetcher.FetchAsync(ask with { Known = validators is { ETag: null, LastModified: null } ? null : validators }, cancellation).ConfigureAwait(false);
        if (IsForLater(exchange))
        {
            return exchange;
        }

        if (exchange.Status == 304 && before is not null)
        {
            exchange = exchange with { Status = before.Status, Body = before.Body, Headers = before.Headers };
        }

        frontier.Keep(question, exchange);
        return exchange;
    }
}
