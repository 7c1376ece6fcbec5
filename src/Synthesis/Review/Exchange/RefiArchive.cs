using System.IO.Compression;
using System.Text;

namespace Synthesis.Review.Exchange;

/// <summary>How much of a project file is read.</summary>
/// <param name="UnpackedBytes">Most that all parts together may unpack to.</param>
/// <param name="Ratio">Most that a part over a megabyte may unpack to, against its packed size.</param>
/// <param name="Parts">Most parts of a file.</param>
/// <param name="Codings">Most codings of a project.</param>
public sealed record ExchangeLimits(long UnpackedBytes = 1L << 30, int Ratio = 200, int Parts = 20_000, int Codings = 2_000_000);

/// <summary>The zip of a project. Nothing is unpacked to disk; a part is read as it comes and stopped when it grows past its limit, whatever its header says.</summary>
internal sealed class RefiArchive : IDisposable
{
    private readonly ZipArchive zip;
    private readonly ExchangeLimits limits;
    private readonly string path;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    internal RefiArchive(string path, ExchangeLimits limits)
    {
        (this.path, this.limits) = (path, limits);
        try
        {
            zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries)
            {
                var name = entry.FullName.Replace('\\', '/');
                if (name.StartsWith('/') || name.Split('/').Contains("..") || (name.Length > 1 && name[1] == ':'))
                {
                    throw Refusal($"holds a part that leads out of it ('{entry.FullName}')");
                }

                parts.TryAdd(name, entry);
            }
        }
        catch (InvalidDataException)
        {
            zip?.Dispose();
            throw Refusal("is no whole zip (it may be cut short)");
        }

        if (parts.Count > limits.Parts)
        {
            throw Refusal($"has more than {limits.Parts} parts");
        }
    }

    public void Dispose() => zip.Dispose();

    /// <summary>The project's own part.</summary>
    internal Stream OpenProject()
    {
        var name = parts.Keys.Where(p => p.EndsWith(".qde", StringComparison.OrdinalIgnoreCase)).OrderBy(p => p.Count(c => c == '/')).ThenBy(p => p, StringComparer.Ordinal).FirstOrDefault()
            ?? throw Refusal("holds no project.qde, so it is no REFI-QDA project");
        return Open(parts[name]);
    }

    /// <summary>The text of a source, or null where the path leads out of the project or to nothing.</summary>
    internal string? ReadText(string internalPath)
    {
        const string Scheme = "internal://";
        if (!internalPath.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = Uri.UnescapeDataString(internalPath[Scheme.Length..].Replace('\\', '/').TrimStart('/'));
        if (name.Split('/').Contains("..") || (!parts.TryGetValue("sources/" + name, out var entry) && !parts.TryGetValue(name, out entry)))
        {
            return null;
        }

        try
        {
            using var reader = new StreamReader(Open(entry), new UTF8Encoding(false, false), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            throw Refusal($"holds a part that is damaged ('{entry.FullName}')");
        }
    }

    internal ExchangeException Refusal(string what) => new($"'{path}' {what}: nothing was imported; export it again from the tool it comes from.");

    private Bounded Open(ZipArchiveEntry entry) => new(this, entry);

    /// <summary>Reads a part and counts.</summary>
    private sealed class Bounded(RefiArchive archive, ZipArchiveEntry entry) : Stream
    {
        private readonly Stream inner = entry.Open();
        private long own;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => own; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var n = inner.Read(buffer);
            own += n;
            archive.unpacked += n;
            return archive.unpacked > archive.limits.UnpackedBytes || (own > 1 << 20 && own > archive.limits.Ratio * Math.Max(1, entry.CompressedLength))
                ? throw archive.Refusal($"unpacks to far more than its size ('{entry.FullName}', over {archive.limits.Ratio}:1 or {archive.limits.UnpackedBytes >> 20} MB in all)") : n;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
