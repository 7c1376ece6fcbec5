using System.Text;
using System.Text.Json;

namespace Synthesis.Review.Model;

/// <summary>What an endpoint says, as far as it matters.</summary>
/// <param name="Content">The answer's text.</param>
/// <param name="CutShort">Whether the model stopped before it was done.</param>
/// <param name="TokensIn">Tokens of the request as the endpoint counts them; null where it does not say.</param>
/// <param name="TokensOut">Tokens of the answer.</param>
/// <param name="Served">The model that the endpoint says it is.</param>
public sealed record ChatAnswer(string Content, bool CutShort, int? TokensIn, int? TokensOut, string? Served)
{
    /// <summary>Reads an answer in one piece; null where it is none.</summary>
    public static ChatAnswer? Whole(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Choice(body) is not { } choice || !choice.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // A model that declines gives no content, which is an answer that cannot be read.
        var content = Text(message, "content") ?? Text(message, "refusal") ?? "";
        var (tokensIn, tokensOut) = Usage(body);
        return new ChatAnswer(content, Text(choice, "finish_reason") is "length", tokensIn, tokensOut, Text(body, "model"));
    }

    /// <summary>Reads an answer that comes as server-sent events; null where a piece is no answer or the end is missing.</summary>
    public static ChatAnswer? Streamed(string events)
    {
        var (content, cut, done) = (new StringBuilder(), false, false);
        var (tokensIn, tokensOut, served) = ((int?)null, (int?)null, (string?)null);
        foreach (var line in events.Split('\n'))
        {
            var piece = line.TrimEnd('\r');
            if (!piece.StartsWith("data:", StringComparison.Ordinal))
            {
                continue;
            }

            piece = piece["data:".Length..].Trim();
            if (piece == "[DONE]")
            {
                done = true;
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(piece);
                var body = json.RootElement;
                if (body.ValueKind != JsonValueKind.Object || body.TryGetProperty("error", out _))
                {
                    return null;
                }

                served ??= Text(body, "model");
                (tokensIn, tokensOut) = Usage(body) is (not null, _) or (_, not null) ? Usage(body) : (tokensIn, tokensOut);
                if (Choice(body) is { } choice)
                {
                    content.Append(choice.TryGetProperty("delta", out var delta) && delta.ValueKind == JsonValueKind.Object ? Text(delta, "content") : null);
                    cut |= Text(choice, "finish_reason") is "length";
                    done |= Text(choice, "finish_reason") is not null;
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }

        return done ? new ChatAnswer(content.ToString(), cut, tokensIn, tokensOut, served) : null;
    }

    private static JsonElement? Choice(JsonElement body) =>
        body.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 && choices[0].ValueKind == JsonValueKind.Object ? choices[0] : null;

    private static (int? In, int? Out) Usage(JsonElement body) => body.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
        ? (Number(usage, "prompt_tokens"), Number(usage, "completion_tokens")) : (null, null);

    private static int? Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var n) && n >= 0 ? n : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
