using System.Globalization;
using System.Text;
using System.Text.Json;
using Synthesis.Gather.Web;

namespace Synthesis.Gather.Warc;

/// <summary>
/// Where a record is, with what it is looked up by. In <c>index.cdxj</c> it is a line as in CDXJ: the address, the time in fourteen digits and an object in JSON; the lines stand in the
/// order of the archive and not of the addresses.
/// </summary>
/// <param name="Address">The record's target; of a <c>warcinfo</c> record, the file's name.</param>
/// <param name="At">Its date.</param>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its identifier, with angle brackets.</param>
/// <param name="File">The name of the file that holds it.</param>
/// <param name="Offset">Where it begins in the file, in bytes.</param>
/// <param name="Length">How long its gzip member is, in bytes.</param>
/// <param name="Status">The HTTP status of a response or revisit, or null.</param>
/// <param name="Digest">The digest of a response's payload, or null.</param>
/// <param name="Whole">Whether the record holds all of what was answered.</param>
/// <param name="SetsCookie">Whether the answer sets a cookie.</param>
/// <param name="Question">Of an <c>metadata</c> record that closes an exchange, what tells its question from others; else null.</param>
internal sealed record WarcEntry(string Address, DateTimeOffset At, string Type, string Id, string File, long Offset, long Length, int? Status = null, string? Digest = null, bool Whole = true, bool SetsCookie = false, string? Question = null)
{
    /// <summary>The entry of a record.</summary>
    internal static WarcEntry Of(WarcRecord record, string file, long offset, long length)
    {
        var answer = record.Type is "response" or "revisit" ? HttpAnswer.Parse(record.Block) : null;
        return new WarcEntry(
            record["WARC-Target-URI"] ?? record["WARC-Filename"] ?? "-",
            DateTimeOffset.Parse(record["WARC-Date"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            record.Type, record.Id, file, offset, length,
            answer?.Status,
            record.Type is "response" or "revisit" ? record["WARC-Payload-Digest"] : null,
            record["WARC-Truncated"] is null,
            answer?.Headers.ContainsKey("set-cookie") == true,
            record.Type == "metadata" ? ExchangeRecord.Question(record) : null);
    }

    internal string Line()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("at", WarcRecord.Time(At));
            writer.WriteString("type", Type);
            writer.WriteString("id", Id);
            writer.WriteString("filename", File);
            writer.WriteNumber("offset", Offset);
            writer.WriteNumber("length", Length);
            if (Status is { } status)
            {
                writer.WriteNumber("status", status);
            }

            if (Digest is not null)
            {
                writer.WriteString("digest", Digest);
            }

            if (!Whole)
            {
                writer.WriteBoolean("whole", false);
            }

            if (SetsCookie)
            {
                writer.WriteBoolean("cookie", true);
            }

            if (Question is not null)
            {
                writer.WriteString("question", Question);
            }

            writer.WriteEndObject();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Address.Replace(" ", "%20", StringComparison.Ordinal)} {At.UtcDateTime:yyyyMMddHHmmss} {Encoding.UTF8.GetString(json.ToArray())}\n");
    }

    /// <summary>The entry of a line, or null where it is none.</summary>
    internal static WarcEntry? Parse(string line)
    {
        var parts = line.Split(' ', 3);
        try
        {
            var o = JsonDocument.Parse(parts[^1]).RootElement;
            return new WarcEntry(
                parts[0], o.GetProperty("at").GetDateTimeOffset(), o.GetProperty("type").GetString()!, o.GetProperty("id").GetString()!,
                o.GetProperty("filename").GetString()!, o.GetProperty("offset").GetInt64(), o.GetProperty("length").GetInt64(),
                o.TryGetProperty("status", out var status) ? status.GetInt32() : null,
                o.TryGetProperty("digest", out var digest) ? digest.GetString() : null,
                !o.TryGetProperty("whole", out var whole) || whole.GetBoolean(),
                o.TryGetProperty("cookie", out var cookie) && cookie.GetBoolean(),
                o.TryGetProperty("question", out var question) ? question.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
