using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Synthesis.Browser.Support;

/// <summary>A person's requests without a browser.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    private Visitor(HttpClient client) => this.client = client;

    /// <summary>What the pages shown to this person prove writes by.</summary>
    internal string Proof { get; private set; } = "";

    /// <summary>Somebody who has no link.</summary>
    internal static Visitor Stranger(ServedReview review) => new(new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = new Uri(review.Address) });

    /// <summary>Somebody who has signed in.</summary>
    internal static Task<Visitor> SignedInAsync(ServedReview review, string name, bool leads = false) => SignedInAsync(review.Address, review.LinkFor(name, leads));

    internal static async Task<Visitor> SignedInAsync(string address, string token)
    {
        var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(20) });
        using var signed = await visitor.client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token }));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        visitor.Proof = ProofIn().Match(await visitor.TextAsync("/")).Groups[1].Value;
        Assert.NotEqual("", visitor.Proof);
        return visitor;
    }

    internal Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address);

    internal async Task<string> TextAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    internal async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>Writes as the scripts of the pages do.</summary>
    internal Task<HttpResponseMessage> TellAsync(string address, object? content = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(content ?? new { }) };
        request.Headers.Add("X-Synthesis-Proof", Proof);
        return client.SendAsync(request);
    }

    /// <summary>Writes as the forms of the pages do.</summary>
    internal Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent(fields.Append(("proof", Proof)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))));

    /// <summary>Decides, and gives what is said.</summary>
    internal async Task<(HttpStatusCode Status, JsonElement Said)> DecideAsync(string strategy, string code, string status, object? more = null)
    {
        var content = new Dictionary<string, object?> { ["request"] = Guid.NewGuid().ToString(), ["strategy"] = strategy, ["code"] = code, ["status"] = status, ["values"] = Array.Empty<string>() };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            content[property.Name] = property.GetValue(more);
        }

        using var answer = await TellAsync("/api/decide?by=strategy", content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"proof\" content=\"([0-9a-f]+)\"")]
    private static partial Regex ProofIn();
}
