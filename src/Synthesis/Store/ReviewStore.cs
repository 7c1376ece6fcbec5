using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Synthesis.Extract;
using Synthesis.Rate;
using Synthesis.Review;
using Synthesis.Review.Exchange;
using Synthesis.Screen;

namespace Synthesis.Store;

/// <summary>An event of a review's selection.</summary>
/// <param name="Subject">The publication's short name.</param>
/// <param name="By">Who: a person, or <c>synthesis</c>.</param>
/// <param name="Fate">What becomes of the publication, and why.</param>
public sealed record SelectionEvent(string Subject, string By, Fate Fate)
{
    /// <summary>When it was added, as <c>2024-06-01T10:00:00Z</c>; null before.</summary>
    public string? At { get; init; }
}

/// <summary>What a review remembers: documents as read, results worked out from them, events and decisions. Everything a person did is only ever added to.</summary>
public sealed partial class ReviewStore : IDisposable
{
    /// <summary>Who makes the events that no person made.</summary>
    public const string Machine = "synthesis";

    private readonly StoreContext context;
    private readonly string folder;
    private readonly TimeProvider clock;

    private ReviewStore(StoreContext context, string folder, TimeProvider clock)
    {
        (this.context, this.folder, this.clock) = (context, folder, clock);
    }

    /// <summary>Opens the store of a review's folder, making or bringing forward its tables.</summary>
    /// <exception cref="StoreException">The folder cannot be written, or the store is damaged or of a newer program.</exception>
    public static ReviewStore Open(string folder, TimeProvider clock)
    {
        var path = Path.Combine(folder, "review.db");
        var context = new StoreContext(path);
        try
        {
            Schema.Advance(context, path);
            return new ReviewStore(context, folder, clock);
        }
        catch (SqliteException e)
        {
            context.Dispose();
            throw Explained(e, path);
        }
        catch (StoreException)
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>The sources that are there, in the order of their paths, each with the key of what was read from it.</summary>
    public IReadOnlyList<(string Path, string Key)> Sources() =>
        [.. context.Sources.AsNoTracking().Where(s => s.Present).AsEnumerable().Select(s => (s.Path, s.Key)).OrderBy(s => s.Path, StringComparer.Ordinal)];

    /// <summary>The documents of the sources in the order of their paths, read one by one; those not read yet are left out.</summary>
    public IEnumerable<Document> Documents() => Sources().Select(s => Document(s.Path, s.Key)).OfType<Document>();

    /// <summary>The documents of these sources, in the order given.</summary>
    public IReadOnlyList<Document> Documents(IEnumerable<string> paths) =>
        [.. paths.Select(p => context.Sources.AsNoTracking().FirstOrDefault(s => s.Path == p) is { } source ? Document(p, source.Key) : null).OfType<Document>()];

    private Document? Document(string path, string key) =>
        context.Documents.AsNoTracking().FirstOrDefault(d => d.Key == key) is { } row ? Unpacked<Document>(row.Content) with { Path = path } : null;

    /// <summary>The keys of every document that was read before.</summary>
    public IReadOnlySet<string> DocumentKeys() => context.Documents.AsNoTracking().Select(d => d.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Notes that a source is there, with what its bytes and engine were.</summary>
    public void SetSource(string path, string key) => Write(() =>
    {
        var row = context.Sources.FirstOrDefault(s => s.Path == path);
        if (row is null)
        {
            context.Sources.Add(new SourceRow { Path = path, Key = key, Present = true });
        }
        else if (row.Key != key || !row.Present)
        {
            (row.Key, row.Present) = (key, true);
        }
    });

    /// <summary>Notes which sources are there now; others are kept and passed over.</summary>
    public void KeepSources(IReadOnlyCollection<string> paths) => Write(() =>
    {
        foreach (var row in context.Sources.Where(s => s.Present).ToList().Where(s => !paths.Contains(s.Path)))
        {
            row.Present = false;
        }
    });

    /// <summary>Keeps a document as read, and the bytes it was read from.</summary>
    public void AddDocument(string key, Document document, ReadOnlySpan<byte> bytes)
    {
        if (document.Sha256 is not null)
        {
            Archive.Keep(Path.Combine(folder, "archive"), document.Path, document.MediaType, bytes, clock.GetUtcNow());
        }

        var content = Packed(document);
        Write(() =>
        {
            if (context.Documents.FirstOrDefault(d => d.Key == key) is { } row)
            {
                row.Content = content;
            }
            else
            {
                context.Documents.Add(new DocumentRow { Key = key, Content = content });
            }
        });
    }

    /// <summary>A result worked out before from the same input, or null.</summary>
    public T? Result<T>(string key)
        where T : class => context.Results.AsNoTracking().FirstOrDefault(r => r.Key == key) is { } row ? Unpacked<T>(row.Content) : null;

    /// <summary>Keeps a result by the hash of what it was worked out from.</summary>
    public void AddResult<T>(string key, T result)
        where T : class
    {
        var content = Packed(result);
        Write(() =>
        {
            if (!context.Results.Any(r => r.Key == key))
            {
                context.Results.Add(new ResultRow { Key = key, Content = content });
            }
        });
    }

    /// <summary>Keeps a result in place of the one of the same key.</summary>
    public void SetResult<T>(string key, T result)
        where T : class
    {
        var content = Packed(result);
        Write(() =>
        {
            if (context.Results.FirstOrDefault(r => r.Key == key) is not { } row)
            {
                context.Results.Add(new ResultRow { Key = key, Content = content });
            }
            else if (!row.Content.AsSpan().SequenceEqual(content))
            {
                row.Content = content;
            }
        });
    }

    /// <summary>Every event, oldest first.</summary>
    public IReadOnlyList<SelectionEvent> Events() =>
        [.. context.Events.AsNoTracking().OrderBy(e => e.Id).AsEnumerable().Select(e => new SelectionEvent(e.Subject, e.By, new Fate(e.Included, e.Code, e.Reason)) { At = e.At })];

    /// <summary>Adds events that say something new: an event equal to the last one of its subject, people's and the program's apart, is not repeated.</summary>
    /// <returns>How many were added.</returns>
    public int AddEvents(IEnumerable<SelectionEvent> events)
    {
        var last = Events().GroupBy(e => (e.Subject, e.By == Machine)).ToDictionary(g => g.Key, g => g.Last());
        var added = events.Where(e => !last.TryGetValue((e.Subject, e.By == Machine), out var known) || (known.By, known.Fate) != (e.By, e.Fate)).ToList();
        if (added.Count > 0)
        {
            Write(() => context.Events.AddRange(added.Select(e => new EventRow
            {
                At = Now(), By = e.By, Subject = e.Subject, Included = e.Fate.Included, Code = e.Fate.Code, Reason = e.Fate.Reason,
            })));
        }

        return added.Count;
    }

    /// <summary>Every decision that was not withdrawn, oldest first.</summary>
    public IReadOnlyList<Decision> Decisions() => [.. KeptDecisions().Select(d => d.Decision)];

    /// <summary>Every decision that was not withdrawn, with the time it was added, oldest first.</summary>
    public IReadOnlyList<DatedDecision> DatedDecisions() => [.. KeptDecisions().Select(d => new DatedDecision(d.At, d.Decision))];

    /// <summary>The archived bytes of that hash.</summary>
    /// <exception cref="StoreException">They are not there, or are not what was kept.</exception>
    public byte[] Bytes(string sha256) => Archive.Read(Path.Combine(folder, "archive"), sha256);

    /// <summary>Adds decisions, all or none; one that is there already, to the letter, is not added again.</summary>
    /// <returns>How many were new.</returns>
    public int AddDecisions(IReadOnlyList<Decision> decisions) => AddNew(context.Decisions, decisions);

    /// <summary>Every rating that a person gave, oldest first.</summary>
    public IReadOnlyList<PersonRating> Ratings() => [.. context.Ratings.AsNoTracking().OrderBy(d => d.Id).AsEnumerable().Select(d => Unpacked<PersonRating>(d.Content))];

    /// <summary>Adds ratings, all or none; one that is there already, to the letter, is not added again.</summary>
    /// <returns>How many were new.</returns>
    public int AddRatings(IReadOnlyList<PersonRating> ratings) => AddNew(context.Ratings, ratings);

    private int AddNew<TRow, T>(DbSet<TRow> rows, IReadOnlyList<T> given)
        where TRow : PersonRow, new()
    {
        var known = rows.AsNoTracking().Select(d => d.Hash).ToHashSet(StringComparer.Ordinal);
        var added = given.Select(g => (Given: g, Hash: Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(g))))).Where(d => known.Add(d.Hash)).ToList();
        if (added.Count > 0)
        {
            Write(() => rows.AddRange(added.Select(d => new TRow { At = Now(), Hash = d.Hash, Content = Packed(d.Given) })));
        }

        return added.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => context.Dispose();

    private string Now() => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private void Write(Action change)
    {
        try
        {
            change();
            context.SaveChanges();
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException inner)
        {
            throw Explained(inner, Path.Combine(folder, "review.db"));
        }
        catch (SqliteException e)
        {
            throw Explained(e, Path.Combine(folder, "review.db"));
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    private static StoreException Explained(SqliteException e, string path) => new(e.SqliteErrorCode switch
    {
        11 or 26 => $"'{path}' is damaged or no store of a review: restore it from a copy, or move it away and run again; the sources are read anew, and decisions come back by 'synthesis import'.",
        10 or 13 => $"'{path}' could not be read or written (the disk may be full or failing): make room or check it, and run again; what was done before is kept.",
        8 or 14 => $"'{path}' cannot be opened for writing: check that the folder exists and its permissions.",
        5 or 6 => $"'{path}' is in use by another run: let that finish.",
        _ => $"'{path}' could not be used ({e.Message}).",
    });

    private static byte[] Packed<T>(T value)
    {
        using var stream = new MemoryStream();
        using (var packed = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packed, value);
        }

        return stream.ToArray();
    }

    private static T Unpacked<T>(byte[] content)
    {
        using var packed = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(packed) ?? throw new StoreException("A record of the store is empty: restore the store from a copy.");
    }
}
