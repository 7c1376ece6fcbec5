using System.Text;
using Synthesis.Gather.Warc;

namespace Synthesis.Gather.Web;

/// <summary>
/// What a gather that was cut off left in its archive, so that the next goes on as if there had been no cut: answers on the way of questions that were not closed, what sites wanted to be told again,
/// and how long they wanted to be left alone.
/// </summary>
internal sealed class CutOffGather
{
    private static readonly TimeSpan RobotsFresh = TimeSpan.FromHours(24);

    private readonly WarcArchive archive;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<WarcEntry> entries;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<(WarcEntry Answer, WarcEntry Request)>> answers = new(StringComparer.Ordinal);

    /// <summary>An answer that was kept before the cut.</summary>
    /// <param name="Sent">What came of the request.</param>
    /// <param name="Record">The id of its record.</param>
    /// <param name="Cookie">What the request told of cookies, or null.</param>
    internal sealed record Left(Sent Sent, string Record, string? Cookie);

    /// <summary>Looks through an archive.</summary>
    /// <param name="archive">The archive, before anything is added.</param>
    /// <param name="since">When the gather began that was cut off; null where there is none to go on with.</param>
    /// <param name="clock">Tells the time.</param>
    internal CutOffGather(WarcArchive archive, DateTimeOffset? since, TimeProvider clock)
    {
        (this.archive, this.clock, entries) = (archive, clock, archive.Entries);
        Last = entries.Count == 0 ? null : entries[^1].At;
        Since = since;

        // A request stands behind its answer.
        foreach (var (answer, request) in entries.Zip(entries.Skip(1)).Where(p => p.First.At >= since && p.Second.Type == "request" && p.Second.Address == p.First.Address && IsSettled(p.First)))
        {
            (answers.TryGetValue(answer.Address, out var known) ? known : answers[answer.Address] = new()).Enqueue((answer, request));
        }
    }

    /// <summary>The date of the archive's last record, or null.</summary>
    internal DateTimeOffset? Last { get; }

    private DateTimeOffset? Since { get; }

    /// <summary>The answer that a request got before the cut, once; null where it has to be sent.</summary>
    internal Left? Take(Uri address, string? form, Validators? known, bool isRobots)
    {
        (WarcEntry Answer, WarcEntry Request) pair;
        lock (gate)
        {
            if (!answers.TryGetValue(address.AbsoluteUri, out var waiting) || !waiting.TryDequeue(out pair))
            {
                return null;
            }
        }

        var (head, body) = Split(archive.Read(pair.Request).Block);
        var same = head.StartsWith(form is null ? "GET " : "POST ", StringComparison.Ordinal) && (form ?? "") == body
            && Field(head, "If-None-Match") == Sendable(known?.ETag) && Field(head, "If-Modified-Since") == Sendable(known?.LastModified)
            && (!isRobots || clock.GetUtcNow() - pair.Answer.At < RobotsFresh);
        return same && archive.Answer(pair.Answer.Id) is { } answer
            ? new Left(new Sent(new WireExchange(address, pair.Answer.At, null, default, default, null), answer, null, false, null), pair.Answer.Id, Field(head, "Cookie"))
            : Take(address, form, known, isRobots);
    }

    /// <summary>Tells a new jar what sites set since the gather began.</summary>
    internal void Tell(HostCookies cookies)
    {
        foreach (var entry in entries.Where(e => e.SetsCookie && e.At >= Since))
        {
            cookies.Take(new Uri(entry.Address), archive.Answer(entry.Id)?.Headers.GetValueOrDefault("set-cookie"));
        }
    }

    /// <summary>The hosts that asked to be left alone, and until when, where that is still to come.</summary>
    internal IEnumerable<(string Host, DateTimeOffset Until)> Rests()
    {
        foreach (var entry in entries.Where(e => e.Status is 429 or 503).GroupBy(e => HostTurns.Of(new Uri(e.Address)), StringComparer.Ordinal).Select(h => h.Last()))
        {
            if (RetryAfter.Of(archive.Answer(entry.Id), entry.At) is { } asked && entry.At + asked > clock.GetUtcNow())
            {
                yield return (HostTurns.Of(new Uri(entry.Address)), entry.At + asked);
            }
        }
    }

    private static bool IsSettled(WarcEntry entry) => entry is { Type: "response" or "revisit", Status: not null and not 429 and < 500 } && (entry.Whole || entry.Type == "revisit");

    private static (string Head, string Body) Split(ReadOnlyMemory<byte> request)
    {
        var text = Encoding.UTF8.GetString(request.Span);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 4)..]);
    }

    private static string? Field(string head, string name) =>
        head.Split("\r\n").Skip(1).Select(l => l.Split(':', 2)).FirstOrDefault(l => l.Length == 2 && l[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();

    private static string? Sendable(string? value) => value is { Length: > 0 } && !value.Any(char.IsControl) ? value : null;
}
