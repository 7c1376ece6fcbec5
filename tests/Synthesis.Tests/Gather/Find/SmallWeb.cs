using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Synthesis.Gather;

namespace Synthesis.Tests.Gather.Find;

/// <summary>A web in memory: what each address answers. It counts what it is asked and can be changed between gatherings.</summary>
internal sealed class SmallWeb : IFetcher
{
    private readonly Dictionary<string, Func<Ask, (int Status, string Type, byte[] Body)>> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> moved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Uri, (int Status, string Type, byte[] Body)>> otherwise = new(StringComparer.Ordinal);

    /// <summary>How often each question was asked in full, and how often it was answered as unchanged.</summary>
    internal ConcurrentDictionary<string, int> Asked { get; } = new();

    internal ConcurrentDictionary<string, int> Unchanged { get; } = new();

    /// <summary>Called before each answer; may throw to play a stop.</summary>
    internal Action<Ask>? Before { get; set; }

    internal SmallWeb Page(string address, string html) => Put(address, "text/html", Encoding.UTF8.GetBytes(html));

    internal SmallWeb Put(string address, string type, byte[] body)
    {
        pages[address] = _ => (200, type, body);
        return this;
    }

    internal SmallWeb Answer(string address, Func<Ask, string> html)
    {
        pages[address] = a => (200, "text/html", Encoding.UTF8.GetBytes(html(a)));
        return this;
    }

    internal SmallWeb Move(string from, string to)
    {
        moved[from] = to;
        return this;
    }

    internal SmallWeb Remove(string address)
    {
        pages.Remove(address);
        return this;
    }

    /// <summary>What a host answers to all else.</summary>
    internal SmallWeb Otherwise(string host, Func<Uri, string> html)
    {
        otherwise[host] = a => (200, "text/html", Encoding.UTF8.GetBytes(html(a)));
        return this;
    }

    internal static string Html(string title, string main, string beside = "", string head = "") => $"""
        <!DOCTYPE html><html lang="en"><head><title>{title} | Council</title>{head}</head><body>
        <header><a href="/">Home</a> <a href="/bins">Bins and recycling</a> <a href="/news">News</a> {beside}</header>
        <main><h1>{title}</h1>{main}</main>
        <footer><a href="/contact">Contact us</a> <a href="/privacy">Privacy</a></footer></body></html>
        """;

    internal static string Links(params (string Text, string Address)[] links) =>
        "<ul>" + string.Concat(links.Select(l => $"<li><a href=\"{l.Address}\">{l.Text}</a></li>")) + "</ul>";

    public Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation)
    {
        Before?.Invoke(ask);
        cancellation.ThrowIfCancellationRequested();
        var at = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var (address, requests) = (ask.Address, 1);
        for (; moved.TryGetValue(address.AbsoluteUri, out var to); requests++)
        {
            address = new Uri(to);
        }

        var question = (ask.Form is null ? "" : ask.Form + " > ") + ask.Address.AbsoluteUri;
        if (!pages.TryGetValue(address.AbsoluteUri, out var page) && !pages.TryGetValue(address.GetLeftPart(UriPartial.Path), out page))
        {
            Asked.AddOrUpdate(question, 1, (_, n) => n + 1);
            if (otherwise.TryGetValue(address.Host, out var rest))
            {
                return Task.FromResult(Of(ask, address, rest(address), at, requests));
            }

            return Task.FromResult(pages.Keys.Any(k => new Uri(k).Host == address.Host)
                ? Of(ask, address, (404, "text/html", Encoding.UTF8.GetBytes("<html><body><h1>Page not found</h1><p>The page you requested could not be found.</p></body></html>")), at, requests)
                : new Exchange(ask, address, 0, new Dictionary<string, string>(), default, at, 1, null, new Issue("unreachable", Severity.Error, $"{address.Host} did not answer.")));
        }

        var answer = Of(ask, address, page(ask), at, requests);
        if (ask.Known?.ETag is { } tag && tag == answer.Headers["etag"])
        {
            Unchanged.AddOrUpdate(question, 1, (_, n) => n + 1);
            return Task.FromResult(answer with { Status = 304, Body = default });
        }

        Asked.AddOrUpdate(question, 1, (_, n) => n + 1);
        return Task.FromResult(answer);
    }

    private static Exchange Of(Ask ask, Uri address, (int Status, string Type, byte[] Body) answer, DateTimeOffset at, int requests) => new(ask, address, answer.Status,
        new Dictionary<string, string> { ["content-type"] = answer.Type, ["etag"] = $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(answer.Body))[..16]}\"" }, answer.Body, at, requests,
        string.Create(CultureInfo.InvariantCulture, $"<urn:{address.AbsoluteUri}>"), null);
}
