using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Synthesis.Tests.Support;

/// <summary>
/// Holds an archive against WARC 1.1 (ISO 28500:2017) and gzip (RFC 1952), with reading code of its own: nothing here is shared with the program that writes.
/// </summary>
internal static partial class WarcCheck
{
    private static readonly string[] Types = ["warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"];

    private static readonly string[] Mandatory = ["WARC-Record-ID", "WARC-Date", "WARC-Type", "Content-Length"];

    private static readonly Dictionary<string, string[]> OnlyIn = new()
    {
        ["WARC-Filename"] = ["warcinfo"],
        ["WARC-Profile"] = ["revisit"],
        ["WARC-Refers-To"] = ["metadata", "revisit", "conversion"],
        ["WARC-Refers-To-Target-URI"] = ["revisit"],
        ["WARC-Refers-To-Date"] = ["revisit"],
        ["WARC-Concurrent-To"] = ["request", "response", "resource", "metadata", "revisit"],
        ["WARC-IP-Address"] = ["request", "response", "resource", "metadata", "revisit"],
        ["WARC-Payload-Digest"] = ["request", "response", "resource", "revisit", "conversion"],
        ["WARC-Target-URI"] = ["response", "resource", "request", "revisit", "metadata", "conversion", "continuation"],
    };

    private static readonly string[] Profiles =
    [
        "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
    ];

    /// <summary>What is wrong with the WARC files of a folder, in words; empty where nothing is.</summary>
    internal static IReadOnlyList<string> Faults(string folder)
    {
        var faults = new List<string>();
        var records = Read(folder, faults);
        var byId = records.GroupBy(r => r["WARC-Record-ID"]).ToDictionary(g => g.Key, g => g.First());
        faults.AddRange(records.GroupBy(r => r["WARC-Record-ID"]).Where(g => g.Count() > 1).Select(g => $"{g.Count()} records have the id {g.Key}"));
        foreach (var record in records)
        {
            faults.AddRange(Of(record, byId).Select(f => $"{record.File}, record {record.Number} ({record.Type} {record["WARC-Target-URI"]}): {f}"));
        }

        return faults;
    }

