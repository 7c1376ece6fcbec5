using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>Writes stage results as the JSON Lines of the command line's contract: one object a line, UTF-8, unknown as null.</summary>
public static class JsonLines
{
    /// <summary>How whole documents of JSON are written: indented, lines ended by LF.</summary>
    internal static JsonWriterOptions Indented => new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document, as <c>synthesis extract --json</c> prints it.</summary>
    public static byte[] Of(Document document) => Line(json =>
    {
        json.WriteString("path", document.Path);
        json.WriteString("sha256", document.Sha256);
        json.WriteString("mediaType", document.MediaType);
        json.WriteString("engine", document.Engine);
        json.WriteString("title", document.Title);
        WriteNumber(json, "pages", document.Pages);
        json.WriteString("language", document.Language);
        json.WriteStartObject("metadata");
        json.WriteString("author", document.Metadata.Author);
        json.WriteString("created", Time(document.Metadata.Created));
        json.WriteString("modified", Time(document.Metadata.Modified));
        json.WriteEndObject();
        json.WriteString("text", document.Text);
        json.WriteStartArray("blocks");
        foreach (var block in document.Blocks)
        {
            Write(json, block);
        }

        json.WriteEndArray();
        Write(json, document.Issues);
    });

    /// <summary>A screening, as <c>synthesis screen --json</c> prints it.</summary>
    public static byte[] Of(Screening screening) => Line(json =>
    {
        json.WriteString("path", screening.Path);
        json.WriteString("kind", screening.Kind);
        json.WriteNumber("score", screening.Score);
        json.WriteString("title", screening.Title);
        Write(json, "authorities", screening.Authorities);
        json.WriteStartObject("period");
        json.WriteString("start", Day(screening.Period.Start));
        json.WriteString("end", Day(screening.Period.End));
        json.WriteString("basis", screening.Period.Basis.ToString().ToLowerInvariant());
        json.WriteString("quote", screening.Period.Quote);
        json.WriteEndObject();
        json.WriteString("status", Name(screening.Status));
        Write(json, screening.Issues);
    });

    /// <summary>A tagging, as <c>synthesis tag --json</c> prints it.</summary>
    public static byte[] Of(Tagging tagging) => Line(json =>
    {
        json.WriteString("path", tagging.Path);
        json.WriteStartArray("codes");
        foreach (var suggestion in tagging.Suggestions)
        {
            json.WriteStartObject();
            json.WriteString("code", suggestion.Code);
            json.WriteString("status", suggestion.Status.ToString().ToLowerInvariant());
            Write(json, "values", suggestion.Values);
            WriteNumber(json, "score", suggestion.Score);
            json.WriteStartArray("evidence");
            foreach (var evidence in suggestion.Evidence)
            {
                json.WriteStartObject();
                json.WriteString("quote", evidence.Quote);
                json.WriteNumber("start", evidence.Start);
                json.WriteNumber("end", evidence.End);
                WriteNumber(json, "page", evidence.Page);
                json.WriteString("rule", evidence.Rule);
                json.WriteNumber("score", Math.Round(evidence.Score, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, tagging.Issues);
    });

    /// <summary>A status as the contract names it.</summary>
    public static string Name(Currency status) => status switch
    {
        Currency.NotAStrategy => "not-a-strategy",
        Currency.NotScreened => "not-screened",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>A kind of block as the contract names it.</summary>
    public static string Name(BlockKind kind) => kind == BlockKind.ListItem ? "list-item" : kind.ToString().ToLowerInvariant();

    /// <summary>A day as 2021-03-31, or null.</summary>
    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Issue> issues)
    {
        json.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("code", issue.Code);
            json.WriteString("severity", issue.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", issue.Message);
            json.WriteString("where", issue.Where);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Block block)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(block.Kind));
        WriteNumber(json, "level", block.Level);
        WriteNumber(json, "page", block.Page);
        if (block.Box is { } box)
        {
            json.WriteStartArray("box");
            json.WriteNumberValue(box.X0);
            json.WriteNumberValue(box.Y0);
            json.WriteNumberValue(box.X1);
            json.WriteNumberValue(box.Y1);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("box");
        }

        WriteNumber(json, "start", block.Start);
        WriteNumber(json, "end", block.End);
        json.WriteString("text", block.Text);
        if (block.Rows is { } rows)
        {
            json.WriteStartArray("rows");
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var cell in row)
                {
                    json.WriteStringValue(cell);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("rows");
        }

        json.WriteEndObject();
    }

    /// <summary>A share as properties of the object that is being written.</summary>
    internal static void Write(Utf8JsonWriter json, Share share)
    {
        json.WriteNumber("count", share.Count);
        json.WriteNumber("of", share.Of);
        json.WriteString("against", share.Against);
        WriteNumber(json, "percent", share.Percent);
    }

    internal static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } n)
        {
            json.WriteNumber(name, n);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static byte[] Line(Action<Utf8JsonWriter> write)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return [.. bytes.WrittenSpan, (byte)'\n'];
    }
}
