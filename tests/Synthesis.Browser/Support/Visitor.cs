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

    /// <summary>Hands in a CSV as the page of files does.</summary>
    internal async Task<HttpStatusCode> ImportAsync(string csv)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Proof), "proof" }, { new StringContent(csv), "file", "file.csv" } };
        using var answer = await client.PostAsync("/files/import", form);
        return answer.StatusCode;
    }

    /// <summary>Settles a difference as its page does, with the reason given.</summary>
    internal async Task<HttpStatusCode> SettleAsync(string strategy, string code, string status, string reason, params (string Name, string Value)[] more)
    {
        var page = await TextAsync($"/differences/one?strategy={Uri.EscapeDataString(strategy)}&code={code}");
        using var settled = await PostAsync("/differences/one", [.. HiddenIn().Matches(page).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Where(f => f.Item1 != "proof"), ("status", status), ("reason", reason), .. more]);
        return settled.StatusCode;
    }

    /// <summary>Decides in round 1, and gives what is said.</summary>
    internal async Task<(HttpStatusCode Status, JsonElement Said)> DecideAsync(string strategy, string code, string status, object? more = null)
    {
        var content = new Dictionary<string, object?> { ["request"] = Guid.NewGuid().ToString(), ["strategy"] = strategy, ["code"] = code, ["status"] = status, ["values"] = Array.Empty<string>(), ["round"] = "1" };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            content[property.Name] = property.GetValue(more);
        }

        using var answer = await TellAsync("/api/decide?by=strategy", content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenIn();

    [GeneratedRegex("name=\"proof\" content=\"([0-9a-f]+)\"")]
    private static partial Regex ProofIn();
}