    private static IEnumerable<string> Of(Found record, Dictionary<string, Found> byId)
    {
        foreach (var name in Mandatory.Where(n => !record.Fields.Contains(n)))
        {
            yield return $"{name} is mandatory";
        }

        foreach (var twice in record.Fields.Where(f => f.Count() > 1 && f.Key != "WARC-Concurrent-To"))
        {
            yield return $"{twice.Key} stands {twice.Count()} times";
        }

        if (!Types.Contains(record.Type))
        {
            yield return $"there is no type '{record.Type}'";
        }

        if (!RecordId().IsMatch(record["WARC-Record-ID"]))
        {
            yield return $"'{record["WARC-Record-ID"]}' is no id";
        }

        if (!Date().IsMatch(record["WARC-Date"]))
        {
            yield return $"'{record["WARC-Date"]}' is no date";
        }

        foreach (var (field, types) in OnlyIn.Where(o => record.Fields.Contains(o.Key) && !o.Value.Contains(record.Type)))
        {
            yield return $"{field} must not stand in a {record.Type} (only in {string.Join(", ", types)})";
        }

        if (record.Type is not ("warcinfo" or "metadata") && !(Uri.TryCreate(record["WARC-Target-URI"], UriKind.Absolute, out _) && !record["WARC-Target-URI"].Any(c => c <= ' ' || c > '~' || c is '<' or '>')))
        {
            yield return $"'{record["WARC-Target-URI"]}' is no target";
        }

        if (record.Type == "warcinfo" && (record.Number != 1 || record["WARC-Filename"] != record.File))
        {
            yield return "a warcinfo record opens a file and names it";
        }

        if (record.Fields.Contains("WARC-Truncated") && record["WARC-Truncated"] is not ("length" or "time" or "disconnect" or "unspecified"))
        {
            yield return $"nothing is truncated for '{record["WARC-Truncated"]}'";
        }

        if (record.Fields.Contains("WARC-IP-Address") && !System.Net.IPAddress.TryParse(record["WARC-IP-Address"], out _))
        {
            yield return $"'{record["WARC-IP-Address"]}' is no address";
        }

        if (record.Fields.Contains("WARC-Block-Digest") && record["WARC-Block-Digest"] != Digest(record.Block))
        {
            yield return "the block is not what its digest says";
        }

        foreach (var to in record.Fields["WARC-Concurrent-To"].Concat(record.Fields["WARC-Refers-To"]).Where(id => !byId.ContainsKey(id)))
        {
            yield return $"there is no record {to}";
        }

        foreach (var fault in record.Type switch
        {
            "response" => Response(record),
            "revisit" => Revisit(record, byId),
            "request" => Request(record),
            "warcinfo" or "metadata" when record["Content-Type"] == "application/warc-fields" && !Fields().IsMatch(record.BlockText) => ["its block is not made of fields"],
            _ => [],
        })
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Response(Found record)
    {
        if (!Regex.IsMatch(record["Content-Type"], "^application/http; ?msgtype=response$") || !Regex.IsMatch(record.BlockText, @"\AHTTP/1\.[01] \d{3}[ \r\n]"))
        {
            yield return "it is no HTTP response";
        }
        else if (record.Fields.Contains("WARC-Payload-Digest") && record["WARC-Payload-Digest"] != Digest(Payload(record.Block)))
        {
            yield return "the payload is not what its digest says";
        }
    }

    private static IEnumerable<string> Revisit(Found record, Dictionary<string, Found> byId)
    {
        var profile = Array.IndexOf(Profiles, record["WARC-Profile"]);
        var first = byId.GetValueOrDefault(record["WARC-Refers-To"]);
        if (profile < 0)
        {
            yield return "a revisit has one of two profiles";
        }
        else if (profile == 0 && (first is null || first["WARC-Payload-Digest"] != record["WARC-Payload-Digest"] || Digest(Payload(first.Block)) != record["WARC-Payload-Digest"]))
        {
            yield return "the payload it refers to is another";
        }
        else if (profile == 0 && (record["WARC-Truncated"] != "length" || !record.BlockText.EndsWith("\n\n", StringComparison.Ordinal) && !record.BlockText.EndsWith("\r\n\r\n", StringComparison.Ordinal)))
        {
            yield return "its payload is not left out as the standard says";
        }
        else if (profile == 1 && !Regex.IsMatch(record.BlockText, @"\AHTTP/1\.[01] 304"))
        {
            yield return "the site did not say that it is not modified";
        }
        else if (first is not null && (record["WARC-Refers-To-Target-URI"] != first["WARC-Target-URI"] || record["WARC-Refers-To-Date"] != first["WARC-Date"]))
        {
            yield return "what it says of the record it refers to is not so";
        }
    }

    private static IEnumerable<string> Request(Found record)
    {
        var line = Regex.Match(record.BlockText, @"\A(GET|POST) (\S+) HTTP/1\.1\r\n");
        if (!Regex.IsMatch(record["Content-Type"], "^application/http; ?msgtype=request$") || !line.Success)
        {
            yield return "it is no HTTP request";
        }
        else if (!record["WARC-Target-URI"].EndsWith(line.Groups[2].Value, StringComparison.Ordinal))
        {
            yield return $"it asks for {line.Groups[2].Value}";
        }
    }

    private static byte[] Payload(byte[] http)
    {
        var text = Encoding.Latin1.GetString(http);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var body = text[(end + 4)..];
        if (Regex.IsMatch(text[..end], "^transfer-encoding:.*chunked", RegexOptions.IgnoreCase | RegexOptions.Multiline))
        {
            var whole = new StringBuilder();
            while (Regex.Match(body, @"\A([0-9A-Fa-f]+)[^\r\n]*\r\n") is { Success: true } chunk && Convert.ToInt32(chunk.Groups[1].Value, 16) is var size and > 0)
            {
                whole.Append(body.AsSpan(chunk.Length, Math.Min(size, body.Length - chunk.Length)));
                body = body[Math.Min(body.Length, chunk.Length + size + 2)..];
            }

            body = whole.ToString();
        }

        return Encoding.Latin1.GetBytes(body);
    }

    private static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    [GeneratedRegex(@"^<[a-z][a-z0-9+.-]*:[^<>\s]+>$")]
    private static partial Regex RecordId();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$")]
    private static partial Regex Date();

    [GeneratedRegex(@"\A([A-Za-z0-9-]+: [^\r\n]+\r\n)+\z")]
    private static partial Regex Fields();
}
