using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Synthesis.Gather.Web;

namespace Synthesis.Gather.Warc;

/// <summary>
/// What was seen, in files <c>gather-00001.warc.gz</c> and so on of a folder, with <c>index.cdxj</c> beside them. Records are only ever added. Whatever a crash left half-written at the
/// end of a file is cut off when the archive is opened, and the index is made good from the files, which alone are the truth.
/// </summary>
public sealed class WarcArchive : IDisposable
{
    private readonly Lock gate = new();
    private readonly Lock disk = new();
    private readonly string folder;
    private readonly string about;
    private readonly TimeProvider clock;
    private readonly long mostBytes;
    private readonly List<WarcEntry> entries = [];
    private readonly Dictionary<string, WarcEntry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WarcEntry> byDigest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WarcEntry>> byQuestion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WarcEntry> latest = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Address), int> seen = [];
    private FileStream? file;
    private FileStream? index;
    private int number;
    private long added;
    private long onDisk;

    private WarcArchive(string folder, string about, TimeProvider clock, long mostBytes) => (this.folder, this.about, this.clock, this.mostBytes) = (folder, about, clock, mostBytes);

    /// <summary>Opens an archive to add to it, or begins one.</summary>
    /// <param name="folder">Its folder, which is made where it is missing.</param>
    /// <param name="about">Who gathers, for the records that open each file: the user agent.</param>
    /// <param name="clock">Dates those records.</param>
    /// <param name="mostBytes">The size at which a file is closed and the next begun.</param>
    /// <exception cref="IOException">The folder or a file in it cannot be written, or another process has it open.</exception>
    public static WarcArchive Open(string folder, string about, TimeProvider clock, long mostBytes = 1L << 29)
    {
        Directory.CreateDirectory(folder);
        var archive = new WarcArchive(folder, about, clock, mostBytes);
        try
        {
            archive.index = new FileStream(Path.Combine(folder, "index.cdxj"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            archive.Recover();
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>How many bytes of torn records were cut off when it was opened.</summary>
    public long CutOff { get; private set; }

    /// <summary>How many records within its files cannot be read; they were left where they are.</summary>
    public int Damaged { get; private set; }

    /// <summary>The entries of every record, in the order they were written.</summary>
    internal IReadOnlyList<WarcEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>The bytes of the answer that a record holds, with their transfer coding and content coding undone; of a revisit, those it refers to.</summary>
    /// <param name="record">The record's identifier, as <see cref="Exchange.Record"/> has it.</param>
    /// <exception cref="InvalidDataException">The archive has no such record, or it is damaged.</exception>
    public ReadOnlyMemory<byte> Body(string record) => Answer(record) is { } answer
        ? ContentCoding.Undo(answer.Payload, answer.Coding, new FetchLimits()).Body : throw new InvalidDataException($"The archive has no record {record}.");

    /// <summary>The answer that a response or revisit record holds, its payload found where it was kept.</summary>
    internal HttpAnswer? Answer(string id)
    {
        if (Find(id) is not { } record || HttpAnswer.Parse(record.Block) is not { } answer)
        {
            return null;
        }

        return record["WARC-Profile"] == ExchangeRecord.Unchanged && record["WARC-Refers-To"] is { } first && Find(first) is { } kept && HttpAnswer.Parse(kept.Block) is { } whole
            ? answer with { Payload = whole.Payload } : answer;
    }

    /// <summary>The record of that id, or null.</summary>
    internal WarcRecord? Find(string id)
    {
        WarcEntry? entry;
        lock (gate)
        {
            byId.TryGetValue(id, out entry);
        }

        return entry is null ? null : Read(entry);
    }

    internal WarcRecord Read(WarcEntry entry)
    {
        using var stream = new FileStream(Path.Combine(folder, entry.File), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return WarcFile.Member(stream, entry.Offset, entry.Length);
    }

    /// <summary>The first response that holds this payload, or null.</summary>
    internal WarcEntry? WithPayload(string digest)
    {
        lock (gate)
        {
            return byDigest.GetValueOrDefault(digest);
        }
    }

    /// <summary>The last response with a body that an address gave, or null.</summary>
    internal WarcEntry? LatestAnswer(string address)
    {
        lock (gate)
        {
            return latest.GetValueOrDefault(address);
        }
    }

    /// <summary>The records that close an exchange with this question, in the order they were written.</summary>
    internal IReadOnlyList<WarcEntry> Asked(string question)
    {
        lock (gate)
        {
            return byQuestion.TryGetValue(question, out var known) ? [.. known] : [];
        }
    }

    /// <summary>An id for the next record of that type and target; the same sequence of records gets the same ids.</summary>
    internal string NextId(string type, string address, DateTimeOffset at, ReadOnlySpan<byte> block)
    {
        int count;
        lock (gate)
        {
            count = seen[(type, address)] = seen.GetValueOrDefault((type, address)) + 1;
        }

        return WarcRecord.IdOf(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{type}\n{address}\n{count}\n{WarcRecord.Time(at)}\n{WarcRecord.Digest(block)}"))));
    }

    /// <summary>Adds records, one after the other in one file.</summary>
    /// <param name="records">The records.</param>
    /// <param name="durable">Whether they are to outlive a power cut from here on, not only a crash of the program.</param>
    internal void Add(IReadOnlyList<WarcRecord> records, bool durable)
    {
        var members = records.Select(r => r.Gzipped()).ToList();
        SafeFileHandle handle;
        long here;
        lock (gate)
        {
            if (file is null || file.Length >= mostBytes)
            {
                Begin();
            }

            foreach (var (record, member) in records.Zip(members))
            {
                Append(record, member);
            }

            index!.Flush();
            (handle, here) = (file!.SafeFileHandle, ++added);
        }

        if (durable)
        {
            ToDisk(handle, here);
        }
    }

    /// <summary>Waits until the disk has what was added; those who come while another is waiting are served together.</summary>
    private void ToDisk(SafeFileHandle handle, long here)
    {
        lock (disk)
        {
            if (here <= onDisk)
            {
                return;
            }

            var now = Interlocked.Read(ref added);
            try
            {
                RandomAccess.FlushToDisk(handle);
                onDisk = now;
            }
            catch (ObjectDisposedException)
            {
                // The next file has been begun, before which this one went to the disk.
            }
        }
    }

    private void Append(WarcRecord record, byte[] member)
    {
        var entry = WarcEntry.Of(record, Path.GetFileName(file!.Name), file.Length, member.Length);
        file.Position = file.Length;
        file.Write(member);
        index!.Write(Encoding.UTF8.GetBytes(entry.Line()));
        Note(entry);
    }

    private void Note(WarcEntry entry)
    {
        entries.Add(entry);
        byId.TryAdd(entry.Id, entry);
        if (entry is { Type: "response" or "revisit", Digest: not null, Status: >= 200 and < 300 })
        {
            latest[entry.Address] = entry;
        }

        if (entry is { Type: "response", Digest: not null, Whole: true })
        {
            byDigest.TryAdd(entry.Digest, entry);
        }

        if (entry.Question is not null)
        {
            (byQuestion.TryGetValue(entry.Question, out var known) ? known : byQuestion[entry.Question] = []).Add(entry);
        }
    }

    private void Begin()
    {
        file?.Flush(flushToDisk: true);
        file?.Dispose();
        var name = Name(++number);
        file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var at = clock.GetUtcNow();
        var block = Encoding.UTF8.GetBytes($"software: synthesis\r\nformat: WARC File Format 1.1\r\nrobots: obey (RFC 9309)\r\nhttp-header-user-agent: {about.ReplaceLineEndings(" ")}\r\n");
        var record = new WarcRecord(
            [("WARC-Type", "warcinfo"), ("WARC-Record-ID", NextId("warcinfo", name, at, block)), ("WARC-Date", WarcRecord.Time(at)), ("WARC-Filename", name),
                ("WARC-Block-Digest", WarcRecord.Digest(block)), ("Content-Type", "application/warc-fields")], block);
        Append(record, record.Gzipped());
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"gather-{number:00000}.warc.gz");

    /// <summary>Brings index and files to agree: lines of records that are not there are dropped, records without a line get one, what is torn is cut off.</summary>
    private void Recover()
    {
        var lines = new StreamReader(index!, new UTF8Encoding(false)).ReadToEnd();
        var known = lines.Split('\n')[..^1].Select(WarcEntry.Parse).OfType<WarcEntry>().GroupBy(e => e.File).ToDictionary(g => g.Key, g => g.OrderBy(e => e.Offset).ToList());
        for (number = 1; File.Exists(Path.Combine(folder, Name(number))); number++)
        {
            var name = Name(number);
            file?.Dispose();
            file = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var walk = WarcFile.Walk(file, name, known.GetValueOrDefault(name) ?? []);
            (CutOff, Damaged) = (CutOff + walk.CutOff, Damaged + walk.Damaged);
            foreach (var entry in walk.Entries)
            {
                Note(entry);
            }
        }

        number--;
        if (file?.Length == 0)
        {
            // Not even its first record was whole.
            file.Dispose();
            File.Delete(file.Name);
            (file, number) = (null, number - 1);
        }

        foreach (var entry in entries)
        {
            seen[(entry.Type, entry.Address)] = seen.GetValueOrDefault((entry.Type, entry.Address)) + 1;
        }

        var whole = string.Concat(entries.Select(e => e.Line()));
        if (whole != lines)
        {
            // Cut first: a crash in between leaves fewer lines, which the next opening makes good.
            index!.SetLength(0);
            index.Write(Encoding.UTF8.GetBytes(whole));
            index.Flush(flushToDisk: true);
        }

        index!.Position = index.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file?.Dispose();
        index?.Dispose();
    }
}
