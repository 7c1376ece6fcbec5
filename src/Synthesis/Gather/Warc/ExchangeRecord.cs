using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Gather.Web;

namespace Synthesis.Gather.Warc;

/// <summary>One request over the wire and what came back.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="At">When the request was sent.</param>
/// <param name="To">The address that was connected to, or null.</param>
/// <param name="Request">The request's bytes.</param>
/// <param name="Answer">The final answer's bytes as they came; empty where none did.</param>
/// <param name="Truncated">Why the answer is not whole, as <c>WARC-Truncated</c> has it, or null.</param>
internal sealed record WireExchange(Uri Address, DateTimeOffset At, IPAddress? To, ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Answer, string? Truncated);

/// <summary>
/// Exchanges as records. Each request is a <c>request</c> and a <c>response</c> record, or a <c>revisit</c> where the payload is kept already or the site says it is unchanged. A question, with all
/// its redirects and repeats or with the reason why it was not put, is closed by a <c>metadata</c> record; an exchange without one was never finished.
/// </summary>
internal static class ExchangeRecord
{
    /// <summary>The profile of a revisit whose payload is one that is kept.</summary>
    internal const string Unchanged = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    /// <summary>The profile of a revisit that the site answered with 304.</summary>
    internal const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    /// <summary>Keeps a request and its answer.</summary>
    /// <returns>The id of the answer's record, or null where none came.</returns>
    internal static string? Add(WarcArchive archive, WireExchange wire)
    {
        var target = wire.Address.AbsoluteUri;
        var records = new List<WarcRecord>();
        var answer = wire.Answer.IsEmpty ? null : HttpAnswer.Parse(wire.Answer);
        var answerId = answer is null ? null : archive.NextId("response", target, wire.At, wire.Answer.Span);
        if (answer is not null)
        {
            var digest = WarcRecord.Digest(answer.Payload.Span);
            var kept = answer.Payload.IsEmpty || wire.Truncated is not null ? null : archive.WithPayload(digest);
            var unchanged = answer.Status == 304 ? archive.LatestAnswer(target) : null;
            var fields = Fields(answer.Status == 304 || kept is not null ? "revisit" : "response", answerId!, wire.At, target);
            if (answer.Status == 304)
            {
                fields.Add(("WARC-Profile", NotModified));
            }
            else if (kept is not null)
            {
                // The standard asks that the payload left out be told as this.
                fields.AddRange([("WARC-Profile", Unchanged), ("WARC-Truncated", "length")]);
            }

            if ((kept ?? unchanged) is { } first)
            {
                fields.AddRange([("WARC-Refers-To", first.Id), ("WARC-Refers-To-Target-URI", first.Address), ("WARC-Refers-To-Date", WarcRecord.Time(first.At))]);
            }

            if (answer.Status != 304)
            {
                fields.Add(("WARC-Payload-Digest", digest));
            }

            if (wire.To is not null)
            {
                fields.Add(("WARC-IP-Address", wire.To.ToString()));
            }

            if (wire.Truncated is not null)
            {
                fields.Add(("WARC-Truncated", wire.Truncated));
            }

            var block = kept is null ? wire.Answer : wire.Answer[..HeadLength(wire.Answer.Span)];
            records.Add(Closed(fields, "application/http;msgtype=response", block));
        }

        if (!wire.Request.IsEmpty)
        {
            var fields = Fields("request", archive.NextId("request", target, wire.At, wire.Request.Span), wire.At, target);
            if (answerId is not null)
            {
                fields.Add(("WARC-Concurrent-To", answerId));
            }

            if (wire.To is not null)
            {
                fields.Add(("WARC-IP-Address", wire.To.ToString()));
            }

            records.Add(Closed(fields, "application/http;msgtype=request", wire.Request));
        }

        if (records.Count > 0)
        {
            archive.Add(records, durable: false);
        }

        return answerId;
    }

