namespace Synthesis.Review.Model;

/// <summary>An endpoint and how gently it is asked.</summary>
/// <param name="Address">The address of its chat completions; see <see cref="AddressOf"/>.</param>
public sealed record EndpointSettings(Uri Address)
{
    /// <summary>The key, or null. It goes into one header of each request and nowhere else; what the endpoint says is searched for it before anything is kept or shown.</summary>
    public string? Key { private get; init; }

    /// <summary>How many requests are under way at once.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Requests that are begun in a minute at most; null for no limit of our own.</summary>
    public int? PerMinute { get; init; }

    /// <summary>How long an answer may take in all.</summary>
    public TimeSpan InAll { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many times a request is tried where the endpoint is in trouble.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The longest that is waited because an endpoint asks for it; one that asks for more ends the run.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The first wait where it asks for none; doubled each time.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether answers are asked for word by word, which keeps long ones from being cut off on the way.</summary>
    public bool Stream { get; init; }

    /// <summary>The most bytes of an answer that are read.</summary>
    public int MostBytes { get; init; } = 8 << 20;

    /// <summary>The address to ask, from what a user writes: the part before <c>/chat/completions</c>, or all of it.</summary>
    /// <param name="text">The address.</param>
    /// <param name="hasKey">Whether a key is sent there.</param>
    /// <exception cref="FormatException">It is no address of the web, holds a user name, or would carry the key over an open line.</exception>
    public static Uri AddressOf(string text, bool hasKey)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"'{text}' is no address of an endpoint: write one such as http://localhost:11434/v1");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0)
        {
            throw new FormatException("the address of the endpoint holds a name, a password or a query, which would stand in the review: give a key by --key-file or the environment instead");
        }

        if (hasKey && uri.Scheme == "http" && !uri.IsLoopback)
        {
            throw new FormatException($"a key is not sent to '{uri.Host}' over an open line: write https://");
        }

        const string End = "/chat/completions";
        var path = uri.AbsolutePath.TrimEnd('/');
        return new UriBuilder(uri) { Path = path.EndsWith(End, StringComparison.Ordinal) ? path : path + End }.Uri;
    }

    /// <summary>A text without the key in it, or its first half or more, however it is written: see <see cref="HiddenKey"/>.</summary>
    public string Clean(string text) => Key is { Length: > 0 } key ? HiddenKey.In(text, key) : text;

    /// <summary>Puts the key into a request.</summary>
    internal void Authorise(HttpRequestMessage request)
    {
        if (Key is { Length: > 0 } key)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        }
    }

    /// <summary>The endpoint without its key.</summary>
    public override string ToString() => Address.AbsoluteUri;
}
