using System.Text;
using Microsoft.AspNetCore.Http;

namespace Synthesis.SampleWeb;

/// <summary>A question as it reached a host.</summary>
/// <param name="Method">GET, HEAD or POST.</param>
/// <param name="Host">The host it was put to, lower case, without port.</param>
/// <param name="Secure">Whether it came over HTTPS.</param>
/// <param name="Path">The path, percent signs undone, beginning with a slash.</param>
/// <param name="Query">The query with its question mark, or empty.</param>
/// <param name="Parameters">The query's parameters; names are told apart whatever their case.</param>
/// <param name="Form">What was posted.</param>
/// <param name="Agent">The user agent named, or empty.</param>
public sealed record Asked(
    string Method, string Host, bool Secure, string Path, string Query, IReadOnlyDictionary<string, string> Parameters, IReadOnlyDictionary<string, string> Form, string Agent)
{
    /// <summary>The parameter <paramref name="name"/> of the query, or empty.</summary>
    public string Parameter(string name) => Parameters.GetValueOrDefault(name, "");
}

/// <summary>What a site answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The Content-Type field as it is sent, or null for none.</param>
/// <param name="Body">The body before any coding for transport.</param>
public sealed record Answer(int Status, string? MediaType, byte[] Body)
{
    /// <summary>Further header fields.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The day the page was last changed, for Last-Modified; null where the site does not know.</summary>
    public DateOnly? Updated { get; init; }

    /// <summary>Whether the answer is the same whenever asked, so that validators and 304 make sense.</summary>
    public bool Lasting { get; init; }

    /// <summary>What of the plan this delivers, or null.</summary>
    public Delivery? Delivers { get; init; }

    /// <summary>A way of sending that is none of HTTP's usual ones (a reset, bytes one by one, gigabytes); it replaces everything above but <see cref="Delivers"/>.</summary>
    public Func<HttpContext, CancellationToken, Task>? Instead { get; init; }

    /// <summary>A web page in UTF-8.</summary>
    public static Answer Page(string html, int status = 200) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html)) { Lasting = status == 200 };

    /// <summary>XML in UTF-8.</summary>
    public static Answer Xml(string xml) => new(200, "application/xml; charset=utf-8", Encoding.UTF8.GetBytes(xml)) { Lasting = true };

    /// <summary>Plain text in UTF-8.</summary>
    public static Answer Text(string text, int status = 200) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text)) { Lasting = status == 200 };

    /// <summary>Another address to go to.</summary>
    public static Answer To(string address, int status = 301) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes("<!DOCTYPE html><title>Moved</title>")) { Headers = [("Location", address)] };
}

/// <summary>That an answer carries a planned publication, or a part of it.</summary>
/// <param name="Publication">Its key in the plan.</param>
/// <param name="Part">Which part, from 1.</param>
/// <param name="Parts">How many parts make the whole in this form; 1 where the answer is the whole.</param>
public sealed record Delivery(string Publication, int Part = 1, int Parts = 1);
