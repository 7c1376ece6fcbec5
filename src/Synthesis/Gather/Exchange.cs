namespace Synthesis.Gather;

/// <summary>A question to a site.</summary>
/// <param name="Address">What is asked for, <c>http</c> or <c>https</c>; a fragment is not sent.</param>
/// <param name="Form">The body of a form that is posted, as <c>application/x-www-form-urlencoded</c>; null asks by GET.</param>
/// <param name="Known">What was kept of the last answer, so that an unchanged body need not be sent again (RFC 9110, section 13); null asks for all of it.</param>
public sealed record Ask(Uri Address, string? Form = null, Validators? Known = null);

/// <summary>What a site said by which a later answer can be told to be the same.</summary>
/// <param name="ETag">Its entity tag as it stood, or null.</param>
/// <param name="LastModified">Its date of last change as it stood, or null.</param>
public sealed record Validators(string? ETag, string? LastModified);

/// <summary>What came of a question, its redirects followed.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Address">Where the answer came from, after redirects.</param>
/// <param name="Status">The last HTTP status; 0 where none came.</param>
/// <param name="Headers">The last answer's header fields, names in lower case; several of a name joined by a comma and a space.</param>
/// <param name="Body">The body with its content coding undone, as far as limits let it be; empty for 304 and where none came.</param>
/// <param name="At">When the question was sent; of a replay, when it was sent then.</param>
/// <param name="Requests">Requests that the site saw for it: redirects and repeats counted, 0 where it was refused before.</param>
/// <param name="Record">The identifier of the archive's record that holds the answer, or null where there is none.</param>
/// <param name="Fault">Why there is no whole answer: forbidden by the site's robots, a forbidden address, a limit, a broken line; null where there is one, whatever its status.</param>
public sealed record Exchange(
    Ask Asked, Uri Address, int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, DateTimeOffset At, int Requests, string? Record, Issue? Fault)
{
    /// <summary>Redirects that were followed for it. Unlike <see cref="Requests"/> this does not depend on troubles that passed, nor on whether a gather was cut off in between.</summary>
    public int Redirects { get; init; }

    /// <summary>Whether the site answered with a body that can be read.</summary>
    public bool Answered => Fault is null && Status is >= 200 and < 300;
}

/// <summary>Asks sites: over the network with manners, or from an archive of what they once said.</summary>
public interface IFetcher
{
    /// <summary>Asks, and waits as long as politeness to the host needs before it does. Trouble with the site is an <see cref="Exchange.Fault"/>, never an exception.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation);
}
