using System.Buffers;

namespace Synthesis.Gather.Web;

/// <summary>Keeps what goes over a line, as it goes, below HTTP and above TLS.</summary>
/// <param name="inner">The line.</param>
/// <param name="wire">What is kept.</param>
internal sealed class WireTap(Stream inner, WireTap.Wire wire) : Stream
{
    /// <summary>What went over a line in both directions.</summary>
    /// <param name="most">The most bytes that are taken in.</param>
    /// <param name="arrived">Called whenever something arrived.</param>
    internal sealed class Wire(long most, Action arrived)
    {
        private readonly ArrayBufferWriter<byte> sent = new();
        private readonly ArrayBufferWriter<byte> received = new();

        internal ReadOnlyMemory<byte> Sent => sent.WrittenMemory;

        internal ReadOnlyMemory<byte> Received => received.WrittenMemory;

        /// <summary>Whether more came than is taken in.</summary>
        internal bool Full { get; private set; }

        /// <summary>Makes room for so many bytes.</summary>
        internal void Expect(int bytes) => received.GetSpan(Math.Max(1, bytes - received.WrittenCount));

        internal void Write(ReadOnlySpan<byte> bytes) => sent.Write(bytes);

        internal void Read(ReadOnlySpan<byte> bytes)
        {
            arrived();
            received.Write(bytes[..(int)Math.Min(bytes.Length, most - received.WrittenCount)]);
            if (received.WrittenCount >= most)
            {
                Full = true;
                throw new IOException("More came than is taken in.");
            }
        }
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        wire.Read(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        wire.Read(buffer.AsSpan(offset, read));
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        wire.Write(buffer.Span);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        wire.Write(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