    /// <summary>Closes a question: from here on it outlives a power cut, and a replay answers it.</summary>
    internal static void Close(WarcArchive archive, Exchange exchange)
    {
        var block = new StringBuilder();
        Line("method", exchange.Asked.Form is null ? "GET" : "POST");
        Line("form", exchange.Asked.Form);
        Line("if-none-match", exchange.Asked.Known?.ETag);
        Line("if-modified-since", exchange.Asked.Known?.LastModified);
        Line("requests", exchange.Requests.ToString(CultureInfo.InvariantCulture));
        Line("redirects", exchange.Redirects.ToString(CultureInfo.InvariantCulture));
        Line("address", exchange.Address.AbsoluteUri);
        Line("status", exchange.Status.ToString(CultureInfo.InvariantCulture));
        Line("fault", exchange.Fault?.Code);
        Line("fault-severity", exchange.Fault?.Severity.ToString());
        Line("fault-reason", exchange.Fault?.Message);
        Line("fault-where", exchange.Fault?.Where);
        var bytes = Encoding.UTF8.GetBytes(block.ToString());
        var target = exchange.Asked.Address.AbsoluteUri.Split('#')[0];
        var fields = Fields("metadata", archive.NextId("metadata", target, exchange.At, bytes), exchange.At, target);
        if (exchange.Record is not null)
        {
            fields.Add(("WARC-Refers-To", exchange.Record));
        }

        archive.Add([Closed(fields, "application/warc-fields", bytes)], durable: true);

        void Line(string name, string? value) => _ = value is null ? block : block.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
    }

    /// <summary>The exchange that a record closed.</summary>
    internal static Exchange Read(WarcArchive archive, WarcRecord record, Ask ask, FetchLimits limits)
    {
        var lines = Lines(record);
        var id = record["WARC-Refers-To"];
        var answer = id is null ? null : archive.Answer(id);
        var status = int.Parse(lines["status"], NumberStyles.None, CultureInfo.InvariantCulture);
        return new Exchange(
            ask, new Uri(lines["address"]), status,
            answer?.Headers ?? new Dictionary<string, string>(), answer is null ? default : ContentCoding.Undo(answer.Payload, answer.Coding, limits).Body,
            DateTimeOffset.Parse(record["WARC-Date"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            int.Parse(lines["requests"], NumberStyles.None, CultureInfo.InvariantCulture), id,
            lines.TryGetValue("fault", out var code) ? new Issue(code, Enum.Parse<Severity>(lines["fault-severity"]), lines["fault-reason"], lines.GetValueOrDefault("fault-where")) : null)
        { Redirects = lines.TryGetValue("redirects", out var redirects) ? int.Parse(redirects, NumberStyles.None, CultureInfo.InvariantCulture) : 0 };
    }

    /// <summary>What tells a question from others: method, address, form and what was known of the last answer.</summary>
    internal static string Question(Ask ask) => Question(ask.Form is null ? "GET" : "POST", ask.Address.AbsoluteUri, ask.Form, ask.Known?.ETag, ask.Known?.LastModified);

    /// <inheritdoc cref="Question(Ask)"/>
    internal static string? Question(WarcRecord record)
    {
        var lines = Lines(record);
        return lines.TryGetValue("method", out var method)
            ? Question(method, record["WARC-Target-URI"]!, lines.GetValueOrDefault("form"), lines.GetValueOrDefault("if-none-match"), lines.GetValueOrDefault("if-modified-since")) : null;
    }

    private static string Question(string method, string address, string? form, string? tag, string? date) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{method}\n{address.Split('#')[0]}\n{form?.ReplaceLineEndings(" ")}\n{tag}\n{date}")).AsSpan(0, 16));

    private static Dictionary<string, string> Lines(WarcRecord record) => Encoding.UTF8.GetString(record.Block.Span)
        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);

    private static List<(string Name, string Value)> Fields(string type, string id, DateTimeOffset at, string target) =>
        [("WARC-Type", type), ("WARC-Record-ID", id), ("WARC-Date", WarcRecord.Time(at)), ("WARC-Target-URI", target)];

    private static WarcRecord Closed(List<(string Name, string Value)> fields, string contentType, ReadOnlyMemory<byte> block) =>
        new([.. fields, ("WARC-Block-Digest", WarcRecord.Digest(block.Span)), ("Content-Type", contentType)], block);

    private static int HeadLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        return end >= 0 ? end + 4 : answer.IndexOf("\n\n"u8) + 2;
    }
}
