using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Synthesis.Audit;

namespace Synthesis.Report.Drafts;

/// <summary>Writes an audit as one JSON object, and reads back what the audit of the next draft is held against.</summary>
public static class AuditJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The audit on one line, with a line feed after it. Unknown is null.</summary>
    public static byte[] Of(AuditOfDraft audit, AuditExtras extras)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(extras);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("path", audit.Path);
            json.WriteString("sha256", audit.Sha256);
            json.WriteString("title", audit.Title);
            json.WriteString("asAt", Day(audit.AsAt));
            json.WriteString("notAStrategy", audit.NotAStrategy);
            json.WriteString("sent", extras.Sent);
            List(json, "asked", audit.Asked, a =>
            {
                json.WriteStartObject();
                json.WriteString("id", a.Id);
                json.WriteString("hash", a.Hash);
                json.WriteEndObject();
            });
            Write(json, AuditProgress.CountOf(audit), "counts");
            List(json, "findings", audit.Findings, f => Write(json, f, extras.Progress));
            List(json, "codes", audit.Codes, a => Write(json, a, extras));
            List(json, "currency", audit.Currency, c => Write(json, c));
            List(json, "forecast", audit.Forecast, c => Write(json, c));
            List(json, "readability", audit.Readability, c => Write(json, c));
            json.WriteString("peers", extras.PeersOf);
            if (extras.Progress is { } progress)
            {
                json.WriteStartObject("progress");
                List(json, "resolved", progress.Resolved, f =>
                {
                    json.WriteStartObject();
                    json.WriteString("id", f.Id);
                    json.WriteString("rule", f.Rule);
                    json.WriteString("severity", Name(f.Severity));
                    json.WriteString("message", f.Message);
                    json.WriteEndObject();
                });
                json.WriteNumber("new", progress.New.Count);
                json.WriteNumber("remaining", progress.Remaining.Count);
                json.WriteString("differs", progress.Differs);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("progress");
            }

            List(json, "history", extras.Progress?.Counts ?? [AuditProgress.CountOf(audit)], c => Write(json, c, null));
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Reads an audit that <see cref="Of"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such file; the message says what is missing.</exception>
    public static EarlierAudit Read(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
            return new EarlierAudit(
                [.. root.GetProperty("findings").EnumerateArray().Select(f => new EarlierFinding(Text(f, "id"), Text(f, "rule"), Enum.Parse<Severity>(Text(f, "severity"), ignoreCase: true), Text(f, "message")) { Code = f.TryGetProperty("code", out var code) ? code.GetString() : null })],
                [.. root.GetProperty("history").EnumerateArray().Select(c => new AuditCount(DateOnly.ParseExact(Text(c, "asAt"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(c, "draft"),
                    c.GetProperty("errors").GetInt32(), c.GetProperty("warnings").GetInt32(), c.GetProperty("notes").GetInt32()))])
            {
                Asked = root.TryGetProperty("asked", out var asked) ? [.. asked.EnumerateArray().Select(a => new AskedBy(Text(a, "id"), Text(a, "hash")))] : null,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static void Write(Utf8JsonWriter json, AuditFinding finding, AuditProgress? progress)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Name(finding.Severity));
        json.WriteString("code", finding.Code);
        json.WriteString("message", finding.Message);
        json.WriteString("whatToDo", finding.WhatToDo);
        json.WriteString("why", finding.Why);
        json.WriteString("source", finding.Source);
        Write(json, "place", finding.Place);
        List(json, "against", finding.Against, p => Write(json, null, p));
        json.WriteString("since", progress is null ? null : progress.New.Contains(finding.Id) ? "new" : "before");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CodeAnswer answer, AuditExtras extras)
    {
        var key = $"{answer.Codebook}:{answer.Code}";
        json.WriteStartObject();
        json.WriteString("codebook", answer.Codebook);
        json.WriteString("code", answer.Code);
        json.WriteString("title", answer.Title);
        json.WriteString("answered", answer.Answered.ToString().ToLowerInvariant());
        if (answer.Score is { } score)
        {
            json.WriteNumber("score", score);
        }
        else
        {
            json.WriteNull("score");
        }

        List(json, "values", answer.Values, json.WriteStringValue);
        List(json, "lacks", answer.Lacks, json.WriteStringValue);
        json.WriteString("why", answer.Why);
        json.WriteString("source", answer.Source);
        List(json, "quotes", answer.Quotes, p => Write(json, null, p));
        var peers = extras.Peers.GetValueOrDefault(key);
        List(json, "peers", peers?.Shares ?? [], s =>
        {
            json.WriteStartObject();
            json.WriteString("name", s.Name);
            json.WriteNumber("present", s.Present);
            json.WriteNumber("of", s.Of);
            json.WriteEndObject();
        });
        List(json, "passages", peers?.Passages ?? [], p =>
        {
            json.WriteStartObject();
            json.WriteString("strategy", p.Strategy);
            json.WriteString("quote", p.Quote);
            json.WriteString("link", p.Link);
            json.WriteEndObject();
        });
        List(json, "signposts", extras.Signposts.GetValueOrDefault(key) ?? [], s =>
        {
            json.WriteStartObject();
            json.WriteString("title", s.Title);
            json.WriteString("publisher", s.Publisher);
            json.WriteString("year", s.Year);
            json.WriteString("link", s.Link);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DraftCheck check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Id);
        json.WriteString("title", check.Title);
        if (check.Holds is { } holds)
        {
            json.WriteBoolean("holds", holds);
        }
        else
        {
            json.WriteNull("holds");
        }

        json.WriteString("found", check.Found);
        List(json, "places", check.Places, p => Write(json, null, p));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string? name, Place? place)
    {
        if (place is null)
        {
            json.WriteNull(name!);
            return;
        }

        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteNumber("start", place.Start);
        json.WriteNumber("end", place.End);
        json.WriteString("quote", place.Quote);
        if (place.Page is { } page)
        {
            json.WriteNumber("page", page);
        }
        else
        {
            json.WriteNull("page");
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AuditCount count, string? name)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteString("asAt", Day(count.When));
        json.WriteString("draft", count.Draft);
        json.WriteNumber("errors", count.Errors);
        json.WriteNumber("warnings", count.Warnings);
        json.WriteNumber("notes", count.Notes);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> things, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var thing in things)
        {
            write(thing);
        }

        json.WriteEndArray();
    }

    internal static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
