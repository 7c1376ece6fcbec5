using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Synthesis.Gather;
using Synthesis.Gather.Find;

namespace Synthesis.Store;

/// <summary>One gathering of a review.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="At">When it began.</param>
/// <param name="Authorities">Codes of the authorities it is of.</param>
/// <param name="HasEnded">Whether it came to its end.</param>
public sealed record Gathering(int Id, DateTimeOffset At, IReadOnlyList<string> Authorities, bool HasEnded);

/// <summary>What gathering and the contact log remember.</summary>
public sealed partial class ReviewStore
{
    private readonly Lock gathering = new();

    /// <summary>The last gathering, or null.</summary>
    public Gathering? LastGathering() => context.Gatherings.AsNoTracking().OrderByDescending(g => g.Id).FirstOrDefault() is { } row ? Of(row) : null;

    /// <summary>Goes on with the gathering that has not ended, for further authorities too; else begins a new one.</summary>
    public Gathering BeginGathering(IReadOnlyList<string> authorities)
    {
        Write(() =>
        {
            var open = context.Gatherings.OrderByDescending(g => g.Id).FirstOrDefault();
            if (open is null || open.Ended is not null)
            {
                context.Gatherings.Add(new GatheringRow { At = Now(), Authorities = string.Join('|', authorities) });
            }
            else
            {
                open.Authorities = string.Join('|', open.Authorities.Split('|', StringSplitOptions.RemoveEmptyEntries).Union(authorities).Order(StringComparer.Ordinal));
            }
        });
        return LastGathering()!;
    }

    /// <summary>Notes that a gathering has come to its end.</summary>
    public void EndGathering(int id) => Write(() => context.Gatherings.Single(g => g.Id == id).Ended = Now());

    /// <summary>What sites have answered, for one gathering; several walks may ask it at once.</summary>
    /// <param name="id">The gathering.</param>
    /// <param name="archive">Gives the body that a record of the archive holds; null where there is no archive, and then the store keeps bodies itself.</param>
    public IFrontier Frontier(int id, Func<string, ReadOnlyMemory<byte>>? archive) => new StoredFrontier(this, id, archive);

    /// <summary>What the gathering found for an authority, or null where it has not ended there.</summary>
    public Finding? FindingOf(int id, string authority)
    {
        lock (gathering)
        {
            return context.Findings.AsNoTracking().FirstOrDefault(f => f.Gathering == id && f.Authority == authority) is { } row ? Unpacked<Finding>(row.Content) : null;
        }
    }

    /// <summary>The last finding for an authority before a gathering, or null.</summary>
    public Finding? FindingBefore(int id, string authority)
    {
        lock (gathering)
        {
            return context.Findings.AsNoTracking().Where(f => f.Gathering < id && f.Authority == authority).OrderByDescending(f => f.Id).FirstOrDefault() is { } row ? Unpacked<Finding>(row.Content) : null;
        }
    }

