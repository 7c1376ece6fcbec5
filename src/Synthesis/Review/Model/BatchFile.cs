using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Synthesis.Review.Model;

/// <summary>What came of a file of answers.</summary>
/// <param name="Answers">The answers, each as its line gives it.</param>
/// <param name="Issues">One for each line that is none.</param>
public sealed record BatchAnswers(IReadOnlyList<ModelAnswer> Answers, IReadOnlyList<Issue> Issues);

/// <summary>Requests and answers as JSON Lines: what can be handed to a batch service, a program or a person, and what comes back.</summary>
public static class BatchFile
{
    private const string Url = "/v1/chat/completions";

    /// <summary>Writes requests, one a line: <c>custom_id</c>, <c>method</c>, <c>url</c> and <c>body</c>, as batch services take them.</summary>
    public static void Write(IEnumerable<OpenRequest> requests, ModelSettings settings, Stream stream)
    {
        foreach (var (request, key) in requests)
        {
            using (var json = new Utf8JsonWriter(stream, AnswerSchema.Plain))
            {
                json.WriteStartObject();
                json.WriteString("custom_id", key.Line);
                json.WriteString("method", "POST");
                json.WriteString("url", Url);
                json.WritePropertyName("body");
                ChatBody.Write(json, request, settings, stream: false);
                json.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Writes answers, one a line, as <see cref="Read"/> reads them.</summary>
    public static byte[] Line(ModelAnswer answer)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, AnswerSchema.Plain))
        {
            json.WriteStartObject();
            json.WriteString("custom_id", answer.Key.Line);
            json.WriteString("model", answer.Model);
            json.WriteString("parameters", answer.Parameters);
            json.WriteString("content", answer.Content);
            json.WriteBoolean("cut_short", answer.CutShort);
            json.WriteEndObject();
        }

        return [.. bytes.ToArray(), (byte)'\n'];
    }

    /// <summary>
    /// Reads answers. A line has <c>custom_id</c> (or <c>id</c>) and one of: <c>content</c>, the answer as text; <c>answer</c>, the same as an object; <c>response</c>, as batch services give it. A
    /// line that is none of this, or tells of an error, is an issue and the others hold.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Who answered, before what lines say; null to go by the lines.</param>
    /// <param name="parameters">How it was asked, where lines do not say.</param>
    /// <param name="otherwise">Who answered where nobody says; null refuses such lines.</param>
    /// <param name="asked">The name by which it was asked, before the one that a service gives itself, which is often another; null where it is not known.</param>
    public static BatchAnswers Read(string path, string? model, string parameters, string? otherwise = null, string? asked = null)
    {
        var (answers, issues) = (new List<ModelAnswer>(), new List<Issue>());
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var where = string.Create(CultureInfo.InvariantCulture, $"line {number} of '{path}'");
            try
            {
                using var json = JsonDocument.Parse(line);
                if (Of(json.RootElement, model, parameters, otherwise, asked, out var fault) is { } answer)
                {
                    answers.Add(answer);
                }
                else
                {
                    issues.Add(new Issue("no-answer", Severity.Error, $"{where}: {fault}.", where));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                issues.Add(new Issue("no-answer", Severity.Error, $"{where} is no JSON object; it may be cut short. The other lines hold.", where));
            }
        }

        return new BatchAnswers(answers, issues);
    }

    private static ModelAnswer? Of(JsonElement line, string? model, string parameters, string? otherwise, string? asked, out string fault)
    {
        fault = "it has no custom_id";
        if (line.ValueKind != JsonValueKind.Object || (Text(line, "custom_id") ?? Text(line, "id")) is not { Length: > 0 } id)
        {
            return null;
        }

        if (line.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
        {
            fault = "the service tells of an error and gives no answer";
            return null;
        }

        var (content, cut, served) = (Text(line, "content"), line.TryGetProperty("cut_short", out var ends) && ends.ValueKind == JsonValueKind.True, Text(line, "model"));
        if (content is null && line.TryGetProperty("answer", out var answer))
        {
            content = answer.ValueKind == JsonValueKind.String ? answer.GetString() : answer.GetRawText();
        }

        if (content is null && line.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object && response.TryGetProperty("body", out var body) && ChatAnswer.Whole(body) is { } chat)
        {
            (content, cut, served) = (chat.Content, chat.CutShort, served ?? asked ?? chat.Served);
        }

        fault = content is null ? "it has neither content nor answer nor a response that holds one" : "nobody says which model answered: give --model NAME";
        var (request, repeat) = id.Split('.', 2) is [var bare, var times] && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 1 ? (bare, n) : (id, 1);
        return content is null || (model ?? served ?? asked ?? otherwise) is not { Length: > 0 } who ? null : new ModelAnswer(request, who, Text(line, "parameters") ?? parameters, repeat, content, cut);
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
