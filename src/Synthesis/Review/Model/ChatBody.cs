using System.Text.Json;

namespace Synthesis.Review.Model;

/// <summary>Writes requests as the chat protocol that most endpoints speak has them (OpenAI's chat completions), with the answer's schema.</summary>
public static class ChatBody
{
    private const string SchemaName = "answers";

    /// <summary>Writes the body of a request.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="request">The request.</param>
    /// <param name="settings">Of whom, and how.</param>
    /// <param name="stream">Whether the answer is to come word by word.</param>
    public static void Write(Utf8JsonWriter json, ModelRequest request, ModelSettings settings, bool stream)
    {
        json.WriteStartObject();
        json.WriteString("model", settings.Model);
        json.WriteStartArray("messages");
        Message(json, "system", request.System);
        Message(json, "user", request.More.Length == 0 ? request.User : request.User + "\n\n" + request.More);
        json.WriteEndArray();
        using var parameters = JsonDocument.Parse(settings.Parameters);
        if (!parameters.RootElement.TryGetProperty("response_format", out _))
        {
            json.WriteStartObject("response_format");
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", SchemaName);
            json.WriteBoolean("strict", true);
            json.WritePropertyName("schema");
            json.WriteRawValue(request.Schema);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        foreach (var parameter in parameters.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            parameter.WriteTo(json);
        }

        if (stream)
        {
            json.WriteBoolean("stream", true);
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The body of a request.</summary>
    public static byte[] Of(ModelRequest request, ModelSettings settings, bool stream)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, AnswerSchema.Plain))
        {
            Write(json, request, settings, stream);
        }

        return bytes.ToArray();
    }

    private static void Message(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