    /// <summary>The last finding for each authority, in the order of their codes.</summary>
    public IReadOnlyList<Finding> Findings() => [.. context.Findings.AsNoTracking().OrderBy(f => f.Id).AsEnumerable().GroupBy(f => f.Authority)
        .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Unpacked<Finding>(g.Last().Content))];

    /// <summary>Keeps what a gathering found for an authority.</summary>
    public void AddFinding(int id, Finding finding)
    {
        lock (gathering)
        {
            var content = Packed(finding);
            Write(() =>
            {
                if (context.Findings.FirstOrDefault(f => f.Gathering == id && f.Authority == finding.Authority) is { } row)
                {
                    row.Content = content;
                }
                else
                {
                    context.Findings.Add(new FindingRow { Gathering = id, Authority = finding.Authority, Content = content });
                }
            });
        }
    }

    /// <summary>The bytes that a site sent, by their hash.</summary>
    /// <param name="sha256">The hash.</param>
    /// <param name="archive">Gives the body that a record of the archive holds, or null.</param>
    /// <exception cref="StoreException">They are not there, or not what was kept.</exception>
    public ReadOnlyMemory<byte> GatheredBytes(string sha256, Func<string, ReadOnlyMemory<byte>>? archive)
    {
        BodyRow? row;
        lock (gathering)
        {
            row = context.Bodies.AsNoTracking().FirstOrDefault(b => b.Hash == sha256);
        }

        var bytes = row?.Content is { } own ? Unsqueezed(own) : row?.Record is { } record && archive is not null ? archive(record) : default;
        return Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) == sha256 ? bytes
            : throw new StoreException($"The body {sha256} is neither in the store nor in the archive as it was kept: restore the review's folder from a copy.");
    }

    /// <summary>Where the review's gathered sources came from, by path, in order.</summary>
    public IReadOnlyList<Origin> Origins() => [.. context.Origins.AsNoTracking().OrderBy(o => o.Path).AsEnumerable().Select(o => Unpacked<Origin>(o.Content))];

    /// <summary>Keeps where sources came from, in place of what was known of the same paths.</summary>
    public void SetOrigins(IReadOnlyList<Origin> origins) => Write(() =>
    {
        foreach (var origin in origins)
        {
            var content = Packed(origin);
            if (context.Origins.FirstOrDefault(o => o.Path == origin.Path) is not { } row)
            {
                context.Origins.Add(new OriginRow { Path = origin.Path, Content = content });
            }
            else if (!row.Content.AsSpan().SequenceEqual(content))
            {
                row.Content = content;
            }
        }
    });

    /// <summary>The contact log, oldest first.</summary>
    public IReadOnlyList<ContactEvent> Contacts() =>
        [.. context.Contacts.AsNoTracking().OrderBy(c => c.Id).AsEnumerable().Select(c => new ContactEvent(c.Authority, c.What, c.By, c.Note) { At = c.At })];

    /// <summary>Adds lines to the contact log.</summary>
    public void AddContacts(IEnumerable<ContactEvent> events) => Write(() => context.Contacts.AddRange(events.Select(e => new ContactRow { At = Now(), By = e.By, Authority = e.Authority, What = e.What, Note = e.Note })));

    private static byte[] Squeezed(ReadOnlySpan<byte> body)
    {
        using var stream = new MemoryStream();
        using (var packed = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(body);
        }

        return stream.ToArray();
    }

    private static byte[] Unsqueezed(byte[] content)
    {
        using var body = new MemoryStream();
        using var packed = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        packed.CopyTo(body);
        return body.ToArray();
    }

    private static Gathering Of(GatheringRow row) => new(row.Id, DateTimeOffset.Parse(row.At, System.Globalization.CultureInfo.InvariantCulture), row.Authorities.Split('|', StringSplitOptions.RemoveEmptyEntries), row.Ended is not null);

    /// <summary>An exchange without its body.</summary>
    private sealed record KeptExchange(string Asked, string? Form, string Address, int Status, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At, int Requests, string? Record, Issue? Fault, int Redirects = 0);

    private sealed class StoredFrontier(ReviewStore store, int id, Func<string, ReadOnlyMemory<byte>>? archive) : IFrontier
    {
        public Exchange? Known(string question) => Find(e => e.Gathering == id && e.Question == question);

        public Exchange? Before(string question) => Find(e => e.Gathering < id && e.Question == question && e.Body != null);

        public void Keep(string question, Exchange exchange)
        {
            var content = Packed(new KeptExchange(exchange.Asked.Address.AbsoluteUri, exchange.Asked.Form, exchange.Address.AbsoluteUri, exchange.Status, exchange.Headers, exchange.At, exchange.Requests, exchange.Record, exchange.Fault, exchange.Redirects));
            var hash = exchange.Body.IsEmpty ? null : Convert.ToHexStringLower(SHA256.HashData(exchange.Body.Span));
            lock (store.gathering)
            {
                store.Write(() =>
                {
                    if (hash is not null && !store.context.Bodies.Any(b => b.Hash == hash))
                    {
                        store.context.Bodies.Add(archive is not null && exchange.Record is not null ? new BodyRow { Hash = hash, Record = exchange.Record } : new BodyRow { Hash = hash, Content = Squeezed(exchange.Body.Span) });
                    }

                    store.context.Exchanges.Add(new ExchangeRow { Gathering = id, Question = question, Content = content, Body = hash });
                });
            }
        }

        private Exchange? Find(System.Linq.Expressions.Expression<Func<ExchangeRow, bool>> which)
        {
            ExchangeRow? row;
            lock (store.gathering)
            {
                row = store.context.Exchanges.AsNoTracking().Where(which).OrderByDescending(e => e.Id).FirstOrDefault();
            }

            if (row is null)
            {
                return null;
            }

            var kept = Unpacked<KeptExchange>(row.Content);
            var body = row.Body is null ? default : store.GatheredBytes(row.Body, archive);
            return new Exchange(new Ask(new Uri(kept.Asked), kept.Form), new Uri(kept.Address), kept.Status, kept.Headers, body, kept.At, kept.Requests, kept.Record, kept.Fault) { Redirects = kept.Redirects };
        }
    }
}
