using System.Text.Encodings.Web;
using System.Text.Json;
using Synthesis.Codebooks;

namespace Synthesis.Review.Model;

/// <summary>The JSON schema that an answer keeps to: for each code its quotes, a reason, a status and values, and nothing else.</summary>
public static class AnswerSchema
{
    /// <summary>How JSON is written to models: letters as they are, so that quotes are copied from what is sent.</summary>
    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema for some codes. Quotes come first, so that a status follows from them.</summary>
    public static string Of(IReadOnlyList<Code> codes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            Object(json, [.. codes.Select(c => (c.Id, (Action)(() => Object(json, [
                ("quotes", () => Array(json, () => Object(json, [("block", () => Type(json, "integer")), ("text", () => Type(json, "string"))]))),
                ("reason", () => Type(json, "string")),
                ("status", () => OneOf(json, ["present", "absent", "unclear"])),
                ("values", () => Array(json, () => OneOf(json, c.Choose is Choose.One or Choose.Many ? [.. c.Values.Select(v => v.Id)] : []))),
            ]))))]);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Object(Utf8JsonWriter json, IReadOnlyList<(string Name, Action Write)> properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var (name, write) in properties)
        {
            json.WritePropertyName(name);
            write();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var (name, _) in properties)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter json, Action entry)
    {
        json.WriteStartObject();
        json.WriteString("type", "array");
        json.WritePropertyName("items");
        entry();
        json.WriteEndObject();
    }

    private static void Type(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    /// <summary>A text that is one of a few; any text where none are told.</summary>
    private static void OneOf(Utf8JsonWriter json, IReadOnlyList<string> choices)
    {
        json.WriteStartObject();
        json.WriteString("type", "string");
        if (choices.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (var choice in choices)
            {
                json.WriteStringValue(choice);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
