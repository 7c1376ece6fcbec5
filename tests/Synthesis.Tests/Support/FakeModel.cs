using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Synthesis.Tests.Support;

/// <summary>What a fake endpoint of the chat protocol says, as bytes on the wire.</summary>
internal static class FakeModel
{
    internal static string Chat(string content, string finish = "stop", int? tokensOut = 10) => Reply("200 OK", "application/json", JsonSerializer.Serialize(new
    {
        model = "served-model-1", choices = new[] { new { message = new { role = "assistant", content }, finish_reason = finish } },
        usage = tokensOut is null ? null : new { prompt_tokens = 100, completion_tokens = tokensOut.Value },
    }));

    /// <summary>An answer as server-sent events, a few letters each; cut before its end if wanted.</summary>
    internal static string Streamed(string content, bool whole = true)
    {
        var events = new StringBuilder(": a comment\n\n");
        foreach (var piece in content.Chunk(7))
        {
            events.Append("data: ").Append(JsonSerializer.Serialize(new { model = "served-model-1", choices = new[] { new { delta = new { content = new string(piece) } } } })).Append("\n\n");
        }

        events.Append(whole ? "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":10}}\n\ndata: [DONE]\n\n" : "");
        return Reply("200 OK", "text/event-stream", events.ToString());
    }

    internal static string Failed(string status, string message = "busy", string headers = "") => Reply(status, "application/json", JsonSerializer.Serialize(new { error = new { message } }), headers);

    internal static string Reply(string status, string type, string body, string headers = "") =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nConnection: close\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
